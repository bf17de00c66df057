"""Velocities: optimizers that roll on, Momentum in three conventions, and Nesterov."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engines.gradient_descent.optimizer import (
    Optimizer,
    State,
    require_fraction,
    require_one_of,
)

MOMENTUM_FORMS: dict[str, str] = {
    "rate_outside": r"v \leftarrow \beta v + g, \quad \Delta = -\eta v",
    "rate_inside": r"v \leftarrow \beta v - \eta g, \quad \Delta = v",
    "damped": r"v \leftarrow \beta v + (1 - \beta) g, \quad \Delta = -\eta v",
}


@dataclass(frozen=True)
class Momentum(Optimizer):
    """Roll like a heavy ball: keep most of the last velocity and add the slope.

    Books and libraries write it in three ways, the ``form``:
    "rate_outside": velocity = momentum * velocity + gradient, and
    update = -learning_rate * velocity;
    "rate_inside": velocity = momentum * velocity - learning_rate * gradient, and
    update = velocity, the same path while the learning rate stays the same;
    "damped": velocity = momentum * velocity + (1 - momentum) * gradient, and
    update = -learning_rate * velocity, the same path as the first one's with a
    learning rate 1 / (1 - momentum) times larger.
    Raises ValueError unless 0 <= momentum < 1, and for another form. Source: Polyak
    (1964); torch.optim.SGD, tf.keras SGD, torch.optim.SGD with dampening = momentum.

    >>> Momentum(0.1, momentum=0.5).update(np.array([4.0]), {"velocity": np.ones(1)})
    (array([-0.45]), {'velocity': array([4.5])})
    """

    momentum: float = 0.9
    form: str = "rate_outside"
    label: ClassVar[str] = "Momentum"
    state_names: ClassVar[tuple[str, ...]] = ("velocity",)
    default_learning_rate: ClassVar[float] = 0.001  # torch.optim.SGD's

    def __post_init__(self) -> None:
        """Refuse a momentum that would never let go, and a form that nobody uses."""
        super().__post_init__()
        require_fraction("momentum", self.momentum)
        require_one_of("form", self.form, MOMENTUM_FORMS)

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return the form's update, shape (..., d), and the new velocity."""
        kept = self.momentum * state["velocity"]
        if self.form == "rate_inside":
            velocity = kept - self.learning_rate * gradient
            return velocity.copy(), {"velocity": velocity}
        share = (1 - self.momentum) * gradient if self.form == "damped" else gradient
        velocity = kept + share
        return -self.learning_rate * velocity, {"velocity": velocity}


@dataclass(frozen=True)
class Nesterov(Optimizer):
    """Momentum that looks ahead to where the velocity is about to carry it.

    velocity = momentum * velocity + gradient;
    update = -learning_rate * (gradient + momentum * velocity). This is the rewritten
    form, which needs the gradient at the current point only: the points are those
    looked ahead to. It has this form alone, as in torch.optim.SGD: the rewriting
    takes the learning rate to be the same before and after, so that under a schedule
    another form would not be Nesterov's in another spelling, but another method.
    Raises ValueError unless 0 <= momentum < 1. Source: Nesterov (1983); Sutskever et
    al. (2013); torch.optim.SGD.

    >>> Nesterov(0.1, momentum=0.5).update(np.array([4.0]), {"velocity": np.zeros(1)})
    (array([-0.6]), {'velocity': array([4.])})
    """

    momentum: float = 0.9
    label: ClassVar[str] = "Nesterov"
    state_names: ClassVar[tuple[str, ...]] = ("velocity",)
    default_learning_rate: ClassVar[float] = 0.001  # torch.optim.SGD's

    def __post_init__(self) -> None:
        """Refuse a momentum that would never let go."""
        super().__post_init__()
        require_fraction("momentum", self.momentum)

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return the looked-ahead update, shape (..., d), and the new velocity."""
        velocity = self.momentum * state["velocity"] + gradient
        looked_ahead = gradient + self.momentum * velocity
        return -self.learning_rate * looked_ahead, {"velocity": velocity}
