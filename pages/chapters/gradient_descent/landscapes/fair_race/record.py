"""What a fair race computes: the rates everyone tried, and the races after that."""

from dataclasses import dataclass
from functools import cached_property
from statistics import median_low

import numpy as np

from engines.gradient_descent import (
    OPTIMIZERS,
    FairRace,
    StopReason,
    descend,
    draw_starts,
    fair_race,
)
from engines.gradient_descent.fair_races import Finals
from engines.gradient_descent.final_heights import has_fallen
from engines.gradient_descent.minima import lowest_known_value
from pages.figures.racers import RACERS, Racer
from pages.ui.chapter import Opinion, Table, agree
from pages.ui.long_work import telling

from ..settings import Settings

LEAST, MOST = -5, 1  # powers of ten: the rates that are tried lie between
TRIES = (4, 7, 13, 25)
STARTS = (8, 16, 32)
NOISES = (0.0, 0.1, 0.3, 1.0, 3.0, 10.0)
DRAWS = 2  # of noise, from each start
ROUNDING = 1e-9  # of the height of a known minimum
HUGE = 1e300  # stands for what is infinite
COLUMNS = (
    "optimizer",
    "default η",
    "tuned η",
    "median f, default",
    "median f, tuned",
    "won, default",
    "won, tuned",
)


@dataclass(frozen=True, eq=False)
class Record:
    """The tuning and the races, and the heights at which all begin."""

    settings: Settings
    walkers: tuple[str, ...]  # k keys of OPTIMIZERS
    seeds: tuple[int, ...]  # of the noise from each start; one where there is none
    fair: FairRace
    start_heights: np.ndarray  # (n,) of the starts that are tuned on

    @property
    def looks(self) -> tuple[Racer, ...]:
        """Their looks and names."""
        return tuple(RACERS[key] for key in self.walkers)

    @property
    def n_races(self) -> int:
        """How many races there are, of either kind."""
        return self.fair.own_race.heights.shape[1]

    @property
    def last(self) -> int:
        """The last step: after all are tuned and all races are run."""
        return len(self.walkers) + self.n_races

    def tuned_at(self, step: int) -> int | None:
        """Return the number of the one that is tuned at a step."""
        return step - 1 if 0 < step <= len(self.walkers) else None

    def raced(self, step: int) -> int:
        """Return how many races are run after a step."""
        return max(0, step - len(self.walkers))

    @cached_property
    def floor(self) -> float | None:
        """The height of the lowest known minimum, unless most walks end still lower."""
        known = lowest_known_value(self.settings.surface)
        medians = self.medians[np.isfinite(self.medians)]
        if known is None or medians.min(initial=known) < known - ROUNDING:
            return None
        return known

    @property
    def medians(self) -> np.ndarray:
        """All the median heights that are drawn."""
        tuning = self.fair.tuning
        spreads = tuning.scores, tuning.own_scores, *(one.spread for one in self.races)
        return np.concatenate([np.ravel(spread.median) for spread in spreads])

    @property
    def races(self) -> tuple[Finals, Finals]:
        """The races with the default rates, and the tuned ones."""
        return self.fair.own_race, self.fair.tuned_race

    @cached_property
    def leads(self) -> tuple[np.ndarray, np.ndarray]:
        """How many races each has won after so many, (k, r + 1), of either kind."""
        return tuple(
            np.pad(race.won.cumsum(axis=1), ((0, 0), (1, 0))) for race in self.races
        )


def run(settings: Settings) -> Record:
    """Tune all that were chosen, and let them race from starts they never saw."""
    walkers = settings.walkers
    surface, n, draw = settings.surface, settings.n_starts, 2 * settings.seed
    starts, fresh = (draw_starts(surface, n, seed) for seed in (draw, draw + 1))
    seeds = tuple(range(DRAWS if settings.noise else 1))
    found = fair_race(
        surface,
        [_with_default(settings, key) for key in walkers],
        starts,
        10.0 ** np.linspace(LEAST, MOST, settings.n_rates),
        settings.n_steps,
        settings.noise,
        seeds,
        fresh_starts=fresh,
        fresh_seeds=[DRAWS + seed for seed in seeds],
        watch=telling("Tuning every optimizer"),
    )
    with np.errstate(all="ignore"):
        return Record(settings, walkers, seeds, found, surface.value(starts))


def _with_default(settings: Settings, walker: str):
    rate = OPTIMIZERS[walker].default_learning_rate
    return settings.optimizer(walker, learning_rate=rate)


def opinions(record: Record) -> list[Opinion]:
    """Walk one race alone, walker by walker, and take the medians of sorted lists."""
    ours, theirs = [], []
    for race, rates in zip(record.races, _both_rates(record), strict=True):
        ours += race.heights[:, 0].tolist()
        theirs += [_alone(record, at, rate) for at, rate in enumerate(rates.tolist())]
    alone = agree(
        *map(_finite, (ours, theirs)),
        "walks that go alone",
        "The first race, with default and with tuned rates",
        allowed=1e-9,
    )
    heights, medians = record.fair.tuning.heights, record.fair.tuning.scores.median
    sorted_out = [[median_low(rate) for rate in one] for one in heights.tolist()]
    middle = agree(
        *map(_finite, (medians, sorted_out)),
        "sorted lists",
        "The median of every rate that was tried",
        allowed=1e-12,
    )
    return [alone, middle]


def _both_rates(record: Record) -> tuple[np.ndarray, np.ndarray]:
    return record.fair.own_rates, record.fair.tuned_rates


def _alone(record: Record, walker: int, rate: float) -> float:
    """Return the height at which one walker ends the first race, by itself."""
    settings = record.settings
    walk = descend(
        settings.surface,
        settings.optimizer(record.walkers[walker], learning_rate=rate),
        record.fair.fresh_starts[0],
        settings.n_steps,
        settings.noise,
        DRAWS,
    )
    if walk.stop_reason is not StopReason.DIVERGED:
        return float(walk.values[-1])
    fell = has_fallen(walk.values[-1], walk.values[0])
    return -np.inf if fell else np.inf


def _finite(heights) -> np.ndarray:
    return np.clip(np.nan_to_num(np.array(heights), nan=HUGE), -HUGE, HUGE)


def table(record: Record) -> Table:
    """List the optimizers: rates, medians of the races, and races won."""
    own, tuned = record.races
    columns = (
        [look.label for look in record.looks],
        record.fair.own_rates.tolist(),
        record.fair.tuned_rates.tolist(),
        map(_cell, own.spread.median),
        map(_cell, tuned.spread.median),
        own.wins.tolist(),
        tuned.wins.tolist(),
    )
    return Table(COLUMNS, list(zip(*columns, strict=True)))


def _cell(height: float) -> float | str:
    if np.isfinite(height):
        return float(height)
    return "falls for ever" if height < 0 else "lost"


def reached(record: Record, step: int) -> int:
    """Return how many rows are told at a step: none before the last race is run."""
    return len(record.walkers) if step == record.last else 0
