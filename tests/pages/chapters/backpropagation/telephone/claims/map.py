"""What "Map" may say: put together from its columns and its ending."""

from tests.claims import Claims

from . import map_columns, map_ending
from .map_own import Mapped, answers
from .one_stack import OVERFLOW
from .one_stack import settings as any_stack

NARROW, ALSO = (4.0, 8.0), (16.0, 32.0, 64.0)


def settings(rng):
    """Return a map of any kind of stack, mostly narrow ones, odd ones often."""
    odd = (
        (0.2, {"norm": True, "skip": rng.random() < 0.5}),
        (0.25, {"act": "Identity", "init": "Orthogonal", "scale": 1.0, "skip": False}),
        (0.33, {"act": "Sigmoid", "init": "Orthogonal", "skip": True, "norm": False}),
        (0.36, {"width": 32.0, **OVERFLOW}),
        (0.39, {"init": "Zeros"}),
        (0.42, {"act": "ReLU", "init": "He", "depth": 100, "width": 4.0}),
        (1.0, {}),
    )
    at, width = rng.random(), rng.choice(ALSO if rng.random() < 0.1 else NARROW)
    more = next(more for upto, more in odd if at < upto)
    return any_stack(rng) | {"width": width} | more


CLAIMS = Claims(
    (*map_columns.CLAIMS, *map_ending.CLAIMS),
    evidence=Mapped,
    answers=answers,
    settings=settings,
    few=2,
    many=150,
    n_steps=6,
)
