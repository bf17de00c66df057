"""Where walks arrive: at the bottoms of the ground that they come to, and stay at."""

import numpy as np

from engines.gradient_descent import Trajectories

NEAR = 0.05  # of a bottom: there, a walk that stays has arrived
STAYS = 5  # steps that are walked beyond the last that is shown: there it has to stay
QUIET = 1e-9  # a slope and a step so small: who has no larger ones any more rests


def arrivals(
    walks: Trajectories, bottoms: np.ndarray, lost: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the step from which each walk stays at a bottom, and which, both (n,).

    `walks` has every step, and STAYS more: who arrives with the last one has to stay
    for those. They are -1 for who does not.
    """
    n = walks.points.shape[1]
    steps, where = np.full(n, -1), np.full(n, -1)
    if not len(bottoms):
        return steps, where
    gaps = np.linalg.norm(walks.points[-1, :, np.newaxis] - bottoms, axis=-1)
    there = ~lost & (np.nan_to_num(gaps.min(axis=1), nan=np.inf) <= NEAR)
    where[there] = gaps[there].argmin(axis=1)
    away = np.linalg.norm(walks.points[:, there] - bottoms[where[there]], axis=-1)
    steps[there] = since(away <= NEAR)
    where[steps < 0] = -1
    return steps, where


def rests(walks: Trajectories, lost: np.ndarray) -> np.ndarray:
    """Return the step from which each walk has no slope and no step left, (n,), or -1.

    `walks` has STAYS steps more, as for `arrivals`.
    """
    with np.errstate(over="ignore"):
        slopes, steps = (
            np.hypot(*np.moveaxis(one, -1, 0))
            for one in (walks.gradients, walks.updates)
        )
    return np.where(lost, -1, since((slopes <= QUIET) & (steps <= QUIET)))


def since(holds: np.ndarray) -> np.ndarray:
    """Return the row from which something holds to the end, (n,), of rows (T, n).

    It is -1 where that is one of the last STAYS rows, or none.
    """
    last = len(holds) - 1 - (~holds)[::-1].argmax(axis=0)
    rows = np.where(holds.all(axis=0), 0, last + 1)
    return np.where(rows <= len(holds) - 1 - STAYS, rows, -1)
