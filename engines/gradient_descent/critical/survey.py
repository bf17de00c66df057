"""A survey of a window: heights and slopes on a fine net, for the searches to start."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent.surface import Surface

NODES = 97  # along each side of the net
FLAT = 1e-9  # a slope no greater leads nowhere
ROUND = np.linspace(0.0, 2 * np.pi, 17)[:-1]
CIRCLE = np.stack([np.cos(ROUND), np.sin(ROUND)], axis=-1)  # (16, 2)


@dataclass(frozen=True, eq=False)
class Survey:
    """Heights and slopes of a surface of two coordinates, on a net over a window."""

    surface: Surface
    nodes: np.ndarray  # (n, n, 2), x along the first axis
    values: np.ndarray  # (n, n)
    gradients: np.ndarray  # (n, n, 2)

    @property
    def low(self) -> np.ndarray:
        """Return the corner with the least x and y, (2,)."""
        return self.nodes[0, 0]

    @property
    def high(self) -> np.ndarray:
        """Return the opposite corner, (2,)."""
        return self.nodes[-1, -1]

    @property
    def gap(self) -> np.ndarray:
        """Return the distances between neighbours along x and along y, (2,)."""
        return self.nodes[1, 1] - self.nodes[0, 0]

    @property
    def side(self) -> float:
        """Return the longer side of the window: what distances are held against."""
        return float((self.high - self.low).max())

    @cached_property
    def slopes(self) -> np.ndarray:
        """Return how steep it is at each node, (n, n); nan where that is undefined."""
        return np.hypot(self.gradients[..., 0], self.gradients[..., 1])

    @cached_property
    def leads_nowhere(self) -> float:
        """Return the slope up to which we call the ground flat.

        A billionth, and less where the whole side of the window at that slope were
        not next to nothing beside the heights in it.
        """
        return FLAT * min(1.0, 10.0 * self.relief / self.side)

    @cached_property
    def relief(self) -> float:
        """Return the greatest height less the least: what heights are held against."""
        known = self.values[np.isfinite(self.values)]
        return float(np.ptp(known)) if len(known) else 0.0

    def holds(self, points: np.ndarray) -> np.ndarray:
        """Return whether points, (k, 2), lie in the window, its rim included, (k,)."""
        crumb = 1e-9 * self.side
        inside = (points >= self.low - crumb) & (points <= self.high + crumb)
        return inside.all(axis=-1)

    def node_at(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the indices of the nodes nearest to points, (k, 2), each (k,)."""
        places = np.rint((points - self.low) / self.gap).astype(int)
        places = np.clip(places, 0, len(self.nodes) - 1)
        return places[:, 0], places[:, 1]

    def ring(self, points: np.ndarray, share: float) -> np.ndarray:
        """Return 16 points around each, (k, 16, 2), a share of the side away."""
        return points[:, np.newaxis] + share * self.side * CIRCLE


def survey(surface: Surface, domain, n: int = NODES) -> Survey:
    """Measure heights and slopes on a net of n by n nodes over a window.

    ``domain`` is ((x_low, x_high), (y_low, y_high)).

    >>> from engines.gradient_descent import SURFACES
    >>> survey(SURFACES["sphere"], ((0, 2), (0, 2)), n=3).values[1]
    array([1., 2., 5.])
    """
    x, y = (np.linspace(*ends, n) for ends in domain)
    nodes = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1)
    return Survey(surface, nodes, surface.value(nodes), surface.gradient(nodes))


def neighbours(array: np.ndarray, beyond) -> np.ndarray:
    """Return what the eight neighbours of every node hold, (8, n, m) from (n, m).

    Past the rim that is ``beyond``.

    >>> neighbours(np.array([[1, 2], [3, 4]]), 0).sum(axis=0).tolist()
    [[9, 8], [7, 6]]
    """
    wide = np.pad(array, 1, constant_values=beyond)
    n, m = array.shape
    moves = [(i, j) for i in (0, 1, 2) for j in (0, 1, 2) if (i, j) != (1, 1)]
    return np.stack([wide[i : i + n, j : j + m] for i, j in moves])


def apart(points: np.ndarray, ranks: np.ndarray, distance: float) -> np.ndarray:
    """Return which of some points, (k, 2), to keep so that no two are near, (m,).

    Of those nearer to each other than ``distance`` the one with the least rank stays.

    >>> apart(np.array([[0.0, 0.0], [0.0, 0.1], [3.0, 0.0]]), np.array([2, 1, 5]), 1.0)
    array([1, 2])
    """
    order, kept = np.argsort(ranks, kind="stable"), []
    left = order
    while len(left):
        kept.append(left[0])
        gaps = np.hypot(*(points[left] - points[left[0]]).T)
        left = left[gaps >= distance]
    return np.array(kept, dtype=int)


def rounded(points: np.ndarray, digits: int, height) -> np.ndarray:
    """Return points, (k, 2), with coordinates at round numbers where that is no worse.

    ``height`` is what is to be small, (k, 2) to (k,). First both coordinates are tried
    together, then each on its own.

    >>> rounded(np.array([[1e-17, 0.5 + 1e-16]]), 9, lambda p: abs(p).sum(axis=-1))
    array([[0. , 0.5]])
    """
    for axes in ([0, 1], [0], [1]):
        tries = points.copy()
        tries[:, axes] = np.round(points[:, axes], digits) + 0.0
        better = height(tries) <= height(points)
        points = np.where(better[:, np.newaxis], tries, points)
    return points
