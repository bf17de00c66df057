"""What the factory's parts may say, a module for each part."""

from tests.pages.chapters.backpropagation.the_factory.claims.break_it import BREAK_IT
from tests.pages.chapters.backpropagation.the_factory.claims.the_check import THE_CHECK

CLAIMS = {
    "Break it": BREAK_IT,
    "The check": THE_CHECK,
}
