"""What "Map" may say: put together from its columns and its ending."""

from tests.claims import Claims

from . import map_columns, map_ending
from .map_own import Mapped, answers
from .one_stack import settings as any_stack

NARROW, ALSO = (4.0, 8.0), (16.0, 32.0, 64.0)


def settings(rng):
    """Return a map of any kind of stack, mostly narrow ones."""
    width = rng.choice(ALSO if rng.random() < 0.15 else NARROW)
    normalised = {"norm": True, "skip": rng.random() < 0.5}
    return (
        any_stack(rng) | {"width": width} | (normalised if rng.random() < 0.2 else {})
    )


CLAIMS = Claims(
    (*map_columns.CLAIMS, *map_ending.CLAIMS),
    evidence=Mapped,
    answers=answers,
    settings=settings,
    few=2,
    many=150,
)
