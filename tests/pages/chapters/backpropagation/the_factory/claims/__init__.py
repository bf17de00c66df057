"""What the factory's parts may say; a module for each part."""

from . import (
    books_of_blame,
    break_it,
    chain_rule,
    my_number,
    nudging,
    one_pass,
    one_step,
    ten_thousand,
    the_check,
    two_losses,
)

CLAIMS = {
    "One pass": one_pass.CLAIMS,
    "Chain rule": chain_rule.CLAIMS,
    "Books of blame": books_of_blame.CLAIMS,
    "One step": one_step.CLAIMS,
    "10,000 steps": ten_thousand.TEN_THOUSAND,
    "Two losses": two_losses.TWO_LOSSES,
    "The check": the_check.THE_CHECK,
    "Break it": break_it.BREAK_IT,
    "Nudging": nudging.NUDGING,
    "My number is different": my_number.MY_NUMBER,
}
