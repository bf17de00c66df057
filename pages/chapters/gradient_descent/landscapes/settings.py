"""What the learner has set: the ground, who walks on it, and by which conventions."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent import (
    OPTIMIZERS,
    CriticalKind,
    Momentum,
    Nesterov,
    Optimizer,
    scheduled,
)
from pages.chapters.gradient_descent.grounds import FORMULA, Ground
from pages.chapters.gradient_descent.rule_sources import rule_of

REFERENCE = "newton"  # walks beside the others, and is not ranked
WALKERS = tuple(OPTIMIZERS)  # all that may walk, in order


@dataclass(frozen=True)
class Settings(Ground):
    """Everything that a walk, a race or a sweep depends on, and how it is shown."""

    landscape: str  # a key of LANDSCAPES, or OWN
    start: tuple[float, float] = (0.0, 0.0)
    n_steps: int = 100
    form: str = "rate_outside"  # of momentum, a key of MOMENTUM_FORMS
    bias_correction: str = "divided"  # Adam's, a key of BIAS_CORRECTIONS
    schedule: str = "constant"  # a key of SCHEDULES
    formula: str = FORMULA
    window: float = 3.0  # of the learner's own ground: from -window to window
    condition_number: float = 10.0
    rotation: float = 30.0  # degrees
    walkers: tuple[str, ...] = ()  # keys of OPTIMIZERS
    hand: str = ""  # the one whose learning rate is in hand
    momentum: float = 0.9
    view: str = ""
    part: str = "Race"  # the title of the one that is played
    swept: str = "eta"  # what the sweep goes over: "eta" or "beta"
    apart: float = 2.0  # likewise: from one value to the next
    moment: int = 0  # the step that is taken apart
    eta_gradient_descent: float = 0.01
    eta_momentum: float = 0.01
    eta_nesterov: float = 0.01
    eta_adagrad: float = 0.01
    eta_rmsprop: float = 0.01
    eta_adam: float = 0.01
    eta_newton: float = 1.0
    n_rates: int = 13  # that every optimizer tries before a fair race
    n_starts: int = 32  # of a fair race
    noise: float = 0.0  # standard deviation of what is added to every slope there
    seed: int = 0  # of the starts drawn

    def is_kink(self, point: np.ndarray) -> bool:
        """Tell whether a point, (2,), is the tip of a kink: no slope is told there."""
        tips = self.critical.of_kind(CriticalKind.KINK)
        return bool((tips == point).all(axis=1).any())

    def learning_rate(self, walker: str) -> float:
        """Return a walker's learning rate."""
        return getattr(self, f"eta_{walker}")

    def optimizer(self, walker: str, **changed: object) -> Optimizer:
        """Return a walker's rule by the chosen conventions; `changed` are its fields.

        A field may be an array, one number for each of many walks.
        """
        kind, fields = OPTIMIZERS[walker], {"learning_rate": self.learning_rate(walker)}
        if issubclass(kind, Momentum | Nesterov):
            fields["momentum"] = self.momentum
        if walker == "momentum":
            fields["form"] = self.form
        if walker == "adam":
            fields["bias_correction"] = self.bias_correction
        rule = kind(**{**fields, **changed})
        if walker == REFERENCE:
            return rule
        return scheduled(rule, self.schedule, self.n_steps)

    def rule_source(self, walker: str, beta: object = None) -> str:
        """Return the source of a walker's rule; `beta` is a name for the momentum."""
        beta = self.momentum if beta is None else beta
        return rule_of(walker, beta, self.form, self.bias_correction)
