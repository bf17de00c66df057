"""What "My number is different" says of a network's numbers."""

from pages.chapters.backpropagation.the_factory.my_number_is_different.case import (
    case_of,
)
from pages.chapters.backpropagation.the_factory.my_number_is_different.controls import (
    settings_of,
)
from tests.pages.chapters import my_number

from .passes.draws import DRAWS
from .passes.note import NOTE, OWN_NOTES

MY_NUMBER = my_number.claims_of(
    "factory",
    lambda values: case_of(settings_of(values)),
    my_number.plants(),
    NOTE,
    *OWN_NOTES,
    draws={**DRAWS, "round": lambda rng, seen: rng.choice((1, 1, 2, 3))},
    few=25,
)
