"""What the factory's parts may say; a module for each part."""

from . import break_it, nudging, the_check, two_losses

CLAIMS = {
    "Break it": break_it.BREAK_IT,
    "The check": the_check.THE_CHECK,
    "Two losses": two_losses.TWO_LOSSES,
    "Nudging": nudging.NUDGING,
}
