"""Second opinions on the fog: none of them tells what was not felt."""

import numpy as np

from engines.reference import numeric_gradient
from pages.ui.chapter import Opinion, agree

from .record import Record


def opinions(record: Record) -> list[Opinion]:
    """Look at the hollows' bottoms, at the slopes felt, and at the walk of descent."""
    found = [_bottoms(record)]
    if record.n_probes:
        found.append(_slopes(record))
    if record.is_over:
        found += [_descent(record), _lowest(record)]
    return found


def _bottoms(record: Record) -> Opinion:
    """Compare the slope at each bottom with none; neither their number nor where."""
    slopes = [numeric_gradient(record.ground.value, one) for one in record.minima]
    what = "How steep it is at the bottoms of the hollows, wherever they are"
    return agree(slopes, np.zeros_like(slopes), "level ground", what, allowed=1e-6)


def _slopes(record: Record) -> Opinion:
    you, value = record.you, record.ground.value
    theirs = [numeric_gradient(value, point) for point in you.points]
    against = "differences of heights close by"
    return agree(you.slopes, theirs, against, "All slopes felt", allowed=1e-6)


def _descent(record: Record) -> Opinion:
    """Walk again, from the slopes felt, one step after the other."""
    felt, rate = record.players["descent"], record.settings.fog_rate
    points = [felt.points[0]]
    for _ in range(record.n_probes - 1):
        points.append(points[-1] - rate * record.ground.gradient(points[-1]))
    return agree(
        felt.points, points, "p − η∇f by hand", "All probes of descent", allowed=1e-12
    )


def _lowest(record: Record) -> Opinion:
    """Compare the bottom with the lowest height on a net."""
    return Opinion(
        "the ground drawn",
        max(record.bottom - record.field.low, 0.0),
        1e-9,
        "That the ground is nowhere lower than the bottom",
        verbs=("is confirmed by", "is not confirmed by"),
    )
