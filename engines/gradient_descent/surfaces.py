"""Surfaces: something to walk down, with its slope, its bend and its known bottoms."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent import curves


@dataclass(frozen=True, eq=False)
class Surface:
    """A function to minimise, together with everything we know about it.

    The three functions take points of shape (..., d) with any leading axes, so that
    one call can evaluate a single point, a whole path or a grid. There are no units.

    >>> SURFACES["square"].dimension
    1
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
    centre = _centre(minimum, len(A))

    def gradient(points):
        """Return A (x - c), shape (..., d)."""
        # A sum instead of a matrix product: each point's answer then does not depend
        # on how many others were asked about in the same call.
        return (A * (points - centre)[..., np.newaxis, :]).sum(axis=-1)

    def value(points):
        """Return 1/2 (x - c)^T A (x - c), shape (...)."""
        return 0.5 * ((points - centre) * gradient(points)).sum(axis=-1)

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


def _curve(
    name, label, formula, gradient_formula, domain, minima=(), smooth=True
) -> Surface:
    return Surface(
        name=name,
        label=label,
        formula=formula,
        gradient_formula=gradient_formula,
        value=getattr(curves, f"{name}_value"),
        gradient=getattr(curves, f"{name}_gradient"),
        hessian=getattr(curves, f"{name}_hessian"),
        domain=(domain,),
        minima=tuple((minimum,) for minimum in minima),
        smooth=smooth,
    )


# The minima are roots of the derivative, rounded once from 60 digits.
SURFACES: dict[str, Surface] = {
    surface.name: surface
    for surface in (
        _curve(
            "square",
            "The parabola",
            r"f(x) = x^2",
            r"f'(x) = 2x",
            (-12.0, 12.0),
            (0.0,),
        ),
        _curve(
            "double_well",
            "Two valleys",
            r"f(x) = (x^2 - 1)^2 + 0.3\,x",
            r"f'(x) = 4x(x^2 - 1) + 0.3",
            (-1.8, 1.8),
            (-1.0355787140888537, 0.9601495555191055),
        ),
        _curve(
            "wave",
            "The growing wave",
            r"f(x) = x \cos(\pi x)",
            r"f'(x) = \cos(\pi x) - \pi x \sin(\pi x)",
            (-1.0, 2.0),
            (1.0904082219467213, -0.2738526868008509),
        ),
        _curve("cubic", "The cubic", r"f(x) = x^3", r"f'(x) = 3x^2", (-1.5, 1.5)),
        _curve(
            "plateau",
            "A pit in a plateau",
            r"f(x) = \tanh^2 x",
            r"f'(x) = 2\tanh x\,(1 - \tanh^2 x)",
            (-5.0, 5.0),
            (0.0,),
        ),
        _curve(
            "kink",
            "The kink",
            r"f(x) = |x|",
            r"f'(x) = \operatorname{sign} x",
            (-3.0, 3.0),
            (0.0,),
            smooth=False,
        ),
    )
}

# Convex, yet momentum may go round on it for ever; "The valley" does not list it.
# Source: Lessard, Recht and Packard (2016), section 4.6.
TWO_BENDS = _curve(
    "two_bends",
    "The curve with two bends",
    r"f(x) = \tfrac{25}{2}x^2,\ \tfrac12 x^2 + 24x - 12,"
    r"\ \tfrac{25}{2}x^2 - 24x + 36",
    r"f'(x) = 25x,\ x + 24,\ 25x - 24",
    (-4.0, 4.0),
    (0.0,),
)
