"""The bottoms of a ground: minima, and what is lowest around without being one."""

import numpy as np

from engines.gradient_descent import CriticalKind
from pages.chapters.gradient_descent.grounds import Ground

SAME = 1e-5  # minima no farther apart are one
RINGS = 1e-3, 1e-2  # of the window, around a place that may be lowest
AROUND = np.linspace(0, 2 * np.pi, 24, endpoint=False)
MINIMUM = "minimum"
ROUNDING = 1e-9  # of how far a ring rises: so much lower is no lower
NOUNS = {  # what is lowest around, and alone so
    CriticalKind.MINIMUM: MINIMUM,
    CriticalKind.KINK: "kink",
    CriticalKind.DEGENERATE: "level bottom",
}


def bottoms_of(settings: Ground) -> tuple[np.ndarray, tuple[str, ...]]:
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


def _found(settings: Ground) -> tuple[np.ndarray, list[str]]:
    """Return the bottoms that were found on a ground, (k, 2), and what each is."""
    critical = settings.critical
    is_one = np.array([kind in NOUNS for kind in critical.kinds], dtype=bool)
    is_minimum = np.array([k is CriticalKind.MINIMUM for k in critical.kinds], bool)
    alone = critical.isolated & _is_lowest(settings, critical.points)
    at = np.flatnonzero(is_one & (is_minimum | alone))
    return critical.points[at], [NOUNS[critical.kinds[k]] for k in at.tolist()]


def is_line(settings: Ground) -> bool:
    """Tell whether a ground has a whole line of places with nothing lower around."""
    critical = settings.critical
    is_one = np.array([kind in NOUNS for kind in critical.kinds], dtype=bool)
    near, far = _rises(settings, critical.points[~critical.isolated & is_one])
    least = -ROUNDING * far.max(axis=1, initial=0.0, keepdims=True)
    return bool(((near >= least) & (far >= least)).all(axis=1).any())


def _is_lowest(settings: Ground, points: np.ndarray) -> np.ndarray:
    """Tell which places, (k, 2), have nothing lower around them, (k,)."""
    near, far = _rises(settings, points)
    return (near >= 0).all(axis=1) & (far > 0).all(axis=1)


def _rises(settings: Ground, points: np.ndarray) -> list[np.ndarray]:
    """Return how much higher two rings around places, (k, 2), are: both (k, 24)."""
    value, sides = settings.surface.value, np.diff(settings.surface.domain)[:, 0]
    ways = np.stack([np.cos(AROUND), np.sin(AROUND)], axis=1) * sides
    with np.errstate(all="ignore"):
        return [
            value(points[:, np.newaxis] + share * ways) - value(points)[:, np.newaxis]
            for share in RINGS
        ]
