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

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return -learning_rate * gradient, shape (..., d), and the empty state."""
        return -self.learning_rate * gradient, state


@dataclass(frozen=True)
class Momentum(Optimizer):
    """Roll like a heavy ball: keep most of the last velocity and add the slope.

    velocity = momentum * velocity + gradient; update = -learning_rate * velocity.
    Raises ValueError unless 0 <= momentum < 1. Source: Polyak (1964), in the form of
    torch.optim.SGD. Elsewhere (1 - momentum) * gradient is added instead, which
    needs a learning rate 1 / (1 - momentum) times larger for the same path.

    >>> Momentum(0.1, momentum=0.5).update(np.array([4.0]), {"velocity": np.ones(1)})
    (array([-0.45]), {'velocity': array([4.5])})
    """

    momentum: float = 0.9
    label: ClassVar[str] = "Momentum"
    state_names: ClassVar[tuple[str, ...]] = ("velocity",)

    def __post_init__(self) -> None:
        """Refuse a momentum that would never let go."""
        super().__post_init__()
        require_fraction("momentum", self.momentum)

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return -learning_rate * velocity, shape (..., d), and the new velocity."""
        velocity = self.momentum * state["velocity"] + gradient
        return -self.learning_rate * velocity, {"velocity": velocity}


@dataclass(frozen=True)
class Nesterov(Momentum):
    """Momentum that looks ahead to where the velocity is about to carry it.

    velocity = momentum * velocity + gradient;
    update = -learning_rate * (gradient + momentum * velocity). This is the rewritten
    form, which needs the gradient at the current point only. Raises ValueError as
    Momentum does. Source: Nesterov (1983); Sutskever et al. (2013); torch.optim.SGD.

    >>> Nesterov(0.1, momentum=0.5).update(np.array([4.0]), {"velocity": np.zeros(1)})
    (array([-0.6]), {'velocity': array([4.])})
    """

    label: ClassVar[str] = "Nesterov"

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return the looked-ahead update, shape (..., d), and the new velocity."""
        velocity = self.momentum * state["velocity"] + gradient
        looked_ahead = gradient + self.momentum * velocity
        return -self.learning_rate * looked_ahead, {"velocity": velocity}


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


@dataclass(frozen=True)
class Adam(Optimizer):
    """Combine a velocity with a brake per coordinate, both corrected for a cold start.

    first_moment = beta1 * first_moment + (1 - beta1) * gradient;
    second_moment = beta2 * second_moment + (1 - beta2) * gradient^2;
    update = -learning_rate * m / (sqrt(v) + epsilon), where m and v are the moments
    divided by 1 - beta1^t and 1 - beta2^t at step t. The first update therefore has
    length learning_rate in every coordinate, however steep the slope.
    Raises ValueError unless 0 <= beta1, beta2 < 1 and epsilon > 0. Source: Kingma
    and Ba (2015), algorithm 1; torch.optim.Adam.

    >>> adam = Adam(0.1)
    >>> adam.update(np.array([400.0, -0.5]), adam.init(np.zeros(2)))[0].round(6)
    array([-0.1,  0.1])
    """

    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    label: ClassVar[str] = "Adam"
    state_names: ClassVar[tuple[str, ...]] = (
        "first_moment",
        "second_moment",
        "step_count",
    )

    def __post_init__(self) -> None:
        """Refuse averages that would never forget, or an epsilon of 0 or below."""
        super().__post_init__()
        require_fraction("beta1", self.beta1)
        require_fraction("beta2", self.beta2)
        require_positive("epsilon", self.epsilon)

    def init(self, point) -> State:
        """Return zero moments, shape (..., d), and one step count per point, (...)."""
        shape = np.shape(point)
        return {
            "first_moment": np.zeros(shape),
            "second_moment": np.zeros(shape),
            "step_count": np.zeros(shape[:-1]),
        }

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return the corrected, braked update, shape (..., d), and the new moments."""
        first = self.beta1 * state["first_moment"] + (1 - self.beta1) * gradient
        second = self.beta2 * state["second_moment"] + (1 - self.beta2) * gradient**2
        step_count = state["step_count"] + 1
        t = step_count[..., np.newaxis]
        # Both averages start at zero, so early on they are too small by these factors.
        m = first / (1 - self.beta1**t)
        v = second / (1 - self.beta2**t)
        update = -self.learning_rate * m / (np.sqrt(v) + self.epsilon)
        return update, {
            "first_moment": first,
            "second_moment": second,
            "step_count": step_count,
        }


OPTIMIZERS: dict[str, type[Optimizer]] = {
    "gradient_descent": GradientDescent,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": AdaGrad,
    "rmsprop": RMSProp,
    "adam": Adam,
    "newton": Newton,
}
