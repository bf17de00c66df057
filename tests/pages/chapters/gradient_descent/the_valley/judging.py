"""What the judges of the valley's sentences share."""

from tests.claims import Told, reads_as


def unit(told: Told, place: str, one: str, count: str) -> bool:
    """Whether a noun or verb agrees with its count."""
    return (told.word(place) == one) == (told[count] == 1)


def near(said: str, value: float) -> bool:
    """A number as it is said, but for the error of bends by differences."""
    slack = 1e-8 * (1 + abs(value))
    return any(reads_as(said, value + by) for by in (-slack, 0, slack))
