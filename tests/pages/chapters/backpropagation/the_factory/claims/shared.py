"""What all of the factory's parts say beside their controls."""

from tests.claims import Claim, Told
from tests.pages.chapters.backpropagation.the_factory.claims.drawn import (
    LARGEST_INPUT,
    LARGEST_WEIGHT,
)


def _spans(told: Told) -> bool:
    x, w = LARGEST_INPUT, LARGEST_WEIGHT
    return told.reads(a=-x, b=x, low=0, high=1, c=-w, d=w)


SPANS = Claim(
    "Click on a number to change it: inputs from {a} to {b}, targets from {low} to "
    "{high}, weights and biases from {c} to {d}.",
    _spans,
)
