"""What the learner has set: the ground, who walks on it, and by which conventions."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.gradient_descent import (
    LANDSCAPES,
    OPTIMIZERS,
    CriticalKind,
    CriticalPoints,
    Field,
    Momentum,
    Nesterov,
    Optimizer,
    Surface,
    critical_points,
    elongated_bowl,
    parse_formula,
    scheduled,
    value_grid,
)

OWN, BOWL = "own", "elongated_bowl"  # the ground that is typed; the one that is turned
FORMULA = "x^4 + y^4 - 4x*y + 1"
REFERENCE = "newton"  # walks beside the others, and is not ranked
WALKERS = tuple(OPTIMIZERS)  # all that may walk, in order
KEPT = 32  # grounds


@dataclass(frozen=True)
class Settings:
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

    @property
    def _ground(self) -> tuple:
        """What the ground depends on, and no more: what is found on it is kept."""
        more = {OWN: (self.formula, self.window)}
        more[BOWL] = (self.condition_number, self.rotation)
        return (self.landscape, *more.get(self.landscape, ()))

    @property
    def surface(self) -> Surface:
        """The ground."""
        return surface_of(*self._ground)

    @property
    def critical(self) -> CriticalPoints:
        """What is level on the ground, inside its window."""
        return level_on(*self._ground)

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

    @property
    def is_own(self) -> bool:
        """Whether the ground is the learner's own."""
        return self.landscape == OWN


@lru_cache(KEPT)
def surface_of(landscape: str, *more: object) -> Surface:
    """Return a ground: of the learner's own, or of a bowl, with what it depends on."""
    if landscape == OWN:
        formula, window = more
        return parse_formula(formula, ((-window, window),) * 2)
    if landscape == BOWL:
        return elongated_bowl(*more)
    return LANDSCAPES[landscape]


@lru_cache(KEPT)
def level_on(*ground: object) -> CriticalPoints:
    """Return what is level on a ground."""
    return critical_points(surface_of(*ground))


@lru_cache(KEPT)
def ground_of(surface: Surface, n: int) -> Field:
    """Return the heights of a ground for a picture, at n points to each side."""
    return value_grid(surface, n)
