"""What the factory's parts may say, a module for each part."""

from tests.pages.chapters.backpropagation.the_factory.claims.break_it import BREAK_IT
from tests.pages.chapters.backpropagation.the_factory.claims.nudging import NUDGING
from tests.pages.chapters.backpropagation.the_factory.claims.the_check import THE_CHECK
from tests.pages.chapters.backpropagation.the_factory.claims.two_losses import (
    TWO_LOSSES,
)

CLAIMS = {
    "Break it": BREAK_IT,
    "The check": THE_CHECK,
    "Two losses": TWO_LOSSES,
    "Nudging": NUDGING,
}
