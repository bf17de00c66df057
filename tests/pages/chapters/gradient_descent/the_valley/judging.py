"""What the judges of the valley's sentences share."""

from tests.claims import Told, reads_as
from tests.claims.shapes import number
from tests.pages.chapters.gradient_descent.the_valley.own_walk import (
    OwnWalk,
    bend,
    bottoms,
    slope,
)


def unit(told: Told, place: str, one: str, count: str) -> bool:
    """Whether a noun or verb agrees with its count."""
    return (told.word(place) == one) == (told[count] == 1)


def near(said: str, value: float) -> bool:
    """A number as it is said, but for the error of bends by differences."""
    slack = 1e-8 * (1 + abs(value))
    return any(reads_as(said, value + by) for by in (-slack, 0, slack))


def is_bottom(walk: OwnWalk) -> bool:
    near = any(abs(walk.rest - b) < 1e-6 for b in bottoms(walk.curve))
    bends, felt = bend(walk.curve, walk.rest), abs(slope(walk.curve, walk.rest))
    if walk.is_own:  # what is next to level may lead far
        return near or 0 < bends and felt <= 1e-6 * (1 + abs(walk.rest)) * bends
    return near or bends > 1e-6


def factor_at(walk: OwnWalk) -> float:
    return 1 - walk.rate * bend(walk.curve, walk.rest)


def close6(said: str, value: float) -> bool:
    """A number as it is said, but for the error of bends by differences."""
    return abs(number(said) - value) <= 1e-8 * (1 + abs(value)) or any(
        reads_as(said, value * (1 + by)) for by in (-1e-8, 0, 1e-8)
    )


def rests(told: Told, at: str = "x") -> bool:
    """Whether it comes to rest where the sentence says."""
    return told.seen.rest is not None and told.reads(**{at: told.seen.rest})
