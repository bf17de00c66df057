"""What is so beside a ReLU's corner: E measured again with a real nudge, both ways."""

import numpy as np

from tests.pages.chapters.backpropagation.the_factory.claims.own import Own

GRAIN = 1e-12  # of its largest part: a smaller slope is only a rest


def at_corner(own: Own, unit: int) -> bool:
    """Tell whether a hidden ReLU stands at z = 0."""
    z = own.forward(own.start)[0]
    return own.settings.activation == "relu" and z[unit] == 0


def changes(own: Own, here: np.ndarray, k: int) -> tuple[float, float]:
    """Return how E changes with what leads to a corner: where it grows, and shrinks."""
    n, m, _ = own.sizes
    of_w, of_b = k < n * m, k - len(here) + own.sizes[2] + m
    if own.settings.activation != "relu" or not (of_w or 0 <= of_b < m):
        return 0.0, 0.0
    unit = k % m if of_w else of_b
    came = own.sample[0][k // m] if of_w else 1.0
    if own.forward(here)[0][unit] != 0:
        return 0.0, 0.0
    parts = own.parted(here)[1][unit] * own.blame_of_outputs(here) * own.slopes(here)[1]
    rest = abs(parts.sum()) <= GRAIN * np.abs(parts).sum()
    slope = 0.0 if rest else float(came * parts.sum())
    return (slope, 0.0) if came > 0 else (0.0, slope)


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


def beside(told) -> bool:
    own = Own(told.record.settings)
    k = [*told.record.names.parameters()].index(told.seen.own)
    return told.word("own") == told.seen.own and both_sides(told, own, own.start, k)


def sides(told) -> tuple[float, float]:
    own = Own(told.record.settings)
    k = [*told.record.names.parameters()].index(told.seen.own)
    return changes(own, own.start, k)


def is_beside(told) -> bool:
    """Tell whether the chosen parameter leads to a corner, where the chain says 0."""
    own, seen = Own(told.record.settings), told.seen
    return not seen.layer and at_corner(own, seen.unit) and seen.sum == 0
