"""What "Saddles" computes: walks that begin beside a saddle, and what theory says."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent import NEVER, Escape, RMSProp, escape
from engines.gradient_descent.edges import curvatures_at
from engines.gradient_descent.momentum_theory import ROUNDING
from pages.chapters.gradient_descent.grounds import OnGround
from pages.figures.racers import RACERS, Racer
from pages.figures.stops import stops

from ..settings import NEWTON, Settings, rule_of
from .places import ridge_of, saddles_of

STARTS = BESIDE, ON, RIDGE = "beside", "on", "ridge"
CLOSE = 0.05  # of the predicted step: so near is as predicted
MOST_SHOWN, FIRST_SHOWN = 100, 30  # positions of the stepper; those one by one
WALKERS = ("gradient_descent", "momentum", "nesterov", "adagrad", "rmsprop", "adam")


@dataclass(frozen=True, eq=False)
class Record(OnGround):
    """The walks off one saddle, and all saddles of the ground."""

    settings: Settings
    saddles: np.ndarray  # (m, 2)
    escape: Escape | None  # None where the ground has no saddle
    ridge: np.ndarray | None = None  # (2,) the place up it where all begin, if they do

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

    @property
    def own_lost(self) -> int:
        """The step at which the one in hand flew off, or NEVER."""
        return int(self.escape.lost_at[self.hand])

    @property
    def ahead(self) -> float:
        """How far from the saddle the place up the ridge is."""
        return float(np.linalg.norm(self.ridge - self.escape.saddle))

    @cached_property
    def is_predicted(self) -> bool:
        """Whether theory says when the one in hand leaves, and its walk is of its kind.

        A way down a ridge that is not straight begins its fall farther off than was
        meant, or does not come to the saddle at all: it is not on the saddle's bend.
        """
        predicted = int(self.escape.predicted_at[self.hand])
        if predicted == NEVER:
            return False
        left, lost = self.own_left, self.own_lost
        if left == NEVER:
            has_come = self.escape.came_at[self.hand] != NEVER
            return bool(has_come and lost == NEVER and predicted > self.n_steps)
        near = abs(left - predicted) <= 1 + CLOSE * predicted
        return self.ridge is None or near

    @property
    def overshoots(self) -> bool:
        """Whether what is off across the falling way grows too: theory is silent."""
        return bool(self.escape.across[self.hand] > 1 + ROUNDING)

    @property
    def bend_across(self) -> float:
        """The bend of the ground across the falling way."""
        return float(curvatures_at(self.settings.surface, self.escape.saddle)[-1])

    @property
    def felt(self) -> float:
        """By what the first step of who rescales the slope divides, but for ε."""
        found = self.escape
        along = int(np.abs(found.falling).argmax())
        slope = self.settings.surface.gradient(found.points[0, 0])[along]
        rule = found.optimizers[self.hand]
        share = np.sqrt(1 - rule.decay) if isinstance(rule, RMSProp) else 1.0
        return float(share * abs(slope))

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
    ridge = None
    if settings.saddle_start == RIDGE:
        ridge = ridge_of(settings._ground, at)
    walks = escape(
        settings.surface,
        team,
        saddles[at],
        exponent_of(settings),
        ridge,
        settings.saddle_steps,
    )
    return Record(settings, saddles, walks, ridge)


def walkers_of(settings: Settings) -> tuple[str, ...]:
    """Return who walks: all that take the same rate, or Newton alone."""
    return (NEWTON,) if settings.walker == NEWTON else WALKERS


def exponent_of(settings: Settings) -> float | None:
    """Return k of a start 10^-k beside; None exactly on the saddle."""
    return None if settings.saddle_start == ON else settings.saddle_exponent


def saddle_at(record: Record, point: dict) -> dict[str, str]:
    """Return the saddle nearest to where the ground was clicked."""
    if point.get("panel", 0) or "y" not in point or not len(record.saddles):
        return {}
    gaps = np.hypot(*(record.saddles - [point["x"], point["y"]]).T)
    return {"saddle": str(int(gaps.argmin()) + 1)}


def has_left(step: int, left_at: int) -> bool:
    """Tell whether who left at a step, or never, has left after another one."""
    return left_at != NEVER and left_at <= step


def is_lost(record: Record, at: int, step: int) -> bool:
    """Tell whether a walker has flown off after a step."""
    return has_left(step, int(record.escape.lost_at[at]))


def walked(record: Record, at: int) -> int:
    """Return how many steps moved a walker: no later one did."""
    points = record.escape.points[:, at]
    moved = (points[1:] != points[:-1]).any(axis=-1)
    return int(np.flatnonzero(moved)[-1]) + 1 if moved.any() else 0
