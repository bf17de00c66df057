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
from engines.gradient_descent.races import same_height
from pages.chapters.gradient_descent.bottoms import MINIMUM, bottoms_of
from pages.chapters.gradient_descent.grounds import ground_of
from pages.figures.axes import Window
from pages.figures.racers import RACERS, Racer

from ..settings import Settings
from .edges import edges_of
from .hollows import STAYS, arrivals, rests
from .values import BETA, BETWEEN, SYMBOLS, drawn_of, tried_of

N_FIELD = 37  # points of the ground to each side of a small picture
DEEPER = 10  # times as deep as the ground of the window: so far down heights are drawn
MOST_SHOWN = 100  # positions of the stepper; of more steps not every one is shown
FIRST_SHOWN = 20  # steps that are shown one by one, whatever follows
ARRIVED, LOST, OUT, STILL, MOVING = "arrived", "lost", "out", "still", "moving"
UNDEFINED = "not defined here"  # there is no ground at the start


@dataclass(frozen=True, eq=False)
class Ends:
    """How n walks end; a walk that arrives nowhere, or does not rest, has a -1."""

    points: np.ndarray  # (n, 2)
    values: np.ndarray  # (n,)
    lost: np.ndarray  # (n,) bool: the next step left every scale
    rests: np.ndarray  # (n,) the step from which neither slope nor update is left
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
    bottoms: np.ndarray  # (m, 2) where one may arrive
    nouns: tuple[str, ...]  # (m,) what is there: "minimum", "kink", "level bottom"

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
    def nobody_moves(self) -> bool:
        """Whether all nine rest where they start."""
        return bool((self.ends.rests == 0).all())

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
        """The scale of heights: the ground's, down to its bottoms.

        It goes farther down with walks that come to lower ground beyond the window,
        unless they fall.
        """
        ground, surface = self.ground, self.settings.surface
        heights = np.append(ground.values, surface.value(self.bottoms))
        reached = self.walks.values[np.isfinite(self.walks.values)].min(initial=np.inf)
        if ground.low - DEEPER * (ground.high - ground.low) <= reached < ground.low:
            heights = np.append(heights, reached)
        return Field(ground.x, ground.y, heights)

    @property
    def window(self) -> Window:
        """What of the ground is in every small picture."""
        return Window(*self.settings.surface.domain)

    @cached_property
    def states(self) -> list[list[str]]:
        """What each of the nine does after every step: one of the words above."""
        if not self.is_defined:
            return [[UNDEFINED] * len(self.drawn)] * (self.n_steps + 1)
        steps = np.arange(self.n_steps + 1)[:, np.newaxis]
        ends, lost = self.ends, self.ends.lost & (steps > self.walks.n_steps)
        inside = ~np.isnan(self.window.held(self.walks.points)).any(axis=-1)
        found = np.where(inside, MOVING, OUT).astype(object)
        found[(ends.rests >= 0) & (steps >= ends.rests)] = STILL
        found[lost] = LOST
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
    def lowest(self) -> list[int]:
        """The numbers of those of the nine that end lowest, of those not lost."""
        heights = np.where(self.ends.lost, np.inf, self.ends.values)
        if not np.isfinite(heights).any():
            return []
        return np.flatnonzero(same_height(heights, heights.min())).tolist()

    @cached_property
    def edges(self) -> dict[int, float]:
        """Theory's boundary at every minimum at which one of those tried arrives."""
        visited = sorted({*self.tried_ends.bottoms.tolist()} - {-1})
        visited = [at for at in visited if self.nouns[at] == MINIMUM]
        return edges_of(self.settings, self.bottoms, visited, self.tried)


def run(settings: Settings) -> Record:
    """Walk once with every value, all from one start, side by side."""
    drawn, own = drawn_of(settings)
    tried = tried_of(drawn, settings.swept)
    walks = walked(settings, tried, settings.n_steps)
    bottoms, nouns = bottoms_of(settings)
    ends, nine = ends_of(walks, bottoms), _shown(_every(walks, BETWEEN))
    return Record(settings, drawn, own, nine, tried, ends, bottoms, nouns)


def walked(settings: Settings, values: np.ndarray, n_steps: int) -> Trajectories:
    """Walk once with each of some values of the number that is swept.

    There are STAYS steps more than n, to see who stays where it has come.
    """
    name = "momentum" if settings.swept == BETA else "learning_rate"
    longer = replace(settings, n_steps=n_steps)
    rule = longer.optimizer(settings.hand, **{name: values})
    starts = np.tile(np.array(settings.start, dtype=float), (len(values), 1))
    return descend_many(settings.surface, rule, starts, n_steps + STAYS)


def ends_of(walks: Trajectories, bottoms: np.ndarray) -> Ends:
    """Return how walks end, that go on for STAYS steps more."""
    last, flies = -1 - STAYS, walks.stop_reasons == StopReason.DIVERGED
    lost = flies & (walks.n_steps < walks.steps[last])
    still, there = rests(walks, flies), arrivals(walks, bottoms, flies)
    return Ends(walks.points[last], walks.values[last], lost, still, *there)


def _shown(walks: Trajectories) -> Trajectories:
    """Return walks without the STAYS steps that they go on for."""
    n = int(walks.steps[-1]) - STAYS
    arrays = ("steps", "points", "values", "gradients", "updates")
    some = {name: getattr(walks, name)[: n + 1] for name in arrays}
    some["updates"][-1] = 0.0  # none is taken at the end
    settled = walks.stop_reasons == StopReason.SETTLED
    goes_on = np.where(settled, walks.n_steps > n, walks.n_steps >= n)
    reasons = np.where(goes_on, StopReason.STEPS_DONE, walks.stop_reasons)
    taken = np.minimum(walks.n_steps, n)
    return replace(walks, **some, stop_reasons=reasons, n_steps=taken)


def _every(walks: Trajectories, number: int) -> Trajectories:
    """Return every so many-th of the walks."""
    arrays = ("points", "values", "gradients", "updates")
    some = {name: getattr(walks, name)[:, ::number].copy() for name in arrays}
    reasons, taken = walks.stop_reasons[::number], walks.n_steps[::number]
    return replace(walks, **some, stop_reasons=reasons, n_steps=taken)


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
