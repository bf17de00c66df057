"""The lowest hollow: how a walker can tell that it is the one he has found."""

import numpy as np

from engines.gradient_descent.races import same_height
from engines.gradient_descent.surface import Surface

FINENESS = 1001  # places on each side of the window
LOOKS = 4  # each at the neighbours of the lowest place of the one before
CLEARLY = 1 - 1e-9  # of the way up: who rests in the next hollow is not below it


def proof_height(surface: Surface) -> float | None:
    """Return the height below which the window holds nothing but the lowest hollow.

    The lowest of the edge of the window and of all known minima that are higher than
    the lowest one: each connected region below it lies inside the window, so its
    lowest place is a minimum, and none but the lowest minima are so low. Where several
    share the lowest height, each is as good. None where no minimum is known, or the
    edge is as low as the lowest one. Each side of the edge is looked at in 1001 places,
    and then more closely; only known minima are told apart. Nothing is raised.

    >>> from engines.gradient_descent import SURFACES
    >>> round(proof_height(SURFACES["two_wells"]), 6), proof_height(SURFACES["saddle"])
    (-1.092732, None)
    """
    if not surface.minima:
        return None
    with np.errstate(all="ignore"):
        heights = surface.value(np.array(surface.minima))
        edge = lowest_on_edge(surface)
    lowest = heights.min()
    if edge < lowest or same_height(edge, lowest):
        return None
    others = np.append(heights, edge)
    higher = others[~same_height(others, lowest) & np.isfinite(others)]
    if len(higher) == 0:
        return None
    return float(lowest + CLEARLY * (higher.min() - lowest))


def lowest_on_edge(surface: Surface) -> float:
    """Return the lowest height on the edge of the window, of one or two coordinates.

    It is infinite where the edge is nowhere defined. Nothing is raised.

    >>> from engines.gradient_descent import SURFACES
    >>> round(lowest_on_edge(SURFACES["booth"]), 6)
    88.2
    """
    if surface.dimension == 1:
        ends = np.array(surface.domain).T
        return float(np.nanmin(surface.value(ends), initial=np.inf))
    (left, right), (low, high) = surface.domain
    corners = np.array([[left, low], [right, low], [right, high], [left, high]])
    sides = zip(corners, np.roll(corners, -1, axis=0), strict=True)
    return min(_lowest_between(surface, *side) for side in sides)


def _lowest_between(surface: Surface, one, other) -> float:
    """Return the lowest height on the way from one corner to another."""
    found = np.inf
    for _ in range(LOOKS):
        places = one + np.linspace(0, 1, FINENESS)[:, np.newaxis] * (other - one)
        heights = surface.value(places)
        heights = np.where(np.isnan(heights), np.inf, heights)
        at = int(heights.argmin())
        found = min(found, float(heights[at]))
        one, other = places[max(at - 1, 0)], places[min(at + 1, FINENESS - 1)]
    return found
