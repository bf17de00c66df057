"""Optimizers: rules that turn a gradient into an update.

An update is *added* to the point; the minus sign lives here. Every optimizer is two
pure functions: ``init`` makes the state, ``update`` returns the next update and the
next state, and nothing is remembered anywhere else. All arithmetic is elementwise,
so points may have any leading axes. Conventions are those of ``torch.optim``.
Sorted in order of increasing complexity.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engines.gradient_descent.adam import Adam
from engines.gradient_descent.heavy_ball import Momentum, Nesterov
from engines.gradient_descent.newton import Newton
from engines.gradient_descent.optimizer import (
    Optimizer,
    State,
    require_fraction,
    require_positive,
)


@dataclass(frozen=True)
class GradientDescent(Optimizer):
    """Step straight downhill, as far as the slope is steep.

    update = -learning_rate * gradient. Source: Cauchy (1847); torch.optim.SGD.

    >>> GradientDescent(0.1).update(np.array([20.0]), {})
    (array([-2.]), {})
    """

    label: ClassVar[str] = "Gradient descent"
    default_learning_rate: ClassVar[float] = 0.001  # torch.optim.SGD's

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return -learning_rate * gradient, shape (..., d), and the empty state."""
        return -self.learning_rate * gradient, state


@dataclass(frozen=True)
class AdaGrad(Optimizer):
    """Give every coordinate its own brake, pulled tighter by every gradient so far.

    squared_sum = squared_sum + gradient^2;
    update = -learning_rate * gradient / (sqrt(squared_sum) + epsilon).
    Raises ValueError unless epsilon > 0. Source: Duchi et al. (2011);
    torch.optim.Adagrad.

    >>> AdaGrad(0.1).update(np.array([4.0]), {"squared_sum": np.zeros(1)})
    (array([-0.1]), {'squared_sum': array([16.])})
    """

    epsilon: float = 1e-10
    label: ClassVar[str] = "AdaGrad"
    state_names: ClassVar[tuple[str, ...]] = ("squared_sum",)
    default_learning_rate: ClassVar[float] = 0.01  # torch.optim.Adagrad's

    def __post_init__(self) -> None:
        """Refuse an epsilon that could divide by zero or turn the update around."""
        super().__post_init__()
        require_positive("epsilon", self.epsilon)

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return the braked update, shape (..., d), and the new sum of squares."""
        squared_sum = state["squared_sum"] + gradient**2
        direction = gradient / (np.sqrt(squared_sum) + self.epsilon)
        return -self.learning_rate * direction, {"squared_sum": squared_sum}


@dataclass(frozen=True)
class RMSProp(Optimizer):
    """Brake like AdaGrad, but forget old gradients, so that the brake can loosen.

    squared_mean = decay * squared_mean + (1 - decay) * gradient^2;
    update = -learning_rate * gradient / (sqrt(squared_mean) + epsilon).
    Raises ValueError unless 0 <= decay < 1 and epsilon > 0. Source: Hinton's
    Coursera lecture 6e (2012); torch.optim.RMSprop, where decay is called alpha.

    >>> RMSProp(0.1, decay=0.75).update(np.ones(1), {"squared_mean": np.zeros(1)})[1]
    {'squared_mean': array([0.25])}
    """

    decay: float = 0.99
    epsilon: float = 1e-8
    label: ClassVar[str] = "RMSProp"
    state_names: ClassVar[tuple[str, ...]] = ("squared_mean",)
    default_learning_rate: ClassVar[float] = 0.01  # torch.optim.RMSprop's

    def __post_init__(self) -> None:
        """Refuse a decay that would never forget, or an epsilon of 0 or below."""
        super().__post_init__()
        require_fraction("decay", self.decay)
        require_positive("epsilon", self.epsilon)

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return the braked update, shape (..., d), and the new mean of squares."""
        squared_mean = self.decay * state["squared_mean"] + (
            (1 - self.decay) * gradient**2
        )
        direction = gradient / (np.sqrt(squared_mean) + self.epsilon)
        return -self.learning_rate * direction, {"squared_mean": squared_mean}


OPTIMIZERS: dict[str, type[Optimizer]] = {
    "gradient_descent": GradientDescent,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": AdaGrad,
    "rmsprop": RMSProp,
    "adam": Adam,
    "newton": Newton,
}
