"""Kinks: bottoms and tops where the slope jumps instead of fading."""

import numpy as np

from engines.gradient_descent.critical.survey import (
    CIRCLE,
    Survey,
    apart,
    neighbours,
    rounded,
)

STEPS = 60
JUMP = 0.2  # of the slopes: a change the bends do not explain
MOST_SEEDS = 60
LENGTHS = 2.0 ** np.arange(-4, 4)  # (8,) the steps tried, in radii


def kinks(ground: Survey, flat: np.ndarray) -> np.ndarray:
    """Return the lowest and highest places of a window where the slope jumps, (k, 2).

    Nodes lower, or higher, than their neighbours are gone on from where the slopes
    around them differ by what no bend explains. The way down is the shortest vector in
    the hull of the slopes all around: where that hull holds zero, the circle is made
    smaller. Source: Burke, Lewis and Overton, A Robust Gradient Sampling Algorithm
    for Nonsmooth, Nonconvex Optimization, SIAM Journal on Optimization 15 (2005).

    >>> from engines.gradient_descent import SURFACES
    >>> from engines.gradient_descent.critical.survey import survey
    >>> ground = survey(SURFACES["ackley"], SURFACES["ackley"].domain)
    >>> kinks(ground, np.zeros((97, 97), dtype=bool))
    array([[0., 0.]])
    """
    found = [_of_one_kind(ground, flat, sign) for sign in (1.0, -1.0)]
    return np.concatenate(found)


def _of_one_kind(ground: Survey, flat: np.ndarray, sign: float) -> np.ndarray:
    """Return the kinks that are bottoms (sign 1), or tops (sign -1), (k, 2)."""
    seeds = _seeds(ground, flat, sign)
    if not len(seeds):
        return seeds
    points = nearest_kink(ground, seeds, sign)
    points = points[ground.holds(points)]
    digits = 7 - int(np.floor(np.log10(ground.side)))
    points = rounded(points, digits, lambda at: sign * ground.surface.value(at))
    heights = sign * ground.surface.value(points)
    points = points[apart(points, heights, 1e-5 * ground.side)]
    return points[_is_kink(ground, points, sign)]


def _seeds(ground: Survey, flat: np.ndarray, sign: float) -> np.ndarray:
    """Return the nodes to start from, (k, 2)."""
    heights = sign * ground.values
    lowest = (heights <= neighbours(heights, np.nan)).all(axis=0) & ~flat
    inner = np.argwhere(lowest)
    jumping = inner[_slopes_jump(ground, inner)]
    jumping = jumping[:: 1 + len(jumping) // MOST_SEEDS]
    return ground.nodes[jumping[:, 0], jumping[:, 1]]


def _slopes_jump(ground: Survey, nodes: np.ndarray) -> np.ndarray:
    """Return where slopes beside a node differ by what the bends do not say, (k,).

    ``nodes`` holds the indices of k nodes, none of them on the rim, (k, 2).
    """
    moves = np.array([(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)])
    i, j = np.moveaxis(nodes[:, np.newaxis] + moves, -1, 0)  # (k, 9), the node fifth
    around, slopes = ground.nodes[i, j], ground.gradients[i, j]
    bends = ground.surface.hessian(around)
    gaps = around - around[:, 4:5]
    told = ((bends + bends[:, 4:5]) / 2 * gaps[:, :, np.newaxis]).sum(axis=-1)
    surprise = np.linalg.norm(slopes - slopes[:, 4:5] - told, axis=-1)
    sizes = np.linalg.norm(slopes, axis=-1)
    return (~(surprise <= JUMP * (sizes + sizes[:, 4:5]))).any(axis=-1)


def nearest_kink(ground: Survey, points: np.ndarray, sign: float) -> np.ndarray:
    """Return where gradient sampling leads from points, down (sign 1) or up, (k, 2)."""
    value, gradient = ground.surface.value, ground.surface.gradient
    heights = sign * value(points)
    radii = np.full(len(points), float(ground.gap.max()))
    for _ in range(STEPS):
        circle = points[:, np.newaxis] + radii[:, np.newaxis, np.newaxis] * CIRCLE
        downhill = -_shortest_in_hull(sign * _finite(gradient(circle)))
        length = np.linalg.norm(downhill, axis=-1)[:, np.newaxis]
        downhill = np.where(length > 0, downhill / np.where(length > 0, length, 1), 0)
        reach = radii[:, np.newaxis] * LENGTHS
        along = points[:, np.newaxis] + reach[..., np.newaxis] * downhill[:, np.newaxis]
        tries = np.concatenate([along, circle], axis=1)
        tried = sign * value(tries)
        best = np.argmin(np.where(np.isnan(tried), np.inf, tried), axis=1)
        rows = np.arange(len(points))
        better = tried[rows, best] < heights
        points = np.where(better[:, np.newaxis], tries[rows, best], points)
        heights = np.where(better, tried[rows, best], heights)
        far, on = best == len(LENGTHS) - 1, better & (best < len(LENGTHS))
        radii = radii * np.where(on, np.where(far, 2.0, 1.0), 0.35)
        if (radii < 1e-15 * ground.side).all():
            break
        radii = np.maximum(radii, 1e-16 * ground.side)
    return points


def _shortest_in_hull(vectors: np.ndarray) -> np.ndarray:
    """Return the shortest vector in the convex hull of n vectors, (k, n, 2) to (k, 2).

    It is zero where no half plane holds them all, and else on the line between two.
    """
    angles = np.sort(np.arctan2(vectors[..., 1], vectors[..., 0]), axis=-1)
    turns = np.diff(angles, axis=-1, append=angles[..., :1] + 2 * np.pi)
    holds_zero = turns.max(axis=-1) < np.pi
    ends = vectors[:, np.newaxis] - vectors[:, :, np.newaxis]  # (k, n, n, 2)
    lengths = (ends**2).sum(axis=-1)
    shares = -(vectors[:, :, np.newaxis] * ends).sum(axis=-1)
    shares = np.clip(shares / np.where(lengths > 0, lengths, 1), 0, 1)
    nearest = vectors[:, :, np.newaxis] + shares[..., np.newaxis] * ends
    nearest = nearest.reshape(len(vectors), -1, 2)
    sizes = (nearest**2).sum(axis=-1)
    shortest = np.argmin(sizes, axis=1)
    found = nearest[np.arange(len(vectors)), shortest]
    return np.where(holds_zero[:, np.newaxis], 0.0, found)


def _is_kink(ground: Survey, points: np.ndarray, sign: float) -> np.ndarray:
    """Return where nothing around is lower, and the slope does not fade, (k,)."""
    value, gradient = ground.surface.value, ground.surface.gradient
    heights = sign * value(points)[:, np.newaxis]
    jumps, rises = [], []
    for share in (1e-7, 1e-4):
        ring = ground.ring(points, share)
        slopes = _finite(gradient(ring))
        opposite = np.roll(slopes, len(CIRCLE) // 2, axis=1)
        jumps.append(np.linalg.norm(slopes - opposite, axis=-1).max(axis=-1))
        rises.append(sign * value(ring) - heights)
    rounding = 1e-14 * (np.abs(heights) + rises[1].max(axis=-1, keepdims=True))
    is_lowest = (np.stack(rises) >= -rounding).all(axis=(0, 2))
    joined = rises[0].max(axis=-1) <= 0.5 * rises[1].max(axis=-1)
    # On smooth ground they fade as the circle does, here to a thousandth.
    jumps_still = (jumps[0] >= 0.01 * jumps[1]) & (jumps[1] > 0)
    return np.isfinite(heights[:, 0]) & is_lowest & joined & jumps_still


def _finite(slopes: np.ndarray) -> np.ndarray:
    """Return slopes with 0 where there is none, and no greater than can be squared."""
    return np.nan_to_num(slopes, posinf=1e100, neginf=-1e100)
