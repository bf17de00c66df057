"""What "My number is different" says of a network's numbers."""

from pages.chapters.backpropagation.the_factory.my_number_is_different.case import (
    case_of,
)
from pages.chapters.backpropagation.the_factory.my_number_is_different.controls import (
    settings_of,
)
from tests.pages.chapters import my_number

from .drawn import DRAWS
from .shared import SPANS

MY_NUMBER = my_number.claims_of(
    "factory",
    lambda values: case_of(settings_of(values)),
    my_number.plants(),
    SPANS,
    draws=DRAWS,
    few=40,
)
