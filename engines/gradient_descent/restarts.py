"""Random restarts: walk again and again from elsewhere, and keep the lowest place."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.crowds import blocks, descend_many
from engines.gradient_descent.final_heights import draw_starts
from engines.gradient_descent.minima import distances_to_minima, nearest_indices
from engines.gradient_descent.optimizer import Optimizer
from engines.gradient_descent.rate_maps import LOST, STILL_ON_ITS_WAY
from engines.gradient_descent.stopping import StopReason
from engines.gradient_descent.surface import Surface
from engines.watching import Watch

TOGETHER = 20000  # walks that go side by side, between two words to who waits


@dataclass(frozen=True, eq=False)
class Restarts:
    """k walks, one after the other, each from a start of its own.

    A probe is one place at which the ground is felt: a start is one, and so is the
    place after each step. A place outside the window does not count as found.
    """

    starts: np.ndarray  # (k, d)
    steps: np.ndarray  # (K,) the step numbers of which the places are kept
    points: np.ndarray  # (K, k, d), who has stopped standing where it stopped
    values: np.ndarray  # (K, k)
    ends: np.ndarray  # (k, d) the last finite points
    end_values: np.ndarray  # (k,) there
    fates: np.ndarray  # (k,) the number in surface.minima, STILL_ON_ITS_WAY or LOST
    n_steps: np.ndarray  # (k,) steps taken
    lowest: np.ndarray  # (k,) the lowest height that each walk felt
    best_so_far: np.ndarray  # (k,) the lowest of this walk and all before it
    probes: np.ndarray  # (k,) spent by this walk and all before it


@dataclass(frozen=True, eq=False)
class ManyRestarts:
    """The restarts of s seeds at once: k walks of at most T steps for each of them."""

    starts: np.ndarray  # (s, k, d)
    ends: np.ndarray  # (s, k, d)
    fates: np.ndarray  # (s, k) the number in surface.minima, STILL_ON_ITS_WAY or LOST
    n_steps: np.ndarray  # (s, k) steps taken
    lowest: np.ndarray  # (s, k, T + 1) the lowest height of each walk, after t steps

    def lowest_by_probe(self) -> np.ndarray:
        """Return the lowest height after 1, 2, ..., k (T + 1) probes, (s, k (T + 1)).

        Every start is a probe. Who has stopped spends what is left standing still.
        """
        in_order = self.lowest.reshape(len(self.lowest), -1)
        return np.minimum.accumulate(in_order, axis=1)

    def found(self, height: float) -> np.ndarray:
        """Say of each seed whether its first 1, 2, ..., k walks felt less, (s, k)."""
        return np.logical_or.accumulate(self.lowest[:, :, -1] < height, axis=1)


def restarts(
    surface: Surface,
    optimizer: Optimizer,
    n_restarts: int,
    n_steps: int,
    seed: int = 0,
    every: int = 1,
    tolerance: float = 1e-3,
) -> Restarts:
    """Walk ``n_restarts`` times, each from a start drawn evenly from the window.

    Each walk takes at most ``n_steps`` steps and is the one `descend` would have taken
    from there; steps 0, every, 2 * every, ... and the last are kept. A walk has arrived
    where it ends within ``tolerance`` of a known minimum. Raises ValueError for less
    than one restart, a negative number of steps, or ``every`` below 1. Source: Spall,
    Introduction to Stochastic Search and Optimization, section 2.2.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> found = restarts(SURFACES["double_well"], GradientDescent(0.05), 4, 200, seed=3)
    >>> found.fates, found.probes
    (array([0, 0, 1, 1]), array([ 49,  98, 162, 238]))
    """
    checked_count("interval between kept steps", every, at_least=1)
    starts = draw_starts(surface, n_restarts, seed)
    walks = descend_many(surface, optimizer, starts, n_steps)
    steps = np.unique(np.append(walks.steps[:-1:every], n_steps))
    lost = np.array([reason is StopReason.DIVERGED for reason in walks.stop_reasons])
    lowest = _inside(surface, walks.points, walks.values).min(axis=0)
    return Restarts(
        starts=starts,
        steps=steps,
        points=walks.points[steps],
        values=walks.values[steps],
        ends=walks.points[-1],
        end_values=walks.values[-1],
        fates=fates_of(surface, walks.points[-1], lost, tolerance),
        n_steps=walks.n_steps,
        lowest=lowest,
        best_so_far=np.minimum.accumulate(lowest),
        probes=np.cumsum(walks.n_steps + 1),
    )


def restarts_many(
    surface: Surface,
    optimizer: Optimizer,
    n_restarts: int,
    n_steps: int,
    seeds: Sequence[int],
    tolerance: float = 1e-3,
    watch: Watch = iter,
) -> ManyRestarts:
    """Restart with each of s seeds, all their walks as one crowd.

    Row i is what `restarts` gives for seeds[i]. ``watch`` goes over the slices of the
    crowd. Raises ValueError as `restarts` does, or for no seed at all.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> walk = SURFACES["double_well"], GradientDescent(0.05)
    >>> restarts_many(*walk, 3, 200, seeds=[0, 4]).found(0.29)
    array([[False,  True,  True],
           [False,  True,  True]])
    """
    starts = draw_many_starts(surface, n_restarts, seeds)
    crowd = starts.reshape(-1, surface.dimension)
    slices = [slice(at, at + TOGETHER) for at in range(0, len(crowd), TOGETHER)]
    parts = [
        _lowest(surface, optimizer, crowd[some], n_steps) for some in watch(slices)
    ]
    lowest = np.concatenate([part[0] for part in parts], axis=1)
    ends, taken, lost = (np.concatenate([part[k] for part in parts]) for k in (1, 2, 3))
    shape = starts.shape[:2]
    return ManyRestarts(
        starts=starts,
        ends=ends.reshape(starts.shape),
        fates=fates_of(surface, ends, lost, tolerance).reshape(shape),
        n_steps=taken.reshape(shape),
        lowest=lowest.T.reshape(*shape, -1),
    )


def draw_many_starts(surface: Surface, n: int, seeds: Sequence[int]) -> np.ndarray:
    """Return n starts for each of s seeds, (s, n, d): those of `draw_starts`.

    Raises ValueError for a number below 1, or for no seed at all.

    >>> from engines.gradient_descent import SURFACES
    >>> draw_many_starts(SURFACES["square"], 3, seeds=[0, 1]).shape
    (2, 3, 1)
    """
    checked_count("number of starts", n, at_least=1)
    checked_count("number of seeds", len(seeds), at_least=1)
    low, high = np.array(surface.domain).T
    shape = n, len(low)
    drawn = np.stack(
        [np.random.default_rng(seed).uniform(low, high, shape) for seed in seeds]
    )
    with np.errstate(all="ignore"):
        felt = surface.value(drawn) + surface.gradient(drawn).sum(axis=-1)
    for row in np.flatnonzero(~np.isfinite(felt).all(axis=-1)).tolist():
        drawn[row] = draw_starts(surface, n, seeds[row])  # a longer search, and rare
    return drawn


def fates_of(surface: Surface, ends, lost, tolerance: float) -> np.ndarray:
    """Return where walks have arrived, (n,): a number in surface.minima, or why not.

    ``ends`` is (n, d) and ``lost`` (n,). A walk has arrived within ``tolerance`` of a
    known minimum; else it is STILL_ON_ITS_WAY, or LOST. Nothing is raised.

    >>> from engines.gradient_descent import SURFACES
    >>> fates_of(SURFACES["square"], np.array([[0.0], [2.0]]), np.zeros(2, bool), 0.1)
    array([ 0, -1])
    """
    fates = np.full(len(ends), STILL_ON_ITS_WAY)
    arrived = distances_to_minima(ends, surface) <= tolerance
    if arrived.any():
        fates[arrived] = nearest_indices(ends[arrived], surface)
    fates[lost] = LOST
    return fates


def _lowest(surface: Surface, optimizer: Optimizer, starts, n_steps: int) -> tuple:
    """Return the lowest heights so far, (T + 1, n), the ends, steps taken, and lost."""
    checked_count("number of steps", n_steps, at_least=0)
    heights = np.empty((n_steps + 1, len(starts)))
    for block in blocks(surface, optimizer.for_each(*starts.shape), starts, n_steps):
        rows = np.arange(block.first, block.end)
        walked = (block.held(name, rows) for name in ("points", "values"))
        heights[rows] = _inside(surface, *walked)
    heights[block.end :] = heights[block.end - 1]
    ends = block.held("points", [block.end - 1])[0]
    return np.minimum.accumulate(heights), ends, block.n_steps, block.lost


def _inside(surface: Surface, points, values) -> np.ndarray:
    """Return heights, (...): infinite outside the window and where undefined."""
    low, high = np.array(surface.domain).T
    inside = ((points >= low) & (points <= high)).all(axis=-1)
    return np.where(inside & ~np.isnan(values), values, np.inf)
