"""What "Saddles" computes: walks that begin beside a saddle, and what theory says."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent import NEVER, Escape, escape
from engines.gradient_descent.escapes import usual_radius
from pages.chapters.gradient_descent.grounds import OnGround
from pages.figures.racers import RACERS, Racer
from pages.figures.stops import stops

from ..settings import NEWTON, Settings, rule_of
from .places import saddles_of

STARTS = BESIDE, ON, RIDGE = "beside", "on", "ridge"
UP = 10.0  # radii: so far up the ridge a walk begins
MOST_SHOWN, FIRST_SHOWN = 100, 30  # positions of the stepper; those one by one
WALKERS = ("gradient_descent", "momentum", "nesterov", "adagrad", "rmsprop", "adam")


@dataclass(frozen=True, eq=False)
class Record(OnGround):
    """The walks off one saddle, and all saddles of the ground."""

    settings: Settings
    saddles: np.ndarray  # (m, 2)
    escape: Escape | None  # None where the ground has no saddle

    @property
    def walkers(self) -> tuple[str, ...]:
        """Those who walk, as keys of OPTIMIZERS."""
        return walkers_of(self.settings)

    @property
    def hand(self) -> int:
        """The number of the one in hand."""
        return self.walkers.index(self.settings.walker)

    @property
    def looks(self) -> list[Racer]:
        """Their looks and names."""
        return [RACERS[key] for key in self.walkers]

    @property
    def n_steps(self) -> int:
        """The steps that each takes."""
        return self.settings.saddle_steps

    @property
    def left_at(self) -> list[int]:
        """The step at which each has left, or NEVER."""
        return self.escape.left_at.tolist()

    @property
    def own_left(self) -> int:
        """The step at which the one in hand has left, or NEVER."""
        return self.left_at[self.hand]

    @property
    def is_on_it(self) -> bool:
        """Whether the walks begin exactly on the line from which nobody falls."""
        return self.escape.offset == 0

    @cached_property
    def nobody_moves(self) -> bool:
        """Whether all stand where they began."""
        return bool((self.escape.points == self.escape.points[0]).all())

    @cached_property
    def slope(self) -> float:
        """How steep it is at the start."""
        start = self.escape.points[0, 0]
        return float(np.hypot(*self.settings.surface.gradient(start)))

    @cached_property
    def shown(self) -> list[int]:
        """The steps at which the stepper stops."""
        if self.escape is None:
            return [0]
        n = self.n_steps
        return stops(n, MOST_SHOWN, FIRST_SHOWN)


def run(settings: Settings) -> Record:
    """Let everyone begin beside the saddle that is asked about."""
    saddles = saddles_of(*settings._ground)
    if not len(saddles):
        return Record(settings, saddles, None)
    team = [
        rule_of(walker, settings.learning_rate, settings.momentum)
        for walker in walkers_of(settings)
    ]
    at = min(settings.saddle, len(saddles) - 1)
    walks = escape(
        settings.surface,
        team,
        saddles[at],
        exponent_of(settings),
        ahead_of(settings),
        settings.saddle_steps,
    )
    return Record(settings, saddles, walks)


def walkers_of(settings: Settings) -> tuple[str, ...]:
    """Return who walks: all that take the same rate, or Newton alone."""
    return (NEWTON,) if settings.walker == NEWTON else WALKERS


def exponent_of(settings: Settings) -> float | None:
    """Return k of a start 10^-k beside; None exactly on the saddle."""
    return None if settings.saddle_start == ON else settings.saddle_exponent


def ahead_of(settings: Settings) -> float:
    """Return how far up the ridge a walk begins."""
    is_up = settings.saddle_start == RIDGE
    return UP * usual_radius(settings.surface) if is_up else 0.0


def saddle_at(record: Record, point: dict) -> dict[str, str]:
    """Return the saddle nearest to where the ground was clicked."""
    if point.get("panel", 0) or "y" not in point or not len(record.saddles):
        return {}
    gaps = np.hypot(*(record.saddles - [point["x"], point["y"]]).T)
    return {"saddle": str(int(gaps.argmin()) + 1)}


def has_left(step: int, left_at: int) -> bool:
    """Tell whether who left at a step, or never, has left after another one."""
    return left_at != NEVER and left_at <= step


def walked(record: Record, at: int) -> int:
    """Return how many steps moved a walker: no later one did."""
    points = record.escape.points[:, at]
    moved = (points[1:] != points[:-1]).any(axis=-1)
    return int(np.flatnonzero(moved)[-1]) + 1 if moved.any() else 0
