"""Newton's method: let the bend of the surface choose the length of the step."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engines.gradient_descent.optimizer import Optimizer, State, require


@dataclass(frozen=True)
class Newton(Optimizer):
    """Jump to where the bowl with this slope and this bend would have its bottom.

    Along each eigenvector of the Hessian, with eigenvalue lambda:
    update = -learning_rate * gradient / (|lambda| + damping). The absolute value
    keeps every update downhill, also where the surface bends downwards. A direction
    without curvature (and without damping) gets no update: there the bowl has no
    bottom to jump to. learning_rate = 1 is the full jump.
    Raises ValueError for a negative damping, and for a missing Hessian. Source:
    Nocedal and Wright, Numerical Optimization, section 3.4.

    >>> Newton().update(np.array([20.0]), {}, hessian=np.array([[2.0]]))
    (array([-10.]), {})
    """

    learning_rate: float = 1.0
    damping: float = 0.0
    label: ClassVar[str] = "Newton"
    needs_hessian: ClassVar[bool] = True

    def __post_init__(self) -> None:
        """Refuse a damping that could turn the update around."""
        super().__post_init__()
        is_allowed = np.all(np.isfinite(self.damping) & (np.asarray(self.damping) >= 0))
        require(is_allowed, "damping", self.damping, "choose 0 or a number above it")

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return the update from a Hessian of shape (..., d, d), and no state."""
        if hessian is None:
            raise ValueError(
                "Newton's method was given no Hessian and cannot step without it; "
                "pass hessian=surface.hessian(point)."
            )
        eigenvalues, eigenvectors = _eigh_or_nan(hessian)
        slopes = (eigenvectors * gradient[..., :, np.newaxis]).sum(axis=-2)
        bends = np.abs(eigenvalues)
        # What eigh returns for a zero eigenvalue is rounding, of about this size.
        rounding = np.finfo(float).eps * bends.max(axis=-1, keepdims=True)
        bends = np.where(bends <= rounding * bends.shape[-1], 0.0, bends) + self.damping
        steps = np.where(bends == 0, 0.0, slopes / np.where(bends == 0, 1.0, bends))
        update = (eigenvectors * steps[..., np.newaxis, :]).sum(axis=-1)
        return -self.learning_rate * update, state


def _eigh_or_nan(hessian) -> tuple[np.ndarray, np.ndarray]:
    """Return eigenvalues and eigenvectors; nan where the Hessian is not finite."""
    is_finite = np.isfinite(hessian).all(axis=(-2, -1), keepdims=True)
    eigenvalues, eigenvectors = np.linalg.eigh(np.where(is_finite, hessian, 0.0))
    return np.where(is_finite[..., 0], eigenvalues, np.nan), eigenvectors
