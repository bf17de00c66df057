"""What the sweep computes: one walker's walks with many values of one number."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from engines.gradient_descent import (
    Field,
    StopReason,
    Trajectories,
    descend_many,
)
from pages.figures.axes import Window
from pages.figures.racers import RACERS, Racer
from pages.ui.chapter import Table

from ..settings import Settings, ground_of
from .edges import edges_of
from .hollows import arrivals, bottoms_of
from .values import BETA, BETWEEN, SYMBOLS, drawn_of, tried_of

N_FIELD = 37  # points of the ground to each side of a small picture
MOST_SHOWN = 100  # positions of the stepper; of more steps not every one is shown
FIRST_SHOWN = 20  # steps that are shown one by one, whatever follows
ARRIVED, LOST, OUT, STILL, MOVING = "arrived", "lost", "out", "still", "moving"
COLUMNS = ("steps taken", "arrived at step", "at x", "at y", "last height")


@dataclass(frozen=True, eq=False)
class Ends:
    """How n walks end; a walk that arrives nowhere has the numbers -1."""

    points: np.ndarray  # (n, 2)
    values: np.ndarray  # (n,)
    lost: np.ndarray  # (n,) bool: the next step left every scale
    still: np.ndarray  # (n,) bool: neither slope nor update is left
    arrivals: np.ndarray  # (n,) the step from which it stays at a bottom
    bottoms: np.ndarray  # (n,) the bottom's number

    def every(self, number: int) -> "Ends":
        """Return every so many-th of them."""
        return Ends(*(one[::number] for one in vars(self).values()))


@dataclass(frozen=True, eq=False)
class Record:
    """The walks: those of the nine values step by step, of the others how they end."""

    settings: Settings
    drawn: np.ndarray  # (9,) the values that are drawn, ascending
    own: int  # which of them is the learner's
    walks: Trajectories  # theirs, every step kept
    tried: np.ndarray  # (97,) all values that were walked
    tried_ends: Ends  # theirs
    bottoms: np.ndarray  # (m, 2) minima: where one may arrive

    @cached_property
    def ends(self) -> Ends:
        """How the nine end."""
        return self.tried_ends.every(BETWEEN)

    @property
    def symbol(self) -> str:
        """What is swept: η or β."""
        return SYMBOLS[self.settings.swept]

    @property
    def looks(self) -> Racer:
        """The looks of who walks."""
        return RACERS[self.settings.hand]

    @property
    def n_steps(self) -> int:
        """The steps that were asked for."""
        return self.settings.n_steps

    @cached_property
    def is_defined(self) -> bool:
        """Whether the ground has a height and a slope at the start."""
        here = self.walks.values[0, 0], *self.walks.gradients[0, 0]
        return bool(np.isfinite(here).all())

    @cached_property
    def shown(self) -> np.ndarray:
        """The steps at which the stepper stops, (S,)."""
        if self.n_steps <= MOST_SHOWN:
            return np.arange(self.n_steps + 1)
        later = np.linspace(FIRST_SHOWN, self.n_steps, MOST_SHOWN - FIRST_SHOWN)
        return np.append(np.arange(FIRST_SHOWN), later.round().astype(int))

    @property
    def ground(self) -> Field:
        """The ground as it is drawn."""
        return ground_of(self.settings.surface, N_FIELD)

    @cached_property
    def heights(self) -> Field:
        """The scale of heights: the ground's, down to its minima."""
        ground, surface = self.ground, self.settings.surface
        bottoms = surface.value(self.bottoms)
        return Field(ground.x, ground.y, np.append(ground.values, bottoms))

    @property
    def window(self) -> Window:
        """What of the ground is in every small picture."""
        return Window(*self.settings.surface.domain)

    @cached_property
    def states(self) -> list[list[str]]:
        """What each of the nine does after every step: one of the words above."""
        steps = np.arange(self.n_steps + 1)[:, np.newaxis]
        ends, taken = self.ends, self.walks.n_steps
        inside = ~np.isnan(self.window.held(self.walks.points)).any(axis=-1)
        found = np.where(inside, MOVING, OUT).astype(object)
        found[ends.still & (steps >= taken)] = STILL
        found[ends.lost & (steps > taken)] = LOST
        found[(ends.arrivals >= 0) & (steps >= ends.arrivals)] = ARRIVED
        return found.tolist()

    @cached_property
    def fastest(self) -> list[int]:
        """The numbers of those of the nine that arrive with the fewest steps."""
        steps = self.ends.arrivals
        there = steps >= 0
        if not there.any():
            return []
        return np.flatnonzero(there & (steps == steps[there].min())).tolist()

    @cached_property
    def edges(self) -> dict[int, float]:
        """Theory's boundary at every bottom at which one of those tried arrives."""
        visited = sorted({*self.tried_ends.bottoms.tolist()} - {-1})
        return edges_of(self.settings, self.bottoms, visited, self.tried)


def run(settings: Settings) -> Record:
    """Walk once with every value, all from one start, side by side."""
    drawn, own = drawn_of(settings)
    tried = tried_of(drawn, settings.swept)
    walks = walked(settings, tried, settings.n_steps)
    bottoms = bottoms_of(settings)
    ends = ends_of(walks, bottoms)
    return Record(settings, drawn, own, _every(walks, BETWEEN), tried, ends, bottoms)


def walked(settings: Settings, values: np.ndarray, n_steps: int) -> Trajectories:
    """Walk once with each of some values of the number that is swept."""
    name = "momentum" if settings.swept == BETA else "learning_rate"
    longer = replace(settings, n_steps=n_steps)
    rule = longer.optimizer(settings.hand, **{name: values})
    starts = np.tile(np.array(settings.start, dtype=float), (len(values), 1))
    return descend_many(settings.surface, rule, starts, n_steps)


def ends_of(walks: Trajectories, bottoms: np.ndarray) -> Ends:
    """Return how walks end."""
    lost = walks.stop_reasons == StopReason.DIVERGED
    still = walks.stop_reasons == StopReason.SETTLED
    steps, where = arrivals(walks, bottoms, lost, still)
    return Ends(walks.points[-1], walks.values[-1], lost, still, steps, where)


def _every(walks: Trajectories, number: int) -> Trajectories:
    """Return every so many-th of the walks."""
    arrays = ("points", "values", "gradients", "updates")
    some = {name: getattr(walks, name)[:, ::number].copy() for name in arrays}
    reasons, taken = walks.stop_reasons[::number], walks.n_steps[::number]
    return replace(walks, **some, stop_reasons=reasons, n_steps=taken)


def table(record: Record) -> Table:
    """List the nine values, each with its arrival, and how it ended."""
    ends, taken = record.ends, record.walks.n_steps.tolist()
    rows = [
        (
            value,
            taken[at],
            step if step >= 0 else None,
            *ends.points[at].tolist(),
            float(ends.values[at]),
            record.states[-1][at],
        )
        for at, (value, step) in enumerate(
            zip(record.drawn.tolist(), ends.arrivals.tolist(), strict=True)
        )
    ]
    return Table((record.symbol, *COLUMNS, "how it ended"), rows)


def reached(record: Record, step: int) -> int:
    """Return how many rows are told while a bet is open: none, for each is an end."""
    return 0


def take(record: Record, point: dict) -> dict[str, float]:
    """Return the value of the small picture that was clicked."""
    if "y" not in point or point.get("panel", 0):
        return {}
    column, row = int(point["x"]), 2 - int(point["y"])
    at = 3 * min(max(row, 0), 2) + min(max(column, 0), 2)
    return value_put(record, float(record.drawn[at]))


def value_put(record: Record, value: float) -> dict[str, float]:
    """Return what puts a value of the number that is swept."""
    if record.settings.swept == BETA:
        return {"beta": value}
    return {f"eta_{record.settings.hand}": value}
