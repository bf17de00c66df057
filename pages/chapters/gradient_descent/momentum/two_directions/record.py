"""What "Two directions" computes: both walks, one direction at a time."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent import (
    Components,
    GradientDescent,
    Momentum,
    StopReason,
    Surface,
    Trajectory,
    component_path,
    components,
    descend,
)
from pages.ui.chapter import Opinion, Table, agree

from ..settings import Settings

FLAT, STEEP = 0, 1  # the columns of all components
LEFT = 0.01  # of the first height: who has no more than this has arrived
COLUMNS = (
    "step",
    *("hiker: flat", "hiker: steep", "hiker: height"),
    *("ball: flat", "ball: steep", "ball: height"),
)


@dataclass(frozen=True, eq=False)
class Walk:
    """A walk, and its components; where it stopped it stays."""

    trajectory: Trajectory
    parts: Components

    @property
    def n_steps(self) -> int:
        """The steps that were taken before it stopped."""
        return self.trajectory.n_steps

    @property
    def is_lost(self) -> bool:
        """Whether it has left every scale."""
        return self.trajectory.stop_reason is StopReason.DIVERGED

    def at(self, step: int) -> int:
        """Return the row of its arrays at a step."""
        return min(step, self.n_steps)

    @property
    def heights(self) -> np.ndarray:
        """The heights above the bottom, (T + 1,)."""
        return self.parts.heights.sum(axis=1)

    @property
    def arrival(self) -> int | None:
        """The first step at which no more than a hundredth of the height is left."""
        there = np.flatnonzero(self.heights <= LEFT * self.heights[0])
        return int(there[0]) if len(there) else None


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


def run(settings: Settings) -> Record:
    """Let both walk from one start with one learning rate."""
    surface, rate = settings.surface, settings.learning_rate
    hiker = walk(surface, GradientDescent(rate), settings.start, settings.n_steps)
    ball = Momentum(rate, momentum=settings.momentum)
    return Record(
        settings, hiker, walk(surface, ball, settings.start, settings.n_steps)
    )


def walk(surface: Surface, optimizer, start: tuple[float, float], n_steps: int) -> Walk:
    """Walk, and take the walk apart."""
    found = descend(surface, optimizer, start, n_steps)
    return Walk(found, components(surface, found))


def opinions(record: Record) -> list[Opinion]:
    """Check every component of both walks by the closed form."""
    settings = record.settings
    both = ((record.hiker, 0.0, "hiker"), (record.ball, settings.momentum, "ball"))
    return [_closed(settings, *one) for one in both]


def _closed(settings: Settings, one: Walk, momentum: float, who: str) -> Opinion:
    first, k = settings.directions.T @ settings.start, np.arange(one.n_steps + 1)
    exact = component_path(
        first, settings.bends, settings.learning_rate, momentum, k[:, np.newaxis]
    )
    ours = one.trajectory.points @ settings.directions
    what = f"Both distances of the {who}, at every step"
    return agree(ours, exact, "the closed form", what, allowed=1e-9)


def table(record: Record) -> Table:
    """List the distances along both directions, and the heights."""
    walks = (record.hiker, record.ball)
    return Table(
        COLUMNS,
        [
            (step, *(number for one in walks for number in _row(one, step)))
            for step in range(record.n_steps + 1)
        ],
    )


def _row(one: Walk, step: int) -> list[float]:
    at = one.at(step)
    return [*one.parts.errors[at].tolist(), float(one.heights[at])]
