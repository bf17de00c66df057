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
    walks, n = record.walks, record.plan.n_probes
    later = walks.restarts[:, 1:].reshape(-1, 2)
    again = np.concatenate([walks.restarts[0, :1], later])
    for at, points in ((0, walks.descent), (1, walks.momentum), (3, walks.annealing)):
        ours.append(record.ways.lowest[at, 0, : len(points)])
        theirs.append(_lowest(record, points))
    heights = record.ways.lowest[2, 0]
    ends = np.arange(record.plan.n_steps, n + 1, record.plan.n_steps)
    starts = _lowest(record, walks.restarts[:, 0])
    ours += [heights[:1], heights[ends]]
    theirs += [starts[:1], np.minimum(_lowest(record, again)[ends], starts)]
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
    ours = record.expected_after(k * plan.n_steps)
    what = "The chance of 1, 2, … restarts"
    return agree(ours, exact, "whole fractions", what, allowed=1e-12)
