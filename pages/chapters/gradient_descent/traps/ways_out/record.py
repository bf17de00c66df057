"""What the part computes: four ways with many seeds, and one of these to be watched."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from engines.gradient_descent import (
    Plan,
    Surface,
    WaysOut,
    anneal,
    chance_of_success,
    descend,
    found_after,
    likely_chances,
    not_clearly_behind,
    proof_height,
    restarts,
    restarts_needed,
    sampling_error,
    ways_out,
    with_minima,
)
from engines.gradient_descent.ways_out import OTHER_DICE
from pages.chapters.gradient_descent.grounds import OnGround
from pages.ui.chapter import Table
from pages.ui.long_work import telling

from ..settings import Settings
from .looks import EVERY

N_SEEDS = 200  # from which all four ways go
N_FRESH = 4000  # starts on which p is measured: none of them is among the seeds'
FRESH = 2 * 10**6  # their seed is so much more
MOST_SHOWN = 60  # positions of the stepper, but for the first probe
MISSED = 1e-3  # of the way up to the proof: so much lower is no rounding
WANTED = 0.95  # the chance of success that is asked for


@dataclass(frozen=True, eq=False)
class Walks:
    """Where the four ways went with the seed that is shown."""

    descent: np.ndarray  # (n, 2)
    momentum: np.ndarray  # (n, 2)
    restarts: np.ndarray  # (k, T + 1, 2), who has stopped standing where it stopped
    annealing: np.ndarray  # (B, 2)


@dataclass(frozen=True, eq=False)
class Record(OnGround):
    """Four ways with N_SEEDS seeds, one of them to be watched, and the measured p."""

    settings: Settings
    surface: Surface  # with its minima
    proof: float | None  # below it there is nothing but the lowest hollow
    ways: WaysOut
    walks: Walks
    fresh: np.ndarray  # (T + 1,) of N_FRESH walks, how many were below by step t
    is_missed: bool  # whether there is a lower hollow, too narrow to be known

    @property
    def plan(self) -> Plan:
        """How each way spends its probes."""
        return plan_of(self.settings)

    @property
    def is_defined(self) -> bool:
        """Whether the ground has a height where the seed that is shown begins."""
        return bool(np.isfinite(self.ways.lowest[0, 0, 0]))

    @cached_property
    def shown(self) -> list[int]:
        """The probes at which the stepper stops: the first, and every so many."""
        n = self.plan.n_probes
        return np.unique([1, *range(self.every, n + 1, self.every), n]).tolist()

    @property
    def every(self) -> int:
        """How many probes there are from one stop to the next."""
        return -(-self.plan.n_probes // MOST_SHOWN)

    @cached_property
    def found(self) -> np.ndarray:
        """Who has found the lowest hollow, by way, seed and probe, (4, s, B)."""
        return self.ways.found(-np.inf if self.proof is None else self.proof)

    @cached_property
    def counts(self) -> np.ndarray:
        """With how many seeds each way has found it, probe by probe, (4, B)."""
        return self.found.sum(axis=1)

    @property
    def last(self) -> list[int]:
        """With how many seeds each way has found it in the end."""
        return self.counts[:, -1].tolist()

    @cached_property
    def firsts(self) -> list[int]:
        """The ways that no other leads clearly in the end."""
        return np.flatnonzero(not_clearly_behind(self.found[..., -1])).tolist()

    @property
    def p(self) -> float:
        """The measured chance that a restart is below the proof, its start included."""
        return int(self.fresh[-1]) / N_FRESH

    @property
    def expected(self) -> float:
        """The chance that one of all restarts finds it, if p is right."""
        return float(chance_of_success(self.p, self.plan.n_restarts))

    @property
    def error(self) -> float:
        """By how much chance moves the share of seeds away from what is expected.

        Both were counted: the share over the seeds, and p over the fresh starts, where
        an error in p moves what is expected k (1 - p)^(k - 1) times as far.
        """
        k = self.plan.n_restarts
        of_p = k * (1 - self.p) ** (k - 1) * float(sampling_error(self.p, N_FRESH))
        return float(np.hypot(sampling_error(self.expected, N_SEEDS), of_p))

    @property
    def needed(self) -> float:
        """How many restarts it takes to find it with the chance WANTED."""
        return float(restarts_needed(self.p, WANTED))

    @property
    def needed_range(self) -> tuple[float, float]:
        """Between which numbers that is, as far as p is known."""
        low, high = likely_chances(int(self.fresh[-1]), N_FRESH)
        few, many = restarts_needed([float(high), float(low)], WANTED)
        return float(few), float(many)

    def expected_after(self, probes: np.ndarray) -> np.ndarray:
        """Return the chance that the restarts have found it after so many probes."""
        done, begun = np.divmod(probes, self.plan.n_each)
        is_over = (begun == 0) | (done >= self.plan.n_restarts)
        under_way = np.where(is_over, 0.0, self.fresh[begun - 1] / N_FRESH)
        done = np.minimum(done, self.plan.n_restarts)
        return 1 - (1 - chance_of_success(self.p, done)) * (1 - under_way)

    @property
    def n_lowest(self) -> int:
        """How many of the known minima are as low as the lowest."""
        heights = self.surface.value(np.array(self.surface.minima))
        return int((heights < self.proof).sum())

    @property
    def has_higher_hollows(self) -> bool:
        """Whether a known minimum is higher than the lowest."""
        return self.n_lowest < len(self.surface.minima)


def plan_of(settings: Settings) -> Plan:
    """Return how the settings spend the probes; the stride is a share of the window."""
    side = max(high - low for low, high in settings.surface.domain)
    return Plan(
        settings.ways_probes,
        settings.ways_tries,
        settings.ways_rate,
        settings.ways_momentum,
        settings.ways_temperature,
        settings.ways_cooling,
        settings.ways_stride * side,
    )


@lru_cache(32)
def known(surface: Surface) -> tuple[Surface, float | None]:
    """Return a ground with its minima, and the height that proves the lowest hollow."""
    found = with_minima(surface)
    return found, proof_height(found)


def run(settings: Settings) -> Record:
    """Let all four ways go with many seeds, and measure p on other starts."""
    surface, proof = known(settings.surface)
    plan, first = plan_of(settings), settings.seed * N_SEEDS
    telling_of = telling("Going all four ways")
    ways = ways_out(surface, plan, range(first, first + N_SEEDS), telling_of)
    fresh = np.zeros(plan.n_steps + 1, dtype=int)
    is_missed = has_missed(surface, proof, ways)
    proof = None if is_missed else proof
    if proof is not None:
        fresh = found_after(surface, plan, proof, N_FRESH, FRESH + settings.seed)
    walks = _walks(surface, plan, ways.starts[0], first)
    return Record(settings, surface, proof, ways, walks, fresh, is_missed)


def has_missed(surface: Surface, proof: float | None, ways: WaysOut) -> bool:
    """Tell whether a way came clearly lower than the lowest hollow that is known."""
    if proof is None:
        return False
    lowest = float(surface.value(np.array(surface.minima)).min())
    return bool(ways.lowest.min() < lowest - MISSED * (proof - lowest))


def _walks(surface: Surface, plan: Plan, start: np.ndarray, seed: int) -> Walks:
    """Return where the four ways go with one seed."""
    n, numbers = plan.n_probes - 1, (plan.temperature, plan.cooling, plan.stride)
    again = restarts(surface, plan.descent, plan.n_restarts, plan.n_steps, seed)
    return Walks(
        descent=descend(surface, plan.descent, start, n).points,
        momentum=descend(surface, plan.rolling, start, n).points,
        restarts=again.points.swapaxes(0, 1),
        annealing=anneal(surface, start, n, *numbers, OTHER_DICE + seed).points,
    )


def table(record: Record) -> Table:
    """List the probes, and of every way the lowest height and the seeds that found."""
    columns = ["probes"]
    arrays: list[list] = [[*range(1, record.plan.n_probes + 1)]]
    for at, way in enumerate(EVERY):
        columns += [f"{way.name}: lowest f", f"{way.name}: seeds that found"]
        arrays += [record.ways.lowest[at, 0].tolist(), record.counts[at].tolist()]
    return Table(tuple(columns), list(zip(*arrays, strict=True)))


def reached(record: Record, step: int) -> int:
    """Return how many rows are told at a position of the stepper."""
    return record.shown[step]
