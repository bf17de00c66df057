"""What the factory's parts may say, a module for each part."""

from tests.pages.chapters.backpropagation.the_factory.claims.break_it import BREAK_IT

CLAIMS = {
    "Break it": BREAK_IT,
}
