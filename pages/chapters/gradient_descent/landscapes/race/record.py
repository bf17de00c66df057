"""What the race computes: every walk side by side, and where each of them ended."""

from dataclasses import dataclass, replace
from functools import cached_property
from math import isfinite

import numpy as np

from engines.gradient_descent import (
    Race,
    places,
    race,
)
from pages.chapters.gradient_descent.grounds import OnGround
from pages.figures.leaving import out_since
from pages.figures.racers import RACERS, Racer
from pages.figures.stops import stops
from pages.ui.chapter import Table

from ..settings import REFERENCE, Settings

MOST_SHOWN = 120  # positions of the stepper; of more steps not every one is shown
FIRST_SHOWN = 20  # steps that are shown one by one, whatever follows


@dataclass(frozen=True, eq=False)
class Record(OnGround):
    """The race, and the ground it is run on."""

    settings: Settings
    race: Race
    is_told: bool = True  # else the pictures show nothing that the end decides

    @cached_property
    def before_bet(self) -> "Record":
        """The same, for pictures that do not tell the end."""
        return replace(self, is_told=False)

    @property
    def walkers(self) -> tuple[str, ...]:
        """All that walk, as keys of OPTIMIZERS."""
        return self.settings.walkers

    @property
    def looks(self) -> tuple[Racer, ...]:
        """Their looks and names."""
        return tuple(RACERS[key] for key in self.walkers)

    @cached_property
    def lost_from(self) -> list[int]:
        """Of every walker the step from which it is lost; beyond the last for none."""
        last, found = self.race.n_steps, []
        for walk, lost in zip(self.race.trajectories, self.race.is_lost(), strict=True):
            found.append(min(walk.n_steps + 1, last) if lost else last + 1)
        return found

    def lost(self, step: int) -> list[int]:
        """Return the numbers of those that are lost after a step."""
        return [at for at, first in enumerate(self.lost_from) if step >= first]

    def order(self, step: int) -> list[tuple[int, ...]]:
        """Return the racers after a step, the lowest first; those lost have no place.

        Whose heights differ by rounding alone share a place.
        """
        racing = [at for at in self.ranked if step < self.lost_from[at]]
        return [*places(self.race.values[step].tolist(), racing)]

    @cached_property
    def ranked(self) -> tuple[int, ...]:
        """The numbers of those that are in the ranking."""
        return self.race.ranked

    @property
    def reference(self) -> int | None:
        """The number of the one that is not."""
        is_there = REFERENCE in self.walkers
        return self.walkers.index(REFERENCE) if is_there else None

    @property
    def hand(self) -> int:
        """The number of the walker whose learning rate is in hand."""
        hand = self.settings.hand
        return self.walkers.index(hand) if hand in self.walkers else 0

    @cached_property
    def is_defined(self) -> bool:
        """Whether the ground has a height and a slope at the start."""
        here = self.race.values[0, 0], self.race.gradient_norms[0, 0]
        return bool(np.isfinite(here).all())

    @cached_property
    def shown(self) -> list[int]:
        """The steps at which the stepper stops."""
        n = self.race.n_steps
        return stops(n, MOST_SHOWN, FIRST_SHOWN)

    @cached_property
    def out(self) -> list[list[int | None]]:
        """Of every walker at every step since when it is out of the picture."""
        points = self.race.points.swapaxes(0, 1)
        return [out_since(self.window, walk) for walk in points]

    def is_out(self, walker: int, step: int) -> bool:
        """Tell whether a walker is out of the picture after a step."""
        return self.out[walker][step] is not None


def run(settings: Settings) -> Record:
    """Let all that were chosen walk from the start, side by side."""
    optimizers = [settings.optimizer(key) for key in settings.walkers]
    start, n_steps = np.array(settings.start), settings.n_steps
    return Record(settings, race(settings.surface, optimizers, start, n_steps))


def start_at(record: Record, point: dict) -> dict[str, tuple[float, float]]:
    """Return the start where the ground was clicked."""
    if "y" not in point or point.get("panel", 0):
        return {}
    return {"start": (point["x"], point["y"])}


def table(record: Record) -> Table:
    """List the steps, and of every walker where it stood and what it felt."""
    found, columns, arrays = record.race, ["step"], []
    for at, look in enumerate(record.looks):
        columns += [f"{look.short}: {name}" for name in ("x", "y", "f", "|∇f|")]
        heights = found.values[:, at], found.gradient_norms[:, at]
        arrays += [*found.points[:, at].T, *heights]
    rows = [
        [number if isfinite(number) else None for number in row]
        for row in np.column_stack(arrays).tolist()
    ]
    return Table(tuple(columns), [(t, *row) for t, row in enumerate(rows)])


def reached(record: Record, step: int) -> int:
    """Return how many rows are told at a position of the stepper."""
    return record.shown[step] + 1
