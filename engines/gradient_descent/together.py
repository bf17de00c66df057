"""Several optimizers as one: each updates the walkers that are its own."""

from collections.abc import Sequence

import numpy as np

from engines.gradient_descent.optimizer import Optimizer, State


class Together:
    """k optimizers side by side, for points of shape (k, n, d): row i is the i-th's.

    It walks as one optimizer does, so all of them feel the slope in one call; a
    Hessian is worked out for those alone that need it. Nothing is raised.

    >>> from engines.gradient_descent.optimizers import GradientDescent, Momentum
    >>> pair = Together([GradientDescent(0.5), Momentum(0.25)])
    >>> pair.update(np.ones((2, 1, 1)), pair.init(np.ones((2, 1, 1))))[0].ravel()
    array([-0.5 , -0.25])
    """

    def __init__(self, optimizers: Sequence[Optimizer]) -> None:
        """Take the optimizers in the order of their rows."""
        self.optimizers = tuple(optimizers)

    def init(self, points) -> list[State]:
        """Return the state of each optimizer before its first step."""
        return [one.init(own) for one, own in zip(self.optimizers, points, strict=True)]

    def hessians(self, surface, points) -> list[np.ndarray | None]:
        """Return for each optimizer what it needs to know of the bend, or None."""
        return [
            one.hessians(surface, own)
            for one, own in zip(self.optimizers, points, strict=True)
        ]

    def update(self, gradients, states, hessians=None) -> tuple[np.ndarray, list]:
        """Return what to add to the points, (k, n, d), and the next states."""
        updates, after = np.empty_like(gradients), []
        for i, optimizer in enumerate(self.optimizers):
            hessian = hessians[i] if hessians else None
            updates[i], state = optimizer.update(gradients[i], states[i], hessian)
            after.append(state)
        return updates, after
