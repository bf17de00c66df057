"""Where walks arrive: at the minima of the ground that they come to, and stay at."""

import numpy as np

from engines.gradient_descent import CriticalKind, Trajectories

from ..settings import Settings

NEAR = 0.05  # of a minimum: there, a walk that stays has arrived
STAYS = 5  # steps at least, or else it has settled: who only passes by is not there
SAME = 1e-5  # minima no farther apart are one


def bottoms_of(settings: Settings) -> np.ndarray:
    """Return the minima of a ground, (m, 2): those known, and those found on it."""
    known = np.array(settings.surface.minima).reshape(-1, 2)
    found = settings.critical.of_kind(CriticalKind.MINIMUM).reshape(-1, 2)
    gaps = np.abs(found[:, np.newaxis] - known).max(axis=-1)
    is_new = (gaps > SAME).all(axis=1)
    return np.concatenate([known, found[is_new]])


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
