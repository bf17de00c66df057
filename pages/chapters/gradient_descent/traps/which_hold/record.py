"""What "Which hold" computes: every minimum's edge, and the runs that begin beside."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import ceil, floor

import numpy as np

from engines.gradient_descent import (
    Held,
    Hold,
    Surface,
    curvatures_at,
    edges,
    holds_all,
    holds_by_rate,
)
from pages.chapters.gradient_descent import first
from pages.chapters.gradient_descent.bottoms import bottoms_of
from pages.chapters.gradient_descent.grounds import OnGround
from pages.ui.long_work import telling

from ..settings import Settings, rule_of
from ..verdicts import DISTANCE, N_RUNS, N_STEPS, REST, verdict

MOST = 9  # minima that are asked, the lowest
RUNS_OF_A_RATE = 4, 40  # at each of the rates, the fewest and the most
AT_ONCE, WITH_BENDS = 8000, 1800  # runs of all rates; where steps take long, fewer
RATES = np.array(first.RATES)  # of the scale in hand
N_RATES = 49  # at which runs begin, over the part of the scale that is drawn
LEAST, MOST_RATE = -5, 1  # powers of ten: the ends of the scale
HAVE_EDGES = ("nesterov", "gradient_descent", "momentum", "newton")
WORK = "Letting runs begin beside every minimum"
KEPT = 16  # grounds, each with who walks on it


@dataclass(frozen=True, eq=False)
class Record(OnGround):
    """The minima of a ground, the sharpest first, and who holds whom."""

    settings: Settings
    minima: np.ndarray  # (k, 2)
    nouns: tuple[str, ...]  # (k,) "minimum", "kink" or "level bottom"
    n_left_out: int  # minima that are higher than those asked
    heights: np.ndarray  # (k,)
    bends: np.ndarray  # (k,) the largest curvature; inf at a kink
    edges: np.ndarray  # (4, k) of HAVE_EDGES; inf: every η holds; nan: no theory
    held: Held | None  # the 200 runs at the η in hand, (k, 200)

    @property
    def n(self) -> int:
        """How many minima are asked."""
        return len(self.minima)

    @property
    def walker(self) -> str:
        """Who walks, as a key of OPTIMIZERS."""
        return self.settings.walker

    @property
    def rate(self) -> float:
        """The learning rate in hand."""
        return self.settings.learning_rate

    @property
    def own_edges(self) -> np.ndarray:
        """The walker's edge at every minimum, (k,); nan where theory has none."""
        if self.walker not in HAVE_EDGES:
            return np.full(self.n, np.nan)
        return self.edges[HAVE_EDGES.index(self.walker)]

    @cached_property
    def counts(self) -> np.ndarray:
        """Of the 200 runs of every minimum: at rest, near, and gone, (k, 3)."""
        if self.held is None:
            return np.zeros((0, 3), dtype=int)
        return np.stack([self.held.count(hold) for hold in Hold], axis=-1)

    @cached_property
    def rates(self) -> np.ndarray:
        """The rates at which there are fewer runs, over what is drawn of η, (49,)."""
        low, high = self.span
        return np.geomspace(10.0**low, 10.0**high, N_RATES)

    @property
    def span(self) -> tuple[int, int]:
        """The powers of ten between which the scale of η is drawn."""
        return span_of(self.walker, self.edges)

    @property
    def by_rate(self) -> Held:
        """The runs at each of the rates, (49, k, n): asked for after the bet only."""
        return _by_rate(at_rate(self.settings, 1.0), self.span)

    @cached_property
    def shares(self) -> np.ndarray:
        """The same as shares of the runs at each of the rates, (49, k, 3)."""
        counts = np.stack([self.by_rate.count(hold) for hold in Hold], axis=-1)
        return counts / self.by_rate.late.shape[-1]

    @cached_property
    def verdicts(self) -> list[Hold]:
        """What becomes of every minimum at the η in hand."""
        shares = self.counts / N_RUNS
        return [*map(verdict, self.own_edges, [self.rate] * self.n, shares)]

    @cached_property
    def holding(self) -> list[int]:
        """The numbers of the minima that hold."""
        return [at for at, one in enumerate(self.verdicts) if one is REST]

    def verdicts_at(self, rate: float) -> list[Hold]:
        """Return the same at another η, by theory or by the nearest of the rates."""
        nearest = int(np.abs(np.log(self.rates / rate)).argmin())
        return [
            verdict(edge, rate, shares)
            for edge, shares in zip(self.own_edges, self.shares[nearest], strict=True)
        ]


def run(settings: Settings) -> Record:
    """Find the minima, their edges, and what becomes of runs beside them."""
    minima, nouns, n_left_out = asked(settings)
    surface = settings.surface
    theory = [rule_of(name, 1.0, settings.momentum) for name in HAVE_EDGES]
    some = len(minima) > 0
    return Record(
        settings,
        minima,
        nouns,
        n_left_out,
        surface.value(minima),
        np.array([sharpest(settings, place) for place in minima]),
        edges(surface, theory, minima),
        held_at(at_rate(settings, settings.learning_rate)) if some else None,
    )


def span_of(walker: str, by_theory: np.ndarray) -> tuple[int, int]:
    """Return the powers of ten between which the scale of η is drawn.

    `by_theory` are the edges of HAVE_EDGES, (4, k).
    """
    theory = by_theory[: HAVE_EDGES.index("newton")]
    finite = np.log10(theory[np.isfinite(theory) & (theory > 0)])
    low, high = (finite.min(), finite.max()) if finite.size else (-2.0, -1.0)
    has_none = walker not in HAVE_EDGES or np.isnan(theory).any()
    low, high = (min(low, -2.0), MOST_RATE) if has_none else (low, high)
    high = MOST_RATE if walker == "newton" else high
    low = min(max(floor(low - 0.3), LEAST), MOST_RATE - 2)
    return low, max(min(ceil(high + 0.3), MOST_RATE), low + 2)


@lru_cache(KEPT)
def _by_rate(settings: Settings, span: tuple[int, int]) -> Held:
    """Let runs begin beside every minimum at each of the rates."""
    rule, (minima, *_) = settings.optimizer, asked(settings)
    rates = np.geomspace(10.0 ** span[0], 10.0 ** span[1], N_RATES)
    most = WITH_BENDS if rule.needs_hessian else AT_ONCE
    n_runs = int(np.clip(most // (N_RATES * len(minima)), *RUNS_OF_A_RATE))
    how = {"n_runs": n_runs, "distance": DISTANCE, "n_steps": N_STEPS}
    return holds_by_rate(_with_bottoms(settings), rule, minima, rates, **how)


def asked(settings: Settings) -> tuple[np.ndarray, tuple[str, ...], int]:
    """Return the minima that are asked, the sharpest first; what each is; who is not.

    They are the lowest nine.
    """
    places, nouns = bottoms_of(settings)
    if not len(places):
        return places, (), 0
    heights = settings.surface.value(places).round(9)
    lowest = np.lexsort((places[:, 1], places[:, 0], heights))[:MOST]
    bends = [-round(sharpest(settings, places[at]), 9) for at in lowest.tolist()]
    order = lowest[np.argsort(bends, kind="stable")]
    some = tuple(nouns[at] for at in order.tolist())
    return places[order], some, len(places) - len(order)


def sharpest(settings: Settings, place: np.ndarray) -> float:
    """Return the largest curvature at a minimum; infinity at a kink."""
    bends = curvatures_at(settings.surface, place)
    return np.inf if bends is None else float(bends[-1])


@lru_cache(KEPT)
def held_at(settings: Settings) -> Held:
    """Let 200 runs begin beside every minimum."""
    how = {"n_runs": N_RUNS, "distance": DISTANCE, "n_steps": N_STEPS}
    rule, (minima, *_) = settings.optimizer, asked(settings)
    surface = _with_bottoms(settings)
    return holds_all(surface, rule, minima, **how, watch=telling(WORK))


def _with_bottoms(settings: Settings) -> Surface:
    """Return the ground with all its bottoms, those too that are not asked."""
    places, _ = bottoms_of(settings)
    return replace(settings.surface, minima=tuple(map(tuple, places.tolist())))


def at_rate(settings: Settings, rate: float) -> Settings:
    """Return the settings as far as runs depend on them, with a learning rate."""
    names = ("landscape", "formula", "window", "condition_number", "rotation")
    wanted = {name: getattr(settings, name) for name in (*names, "walker", "momentum")}
    return Settings(**wanted, learning_rate=rate)
