"""What checks the numbers: walks that go alone, and fractions that lose no digit."""

from fractions import Fraction

import numpy as np

from pages.ui.chapter import Opinion, agree

from .record import N_FRESH, Record


def opinions(record: Record) -> list[Opinion]:
    """Check the lowest heights of the seed that is shown, and the chances."""
    return [*_alone(record), _fractions(record)]


def _alone(record: Record) -> list[Opinion]:
    """Take the lowest heights from the paths that are drawn, place by place."""
    if not record.is_defined:
        return []
    ours, theirs = [], []
    walks = record.walks
    again = walks.restarts.reshape(-1, 2)
    for at, points in enumerate(
        (walks.descent, walks.momentum, again, walks.annealing)
    ):
        ours.append(record.ways.lowest[at, 0, : len(points)])
        theirs.append(_lowest(record, points))
    what = "The lowest heights of the seed that is shown"
    both = (np.concatenate(some) for some in (ours, theirs))
    return [agree(*both, "walks that go alone", what, allowed=1e-9)]


def _lowest(record: Record, points: np.ndarray) -> np.ndarray:
    """Return the lowest height inside the window so far, place by place."""
    low, high = np.array(record.surface.domain).T
    inside = ((points >= low) & (points <= high)).all(axis=-1)
    with np.errstate(all="ignore"):
        heights = record.surface.value(points)
    return np.minimum.accumulate(np.where(inside & ~np.isnan(heights), heights, np.inf))


def _fractions(record: Record) -> Opinion:
    """Compare the chance of 1, 2, ..., k restarts with that of whole fractions."""
    plan, p = record.plan, Fraction(int(record.fresh[-1]), N_FRESH)
    k = np.arange(1, plan.n_restarts + 1)
    exact = [float(1 - (1 - p) ** n) for n in k.tolist()]
    ours = record.expected_after(k * plan.n_each)
    what = "The chance of 1, 2, … restarts"
    return agree(ours, exact, "whole fractions", what, allowed=1e-12)
