"""Where walks arrive: at the minima that are known, and at those they lead to."""

import numpy as np

from engines.gradient_descent import Surface, Trajectories

NEAR = 0.05  # of a minimum: there, a walk that stays has arrived
STAYS = 5  # steps at least, or else it has settled: who only passes by is not there
JUMPS = 40  # of Newton's, from where a walk ends to the bottom
SAME = 1e-5  # bottoms no farther apart are one
LEVEL = 1e-8  # a slope
BENT = 1e-9  # upwards, in every direction


def bottoms_of(surface: Surface, ends: np.ndarray) -> np.ndarray:
    """Return the known minima of a ground, and those right below some ends, (m, 2)."""
    found = [*map(np.array, surface.minima)]
    sides = np.array(surface.domain)
    inside = ((ends >= sides[:, 0]) & (ends <= sides[:, 1])).all(axis=1)
    for bottom in _fallen(surface, ends[inside]):
        if not any(np.abs(bottom - one).max() <= SAME for one in found):
            found.append(bottom)
    return np.array(found).reshape(-1, 2)


def _fallen(surface: Surface, points: np.ndarray) -> np.ndarray:
    """Return the minima to which Newton's jumps lead from points nearby, (m, 2)."""
    at = points.copy()
    with np.errstate(all="ignore"):
        for _ in range(JUMPS):
            slopes, bends = surface.gradient(at), surface.hessian(at)
            at = at + _jumps(slopes, bends)
        slopes, bends = surface.gradient(at), surface.hessian(at)
        is_level = (np.abs(slopes) <= LEVEL).all(axis=1)
        is_near = np.linalg.norm(at - points, axis=1) <= NEAR
    return at[is_level & is_near & _is_bent(bends)]


def _is_bent(bends: np.ndarray) -> np.ndarray:
    """Tell of Hessians, (n, 2, 2), whether they bend upwards in every direction."""
    a, b, c = bends[:, 0, 0], bends[:, 0, 1], bends[:, 1, 1]
    return (a > BENT) & (a * c - b * b > BENT * a)


def _jumps(slopes: np.ndarray, bends: np.ndarray) -> np.ndarray:
    """Return Newton's jumps, (n, 2); none from where the ground is not a bowl."""
    a, b, c = bends[:, 0, 0], bends[:, 0, 1], bends[:, 1, 1]
    x, y = slopes.T
    found = np.stack([b * y - c * x, b * x - a * y], axis=1)
    found /= (a * c - b * b)[:, np.newaxis]
    return np.where(_is_bent(bends)[:, np.newaxis], found, 0.0)


def arrivals(
    walks: Trajectories, bottoms: np.ndarray, lost: np.ndarray, still: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the step from which each walk stays at a bottom, and which, both (n,).

    They are -1 for who is at none in the end. `walks` has kept every step.
    """
    n = walks.points.shape[1]
    steps, where = np.full(n, -1), np.full(n, -1)
    if not len(bottoms):
        return steps, where
    gaps = np.linalg.norm(walks.points[-1, :, np.newaxis] - bottoms, axis=-1)
    there = ~lost & (np.nan_to_num(gaps.min(axis=1), nan=np.inf) <= NEAR)
    where[there] = gaps[there].argmin(axis=1)
    away = np.linalg.norm(walks.points[:, there] - bottoms[where[there]], axis=-1)
    is_away = away > NEAR
    last = len(is_away) - 1 - is_away[::-1].argmax(axis=0)
    since = np.where(is_away.any(axis=0), last + 1, 0)
    stays = still[there] | (since <= len(walks.points) - 1 - STAYS)
    steps[there] = np.where(stays, since, -1)
    where[steps < 0] = -1
    return steps, where
