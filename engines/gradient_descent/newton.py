"""Newton's method: let the bend of the surface choose the length of the step."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engines.gradient_descent.optimizer import (
    Optimizer,
    State,
    require,
    require_one_of,
)

NEWTON_TARGETS: dict[str, str] = {
    "bottom": r"\Delta = -\eta \sum_i \frac{g_i}{|\lambda_i| + d}\, e_i",
    "level": r"\Delta = -\eta \sum_i \frac{g_i}{\lambda_i + d}\, e_i",
}


@dataclass(frozen=True)
class Newton(Optimizer):
    """Jump to where the bowl with this slope and this bend would have its bottom.

    Along each eigenvector of the Hessian, with eigenvalue lambda:
    update = -learning_rate * gradient / (|lambda| + damping). The absolute value
    keeps every update downhill, also where the surface bends downwards. A direction
    without curvature (and without damping) gets no update: there the bowl has no
    bottom to jump to. learning_rate = 1 is the full jump.
    That is the ``target`` "bottom"; with "level" it is lambda itself, as Newton's
    method is without that care: it jumps to where the slope would be 0, and so finds
    saddles and maxima too.
    Raises ValueError for a negative damping, another target, and for a missing
    Hessian. Source: Nocedal and Wright, Numerical Optimization, sections 2.2 and 3.4.

    >>> Newton().update(np.array([20.0]), {}, hessian=np.array([[2.0]]))
    (array([-10.]), {})
    """

    learning_rate: float = 1.0
    damping: float = 0.0
    target: str = "bottom"
    label: ClassVar[str] = "Newton"
    needs_hessian: ClassVar[bool] = True
    default_learning_rate: ClassVar[float] = 1.0  # the full jump

    def __post_init__(self) -> None:
        """Refuse a damping that could turn the update around, or another target."""
        super().__post_init__()
        is_allowed = np.all(np.isfinite(self.damping) & (np.asarray(self.damping) >= 0))
        require(is_allowed, "damping", self.damping, "choose 0 or a number above it")
        require_one_of("target", self.target, NEWTON_TARGETS)

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return the update from a Hessian of shape (..., d, d), and no state."""
        if hessian is None:
            raise ValueError(
                "Newton's method was given no Hessian and cannot step without it; "
                "pass hessian=surface.hessian(point)."
            )
        *_, jump = along_the_bends(gradient, hessian, self.damping, self.target)
        return -self.learning_rate * jump, state


def along_the_bends(
    gradient, hessian, damping, target="bottom"
) -> tuple[np.ndarray, ...]:
    """Return directions, curvatures, slopes, bends and the jump that they make.

    The columns of the directions, (..., d, d), are the Hessian's eigenvectors, and
    its eigenvalues the curvatures, (..., d); slopes are those of the gradient along
    them, bends |curvature| + damping (of the target "level" curvature + damping); the
    jump is the sum of direction * slope / bend,
    without the directions that have no bend. Nothing is raised.

    >>> along_the_bends(np.array([6.0]), np.array([[-2.0]]), 1.0)[-1]
    array([2.])
    """
    curvatures, directions = _eigh_or_nan(hessian)
    slopes = (directions * gradient[..., :, np.newaxis]).sum(axis=-2)
    bends = np.abs(curvatures)
    # What eigh returns for a zero eigenvalue is rounding, of about this size.
    rounding = np.finfo(float).eps * bends.max(axis=-1, keepdims=True)
    is_none = bends <= rounding * bends.shape[-1]
    bends = np.where(is_none, 0.0, curvatures if target == "level" else bends) + damping
    steps = np.where(bends == 0, 0.0, slopes / np.where(bends == 0, 1.0, bends))
    jump = (directions * steps[..., np.newaxis, :]).sum(axis=-1)
    return directions, curvatures, slopes, bends, jump


def _eigh_or_nan(hessian) -> tuple[np.ndarray, np.ndarray]:
    """Return eigenvalues and eigenvectors; nan where the Hessian is not finite."""
    is_finite = np.isfinite(hessian).all(axis=(-2, -1), keepdims=True)
    eigenvalues, eigenvectors = np.linalg.eigh(np.where(is_finite, hessian, 0.0))
    return np.where(is_finite[..., 0], eigenvalues, np.nan), eigenvectors
