"""What checks the sweep: each walk by itself, and slopes from heights alone."""

import numpy as np

from engines.gradient_descent import descend
from engines.reference import largest_gap
from pages.ui.chapter import Opinion
from pages.words.sentences import counted

from .record import Record
from .values import BETA

ALLOWED = 1e-5
HAIRS = (6e-6, 3e-6)  # of a coordinate: so far to each side a slope is measured
COARSE = 1e-4  # of a height: its rounding over a hair is far below that


def opinions(record: Record) -> list[Opinion]:
    """Walk each of the nine by itself; measure the slope at every place walked."""
    if not record.is_defined:
        return []
    return [_one_by_one(record), *_slopes(record)]


def _one_by_one(record: Record) -> Opinion:
    settings, walks = record.settings, record.walks
    name = "momentum" if settings.swept == BETA else "learning_rate"
    gaps = [0.0]
    for at, value in enumerate(record.drawn.tolist()):
        rule = settings.optimizer(settings.hand, **{name: value})
        alone = descend(settings.surface, rule, settings.start, record.n_steps)
        ours = walks.points[: alone.n_steps + 1, at]
        gaps.append(largest_gap(ours, alone.points))
    return Opinion("each walk by itself", max(gaps), 1e-9, "Every place of the nine")


def _slopes(record: Record) -> list[Opinion]:
    """Compare the slopes with those measured, wherever measuring can be trusted.

    It can where two measures with different hairs agree, and from both sides: not on a
    kink, nor where the heights are so large that a hair makes no difference to them.
    """
    walks, value = record.walks, record.settings.surface.value
    points, ours = walks.points.reshape(-1, 2), walks.gradients.reshape(-1, 2)
    with np.errstate(all="ignore"):
        (one, jump), (other, less) = (_measured(value, points, h) for h in HAIRS)
        heights = np.abs(value(points))[:, np.newaxis]
        size = np.maximum(np.maximum(1.0, np.abs(one)), COARSE * heights)
        alike = np.abs(one - other) <= ALLOWED / 2 * size
        smooth = (less <= 0.75 * jump) | (less <= ALLOWED / 2 * size)
        trusted = (alike & smooth).all(axis=1)
    n, total = int(trusted.sum()), len(points)
    if not n:
        return []
    gap = largest_gap((ours / size)[trusted], (one / size)[trusted])
    return [Opinion("central differences", gap, ALLOWED, _checked(n, total))]


def _measured(value, points: np.ndarray, hair: float) -> tuple:
    """Return the slopes at points (n, 2), from heights alone, and how they jump there.

    Both are (n, 2). On smooth ground the jump shrinks with the hair.
    """
    scaled = hair * np.maximum(1.0, np.abs(points).max(axis=1))
    rises, falls, here = [], [], value(points)
    for axis in np.eye(2):
        by = scaled[:, np.newaxis] * axis
        rises.append((value(points + by) - here) / scaled)
        falls.append((here - value(points - by)) / scaled)
    after, before = np.stack(rises, axis=1), np.stack(falls, axis=1)
    return (after + before) / 2, np.abs(after - before)


def _checked(n: int, total: int) -> str:
    """Say how many slopes were checked, and why not the others."""
    if n == total:
        return f"The slope at {counted(total, 'place')} walked"
    return (
        f"The slope at {n:,} of {counted(total, 'place')} walked; at the others it "
        "cannot be measured so finely"
    )
