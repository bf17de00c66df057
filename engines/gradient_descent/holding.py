"""Holding: which minima a walk can rest on, in theory and by runs that begin beside."""

import enum
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from engines.gradient_descent.checks import checked_count, checked_starts
from engines.gradient_descent.descent import take_steps
from engines.gradient_descent.edges import edges
from engines.gradient_descent.optimizer import Optimizer, require_positive
from engines.gradient_descent.surface import Surface
from engines.watching import Watch

SLICE = 5000  # runs that go side by side, between two words to who waits
SAME_PLACE = 1e-6  # of the window: a minimum that near is the same one
NEARER = 1 - 1e-6  # of a distance: what is more is no nearer, but for rounding
SETTLED = 1e-3  # of where a run began: who is as near as that need come no nearer
MEASURED = "late", "before", "leaps"
ROWS = "minima", "edges", "radii", "ends", *MEASURED
WIDEST = 0.25  # of the window: who is farther is not near


class Hold(enum.Enum):
    """What became of a run that began beside a minimum."""

    RESTS = "comes to rest on it"
    RESTLESS = "stays near it, but not at rest"
    LEFT = "goes away from it"


@dataclass(frozen=True, eq=False)
class Held:
    """How runs ended that began at a distance from minima; n runs for each of (...).

    A run rests if in its last tenth it is always nearer to the minimum than where it
    began, and than at its farthest in the tenth before, if it is not within a
    thousandth of the distance: an error that keeps its size, as at the edge of the
    learning rate, is no rest. A run has left if it is farther than the radius.
    """

    minima: np.ndarray  # (..., d)
    edges: np.ndarray  # (...) learning rates; inf: every one; nan: theory has none
    radii: np.ndarray  # (...) within which a run is near the minimum
    ends: np.ndarray  # (..., n, d) the last points; may be infinite or nan
    late: np.ndarray  # (..., n) the largest distance from it in the last tenth
    before: np.ndarray  # (..., n) the same in the tenth before
    leaps: np.ndarray  # (..., n) the length of the first step
    distance: float  # from the minimum to where each run begins
    n_steps: int

    def row(self, index: int) -> Self:
        """Return the record of one row of the first axis."""
        rows = {name: getattr(self, name)[index] for name in ROWS}
        return replace(self, **rows)

    @property
    def rests(self) -> np.ndarray:
        """Say of each run whether it comes to rest on its minimum, (..., n)."""
        nearer = self.late <= NEARER * np.minimum(self.distance, self.before)
        return nearer | (self.late <= SETTLED * self.distance)

    @property
    def stays(self) -> np.ndarray:
        """Say of each run whether it stays near, at rest or not, (..., n)."""
        return self.late <= np.maximum(self.radii, self.distance)[..., np.newaxis]

    @property
    def share(self) -> np.ndarray:
        """Return the share of runs that stay near the minimum, (...)."""
        return self.stays.mean(axis=-1)

    @property
    def share_resting(self) -> np.ndarray:
        """Return the share of runs that come to rest on the minimum, (...)."""
        return self.rests.mean(axis=-1)

    def count(self, hold: Hold) -> np.ndarray:
        """Return how many runs had that end, (...) of int."""
        rests, stays = self.rests.sum(axis=-1), self.stays.sum(axis=-1)
        n_runs = self.late.shape[-1]
        if hold is Hold.RESTS:
            return rests
        return stays - rests if hold is Hold.RESTLESS else n_runs - stays


def hollow_radii(surface: Surface, minima) -> np.ndarray:
    """Return within what distance of each minimum a run is said to be near it, (k,).

    No ridge is measured: half way to the nearest other one, of these and of those the
    surface knows, but no more than a quarter of the window's narrower side. ``minima``
    is (k, d). Nothing is raised.

    >>> from engines.gradient_descent import SURFACES
    >>> hollow_radii(SURFACES["square"], [[0.0]])
    array([6.])
    """
    places = np.asarray(minima, dtype=float)
    known = np.array([*map(tuple, places), *surface.minima], dtype=float)
    width = min(high - low for low, high in surface.domain)
    gaps = np.linalg.norm(places[:, np.newaxis] - known, axis=-1)
    gaps[gaps <= SAME_PLACE * width] = np.inf
    return np.minimum(gaps.min(axis=-1) / 2, WIDEST * width)


def holds(surface: Surface, optimizer: Optimizer, minimum, **how) -> Held:
    """Let runs begin at a distance from one minimum, (d,), and see who stays.

    ``how`` is handed on to `holds_all`. Raises ValueError as it does.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> holds(SURFACES["square"], GradientDescent(0.99), [0.0]).share_resting.item()
    1.0
    """
    return holds_all(surface, optimizer, [np.atleast_1d(minimum)], **how).row(0)


def holds_all(surface: Surface, optimizer: Optimizer, minima, **how) -> Held:
    """Let runs begin at a distance from every minimum, (k, d), and see who stays.

    ``how`` is handed on to `holds_by_rate`. Raises ValueError as it does.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> wells = SURFACES["double_well"]
    >>> holds_all(wells, GradientDescent(0.24), wells.minima).share_resting
    array([0., 1.])
    """
    rates = [optimizer.learning_rate]
    return holds_by_rate(surface, optimizer, minima, rates, **how).row(0)


def holds_by_rate(
    surface: Surface,
    optimizer: Optimizer,
    minima,
    learning_rates,
    n_runs: int = 200,
    distance: float = 1e-6,
    n_steps: int = 500,
    seed: int = 0,
    watch: Watch = iter,
) -> Held:
    """Let runs begin beside every minimum with each of R learning rates: axes (R, k).

    From each of ``minima``, (k, d), ``n_runs`` runs of ``n_steps`` steps begin at the
    ``distance``, in directions drawn by ``seed``, the same everywhere.
    ``learning_rates`` is (R,), and takes the place of the optimizer's own; ``watch``
    goes over slices of the runs. Raises ValueError for minima or rates that are none,
    a distance that is not above 0, or less than one run or step.

    >>> from engines.gradient_descent import SURFACES, GradientDescent
    >>> place = SURFACES["square"], GradientDescent(0.1), [[0.0]]
    >>> holds_by_rate(*place, [0.5, 1.01]).share_resting[:, 0]
    array([1., 0.])
    """
    places, rates = checked_starts(surface, minima), np.asarray(learning_rates, float)
    checked_count("number of runs", n_runs, at_least=1)
    checked_count("number of steps", n_steps, at_least=1)
    require_positive("distance", distance)
    shape = len(rates), len(places), n_runs
    offsets = distance * _directions(n_runs, surface.dimension, seed)
    homes = np.broadcast_to(places[:, np.newaxis], (*shape, surface.dimension))
    each = np.repeat(rates, len(places) * n_runs)
    ends, *measured = _runs(
        surface,
        replace(optimizer, learning_rate=each),
        homes.reshape(len(each), -1),
        (homes + offsets).reshape(len(each), -1),
        n_steps,
        watch,
    )
    by_place = edges(surface, [optimizer], places)[0]
    return Held(
        minima=homes[:, :, 0],
        edges=np.broadcast_to(by_place, shape[:2]),
        radii=np.broadcast_to(hollow_radii(surface, places), shape[:2]),
        ends=ends.reshape(homes.shape),
        **{
            name: one.reshape(shape)
            for name, one in zip(MEASURED, measured, strict=True)
        },
        distance=distance,
        n_steps=n_steps,
    )


def _directions(n_runs: int, dimension: int, seed: int) -> np.ndarray:
    """Return directions of length 1 drawn evenly, (n_runs, d)."""
    drawn = np.random.default_rng(seed).normal(size=(n_runs, dimension))
    return drawn / np.linalg.norm(drawn, axis=-1, keepdims=True)


def _runs(surface, optimizer, homes, starts, n_steps, watch) -> list[np.ndarray]:
    """Return where runs end, (m, d), and of each what is MEASURED, (m,)."""
    slices = [slice(first, first + SLICE) for first in range(0, len(homes), SLICE)]
    with np.errstate(all="ignore"):
        parts = [
            _ends(surface, optimizer.some(some), homes[some], starts[some], n_steps)
            for some in watch(slices)
        ]
    return [np.concatenate(part) for part in zip(*parts, strict=True)]


def _ends(surface, optimizer, homes, starts, n_steps) -> tuple[np.ndarray, ...]:
    """Walk without ever stopping: who stands still on a minimum might yet leave it."""
    tenth = max(1, n_steps // 10)
    late, before = np.zeros((2, len(homes)))
    moments = take_steps(surface, optimizer.for_each(*starts.shape), starts, n_steps)
    for t, (points, *_, updates) in enumerate(moments):
        if t == 0:
            leaps = np.linalg.norm(updates, axis=-1)
        if t > n_steps - 2 * tenth:
            away = np.linalg.norm(points - homes, axis=-1)
            farthest = late if t > n_steps - tenth else before
            np.fmax(farthest, np.where(np.isnan(away), np.inf, away), out=farthest)
    return points, late, before, leaps
