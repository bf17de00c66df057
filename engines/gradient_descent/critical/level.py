"""Level points: where the gradient is zero, found by Newton's method with a brake."""

import numpy as np

from engines.gradient_descent.critical.survey import Survey, apart, neighbours, rounded
from engines.gradient_descent.surface import Surface

STEPS = 120
MOST_SEEDS = 2000
COARSE = 7  # every so many-th node is a seed, whatever the ground is like
TO_THE_POINT = 1e-7  # of the side: nearer a root is certain
SAME = 1e-5  # of the side: nearer, two roots are one


def level_points(ground: Survey, flat: np.ndarray) -> np.ndarray:
    """Return the points in the window where the gradient is zero, (k, 2).

    Newton's method, braked as by Levenberg so that the slope falls at every step, is
    started in all cells where both parts of the gradient change sign, at all nodes
    less steep than their neighbours, and on a coarse net; not on ``flat`` nodes
    (n, n). What it ends on counts if Newton's next step is next to nothing, and if
    around it the slope shrinks as the circle does, as no kink's does. Source: Nocedal
    and Wright, Numerical Optimization, section 11.2.

    >>> from engines.gradient_descent import SURFACES
    >>> from engines.gradient_descent.critical.survey import survey
    >>> ground = survey(SURFACES["booth"], SURFACES["booth"].domain)
    >>> level_points(ground, np.zeros((97, 97), dtype=bool)).round(9)
    array([[1., 3.]])
    """
    points = newton(ground, _seeds(ground, flat))
    points = points[ground.holds(points)]
    slopes = _steepness(ground.surface, points)
    points, slopes = _once(points, slopes, 1e-2 * SAME * ground.side)
    points = points[apart(points, slopes, SAME * ground.side)]
    points = points[_has_arrived(ground, points) & _fades(ground, points)]
    digits = 9 - int(np.floor(np.log10(ground.side)))
    return rounded(points, digits, lambda at: _steepness(ground.surface, at))


def newton(ground: Survey, points: np.ndarray) -> np.ndarray:
    """Return where Newton's method, braked, leads from points, both (k, 2)."""
    surface, side = ground.surface, ground.side
    points, ends = points.copy(), points.copy()
    slopes, hessians = surface.gradient(points), surface.hessian(points)
    brakes, number = np.full(len(points), 1e-3), np.arange(len(points))
    for _ in range(STEPS):
        steps = _braked_step(slopes, hessians, brakes)
        tries = points + steps
        new_slopes = surface.gradient(tries)
        better = (new_slopes**2).sum(axis=-1) < (slopes**2).sum(axis=-1)
        points[better], slopes[better] = tries[better], new_slopes[better]
        hessians[better] = surface.hessian(points[better])
        brakes = np.where(better, brakes * 0.03, brakes * 10.0)
        ends[number] = points
        away = np.abs(points - (ground.low + ground.high) / 2).max(axis=-1)
        moves = np.hypot(steps[:, 0], steps[:, 1]) > 1e-12 * side
        on = moves & (brakes < 1e7) & (away < 1.5 * side) & slopes.any(axis=-1)
        if not on.any():
            break
        points, slopes, hessians = points[on], slopes[on], hessians[on]
        brakes, number = brakes[on], number[on]
    return ends


def _braked_step(slopes, hessians, brakes) -> np.ndarray:
    """Return -(H^2 + brake |H|^2)^-1 H g for symmetric H, (k, 2)."""
    xx, xy, yy = hessians[:, 0, 0], hessians[:, 0, 1], hessians[:, 1, 1]
    scale = np.sqrt(xx * xx + 2 * xy * xy + yy * yy)
    xx, xy, yy = xx / scale, xy / scale, yy / scale
    gx, gy = slopes.T / scale
    a, b, d = xx * xx + xy * xy + brakes, xy * (xx + yy), yy * yy + xy * xy + brakes
    right_x, right_y = xx * gx + xy * gy, xy * gx + yy * gy
    determinant = a * d - b * b
    return (
        np.stack([(b * right_y - d * right_x), (b * right_x - a * right_y)], axis=-1)
        / (determinant[:, np.newaxis])
    )


def _seeds(ground: Survey, flat: np.ndarray) -> np.ndarray:
    """Return the points to start from, (k, 2)."""
    slopes = ground.gradients
    corners = np.stack(
        [slopes[:-1, :-1], slopes[1:, :-1], slopes[:-1, 1:], slopes[1:, 1:]]
    )
    turns = ((corners.min(axis=0) <= 0) & (corners.max(axis=0) >= 0)).all(axis=-1)
    turns &= ~flat[:-1, :-1]
    cells = ground.nodes[:-1, :-1][turns] + ground.gap / 2
    around = neighbours(ground.slopes, np.nan)
    least = (ground.slopes <= around).all(axis=0) & (ground.slopes < around).any(axis=0)
    lulls = ground.nodes[least & ~flat]
    coarse = ground.nodes[COARSE // 2 :: COARSE, COARSE // 2 :: COARSE].reshape(-1, 2)
    seeds = np.concatenate([cells, lulls, coarse])
    return seeds[:: 1 + len(seeds) // MOST_SEEDS]


def _steepness(surface: Surface, points: np.ndarray) -> np.ndarray:
    """Return the length of the gradient at points of shape (..., 2), (...)."""
    slopes = surface.gradient(points)
    return np.hypot(slopes[..., 0], slopes[..., 1])


def _once(points, slopes, grain: float) -> tuple[np.ndarray, np.ndarray]:
    """Return points and slopes with one of each square of a fine net, the least."""
    order = np.argsort(slopes, kind="stable")
    points, slopes = points[order], slopes[order]
    _, first = np.unique(np.rint(points / grain), axis=0, return_index=True)
    return points[first], slopes[first]


def _has_arrived(ground: Survey, points: np.ndarray) -> np.ndarray:
    """Return where Newton would stay, (k,)."""
    slopes, hessians = ground.surface.gradient(points), ground.surface.hessian(points)
    steps = _braked_step(slopes, hessians, np.full(len(points), 1e-12))
    length = np.hypot(steps[:, 0], steps[:, 1])
    near = (length <= TO_THE_POINT * ground.side) | ~slopes.any(axis=-1)
    return near & np.isfinite(hessians).all(axis=(-2, -1))


def _fades(ground: Survey, points: np.ndarray) -> np.ndarray:
    """Return where the slope fades to nothing as one comes nearer: no kink, (k,)."""
    near, far = (
        _steepness(ground.surface, ground.ring(points, share)).max(axis=-1)
        for share in (1e-6, 1e-4)
    )
    return (near <= 0.03 * far) & (_steepness(ground.surface, points) <= 1e-3 * far)
