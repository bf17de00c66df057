"""What "Basins" computes: where 10,000 walks end, and one of them step by step."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from engines.gradient_descent import (
    BasinMap,
    Difference,
    Newton,
    Optimizer,
    Surface,
    Trajectory,
    basin_map,
    descend,
    difference,
)
from engines.gradient_descent.basins import AT_REST, BEYOND, NO_GROUND, STAYS
from engines.gradient_descent.minima import distances_to_minima, nearest_indices
from engines.gradient_descent.rate_maps import LOST, STILL_ON_ITS_WAY
from engines.gradient_descent.stopping import StopReason
from pages.chapters.gradient_descent.grounds import OnGround
from pages.figures.stops import stops
from pages.ui.chapter import Table
from pages.ui.long_work import telling

from ..settings import Settings, rule_of
from ..verdicts import rate_said
from .holding import Holding, edges_of, holding_of
from .tally import Tally, tally_of

N_SIDE = 100  # cells of the map to each side
MOST_SHOWN = 120  # positions of the stepper; of more steps not every one is shown
FIRST_SHOWN = 60  # steps that are shown one by one, whatever follows
BASINS, STEPS, DIFFERENCE = VIEWS = ("Basins", "Steps", "Difference")
COLUMNS = ("step", "x", "y", "f", "arrived")


@dataclass(frozen=True, eq=False)
class Walk:
    """A walk from the learner's start, and what becomes of it, as on the map."""

    path: Trajectory
    fate: int  # the number of a minimum, or what it came to instead
    known: int  # the step from which that is so
    asked: int

    def at(self, step: int) -> int:
        """Return the row of the path after a step: it stands where it stopped."""
        return min(step, self.path.n_steps)


@dataclass(frozen=True, eq=False)
class Record(OnGround):
    """The map of one walker, perhaps another's beside it, and a walk of each."""

    settings: Settings
    found: BasinMap
    walk: Walk
    other: BasinMap | None = None  # where the map shows the difference
    other_walk: Walk | None = None

    @cached_property
    def known(self) -> np.ndarray:
        """The step from which each start's fate is known, (n,)."""
        return known_of(self.found)

    @cached_property
    def last(self) -> int:
        """The step at which everything is known."""
        walks = [one for one in (self.walk, self.other_walk) if one]
        ends = [self.known.max(), *(one.known for one in walks)]
        if self.other:
            ends.append(known_of(self.other).max())
        return max(1, int(max(ends)))

    @cached_property
    def shown(self) -> np.ndarray:
        """The steps at which the stepper stops, (S,)."""
        return np.array(stops(self.last, MOST_SHOWN, FIRST_SHOWN))

    @cached_property
    def tally(self) -> Tally:
        """How many starts have come to what by each step."""
        found = self.found
        return tally_of(found.fates, self.known, len(found.minima), self.last)

    @property
    def arrived(self) -> np.ndarray:
        """The share of all starts that have arrived at any minimum, (last + 1,)."""
        return self.tally.arrived / len(self.found.fates)

    @property
    def holding(self) -> Holding:
        """Which minima hold at this learning rate: asked for after the bet only."""
        return holding_of(self.found.surface, self.found.optimizer)

    @property
    def eta(self) -> str:
        """The learning rate, with digits that tell it from the edges of the minima."""
        edges = edges_of(self.found.surface, self.found.optimizer)
        return rate_said(self.settings.learning_rate, edges.tolist())

    @cached_property
    def nearest(self) -> np.ndarray:
        """The number of the minimum nearest to each start, (n,)."""
        return nearest_indices(self.found.starts, self.found.surface)

    @cached_property
    def heights(self) -> np.ndarray:
        """The heights of the minima, (k,)."""
        return self.found.surface.value(self.found.minima)

    @cached_property
    def difference(self) -> Difference | None:
        """Where the two maps part."""
        return self.other and difference(self.found, self.other)


def known_of(found: BasinMap) -> np.ndarray:
    """Return the step from which each start's fate is known, (n,).

    Who is lost is so one step after the last; who is unfinished is so at the end.
    """
    lost = np.minimum(found.n_steps + 1, found.asked)
    ways = [found.fates >= 0, found.fates == LOST, found.fates == NO_GROUND]
    return np.select(ways, [found.arrivals, lost, 0], found.n_steps)


@lru_cache(maxsize=32)
def map_of(surface: Surface, optimizer: Optimizer, n_steps: int) -> BasinMap:
    """Return the map, which another start leaves as it is."""
    watch = telling(f"The map of {optimizer.label}")
    return basin_map(surface, optimizer, N_SIDE, n_steps, watch=watch)


def walker_of(settings: Settings) -> Optimizer:
    """Return the rule by which the map's walks go."""
    return _aimed(settings.optimizer, settings)


def other_of(settings: Settings) -> Optimizer:
    """Return the rule by which the other map's walks go."""
    numbers = settings.other_rate, settings.other_momentum
    return _aimed(rule_of(settings.other, *numbers), settings)


def _aimed(rule: Optimizer, settings: Settings) -> Optimizer:
    if isinstance(rule, Newton):
        return replace(rule, target=settings.newton_target)
    return rule


def run(settings: Settings) -> Record:
    """Walk from every cell of the map, and from the learner's start."""
    surface, n_steps = settings.surface, settings.map_steps
    found = map_of(surface, walker_of(settings), n_steps)
    walk = walk_of(found, settings.map_start)
    if settings.map_view != DIFFERENCE:
        return Record(settings, found, walk)
    other = map_of(surface, other_of(settings), n_steps)
    beside = walk_of(other, settings.map_start)
    return Record(settings, found, walk, other, beside)


def walk_of(found: BasinMap, start: tuple[float, float]) -> Walk:
    """Walk alone from a start, and say what becomes of it as the map would.

    As there, some steps more show whether it stays where it has arrived.
    """
    walk = found.surface, found.optimizer, start
    path, longer = (descend(*walk, n) for n in (found.asked, found.asked + STAYS))
    return Walk(path, *_fate(found, longer), found.asked)


def _fate(found: BasinMap, longer: Trajectory) -> tuple[int, int]:
    """Return the fate of a walk, and the step from which it is known."""
    n, asked, end = longer.n_steps, found.asked, longer.points[-1]
    if not np.isfinite(longer.values[0]):
        return NO_GROUND, 0
    if longer.stop_reason is StopReason.DIVERGED:
        return (LOST, n + 1) if n < asked else (STILL_ON_ITS_WAY, asked)
    if distances_to_minima(end, found.surface) <= found.tolerance:
        fate = int(nearest_indices(end, found.surface))
        gaps = np.linalg.norm(longer.points - found.minima[fate], axis=-1)
        since = int(np.flatnonzero(gaps > found.tolerance).max(initial=-1)) + 1
        if since <= asked:
            return fate, since
    if n >= asked:
        return STILL_ON_ITS_WAY, asked
    sides = zip(end, found.surface.domain, strict=True)
    inside = all(low <= at <= high for at, (low, high) in sides)
    return (AT_REST if inside else BEYOND), n


def start_at(record: Record, point: dict) -> dict[str, tuple[float, float]]:
    """Return the start where a map was clicked."""
    n_maps = 3 if record.other else 1
    if "y" not in point or point.get("panel", 0) >= n_maps:
        return {}
    return {"map_start": (point["x"], point["y"])}


def table(record: Record) -> Table:
    """List the walk from the start, and how many of all starts have arrived."""
    path, rows = record.walk.path, []
    for step, share in enumerate(record.arrived.tolist()):
        at = record.walk.at(step)
        height = float(path.values[at])
        height = height if np.isfinite(height) else None
        rows.append((step, *path.points[at].tolist(), height, share))
    return Table(COLUMNS, rows)


def reached(record: Record, step: int) -> int:
    """Return how many rows are told at a position of the stepper."""
    return int(record.shown[step]) + 1
