"""Fields: the heights of a surface on a regular grid, ready to be drawn."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.surfaces import Surface

LEAST_MIDDLE = 1 / 4  # of the scale of square roots: there the middle height may stand


@dataclass(frozen=True, eq=False)
class Field:
    """The heights of a surface of two coordinates on a grid.

    Where the surface is not defined, heights are nan or infinite; `low` and `high` are
    the lowest and the highest of the others, 0 and 0 if there are none.
    """

    x: np.ndarray  # (n_x,)
    y: np.ndarray  # (n_y,)
    values: np.ndarray  # (n_y, n_x): one row per y, as contour drawings want it

    @cached_property
    def is_defined(self) -> np.ndarray:
        """Tell of every point of the grid whether it has a height, (n_y, n_x)."""
        return np.isfinite(self.values)

    @cached_property
    def low(self) -> float:
        """Return the lowest height."""
        return float(self._known.min()) if self._known.size else 0.0

    @cached_property
    def high(self) -> float:
        """Return the highest height."""
        return float(self._known.max()) if self._known.size else 0.0

    @cached_property
    def softness(self) -> float:
        """Return c: so far above the lowest, square roots give way to logarithms.

        It is infinite where square roots show most of the ground. Else it puts the
        middle height into the middle of the scale: with m the median and M the highest
        height above the lowest, asinh(sqrt(m / c)) = asinh(sqrt(M / c)) / 2 where
        c = 4 m^2 / (M - 4 m).
        """
        top = self.high - self.low
        middle = self._middle - self.low
        if not 0 < middle < LEAST_MIDDLE**2 * top < np.inf:
            return np.inf
        return 4 * middle * (middle / (top - 4 * middle)) or np.inf  # where too small

    def depth(self, heights: np.ndarray) -> np.ndarray:
        """Return how high heights (...) stand on the scale that shows valleys, (...).

        That is the square root of the height above the lowest, a bowl's even rings; or,
        where c is finite, asinh(sqrt((height - low) / c)), which begins like it and
        goes on like a logarithm. What lies lower is at 0; nan stays nan.
        """
        with np.errstate(over="ignore"):
            roots = np.sqrt(np.maximum(heights - self.low, 0))
        if np.isinf(self.softness):
            return roots
        return np.arcsinh(roots / np.sqrt(self.softness))

    @cached_property
    def depths(self) -> np.ndarray:
        """Return the depths of all the ground, (n_y, n_x), nan where it has none."""
        return self.depth(np.where(self.is_defined, self.values, np.nan))

    @property
    def _middle(self) -> float:
        """The upper median of the heights: no mean, which may be too large to hold."""
        half = self._known.size // 2
        return float(np.partition(self._known, half)[half]) if self._known.size else 0.0

    @cached_property
    def _known(self) -> np.ndarray:
        """The heights that there are."""
        return self.values[self.is_defined]


def value_curve(
    surface: Surface, n: int = 401, domain: tuple[float, float] | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Return n evenly spaced x and the value of a 1-D surface at each, both (n,).

    ``domain`` is (low, high), or None for the surface's own. Raises ValueError for a
    surface that does not have exactly one coordinate, or n below 2.

    >>> from engines.gradient_descent import SURFACES
    >>> value_curve(SURFACES["square"], n=3, domain=(-2, 2))[1]
    array([4., 0., 4.])
    """
    _check_dimension(surface, 1)
    x = _grid(domain or surface.domain[0], n)
    return x, _values(surface, x[:, np.newaxis])


def value_grid(
    surface: Surface,
    n: int = 81,
    domain: tuple[tuple[float, float], tuple[float, float]] | None = None,
) -> Field:
    """Return the values of a 2-D surface on an n by n grid.

    ``domain`` is ((x_low, x_high), (y_low, y_high)), or None for the surface's own.
    Raises ValueError for a surface that does not have exactly two coordinates, or n
    below 2.

    >>> from engines.gradient_descent import quadratic
    >>> value_grid(quadratic([[2, 0], [0, 4]]), n=2, domain=((0, 1), (0, 1))).values
    array([[0., 1.],
           [2., 3.]])
    """
    _check_dimension(surface, 2)
    x_domain, y_domain = domain or surface.domain
    x, y = _grid(x_domain, n), _grid(y_domain, n)
    points = np.stack(np.meshgrid(x, y), axis=-1)
    return Field(x=x, y=y, values=_values(surface, points))


def _grid(domain: tuple[float, float], n: int) -> np.ndarray:
    return np.linspace(*domain, checked_count("number of grid points", n, at_least=2))


def _values(surface: Surface, points: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        return surface.value(points)


def _check_dimension(surface: Surface, wanted: int) -> None:
    if surface.dimension != wanted:
        raise ValueError(
            f"The surface {surface.name!r} has {surface.dimension} coordinate(s) and "
            f"this drawing needs {wanted}; use value_curve for 1 and value_grid for 2."
        )


def window_around(
    points, values, margin: float = 0.35, least: float = 0.6
) -> tuple[tuple[float, float], ...]:
    """Return a (low, high) for each coordinate that holds a path with room to spare.

    ``points`` has shape (n, d), the start first, and ``values`` (n,). Points more than
    30 times as high as the start are left out, so that a path that flies off does
    not shrink the valley to a dot. Each side is at least ``least`` wide.

    >>> window_around(np.array([[0.0], [1.0]]), np.array([1.0, 0.5]), margin=0.5)
    ((-0.5, 1.5),)
    """
    points, values = np.asarray(points, dtype=float), np.asarray(values, dtype=float)
    near = points[values <= 30 * values[0]]
    low, high = near.min(axis=0), near.max(axis=0)
    half = np.maximum((high - low) * (0.5 + margin), least / 2)
    centre = (low + high) / 2
    return tuple(zip((centre - half).tolist(), (centre + half).tolist(), strict=True))
