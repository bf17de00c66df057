"""Edges: the learning rate from which on a minimum holds nobody, by theory."""

from collections.abc import Sequence

import numpy as np

from engines.gradient_descent.closed_forms import largest_safe_learning_rate
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.optimizers import Newton
from engines.gradient_descent.surface import Surface

NO_BEND = 1e-9  # of the largest: a curvature that small is 0
STEEP = 1e-2  # of the bend around: more slope for a distance than that is a kink's


def curvatures_at(surface: Surface, minimum) -> np.ndarray | None:
    """Return the Hessian's eigenvalues at a minimum, (d,) ascending, or None at a kink.

    At a kink the slope does not fade towards the minimum, or the bend is not finite.
    An eigenvalue is 0 if it is a billionth of the other, or a thousandth of how much
    the bend changes a thousandth of the window away. ``minimum`` is (d,). Nothing is
    raised.

    >>> from engines.gradient_descent import SURFACES
    >>> curvatures_at(SURFACES["booth"], (1.0, 3.0)), curvatures_at(SURFACES["kink"], 0)
    (array([ 2., 18.]), None)
    """
    place = np.atleast_1d(np.asarray(minimum, dtype=float))
    width = min(high - low for low, high in surface.domain)
    with np.errstate(all="ignore"):
        hessian = surface.hessian(place)
        if not np.isfinite(hessian).all() or _is_kink(surface, place, hessian, width):
            return None
        eigenvalues, directions = np.linalg.eigh(hessian)
        change = _change(surface, place, hessian, 1e-3 * width * directions.T)
    sizes = np.abs(eigenvalues)
    none = (sizes <= NO_BEND * sizes.max()) | (sizes <= 1e-3 * change)
    return np.where(none, 0.0, eigenvalues)


def _change(surface: Surface, place, hessian, offsets) -> np.ndarray:
    """Return how much the bend along each offset, (d, d), is another there, (d,)."""
    length = np.linalg.norm(offsets, axis=-1)
    along = offsets / length[:, np.newaxis]
    there = surface.hessian(place + np.stack([offsets, -offsets])) - hessian
    bends = np.einsum("ei,seij,ej->se", along, there, along)
    return np.nan_to_num(np.abs(bends)).max(axis=0)


def _is_kink(surface: Surface, place, hessian, width: float) -> bool:
    """Say whether the slope, but for what the bend explains, does not fade nearby."""
    directions = np.vstack([np.eye(len(place)), -np.eye(len(place))])
    rest = []
    for near in (1e-6 * width, 1e-4 * width):
        slope = surface.gradient(place + near * directions)
        gap = np.linalg.norm(slope - near * directions @ hessian, axis=-1)
        rest.append(np.nan_to_num(gap).max() / near)
    around = surface.hessian(place + 1e-2 * width * directions)
    usual = max(np.nan_to_num(np.abs(bend)).max() for bend in (hessian, around))
    return bool(rest[0] > 2 * rest[1] and rest[0] > STEEP * usual)


def edge_at(optimizer: Optimizer, surface: Surface, minimum) -> float | None:
    """Return the learning rate from which on a minimum holds nobody, by theory.

    `largest_safe_learning_rate` at the largest curvature there: 2 / lambda for plain
    descent, (2 + 2 beta) / lambda for Momentum, (2 + 2 beta) / ((1 + 2 beta) lambda)
    for Nesterov, 2 for Newton. Infinity where there is no bend at all, 0 where the
    ground bends downwards; None where theory has none: at a kink, for an optimizer that
    rescales the gradient, and for Newton where a direction has no bend. ``minimum`` is
    (d,). Nothing is raised. Source: Goh, Why Momentum Really Works (2017).

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> edge_at(GradientDescent(0.1), SURFACES["booth"], (1.0, 3.0))
    0.1111111111111111
    """
    bends = curvatures_at(surface, minimum)
    if bends is None or largest_safe_learning_rate(optimizer, 1.0) is None:
        return None
    if bends[0] < 0:
        return 0.0
    if bends[0] == 0 and isinstance(optimizer, Newton):
        return None
    return largest_safe_learning_rate(optimizer, float(bends[-1]))


def edges(surface: Surface, optimizers: Sequence[Optimizer], minima) -> np.ndarray:
    """Return the edge of every minimum by every optimizer, (m, k); nan for None.

    ``minima`` is (k, d). Nothing is raised.

    >>> from engines.gradient_descent import SURFACES, Adam, GradientDescent
    >>> edges(SURFACES["square"], [GradientDescent(0.1), Adam(0.1)], [[0.0]])[:, 0]
    array([ 1., nan])
    """
    found = [
        [edge_at(optimizer, surface, place) for place in minima]
        for optimizer in optimizers
    ]
    return np.array(found, dtype=float).reshape(len(optimizers), len(minima))
