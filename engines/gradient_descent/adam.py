"""Adam: a velocity and a brake per coordinate, corrected for their cold start."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engines.gradient_descent.optimizer import (
    Optimizer,
    State,
    all_alike,
    require_fraction,
    require_one_of,
    require_positive,
)

UNFELT = 2.0**-60  # 1 minus this, or less, is 1 to the last bit

# What is done to an average of t gradients with its warmth 1 - beta^t, which is 1 in
# the end. "multiplied" is a mistake that is met in the wild.
BIAS_CORRECTIONS: dict[str, Callable] = {
    "divided": operator.truediv,
    "none": lambda average, warmth: average,
    "multiplied": operator.mul,
}


@dataclass(frozen=True)
class Adam(Optimizer):
    """Combine a velocity with a brake per coordinate, both corrected for a cold start.

    first_moment = beta1 * first_moment + (1 - beta1) * gradient;
    second_moment = beta2 * second_moment + (1 - beta2) * gradient^2;
    update = -learning_rate * m / (sqrt(v) + epsilon), where m and v are the moments
    divided by 1 - beta1^t and 1 - beta2^t at step t. The first update therefore has
    length learning_rate in every coordinate, however steep the slope. Without the
    division ("none") it is (1 - beta1) / sqrt(1 - beta2) times as long, that is
    sqrt(10); "multiplied" instead, the wrong one, (1 - beta1)^2 / (1 - beta2), 10.
    Raises ValueError unless 0 <= beta1, beta2 < 1 and epsilon > 0, and for another
    correction. Source: Kingma and Ba (2015), algorithm 1; torch.optim.Adam.

    >>> adam = Adam(0.1)
    >>> adam.update(np.array([400.0, -0.5]), adam.init(np.zeros(2)))[0].round(6)
    array([-0.1,  0.1])
    """

    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    bias_correction: str = "divided"
    label: ClassVar[str] = "Adam"
    state_names: ClassVar[tuple[str, ...]] = (
        "first_moment",
        "second_moment",
        "step_count",
    )
    default_learning_rate: ClassVar[float] = 0.001  # torch.optim.Adam's

    def __post_init__(self) -> None:
        """Refuse averages that would never forget, or an epsilon of 0 or below."""
        super().__post_init__()
        require_fraction("beta1", self.beta1)
        require_fraction("beta2", self.beta2)
        require_positive("epsilon", self.epsilon)
        require_one_of("bias correction", self.bias_correction, BIAS_CORRECTIONS)

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
        m, v = first, second
        if self.bias_correction != "none":
            # Both averages start at zero: early on they are too small by their warmth.
            correct = BIAS_CORRECTIONS[self.bias_correction]
            m = correct(first, warmth(self.beta1, step_count))
            v = correct(second, warmth(self.beta2, step_count))
        update = -self.learning_rate * m / (np.sqrt(v) + self.epsilon)
        return update, {
            "first_moment": first,
            "second_moment": second,
            "step_count": step_count,
        }


def warmth(beta, step_count) -> np.ndarray:
    """Return 1 - beta^t, the share of an average that t gradients make up.

    ``step_count`` has shape (...). The result has shape (..., 1), or that of ``beta``
    where it is an array (..., d); or just (1,) where one beta is raised to one power
    for everybody. Nothing is raised.

    >>> warmth(0.5, np.array([2.0, 2.0]))
    array([0.75])
    """
    t = step_count[..., np.newaxis]
    if all_alike(t):
        t = t.flat[:1]
    # As many exponents as bases: NumPy squares by a short cut where 2 is given once,
    # and the last bit of a walk would depend on who walks beside it.
    t = np.zeros(np.shape(beta)) + t
    if np.ndim(beta):  # what 1 does not feel, computers are slow to raise to a power
        beta = np.maximum(beta, UNFELT ** (1 / t.min()))
    return 1 - beta**t
