"""A surface: something to walk down, with its slope, its bend and its known bottoms."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import mul

import numpy as np

from engines.gradient_descent.landscapes import bowls


@dataclass(frozen=True, eq=False)
class Surface:
    """A function to minimise, together with everything we know about it.

    The three functions take points of shape (..., d) with any leading axes, so that
    one call can evaluate a single point, a whole path or a grid. There are no units.

    >>> from engines.gradient_descent import SURFACES
    >>> SURFACES["square"].dimension, SURFACES["rosenbrock"].dimension
    (1, 2)
    """

    name: str  # the key in SURFACES
    label: str  # the words on the screen
    formula: str  # LaTeX
    gradient_formula: str  # LaTeX
    value: Callable[[np.ndarray], np.ndarray]  # (..., d) -> (...)
    gradient: Callable[[np.ndarray], np.ndarray]  # (..., d) -> (..., d)
    hessian: Callable[[np.ndarray], np.ndarray]  # (..., d) -> (..., d, d)
    domain: tuple[tuple[float, float], ...]  # one (low, high) per coordinate
    minima: tuple[tuple[float, ...], ...] = ()  # known minima, the global one first
    smooth: bool = True  # False where the slope jumps

    @property
    def dimension(self) -> int:
        """Return d, the number of coordinates of a point."""
        return len(self.domain)


def quadratic(matrix, minimum=None, name="quadratic") -> Surface:
    r"""Build the bowl f(x) = 1/2 (x - c)^T A (x - c) around its minimum c.

    ``matrix`` is A, symmetric, shape (d, d); ``minimum`` is c, shape (d,), or None
    for the origin. The Hessian is A everywhere. When A has a negative eigenvalue the
    surface falls away for ever in that direction, and no minimum is listed.
    Raises ValueError for a matrix that is not square and symmetric, or a minimum of
    another length. Source: Nocedal and Wright, Numerical Optimization, section 2.1.

    >>> bowl = quadratic([[2.0, 0.0], [0.0, 18.0]])
    >>> bowl.value(np.array([1.0, 1.0])), bowl.gradient(np.array([1.0, 1.0]))
    (np.float64(10.0), array([ 2., 18.]))
    """
    A = _symmetric(matrix)
    centre, rows = _centre(minimum, len(A)), A.tolist()

    def gradient(points):
        """Return A (x - c), shape (..., d)."""
        offset = points - centre
        slope = np.empty_like(offset)
        for i, along in enumerate(_times(rows, offset)):
            slope[..., i] = along
        return slope

    def value(points):
        """Return 1/2 (x - c)^T A (x - c), shape (...)."""
        offset = points - centre
        terms = [offset[..., i] * along for i, along in enumerate(_times(rows, offset))]
        return 0.5 * sum(terms[1:], terms[0])

    def hessian(points):
        """Return A, once for every point, shape (..., d, d)."""
        return np.broadcast_to(A, points.shape[:-1] + A.shape).copy()

    has_bottom = np.linalg.eigvalsh(A).min() >= 0
    return Surface(
        name=name,
        label="A bowl",
        formula=r"f(x) = \tfrac12 (x - c)^\top A (x - c)",
        gradient_formula=r"\nabla f(x) = A (x - c)",
        value=value,
        gradient=gradient,
        hessian=hessian,
        domain=tuple((c - 10.0, c + 10.0) for c in centre.tolist()),
        minima=(tuple(centre.tolist()),) if has_bottom else (),
    )


def _times(rows: list[list[float]], offset: np.ndarray) -> list[np.ndarray]:
    """Return the d coordinates of A (x - c), each (...), from x - c, (..., d).

    Sums instead of a matrix product: each point's answer then does not depend on how
    many others were asked about in the same call. One coordinate after the other is
    ten times as fast on ten thousand points.
    """
    along = [offset[..., j] for j in range(len(rows))]
    return [sum(map(mul, row[1:], along[1:]), row[0] * along[0]) for row in rows]


def _symmetric(matrix) -> np.ndarray:
    A = np.array(matrix, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or not np.array_equal(A, A.T):
        raise ValueError(
            f"The matrix has shape {A.shape} and must be square and symmetric, "
            "because it is a Hessian; pass (A + A.T) / 2 instead."
        )
    return A


def _centre(minimum, dimension: int) -> np.ndarray:
    centre = np.zeros(dimension) if minimum is None else np.array(minimum, dtype=float)
    if centre.shape != (dimension,):
        raise ValueError(
            f"The minimum has shape {centre.shape} but the matrix has {dimension} "
            f"rows; give {dimension} coordinates."
        )
    return centre


def elongated_bowl(condition_number: float, rotation_degrees: float = 0.0) -> Surface:
    r"""Build a bowl that is a long valley: steep across, nearly level along.

    f(x, y) = (u^2 + kappa v^2) / 2, where u goes along the valley, which lies
    ``rotation_degrees`` above the x axis, and v across it. The eigenvalues are 1 and
    kappa, the ``condition_number``. Raises ValueError for a condition number below 1,
    or one of the two that is not finite. Source: Boyd and Vandenberghe, Convex
    Optimization, section 9.3.2.

    >>> bowl = elongated_bowl(9.0, 90.0)
    >>> bowl.value(np.array([1.0, 1.0])), bowl.gradient(np.array([1.0, 1.0]))
    (np.float64(5.0), array([9., 1.]))
    """
    if not (np.isfinite(condition_number) and condition_number >= 1):
        raise ValueError(
            f"The condition number is {condition_number!r}; choose 1 or more, for it "
            "is the largest eigenvalue divided by the smallest."
        )
    if not np.isfinite(rotation_degrees):
        raise ValueError(
            f"The rotation is {rotation_degrees!r}; choose a number of degrees."
        )
    kappa, angle = f"{condition_number:.6g}", rf"{rotation_degrees:.6g}^\circ"
    matrix = bowls.elongated_bowl_matrix(condition_number, rotation_degrees)
    along = rf"u = x \cos {angle} + y \sin {angle}"
    across = rf"v = y \cos {angle} - x \sin {angle}"
    return replace(
        quadratic(matrix, name="elongated_bowl"),
        label="Elongated bowl",
        formula=rf"f(x, y) = \tfrac12\,(u^2 + {kappa}\,v^2), \; {along}, \; {across}",
        gradient_formula=rf"\nabla f = (u \cos {angle} - {kappa}\,v \sin {angle}, "
        rf"\; u \sin {angle} + {kappa}\,v \cos {angle})",
        domain=((-5.0, 5.0), (-5.0, 5.0)),
    )
