"""What the factory's parts may say; a module for each part."""

from . import books_of_blame, chain_rule, one_pass, one_step

CLAIMS = {
    "One pass": one_pass.CLAIMS,
    "Chain rule": chain_rule.CLAIMS,
    "Books of blame": books_of_blame.CLAIMS,
    "One step": one_step.CLAIMS,
}
