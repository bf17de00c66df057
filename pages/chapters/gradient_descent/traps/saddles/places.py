"""The saddles of a ground: those that were found, and what is like one."""

from functools import lru_cache

import numpy as np

from engines.gradient_descent import CriticalKind, directions_at, ridge_start
from engines.gradient_descent.edges import curvatures_at
from engines.gradient_descent.escapes import usual_radius
from pages.chapters.gradient_descent.ground_controls import GROUNDS, OWN_GROUND
from pages.chapters.gradient_descent.grounds import BOWL, OWN, level_on, surface_of
from pages.ui.control import Values

MOST = 9  # saddles, the lowest
AROUND = np.linspace(0, 2 * np.pi, 72, endpoint=False)
NONE = "none"


@lru_cache(32)
def saddles_of(*ground: object) -> np.ndarray:
    """Return the saddles of a ground, (m, 2), the lowest first.

    A level place without a bend is one where some of the ground around is lower, and
    some is higher.
    """
    critical, surface = level_on(*ground), surface_of(*ground)
    likely = (CriticalKind.SADDLE, CriticalKind.DEGENERATE)
    ways = np.stack([np.cos(AROUND), np.sin(AROUND)], axis=-1)
    found = []
    for point, kind in zip(critical.points, critical.kinds, strict=True):
        if kind in likely:
            rim = surface.value(point + usual_radius(surface) * ways)
            rises = rim - surface.value(point)
            found += [point] if rises.min() < 0 < rises.max() else []
    return np.array(found[:MOST]).reshape(-1, 2)


@lru_cache(64)
def ridge_of(ground: tuple, at: int) -> np.ndarray | None:
    """Return the place up the ridge of a saddle where walks begin, (2,), or None.

    A saddle that bends upwards nowhere has no one ridge that leads to it.
    """
    surface, saddle = surface_of(*ground), saddles_of(*ground)[at]
    radius = usual_radius(surface)
    bends = curvatures_at(surface, saddle)
    if bends is None or bends[-1] <= 0:
        return None
    _, rising, _ = directions_at(surface, saddle, radius)
    return ridge_start(surface, saddle, rising, radius)


def numbered(values: Values) -> dict[str, int]:
    """Return the saddles of the ground chosen, by the words of their choice."""
    landscape = values["landscape"]
    if landscape == OWN_GROUND:
        ground = OWN, values["formula"], values["window"]
    else:
        ground = (GROUNDS[landscape],)
    if ground[0] == BOWL:  # has none, however it is turned
        return {NONE: 0}
    found = saddles_of(*ground)
    return {str(at + 1): at for at in range(len(found))} or {NONE: 0}
