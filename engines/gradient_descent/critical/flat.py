"""Flat ground: areas where no slope is left that would lead anywhere."""

import numpy as np

from engines.gradient_descent.critical.survey import Survey, neighbours

MOST_AREAS = 4
BESIDE = 3


def flat_nodes(ground: Survey) -> np.ndarray:
    """Return which nodes of a survey are flat, and all their neighbours too, (n, n)."""
    flat = ground.slopes <= ground.leads_nowhere
    return flat & neighbours(flat, True).all(axis=0)


def middles(ground: Survey, flat: np.ndarray) -> np.ndarray:
    """Return one point for each flat area, the largest areas first, (k, 2).

    It is the node farthest from the area's rim, and from the window's. Of more areas
    than MOST_AREAS the largest are told.

    >>> from engines.gradient_descent import SURFACES
    >>> from engines.gradient_descent.critical.survey import survey
    >>> ground = survey(SURFACES["easom"], SURFACES["easom"].domain)
    >>> len(middles(ground, flat_nodes(ground)))
    1
    """
    if not flat.any():
        return np.empty((0, 2))
    areas, depths = _areas(flat), _depths(flat)
    names, sizes = np.unique(areas[flat], return_counts=True)
    found = []
    for name in names[np.argsort(-sizes, kind="stable")][:MOST_AREAS]:
        deepest = np.argmax(np.where(areas == name, depths, 0))
        found.append(ground.nodes.reshape(-1, 2)[deepest])
    return np.array(found)


def on_flat_ground(ground: Survey, flat: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Return which points, (k, 2), are part of a flat area, or of its rim, (k,).

    That is where a flat node no more than BESIDE nodes away is as high.
    """
    low = high = np.where(flat, ground.values, np.nan)
    for _ in range(BESIDE):
        low = np.fmin(low, np.fmin.reduce(neighbours(low, np.nan)))
        high = np.fmax(high, np.fmax.reduce(neighbours(high, np.nan)))
    at, values = ground.node_at(points), ground.surface.value(points)
    same = 1e-9 * ground.relief
    return (values >= low[at] - same) & (values <= high[at] + same)


def _areas(flat: np.ndarray) -> np.ndarray:
    """Return a number for each node, the same all over an area, 0 off them, (n, n)."""
    names = np.where(flat, np.arange(1, flat.size + 1).reshape(flat.shape), 0)
    while True:
        wide = np.pad(names, 1)
        spread = np.maximum(wide[:-2, 1:-1], wide[2:, 1:-1])
        spread = np.maximum(spread, np.maximum(wide[1:-1, :-2], wide[1:-1, 2:]))
        spread = np.where(flat, np.maximum(names, spread), 0)
        if np.array_equal(spread, names):
            return names
        names = spread


def _depths(flat: np.ndarray) -> np.ndarray:
    """Return how many nodes it is from each to the rim of its area, (n, n)."""
    depths = np.zeros(flat.shape, dtype=int)
    while flat.any():
        depths += flat
        flat = flat & neighbours(flat, False).all(axis=0)
    return depths
