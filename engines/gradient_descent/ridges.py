"""Ridges: the curve from which descent leads down to a saddle, walked up from there."""

import numpy as np

from engines.gradient_descent.descent import take_steps
from engines.gradient_descent.optimizers import GradientDescent
from engines.gradient_descent.surface import Surface

TRIED = 10.0, 7.0, 5.0, 3.0, 2.0  # radii up the ridge, the farthest first
BEGINS = 0.01  # radii: there the walk up begins, where the ridge is still straight
GENTLE = 0.5  # over the sharpest bend underfoot: the length of a step up
PIECES = 50  # no step is longer than one of so many of the whole way
MOST_UP, MOST_DOWN = 5000, 2000  # steps
SLOW = 0.1  # over the saddle's sharpest bend: the rate of the descent that checks it


def ridge_start(
    surface: Surface, saddle, rising, radius: float, tried=TRIED
) -> np.ndarray | None:
    """Return a place on a saddle's ridge from which slow descent comes to it, or None.

    The ridge is walked up from the saddle, to both sides of the direction in which the
    ground rises: x <- x + tau grad f(x), which draws whatever is beside the ridge onto
    it. ``tried`` are lengths in radii, the farthest first; the first is taken from
    which plain descent comes within the ``radius`` again. ``saddle`` and ``rising``
    are (d,), and so is the result. Nothing is raised. Source: Hirsch, Smale and
    Devaney, Differential Equations, section 8.3 (the stable curve of a saddle).

    >>> from engines.gradient_descent import SURFACES
    >>> place = ridge_start(SURFACES["saddle"], np.zeros(2), np.array([1.0, 0]), 0.1)
    >>> place.round(9).tolist()
    [1.0, 0.0]
    """
    ways = [_up(surface, saddle, side * rising, radius, tried) for side in (1, -1)]
    places = np.array([place for pair in zip(*ways, strict=True) for place in pair])
    known = places[np.isfinite(places).all(axis=-1)]
    if not len(known):
        return None
    sharpest = np.abs(np.linalg.eigvalsh(surface.hessian(saddle))).max()
    down = take_steps(surface, GradientDescent(SLOW / sharpest), known, MOST_DOWN)
    with np.errstate(all="ignore"):
        gaps = [np.linalg.norm(points - saddle, axis=-1) for points, *_ in down]
    comes = np.flatnonzero((np.array(gaps) <= radius).any(axis=0))
    return known[comes[0]] if len(comes) else None


def _up(surface: Surface, saddle, rising, radius: float, tried) -> np.ndarray:
    """Return the places at lengths along a ridge; nan where it goes no farther."""
    point = saddle + BEGINS * radius * rising
    points, lengths = [saddle, point], [0.0, BEGINS * radius]
    whole = max(tried) * radius
    for _ in range(MOST_UP):
        after = _higher(surface, point, whole / PIECES)
        if after is None or lengths[-1] >= whole:
            break
        lengths.append(lengths[-1] + float(np.linalg.norm(after - point)))
        points.append(point := after)
    wanted = np.array(tried) * radius
    along = [np.interp(wanted, lengths, axis) for axis in np.array(points).T]
    is_there = wanted <= lengths[-1]
    return np.where(is_there[:, np.newaxis], np.stack(along, axis=-1), np.nan)


def _higher(surface: Surface, point, longest: float) -> np.ndarray | None:
    """Return the place after one step uphill, by the slope half-way; None at an end."""
    with np.errstate(all="ignore"):
        slope = surface.gradient(point)
        bends, size = np.abs(surface.hessian(point)).sum(), np.linalg.norm(slope)
        if not (0 < size < np.inf and bends < np.inf):
            return None
        rate = min(GENTLE / bends if bends else np.inf, longest / size)
        after = point + rate * surface.gradient(point + rate / 2 * slope)
        low, high = np.array(surface.domain).T
        is_inside = ((low <= after) & (after <= high)).all()
        rises = surface.value(after) > surface.value(point)
    return after if is_inside and rises else None
