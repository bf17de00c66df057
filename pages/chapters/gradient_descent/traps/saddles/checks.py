"""What checks "Saddles": the bend from slopes, factors from one step, walks alone."""

import numpy as np

from engines.gradient_descent import update_matrices
from engines.gradient_descent.descent import take_steps
from engines.reference import largest_gap
from pages.ui.chapter import Opinion

from .record import Record, walked

HAIR = 1e-5  # of a coordinate: so far to each side a slope is felt
FAR = 1e6  # who is so far is not compared


def opinions(record: Record) -> list[Opinion]:
    """Measure the bend and the factors anew, and let everyone walk alone."""
    if record.escape is None:
        return []
    return [*_bend(record), *_factors(record), _alone(record)]


def _bend(record: Record) -> list[Opinion]:
    """Compare the bend with what the slopes on both sides show."""
    found = record.escape
    way = HAIR * found.falling
    slope = record.settings.surface.gradient
    after, before = slope(found.saddle + way), slope(found.saddle - way)
    measured = (after - before) @ found.falling / (2 * HAIR)
    gap = largest_gap(found.curvature, measured)
    return [Opinion("central differences of the slope", gap, 1e-5, "The bend λ")]


def _factors(record: Record) -> list[Opinion]:
    """Compare the factors with the largest root of one step, asked of its rule."""
    found = record.escape
    some = np.flatnonzero(np.isfinite(found.factors)).tolist()
    if not some:
        return []
    theirs = [_largest(found.optimizers[at], found.curvature) for at in some]
    gap = largest_gap(found.factors[some], theirs)
    return [Opinion("the roots of one step", gap, 1e-9, "Every factor of theory")]


def _largest(rule, bend: float) -> float:
    """Return the size of the largest root of one step on a bend."""
    if rule.state_names:
        [matrix] = update_matrices(rule, [bend])
        return float(np.abs(np.linalg.eigvals(matrix)).max())
    update, _ = rule.update(np.array([bend]), {}, np.array([[bend]]))
    return abs(1 + update.item())


def _alone(record: Record) -> Opinion:
    """Let each walk by itself, as far as it is not too far away."""
    found, gaps = record.escape, [0.0]
    start = found.points[0, :1]
    for at, rule in enumerate(found.optimizers):
        walk = take_steps(record.settings.surface, rule, start, record.n_steps)
        with np.errstate(all="ignore"):
            alone = np.stack([points[0] for points, *_ in walk])
        ours = found.points[: walked(record, at) + 1, at]
        alone, near = alone[: len(ours)], (np.abs(ours) <= FAR).all(axis=-1)
        gaps.append(largest_gap(ours[near], alone[near]))
    return Opinion("each walk by itself", max(gaps), 1e-9, "Every place of everyone")
