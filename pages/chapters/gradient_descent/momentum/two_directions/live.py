"""What moves in "Two directions" while a hand is on η, on β, or on the start."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from engines.gradient_descent import (
    GradientDescent,
    Momentum,
    Trajectories,
    descend_many,
    quadratic,
)
from pages.figures.live import Handle, Live, LivePath
from pages.figures.shapes import dot

from ..settings import OVER_STEPS
from .bands import CENTRES, band_of, places
from .cut import inside
from .heights import SIDES, TOP
from .looks import DIRECTIONS, WALKERS
from .record import FLAT, STEEP, Record
from .words import NAMES

BOWL, HEIGHTS, BANDS = 0, 1, 2  # the panels


def live(record: Record, name: str, values: np.ndarray) -> Live:
    """Return both paths, heights and distances for every value of a setting."""
    parts = []
    for who, walks in _walks(record, name, values):
        errors = np.moveaxis(walks.points, 0, 1)  # (V, T + 1, 2), or V is 1
        moves = np.zeros_like(errors)
        moves[:, 1:] = np.diff(errors, axis=1)
        last = np.broadcast_to(walks.n_steps, len(values))
        parts += _paths(record, who, errors, last)
        parts += _heights(record, who, errors, last)
        if name == "start":  # shares of the first error: the same from every start
            now = _of_the_start(record, values)
            errors, moves = errors[now], moves[now]
        parts += _bands(record, who, errors, moves, last)
    if name != "start":
        return Live(parts)
    return Live(parts, Handle(BOWL, "start", *values.T))


def _of_the_start(record: Record, starts: np.ndarray) -> list[int]:
    """Return the row of a start that is at no direction's bottom: one for all."""
    first = np.abs(starts @ record.settings.directions).min(axis=1)
    return [int(first.argmax())]


def _walks(record: Record, name: str, values) -> Iterator[tuple[str, Trajectories]]:
    """Walk once for each value, in the bowl's own coordinates.

    What β is changes nothing for the hiker: he walks once for all.
    """
    settings, own = record.settings, quadratic(np.diag(record.settings.bends))

    def walk(optimizer, starts) -> Trajectories:
        starts = np.atleast_2d(starts) @ settings.directions
        return descend_many(own, optimizer, starts, settings.n_steps)

    rate, momentum, starts = settings.learning_rate, settings.momentum, settings.start
    if name != "momentum":
        moved = replace(settings, **{name: values})
        rate = moved.learning_rate
        starts = np.broadcast_to(moved.start, (len(values), 2))
        yield "hiker", walk(GradientDescent(rate), starts)
    else:
        yield "hiker", walk(GradientDescent(rate), starts)
        momentum, starts = values, np.broadcast_to(starts, (len(values), 2))
    yield "ball", walk(Momentum(rate, momentum), starts)


def _paths(record: Record, who: str, errors, last) -> Iterator[LivePath]:
    """Yield the path over the bowl; what leaves the window stays at its edge."""
    points = np.clip(errors @ record.settings.directions.T, -10, 10)
    head = dot(0, 0, WALKERS[who]["color"])
    yield LivePath(BOWL, points[..., 0], points[..., 1], last, WALKERS[who], head)


def _heights(record: Record, who: str, errors, last) -> Iterator[LivePath]:
    """Yield the outlines of what both directions have, and of the flat one's part."""
    heights = 0.5 * record.settings.bends * errors**2
    first = heights[:, :1].sum(axis=-1, keepdims=True)
    shares = heights / np.where(first == 0, 1, first)
    steps = np.arange(errors.shape[1], dtype=float)
    for at, high in ((STEEP, shares.sum(axis=-1)), (FLAT, shares[..., FLAT])):
        y = SIDES[who] * np.minimum(high, TOP)
        line = {**WALKERS[who], "color": DIRECTIONS[at]}
        yield LivePath(HEIGHTS, steps, y, last, line)


def _bands(record: Record, who: str, errors, moves, last) -> Iterator[LivePath]:
    """Yield the line along each direction, up to where it leaves its band."""
    x, y = places(record, errors, moves)
    head = dot(0, 0, WALKERS[who]["color"], 5)
    for at in NAMES:
        unknown = np.isnan(y[..., at])
        if unknown.all():
            continue
        points, band = np.stack([x[..., at], y[..., at]], axis=-1), band_of(record, at)
        points[unknown] = 0, CENTRES[at]  # of starts at the bottom of this direction
        out = ~inside(points, band)
        first = np.where(out.any(axis=1), out.argmax(axis=1), out.shape[1])
        low, high = np.transpose([band.x, band.y])
        across, along = np.moveaxis(np.clip(points, low, high), -1, 0)
        if record.settings.view == OVER_STEPS:
            across = across[0]  # the steps are the same for all values
        until = np.minimum(last, np.broadcast_to(first, last.shape))
        yield LivePath(BANDS, across, along, until, WALKERS[who], head)
