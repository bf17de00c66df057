"""Where walks arrive: at the bottoms of the ground that they come to, and stay at."""

import numpy as np

from engines.gradient_descent import CriticalKind, Trajectories

from ..settings import Settings

NEAR = 0.05  # of a bottom: there, a walk that stays has arrived
STAYS = 5  # steps that are walked beyond the last that is shown: there it has to stay
SAME = 1e-5  # minima no farther apart are one
QUIET = 1e-9  # a slope and a step so small: who has no larger ones any more rests
RINGS = 1e-3, 1e-2  # of the window, around a place that may be lowest
AROUND = np.linspace(0, 2 * np.pi, 24, endpoint=False)
MINIMUM = "minimum"
ROUNDING = 1e-9  # of how far a ring rises: so much lower is no lower
NOUNS = {  # what is lowest around, and alone so
    CriticalKind.MINIMUM: MINIMUM,
    CriticalKind.KINK: "kink",
    CriticalKind.DEGENERATE: "level bottom",
}


def bottoms_of(settings: Settings) -> tuple[np.ndarray, tuple[str, ...]]:
    """Return the bottoms of a ground, (m, 2), and what each is.

    They are the minima that are known, and what is found in the window: minima, and
    kinks and places without a bend, where nothing around is lower. Of a whole line of
    such places none is a bottom.
    """
    known = np.array(settings.surface.minima).reshape(-1, 2)
    points, nouns = _found(settings)
    gaps = np.abs(points[:, np.newaxis] - known).max(axis=-1)
    is_new = (gaps > SAME).all(axis=1)
    new = [noun for noun, one in zip(nouns, is_new, strict=True) if one]
    bottoms = np.concatenate([known, points[is_new]])
    return bottoms, (*[MINIMUM] * len(known), *new)


def _found(settings: Settings) -> tuple[np.ndarray, list[str]]:
    """Return the bottoms that were found on a ground, (k, 2), and what each is."""
    critical = settings.critical
    is_one = np.array([kind in NOUNS for kind in critical.kinds], dtype=bool)
    is_minimum = np.array([k is CriticalKind.MINIMUM for k in critical.kinds], bool)
    alone = critical.isolated & _is_lowest(settings, critical.points)
    at = np.flatnonzero(is_one & (is_minimum | alone))
    return critical.points[at], [NOUNS[critical.kinds[k]] for k in at.tolist()]


def is_line(settings: Settings) -> bool:
    """Tell whether a ground has a whole line of places with nothing lower around."""
    critical = settings.critical
    is_one = np.array([kind in NOUNS for kind in critical.kinds], dtype=bool)
    near, far = _rises(settings, critical.points[~critical.isolated & is_one])
    least = -ROUNDING * far.max(axis=1, initial=0.0, keepdims=True)
    return bool(((near >= least) & (far >= least)).all(axis=1).any())


def _is_lowest(settings: Settings, points: np.ndarray) -> np.ndarray:
    """Tell which places, (k, 2), have nothing lower around them, (k,)."""
    near, far = _rises(settings, points)
    return (near >= 0).all(axis=1) & (far > 0).all(axis=1)


def _rises(settings: Settings, points: np.ndarray) -> list[np.ndarray]:
    """Return how much higher two rings around places, (k, 2), are: both (k, 24)."""
    value, sides = settings.surface.value, np.diff(settings.surface.domain)[:, 0]
    ways = np.stack([np.cos(AROUND), np.sin(AROUND)], axis=1) * sides
    with np.errstate(all="ignore"):
        return [
            value(points[:, np.newaxis] + share * ways) - value(points)[:, np.newaxis]
            for share in RINGS
        ]


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
