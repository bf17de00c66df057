"""Penalties on large weights: lasso (L1) and weight decay (L2)."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.optimizer import require


@dataclass(frozen=True, eq=False)
class Penalty:
    """What large weights cost, beside the loss; biases cost nothing.

    penalty = l1 sum |w| + l2/2 sum w^2, with the gradient l1 sign(w) + l2 w, where the
    sign of 0 is 0. Both factors are numbers, or one for each of n networks, (n,).
    Raises ValueError for a factor below 0 or that is not finite. Sources: Tibshirani
    (1996); Krogh and Hertz (1992).

    >>> Penalty(l1=1.0, l2=2.0).value(np.array([3.0, -1.0]))
    np.float64(14.0)
    >>> Penalty(l1=1.0, l2=2.0).gradient(np.array([3.0, -1.0]))
    array([ 7., -3.])
    """

    l1: float | np.ndarray = 0.0
    l2: float | np.ndarray = 0.0

    def __post_init__(self) -> None:
        """Refuse what would reward large weights."""
        for name in ("l1", "l2"):
            given = np.asarray(getattr(self, name), dtype=float)
            fits = bool(np.isfinite(given).all() and (given >= 0).all())
            allowed = "choose a finite number of at least 0"
            require(fits, f"penalty {name.upper()}", getattr(self, name), allowed)

    def __bool__(self) -> bool:
        """Tell whether there is one at all."""
        return bool(np.any(self.l1) or np.any(self.l2))

    def value(self, weights: np.ndarray) -> np.ndarray:
        """Return the penalty of weights (..., n), (...)."""
        absolute, squares = np.abs(weights).sum(axis=-1), (weights**2).sum(axis=-1)
        return self.l1 * absolute + self.l2 * squares / 2

    def gradient(self, weights: np.ndarray) -> np.ndarray:
        """Return its gradient by weights (..., n), in their shape."""
        l1, l2 = (np.asarray(one)[..., np.newaxis] for one in (self.l1, self.l2))
        return l1 * np.sign(weights) + l2 * weights
