"""Ways out of a hollow: four of them with the same budget, from the same starts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.annealing import anneal_many
from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.optimizers import GradientDescent, Momentum
from engines.gradient_descent.restarts import draw_many_starts, restarts_many
from engines.gradient_descent.surface import Surface
from engines.watching import Watch

WAYS = DESCENT, MOMENTUM, RESTARTS, ANNEALING = (
    "descent",
    "momentum",
    "restarts",
    "annealing",
)
OTHER_DICE = 10**6  # an annealing's seed is so much more than that of its start
CLEARLY = 3  # standard errors: a lead that large another draw will hardly turn


@dataclass(frozen=True)
class Plan:
    """How each way spends its budget of probes: a start is one, and each step."""

    n_probes: int
    n_restarts: int  # they share the probes evenly
    learning_rate: float  # of descent, of each restart, and of momentum
    momentum: float
    temperature: float
    cooling: str  # a key of COOLINGS
    stride: float

    @property
    def n_each(self) -> int:
        """Return the probes of one restart; what is left over is not spent."""
        return self.n_probes // self.n_restarts

    @property
    def n_steps(self) -> int:
        """Return the steps of one restart: its start is a probe too."""
        return self.n_each - 1

    @property
    def descent(self) -> GradientDescent:
        """Return the rule of descent, and of each restart."""
        return GradientDescent(self.learning_rate)

    @property
    def rolling(self) -> Momentum:
        """Return the rule with momentum."""
        return Momentum(self.learning_rate, self.momentum)


@dataclass(frozen=True, eq=False)
class WaysOut:
    """The lowest height that each way has felt, seed by seed and probe by probe."""

    starts: np.ndarray  # (s, d) the same for all ways; the first of the restarts
    lowest: np.ndarray  # (4, s, B) after 1, 2, ..., B probes; in the order of WAYS

    def found(self, height: float) -> np.ndarray:
        """Say who has felt less than a height, by seed and probe, (4, s, B)."""
        return self.lowest < height


def ways_out(
    surface: Surface, plan: Plan, seeds: Sequence[int], watch: Watch = iter
) -> WaysOut:
    """Let four ways spend the same budget of probes from the start of each seed.

    The start is the first probe of each. Plain descent, momentum and annealing go on
    from there; restarts take that start first, and then others, each of which is a
    probe again. Every walk is that of `descend`, or of `anneal`; heights outside the
    window do not count. ``watch`` goes over the ways. Raises ValueError for
    fewer probes than restarts, or numbers that one of the ways refuses.

    >>> from engines.gradient_descent import LANDSCAPES, proof_height
    >>> ground, plan = LANDSCAPES["two_wells"], Plan(60, 3, 0.05, 0.9, 1, "linear", 0.5)
    >>> found = ways_out(ground, plan, range(50)).found(proof_height(ground))
    >>> found[:, :, -1].sum(axis=1)
    array([25, 40, 39, 33])
    """
    checked_count("number of restarts", plan.n_restarts, at_least=1)
    checked_count("number of probes", plan.n_probes, at_least=plan.n_restarts)
    starts = draw_many_starts(surface, 1, seeds)[:, 0]
    ways = {
        DESCENT: lambda: _walked(surface, plan, plan.descent, 1, seeds),
        MOMENTUM: lambda: _walked(surface, plan, plan.rolling, 1, seeds),
        RESTARTS: lambda: _walked(surface, plan, plan.descent, plan.n_restarts, seeds),
        ANNEALING: lambda: _annealed(surface, plan, starts, seeds),
    }
    return WaysOut(starts, np.stack([ways[way]() for way in watch(WAYS)]))


def _walked(surface: Surface, plan: Plan, rule, n_walks: int, seeds) -> np.ndarray:
    """Return the lowest height that walks one after the other felt, (s, B)."""
    n_steps = plan.n_probes // n_walks - 1
    heights = restarts_many(surface, rule, n_walks, n_steps, seeds).lowest_by_probe()
    unspent = plan.n_probes - heights.shape[1]
    return np.pad(heights, ((0, 0), (0, unspent)), "edge")


def _annealed(surface: Surface, plan: Plan, starts, seeds) -> np.ndarray:
    """Return the lowest height of each chain so far, (s, B)."""
    dice = [OTHER_DICE + seed for seed in seeds]
    numbers = plan.temperature, plan.cooling, plan.stride
    chains = anneal_many(surface, starts, plan.n_probes - 1, *numbers, dice)
    heights = np.where(np.isnan(chains.values), np.inf, chains.values)
    return np.minimum.accumulate(heights).T


def found_after(
    surface: Surface, plan: Plan, height: float, n_starts: int, seed: int
) -> np.ndarray:
    """Count of how many fresh walks the lowest place is below a height, (T + 1,).

    Count t is that after t steps, the start included: the first one counts starts that
    are below it themselves. T is the number of steps of one restart: the last count,
    divided by ``n_starts``, is the measured p of `chance_of_success`. Raises ValueError
    as `restarts_many` does.

    >>> from engines.gradient_descent import LANDSCAPES
    >>> plan = Plan(60, 3, 0.05, 0.9, 1.0, "linear", 0.5)
    >>> found_after(LANDSCAPES["two_wells"], plan, -1.1, 1000, seed=1)[[0, -1]]
    array([ 18, 406])
    """
    many = restarts_many(surface, plan.descent, n_starts, plan.n_steps, [seed])
    return (many.lowest[0] < height).sum(axis=0)


def lead(one, other) -> float:
    """Return by how many standard errors one way finds more often than another.

    Both are (s,), whether each seed was a find. Only seeds that one of them found and
    the other did not can tell: (a - b) / sqrt(a + b), 0 where there is none. Nothing is
    raised. Source: McNemar (1947), Psychometrika 12, 153-157.

    >>> lead(np.array([True] * 9 + [False]), np.array([False] * 9 + [True]))
    2.5298221281347035
    """
    only_one, only_other = int((one & ~other).sum()), int((other & ~one).sum())
    differing = only_one + only_other
    return float((only_one - only_other) / max(differing, 1) ** 0.5)


def not_clearly_behind(found) -> np.ndarray:
    """Say which ways no other leads clearly, (w,): another draw may put them first.

    ``found`` is (w, s), whether a way found with a seed. Behind is whom each way that
    found oftenest leads by CLEARLY standard errors or more. Nothing is raised.

    >>> not_clearly_behind(np.array([[True] * 20, [False] * 20]))
    array([ True, False])
    """
    counts = found.sum(axis=1)
    best = found[counts == counts.max()]
    return np.array([min(lead(one, way) for one in best) < CLEARLY for way in found])
