"""What is so beside a ReLU's corner: E measured again with a real nudge, both ways."""

import numpy as np

from tests.pages.chapters.backpropagation.the_factory.claims.own import Own

SMALL = 1e-6


def at_corner(own: Own, unit: int) -> bool:
    """Tell whether a hidden ReLU stands at z = 0."""
    z = own.forward(own.start)[0]
    return own.settings.activation == "relu" and z[unit] == 0


def changes(own: Own, here: np.ndarray, k: int) -> tuple[float, float]:
    """Return how E changes with parameter k where it grows, and where it shrinks."""
    nudge = SMALL * np.eye(len(here))[k]
    return tuple(
        float(own.gradient(here + by * nudge)[k])
        if _moves(own, here, by * nudge)
        else 0
        for by in (1, -1)
    )


def _moves(own: Own, here: np.ndarray, nudge: np.ndarray) -> bool:
    return bool((own.forward(here + nudge)[1] != own.forward(here)[1]).any())


def both_sides(told, own: Own, here: np.ndarray, k: int) -> bool:
    """Judge how much E changes one way, and that it does not change the other way."""
    up, down = changes(own, here, k)
    slope, other = (up, down) if told.word("way") == "grows" else (down, up)
    near = abs(told["s"] - slope) <= 1e-3 * abs(slope)
    return near and told["s"] != 0 == other and told.word("way") != told.word("other")


SIDES = (
    "where {own:*} {way:grows|shrinks} a little, E changes {s} times as much; where it "
    "{other:grows|shrinks}, not at all."
)
