"""What "Two directions" computes: both walks, one direction at a time."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent import (
    Components,
    GradientDescent,
    Momentum,
    Optimizer,
    StopReason,
    component_path,
    components,
    roots,
)
from pages.ui.chapter import Opinion, Table, agree

from ..settings import Settings

FLAT, STEEP = 0, 1  # the columns of all components
ROUNDING = 1e-9
LEFT = 0.01  # of the first height: who keeps to that has arrived
COLUMNS = (
    "step",
    *("hiker: flat", "hiker: steep", "hiker: height"),
    *("ball: flat", "ball: steep", "ball: height"),
)


@dataclass(frozen=True, eq=False)
class Walk:
    """A walk by its components; where it has stopped it stays."""

    parts: Components
    optimizer: Optimizer
    bends: np.ndarray  # (2,)

    @property
    def n_steps(self) -> int:
        """The steps that were taken before it stopped."""
        return self.parts.n_steps

    @property
    def is_lost(self) -> bool:
        """Whether the next step would leave every scale."""
        return self.parts.stop_reason is StopReason.DIVERGED

    def at(self, step: int) -> int:
        """Return the row of its arrays at a step."""
        return min(step, self.n_steps)

    @cached_property
    def heights(self) -> np.ndarray:
        """The heights above the bottom, (T + 1,)."""
        return self.parts.heights.sum(axis=1)

    @cached_property
    def shares(self) -> np.ndarray:
        """The heights as shares of the first one, (T + 1,); 0 where that is 0."""
        return self.heights / (self.heights[0] or 1.0)

    @cached_property
    def arrival(self) -> int | None:
        """The first step from which on it keeps to a hundredth of the first height."""
        high = np.flatnonzero(self.shares > LEFT * (1 + ROUNDING))
        first = int(high[-1]) + 1 if len(high) else 0
        return first if first <= self.n_steps and not self.is_lost else None

    @cached_property
    def roots(self) -> np.ndarray:
        """The roots that decide each direction, (2, 2): the larger one last."""
        return roots(self.optimizer, self.bends)


@dataclass(frozen=True, eq=False)
class Record:
    """The walks of the hiker, who has no memory, and of the ball."""

    settings: Settings
    hiker: Walk
    ball: Walk

    @property
    def n_steps(self) -> int:
        """The steps of the longer walk."""
        return max(self.hiker.n_steps, self.ball.n_steps)

    @property
    def walks(self) -> tuple[tuple[str, Walk], ...]:
        """Both walks with their names."""
        return ("hiker", self.hiker), ("ball", self.ball)

    @property
    def factors(self) -> np.ndarray:
        """What a step of the hiker multiplies each distance by, 1 − ηλ, (2,)."""
        return 1 - self.settings.learning_rate * self.settings.bends


def run(settings: Settings) -> Record:
    """Let both walk from one start with one learning rate."""
    rate = settings.learning_rate
    hiker = walk(settings, GradientDescent(rate))
    return Record(settings, hiker, walk(settings, Momentum(rate, settings.momentum)))


def walk(settings: Settings, optimizer: Optimizer, n_steps: int | None = None) -> Walk:
    """Walk along each direction of the bowl."""
    bends, steps = settings.bends, settings.n_steps if n_steps is None else n_steps
    way = bends, settings.directions, optimizer, settings.start, steps
    return Walk(components(*way), optimizer, bends)


def start_at(record: Record, point: dict) -> dict[str, tuple[float, float]]:
    """Return the start where the bowl was clicked."""
    return {"start": (point["x"], point["y"])}


def opinions(record: Record) -> list[Opinion]:
    """Check distances by the closed form, heights and slopes by the turned bowl."""
    return [
        _closed(record),
        _heights(record),
        _slopes(record),
        _roots(record),
    ]


def _closed(record: Record) -> Opinion:
    """Check every distance by the formula of its roots."""
    settings = record.settings
    first = settings.directions.T @ np.array(settings.start, dtype=float)
    ours, exact = [], []
    for one, momentum in ((record.hiker, 0.0), (record.ball, settings.momentum)):
        k = np.arange(one.n_steps + 1)[:, np.newaxis]
        rate = settings.learning_rate
        exact.append(component_path(first, settings.bends, rate, momentum, k))
        ours.append(one.parts.errors)
    both = np.concatenate(ours), np.concatenate(exact)
    return agree(
        *both, "the closed form", "Every distance of both, both ways", allowed=1e-9
    )


def _heights(record: Record) -> Opinion:
    """Check that the heights of the two directions add up to the bowl's own."""
    surface = record.settings.surface
    ours = np.concatenate([one.parts.heights for _, one in record.walks]).sum(axis=1)
    theirs = [surface.value(one.parts.points) for _, one in record.walks]
    what = "The sum of the two directions' heights, at every step"
    return agree(ours, np.concatenate(theirs), "f(x, y) there", what, allowed=1e-9)


def _slopes(record: Record) -> Opinion:
    """Check that each direction's slope is that of the bowl as it lies, in x and y."""
    settings, surface = record.settings, record.settings.surface
    gaps = []
    for _, one in record.walks:
        felt = surface.gradient(one.parts.points) @ settings.directions
        size = np.maximum(np.abs(one.parts.errors).max(axis=1, keepdims=True), 1)
        gaps.append((felt - settings.bends * one.parts.errors) / size)
    gap = np.concatenate(gaps)
    what = "Each direction's slope λ·e, at every step"
    return agree(gap, 0 * gap, "the slope in x and y", what, allowed=1e-9)


def _roots(record: Record) -> Opinion:
    """Check the sizes of the ball's roots by the step's matrix."""
    rate, momentum = record.settings.learning_rate, record.settings.momentum
    steps = [[[momentum, b], [-rate * momentum, 1 - rate * b]] for b in _bends(record)]
    theirs = np.sort(np.abs(np.linalg.eigvals(np.array(steps))), axis=-1)
    ours = np.sort(np.abs(record.ball.roots), axis=-1)
    what = "The sizes of the ball's roots"
    # Where two roots are one, half of a matrix's digits are lost.
    return agree(ours, theirs, "the eigenvalues of a step", what, allowed=1e-6)


def _bends(record: Record) -> list[float]:
    return record.settings.bends.tolist()


def table(record: Record) -> Table:
    """List the distances along both directions, and the heights."""
    rows = range(record.n_steps + 1)
    return Table(
        COLUMNS,
        [(k, *(x for _, one in record.walks for x in _row(one, k))) for k in rows],
    )


def _row(one: Walk, step: int) -> list[float]:
    at = one.at(step)
    return [*one.parts.errors[at].tolist(), float(one.heights[at])]
