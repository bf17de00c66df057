"""What "Annealing" computes: one chain, its twin at T = 0, and many of both."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from engines.gradient_descent import (
    Annealing,
    Annealings,
    anneal,
    anneal_many,
    hollow_shares,
    lead,
    sampling_error,
)
from engines.gradient_descent.minima import nearest_indices
from pages.chapters.gradient_descent.grounds import OnGround
from pages.figures.stops import stops
from pages.ui.chapter import Table

from ..settings import Settings
from .hollows import Hollows, hollows_of

VIEWS = ONE, MANY = ("One chain", "Many chains")
N_CHAINS = 400  # of each kind
PLACES = 121  # of the ground to each side, where hollows are weighed at every step
MOST_SHOWN = 60  # positions of the stepper; of more steps not every one is shown
FIRST_SHOWN = 20  # steps of one chain that are shown one by one
MOST_OF_MANY = 40  # positions where many are shown
COLUMNS = (
    *("step", "T", "x", "y", "f", "proposed x", "proposed y", "proposed f"),
    *("chance", "dice", "accepted", "lowest f so far", "f at T = 0"),
)


@dataclass(frozen=True, eq=False)
class Crowd:
    """Many chains, and as many with the same dice at T = 0, at some of their steps."""

    steps: np.ndarray  # (K,)
    temperatures: np.ndarray  # (K,) at the end, the last one
    points: np.ndarray  # (K, 2 n, 2) first those that anneal
    shares: np.ndarray  # (K, R) of those that anneal, in each row of hollows
    cold_shares: np.ndarray  # (K, R) of those at T = 0
    predicted: np.ndarray  # (K, R) by Boltzmann, at each step's temperature
    is_low: np.ndarray  # (2 n,) who ends in a lowest hollow
    n_offered: int  # proposals to those that anneal
    n_accepted: int  # of these
    n_uphill: int  # of those

    @property
    def n(self) -> int:
        """How many there are of each kind."""
        return self.points.shape[1] // 2

    @property
    def low_shares(self) -> tuple[float, float]:
        """The shares that end lowest: of those that anneal, and of those at T = 0."""
        warm, cold = np.split(self.is_low, 2)
        return float(warm.mean()), float(cold.mean())

    @property
    def lead(self) -> float:
        """By how many sampling errors more end lowest with annealing.

        Both kinds throw the same dice: they go in pairs.
        """
        return lead(*np.split(self.is_low, 2))

    def off(self, step: int) -> tuple[float, float]:
        """How far the first row's share is from Boltzmann's, and the sampling error.

        The error is that of shares that are counted where Boltzmann's is the true one.
        """
        seen, wanted = float(self.shares[step, 0]), float(self.predicted[step, 0])
        return abs(seen - wanted), float(sampling_error(min(wanted, 1.0), self.n))


@dataclass(frozen=True, eq=False)
class Record(OnGround):
    """One chain and its twin at T = 0, and how many of both fare."""

    settings: Settings
    chain: Annealing
    cold: Annealing  # the same dice at T = 0
    crowd: Crowd
    hollows: Hollows

    @property
    def n_steps(self) -> int:
        """How many steps the chains take."""
        return self.chain.n_steps

    @cached_property
    def shown(self) -> list[int]:
        """The steps at which the stepper stops."""
        n = self.n_steps
        if self.settings.chain_view == MANY:
            return self.crowd.steps.tolist()
        found = {*stops(n, MOST_SHOWN, FIRST_SHOWN)}
        return sorted(found if self.last_uphill is None else {*found, self.last_uphill})

    @cached_property
    def last_uphill(self) -> int | None:
        """The last step at which the chain goes uphill: the stepper stops there."""
        uphill = np.flatnonzero(self.chain.accepted & (self.chain.rises > 0))
        return int(uphill[-1]) if len(uphill) else None

    @property
    def asks_of_both(self) -> bool:
        """Whether the bet is on those that anneal and those at T = 0."""
        return self.hollows.has_higher and not self.is_cold

    @property
    def is_cold(self) -> bool:
        """Whether the chain is at T = 0 itself."""
        return self.settings.temperature == 0


def run(settings: Settings) -> Record:
    """Let one chain anneal, its twin stay at T = 0, and many of both."""
    start, n = np.array(settings.chain_start), settings.chain_steps
    how = settings.cooling, settings.stride, settings.seed
    return Record(
        settings=settings,
        chain=anneal(settings.surface, start, n, settings.temperature, *how),
        cold=anneal(settings.surface, start, n, 0.0, *how),
        crowd=crowd_of(replace(settings, chain_view=ONE)),
        hollows=hollows_of(settings),
    )


@lru_cache(8)
def crowd_of(settings: Settings) -> Crowd:
    """Let many chains anneal, and as many with the same dice at T = 0."""
    hollows, n = hollows_of(settings), settings.chain_steps
    every = -(-n // MOST_OF_MANY)
    dice = seeds_of(settings)
    warm = np.repeat([settings.temperature, 0.0], N_CHAINS)
    found = anneal_many(
        hollows.surface,
        [settings.chain_start],
        n,
        warm,
        settings.cooling,
        settings.stride,
        dice * 2,
        every,
    )
    at = np.minimum(found.steps, n - 1)
    temperatures = found.temperatures[at, 0]
    shares, is_low = _shares(found, hollows)
    return Crowd(
        steps=found.steps,
        temperatures=temperatures,
        points=found.points,
        shares=shares[:, 0],
        cold_shares=shares[:, 1],
        predicted=predicted(hollows, temperatures),
        is_low=is_low,
        n_offered=N_CHAINS * n,
        n_accepted=int(found.n_accepted[:N_CHAINS].sum()),
        n_uphill=int(found.n_uphill[:N_CHAINS].sum()),
    )


def seeds_of(settings: Settings) -> list[int]:
    """Return the seeds of many chains; the first is that of the one chain."""
    first = 1000 * (settings.seed + 1)
    return [settings.seed, *range(first + 1, first + N_CHAINS)]


def _shares(found: Annealings, hollows: Hollows) -> tuple[np.ndarray, np.ndarray]:
    """Return the shares in each row, (K, 2, R), and who ends lowest, (2 n,)."""
    k, n_steps = len(hollows.surface.minima), len(found.steps)
    if not k:
        return np.zeros((n_steps, 2, 0)), np.zeros(2 * N_CHAINS, dtype=bool)
    nearest = nearest_indices(found.points, hollows.surface)
    which = nearest.reshape(n_steps, 2, N_CHAINS)
    counts = (which[..., np.newaxis] == np.arange(k)).sum(axis=2)
    return hollows.by_row(counts / N_CHAINS), np.isin(nearest[-1], hollows.lowest)


def predicted(hollows: Hollows, temperatures: np.ndarray) -> np.ndarray:
    """Return Boltzmann's share of each row at these temperatures, (K, R)."""
    if not hollows.rows:
        return np.zeros((len(temperatures), 0))
    distinct, back = np.unique(temperatures, return_inverse=True)
    shares = hollow_shares(hollows.surface, distinct, PLACES)[back]
    return hollows.by_row(shares)


def start_at(record: Record, point: dict) -> dict[str, tuple[float, float]]:
    """Return the start where the ground was clicked."""
    if "y" not in point or point.get("panel", 0) or record.settings.chain_view == MANY:
        return {}
    return {"chain_start": (point["x"], point["y"])}


def table(record: Record) -> Table:
    """List the steps: where the chain stood, what was proposed, and what came of it."""
    chain = record.chain
    rows = []
    for t in range(record.n_steps + 1):
        best, cold = chain.best_values[t], record.cold.values[t]
        here = [*chain.points[t].tolist(), _known(chain.values[t])]
        if t == record.n_steps:
            last = [t, None, *here, *[None] * 6]
        else:
            offered = [*chain.proposals[t].tolist(), _known(chain.proposed_values[t])]
            dice = [float(chain.chances[t]), float(chain.dice[t])]
            taken = "yes" if chain.accepted[t] else "no"
            last = [t, float(chain.temperatures[t]), *here, *offered, *dice, taken]
        rows.append((*last, _known(best), _known(cold)))
    return Table(COLUMNS, rows)


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def reached(record: Record, step: int) -> int:
    """Return how many rows are told at a position of the stepper."""
    return record.shown[step] + 1
