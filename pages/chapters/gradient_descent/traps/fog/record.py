"""A game in the fog: what was felt, and, when the fog has lifted, by whom and where."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isfinite

import numpy as np

from engines.gradient_descent import (
    FOG_WAYS,
    Comparison,
    Field,
    Surface,
    compare_ways,
    feel,
    foggy_ground,
    hollows_below,
    spend,
)
from engines.gradient_descent import Felt as Probed
from pages.chapters.gradient_descent.grounds import ground_of
from pages.ui.chapter import Table

from ..settings import Settings
from .controls import place_of

KEPT = 64  # grounds, and comparisons
N_FIELD = 81  # points of the ground to each side
YOU = "you"
LEVEL = 0.01  # of height a unit: a slope that is less leads nowhere
SAME = 1e-9  # heights that differ by less are equal
NOTHING = Probed(np.zeros((0, 2)), np.zeros(0), np.zeros((0, 2)), np.zeros((0, 2)))
COLUMNS = ("who", "probe", "x", "y", "f", "∂f/∂x", "∂f/∂y", "lowest so far")


@dataclass(frozen=True, eq=False)
class Record:
    """What the learner has felt; nothing else may be shown before the fog lifts."""

    settings: Settings
    ground: Surface
    minima: np.ndarray  # (h, 2) the bottoms of its hollows, the lowest first
    you: Probed

    @property
    def n_probes(self) -> int:
        """How many probes are spent."""
        return len(self.you.heights)

    @property
    def is_over(self) -> bool:
        """Whether the fog has lifted."""
        return self.n_probes > 0 and (self.is_spent or self.settings.lifted)

    @property
    def is_spent(self) -> bool:
        """Whether all probes that are allowed were felt."""
        return self.n_probes >= self.settings.fog_budget

    @property
    def n_steps(self) -> int:
        """The number of the stepper's positions: afterwards one for every probe."""
        return self.n_probes + 1 if self.is_over else 1

    def upto(self, step: int) -> int:
        """Return how many probes are told at a position of the stepper."""
        return step if self.is_over else self.n_probes

    @cached_property
    def players(self) -> dict[str, Probed]:
        """What everyone felt: the learner, and each machine with as many probes."""
        settings, rate = self.settings, self.settings.fog_rate
        asked = self.ground, self.n_probes, self.you.points[0], rate, settings.fog_seed
        return {YOU: self.you, **{way: spend(way, *asked) for way in FOG_WAYS}}

    @cached_property
    def depths(self) -> np.ndarray:
        """The heights of all hollows' bottoms, (h,)."""
        return self.ground.value(self.minima)

    @property
    def bottom(self) -> float:
        """The lowest height there is."""
        return float(self.depths[0])

    @cached_property
    def hollows(self) -> np.ndarray:
        """The number of the hollow below each of the learner's probes, (k,)."""
        return hollows_below(self.ground, self.you.points)

    def lowest(self, step: int) -> dict[str, float]:
        """Return the lowest height that everyone has felt after so many probes."""
        return {who: float(felt.best[step - 1]) for who, felt in self.players.items()}

    @cached_property
    def winners(self) -> tuple[str, ...]:
        """Who felt the lowest place in the end: one, or several the same height."""
        heights = self.lowest(self.n_probes)
        least = min(heights.values())
        return tuple(who for who, height in heights.items() if height - least < SAME)

    @property
    def field(self) -> Field:
        """The ground as it is drawn."""
        return ground_of(self.ground, N_FIELD)

    @property
    def others(self) -> Comparison:
        """How the machines fare on other grounds, with as many probes."""
        return others(self.n_probes, self.settings.fog_rate)


@lru_cache(KEPT)
def ground_at(seed: int) -> Surface:
    """Return the ground of a seed."""
    return foggy_ground(seed)


@lru_cache(KEPT)
def others(n_probes: int, rate: float) -> Comparison:
    """Return the ways of spending probes, compared on 200 grounds."""
    return compare_ways(n_probes, rate)


def run(settings: Settings) -> Record:
    """Feel the ground where the learner probes, and nowhere else."""
    ground = ground_at(settings.fog_seed)
    places = [[place_of(at) for at in one] for one in settings.felt]
    you = feel(ground, places) if places else NOTHING
    return Record(settings, ground, np.array(ground.minima), you)


def table(record: Record) -> Table:
    """List what the learner has felt; and the machines, when the fog has lifted."""
    felt = record.players if record.is_over else {YOU: record.you}
    rows = [(YOU, 0, *[None] * 6)]
    for who, one in felt.items():
        arrays = one.points, one.heights, one.slopes, one.best
        numbers = np.column_stack(arrays).tolist()
        rows += [
            (who, t, *(n if isfinite(n) else None for n in row))
            for t, row in enumerate(numbers, start=1)
        ]
    return Table(COLUMNS, rows)


def reached(record: Record, step: int) -> int:
    """Return how many rows are told while the bet is open: the learner's."""
    return record.upto(step) + 1
