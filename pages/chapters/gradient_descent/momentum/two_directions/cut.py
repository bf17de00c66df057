"""A line as it is seen in a band: cut where it leaves, drawn on where it returns."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import numpy as np

from pages.figures.axes import Window
from pages.figures.panel import Trail, rounded


class Stretch(NamedTuple):
    """A part of a line that is in a band, its ends cut off at the edge."""

    points: np.ndarray  # (n, 2)
    seen: list[int]  # of each point, the step that brings it


def stretches(points: np.ndarray, band: Window) -> Iterator[Stretch]:
    """Yield the parts of the line through points (T + 1, 2) that are in a band."""
    last, held = len(points) - 1, inside(points, band).tolist()
    for is_held, run in groupby(range(last + 1), held.__getitem__):
        if not is_held:
            continue
        there = list(run)
        first, end = there[0], there[-1]
        found, seen = [*points[there]], list(there)
        if first > 0:
            found.insert(0, crossing(points[first], points[first - 1], band))
            seen.insert(0, first)
        if end < last:
            found.append(crossing(points[end], points[end + 1], band))
            seen.append(end + 1)
        yield Stretch(np.array(found), seen)


def inside(points: np.ndarray, band: Window) -> np.ndarray:
    """Tell of points (..., 2) whether they are in a band."""
    low, high = np.transpose([band.x, band.y])
    return ((points >= low) & (points <= high)).all(axis=-1)


def crossing(held: np.ndarray, out: np.ndarray, band: Window) -> np.ndarray:
    """Return where the way from a point in a band to one outside meets the edge."""
    low, high = np.transpose([band.x, band.y])
    way = out - held
    edge = np.where(way > 0, high, low)
    with np.errstate(all="ignore"):
        shares = np.where(way == 0, np.inf, (edge - held) / way)
    return held + min(float(shares.min()), 1.0) * way


def trails(
    points: np.ndarray, band: Window, upto: list[int], line: dict
) -> list[Trail]:
    """Return a line as it grows in a band; step k has its points up to `upto[k]`."""
    found = []
    for part in stretches(points, band):
        n_seen = np.searchsorted(part.seen, upto, side="right")
        shown = np.maximum(n_seen, 1).tolist()
        found.append(Trail(*map(rounded, part.points.T), shown, line))
    return found
