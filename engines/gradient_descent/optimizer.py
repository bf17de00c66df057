"""What every optimizer is: two pure functions, and hyperparameters worth checking."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

State = dict[str, np.ndarray]


def require(is_allowed: bool, what: str, given: float, allowed: str) -> None:
    """Raise ValueError with one sentence about what was given and what is allowed.

    >>> require(True, "learning rate", 0.1, "choose a number above 0")
    """
    if not is_allowed:
        raise ValueError(f"The {what} is {given}; {allowed}.")


def require_fraction(what: str, given: float) -> None:
    """Raise ValueError unless 0 <= given < 1: the share of the past that is kept.

    >>> require_fraction("momentum", 0.9)
    """
    require(0 <= given < 1, what, given, "choose a number of at least 0 and below 1")


def require_positive(what: str, given: float) -> None:
    """Raise ValueError unless given is a finite number above 0.

    >>> require_positive("epsilon", 1e-8)
    """
    is_positive = np.isfinite(given) and given > 0
    require(is_positive, what, given, "choose a finite number above 0")


@dataclass(frozen=True)
class Optimizer:
    """What all optimizers share: a learning rate, and the two functions to fill in.

    Raises ValueError for a learning rate that is not a finite number above 0.
    """

    learning_rate: float
    label: ClassVar[str] = "Optimizer"
    state_names: ClassVar[tuple[str, ...]] = ()
    needs_hessian: ClassVar[bool] = False

    def __post_init__(self) -> None:
        """Refuse a learning rate that could only stand still, climb or be undefined."""
        require_positive("learning rate", self.learning_rate)

    def init(self, point) -> State:
        """Return the state before the first step: zeros of the point's shape."""
        return {name: np.zeros(np.shape(point)) for name in self.state_names}

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return what to add to the point, shape (..., d), and the next state."""
        raise NotImplementedError
