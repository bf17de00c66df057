"""Schedules: learning rates that change on the way, each a factor for every step."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.optimizer import (
    Optimizer,
    State,
    all_alike,
    require_one_of,
)

WARM_SHARE = 0.1  # of all steps


@dataclass(frozen=True)
class Schedule:
    """What the learning rate is multiplied by: factor(t, n_steps) at step t.

    ``t`` counts from 0 and may be an array; from step n_steps on the factor stays.
    """

    label: str
    formula: str  # LaTeX
    factor: Callable

    def factors(self, n_steps: int) -> np.ndarray:
        """Return the factors of steps 0, ..., n_steps - 1, shape (n_steps,).

        Raises ValueError for a negative number of steps.

        >>> SCHEDULES["step"].factors(4).round(3)
        array([1.  , 1.  , 0.1 , 0.01])
        """
        checked_count("number of steps", n_steps, at_least=0)
        return self.factor(np.arange(n_steps), n_steps)


def constant_factor(t, n_steps: int):
    """Return 1 for every step.

    >>> constant_factor(np.array([0, 1]), 2)
    array([1., 1.])
    """
    return np.ones(np.shape(t))


def step_factor(t, n_steps: int):
    """Return 1, a tenth from half of the steps on, a hundredth from three quarters on.

    Source: He et al. (2016), section 4.2, whose drops these are.

    >>> step_factor(np.array([49, 50, 75]), 100).round(3)
    array([1.  , 0.1 , 0.01])
    """
    early, late = np.less(t, n_steps / 2), np.less(t, 3 * n_steps / 4)
    return np.where(early, 1.0, np.where(late, 0.1, 0.01))


def cosine_factor(t, n_steps: int):
    """Return (1 + cos(pi t / n_steps)) / 2, from 1 down to 0 after the last step.

    Source: Loshchilov and Hutter (2017), without restarts.

    >>> cosine_factor(np.array([0, 50, 100]), 100)
    array([1. , 0.5, 0. ])
    """
    return (1 + np.cos(np.pi * np.minimum(t, n_steps) / max(n_steps, 1))) / 2


def warm_up_factor(t, n_steps: int):
    """Return (t + 1) / w over the first w steps, a tenth of all, and then 1.

    Source: Goyal et al. (2017), section 2.2.

    >>> warm_up_factor(np.array([0, 1, 4, 50]), 50)
    array([0.2, 0.4, 1. , 1. ])
    """
    warm = max(round(WARM_SHARE * n_steps), 1)
    return np.minimum((np.asarray(t) + 1) / warm, 1.0)


SCHEDULES: dict[str, Schedule] = {
    "constant": Schedule("Constant", r"1", constant_factor),
    "step": Schedule(
        "Step",
        r"\begin{cases} 1 & t < T/2 \\ 0.1 & T/2 \le t < 3T/4"
        r" \\ 0.01 & 3T/4 \le t \end{cases}",
        step_factor,
    ),
    "cosine": Schedule(
        "Cosine", r"\tfrac12 \left(1 + \cos \tfrac{\pi t}{T}\right)", cosine_factor
    ),
    "warm_up": Schedule(
        "Warm-up", r"\min\left(1, \tfrac{t + 1}{T/10}\right)", warm_up_factor
    ),
}


@dataclass(frozen=True)
class Scheduled(Optimizer):
    """An optimizer whose learning rate at step t is learning_rate * factor(t).

    The time t is part of its state, so that a walk that is gone on with goes on at
    its time. ``learning_rate`` is the one that counts, not the inner optimizer's; all
    other numbers are the inner optimizer's, and may be read here.
    """

    optimizer: Optimizer
    schedule: str
    n_steps: int

    def __post_init__(self) -> None:
        """Refuse a schedule that there is not, and a negative number of steps."""
        super().__post_init__()
        require_one_of("schedule", self.schedule, SCHEDULES)
        checked_count("number of steps", self.n_steps, at_least=0)

    def __getattr__(self, name: str):
        """Look up what only the inner optimizer has: momentum, beta1, damping, ..."""
        if name.startswith("__") or name == "optimizer":
            raise AttributeError(name)
        return getattr(self.optimizer, name)

    @property
    def label(self) -> str:
        """Return the inner optimizer's label."""
        return self.optimizer.label

    @property
    def state_names(self) -> tuple[str, ...]:
        """Return the names of the inner optimizer's state, and the time."""
        return (*self.optimizer.state_names, "time")

    @property
    def needs_hessian(self) -> bool:
        """Tell whether the inner optimizer asks for a Hessian."""
        return self.optimizer.needs_hessian

    @property
    def default_learning_rate(self) -> float:
        """Return the inner optimizer's."""
        return self.optimizer.default_learning_rate

    def for_each(self, n_walks: int, dimension: int = 1) -> Self:
        """Return the optimizer for points (n_walks, d): arrays (n_walks,) as columns.

        Raises ValueError for an array of another shape.
        """
        each = super().for_each(n_walks, dimension)
        return replace(each, optimizer=self.optimizer.for_each(n_walks, dimension))

    @property
    def n_variants(self) -> int:
        """Return for how many walks its arrays are; 1 where it has numbers only."""
        return max(super().n_variants, self.optimizer.n_variants)

    def some(self, chosen) -> Self:
        """Return the optimizer of some of the walks: ``chosen`` rows of its arrays."""
        return replace(super().some(chosen), optimizer=self.optimizer.some(chosen))

    def init(self, point) -> State:
        """Return the inner optimizer's first state, and one time per point, (...)."""
        return self.optimizer.init(point) | {"time": np.zeros(np.shape(point)[:-1])}

    def now(self, state: State) -> Optimizer:
        """Return the inner optimizer as it is at this time; its rate may be 0.

        >>> cosine = scheduled(Optimizer(0.5), "cosine", 2)
        >>> cosine.now({"time": np.array([1.0])}).learning_rate
        array([0.25])
        """
        t = state["time"][..., np.newaxis]
        if all_alike(t):
            t = t.flat[:1]
        rate = self.learning_rate * SCHEDULES[self.schedule].factor(t, self.n_steps)
        return _at_rate(self.optimizer, rate)

    def update(self, gradient, state: State, hessian=None) -> tuple[np.ndarray, State]:
        """Return the update at this time's learning rate, and the next state."""
        update, after = self.now(state).update(gradient, state, hessian)
        inner = {name: after[name] for name in self.optimizer.state_names}
        return update, inner | {"time": state["time"] + 1}


def _at_rate(optimizer: Optimizer, learning_rate) -> Optimizer:
    """Return a copy with another rate, unchecked: at the end of a cosine it is 0."""
    other = copy.copy(optimizer)
    object.__setattr__(other, "learning_rate", learning_rate)
    return other


def scheduled(optimizer: Optimizer, schedule: str, n_steps: int) -> Optimizer:
    """Return an optimizer whose learning rate follows a schedule of ``SCHEDULES``.

    At step t of n_steps it is learning_rate * factor(t); "constant" gives back the
    optimizer itself. Any of its numbers may be arrays (n,), as ever. Raises ValueError
    for an unknown schedule or a negative number of steps.

    >>> from engines.gradient_descent import SURFACES, GradientDescent, descend
    >>> halving = scheduled(GradientDescent(0.5), "cosine", 2)
    >>> descend(SURFACES["square"], halving, 4.0, 2).points[:, 0]
    array([4., 0.])
    """
    made = Scheduled(optimizer.learning_rate, optimizer, schedule, n_steps)
    return optimizer if schedule == "constant" else made
