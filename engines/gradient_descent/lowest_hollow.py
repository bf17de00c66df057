"""The lowest hollow: how a walker can tell that it is the one he has found."""

import numpy as np

from engines.gradient_descent.races import same_height
from engines.gradient_descent.surface import Surface

FINENESS = 1001  # places on each side of the window
CLEARLY = 1 - 1e-9  # of the way up: who rests in the next hollow is not below it


def proof_height(surface: Surface) -> float | None:
    """Return the height below which the window holds nothing but the lowest hollow.

    The lowest of the edge of the window and of all known minima that are higher than
    the lowest one: each connected region below it lies inside the window, so its
    lowest place is a minimum, and none but the lowest minima are so low. Where several
    share the lowest height, each is as good. None where no minimum is known, or the
    edge is as low as the lowest one. The edge is looked at in 1001 places of each
    side; only known minima are told apart. Nothing is raised.

    >>> from engines.gradient_descent import SURFACES
    >>> round(proof_height(SURFACES["two_wells"]), 6), proof_height(SURFACES["saddle"])
    (-1.092732, None)
    """
    if not surface.minima:
        return None
    with np.errstate(all="ignore"):
        heights = surface.value(np.array(surface.minima))
        others = np.append(heights, surface.value(edge(surface.domain)))
    lowest = heights.min()
    higher = others[~(same_height(others, lowest) | np.isnan(others))]
    if len(higher) == 0 or np.any(others < lowest):
        return None
    if same_height(others[len(heights) :], lowest).any():
        return None
    return float(lowest + CLEARLY * (higher.min() - lowest))


def edge(domain) -> np.ndarray:
    """Return places all along the edge of a window, (n, d), for one or two coordinates.

    Nothing is raised.

    >>> edge(((-1.0, 2.0),))
    array([[-1.],
           [ 2.]])
    """
    if len(domain) == 1:
        return np.array(domain).T
    (left, right), (low, high) = domain
    x, y = np.linspace(left, right, FINENESS), np.linspace(low, high, FINENESS)
    upright = [np.stack([np.full_like(y, side), y], axis=-1) for side in (left, right)]
    level = [np.stack([x, np.full_like(x, side)], axis=-1) for side in (low, high)]
    return np.concatenate([*upright, *level])
