"""What "Scales" computes: one fit walked twice, as measured and as prepared."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent import (
    GradientDescent,
    StopReason,
    Trajectory,
    descend,
)
from pages.ui.chapter import Table

from ..samples import Samples
from ..settings import Settings
from .flowers import PREPARATIONS, RAW, Ground, flowers_of, ground_of

PREPARED = tuple(name for name in PREPARATIONS if name != RAW)
NEAR = 0.01  # of the smallest loss: who keeps to so little above it has arrived


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two walks; where it has stopped it stays."""

    name: str  # one of PREPARATIONS
    ground: Ground
    learning_rate: float
    trajectory: Trajectory

    @property
    def n_steps(self) -> int:
        """The steps that were taken before it stopped."""
        return self.trajectory.n_steps

    @property
    def is_lost(self) -> bool:
        """Whether the next step would leave every scale."""
        return self.trajectory.stop_reason is StopReason.DIVERGED

    @property
    def has_settled(self) -> bool:
        """Whether no step moves it any more."""
        return self.trajectory.stop_reason is StopReason.SETTLED

    def at(self, step: int) -> int:
        """Return the row of its arrays at a step."""
        return min(step, self.n_steps)

    def loss(self, step: int) -> float:
        """Return its loss at a step."""
        return float(self.trajectory.values[self.at(step)])

    @cached_property
    def ways(self) -> np.ndarray:
        """How far from the best weights it is, first distance 1, (T + 1,)."""
        offsets = self.trajectory.points - self.ground.minimum
        distances = np.linalg.norm(offsets, axis=1)
        return distances / distances[0]


@dataclass(frozen=True, eq=False)
class Record:
    """Both walks, from weights of 0."""

    settings: Settings
    flowers: Samples
    raw: Side
    prepared: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides, the raw one first."""
        return self.raw, self.prepared

    @property
    def n_steps(self) -> int:
        """The steps that were asked for."""
        return self.settings.walk_steps

    @property
    def has_two(self) -> bool:
        """Whether there are two features, and no bias."""
        return len(self.flowers.features) == 2

    @property
    def is_line(self) -> bool:
        """Whether a line is fitted: its loss is a bowl, with one κ everywhere."""
        return self.flowers.kind == "line"

    @cached_property
    def lowest(self) -> float | None:
        """The smallest loss there is, the same on both sides; None if there is none."""
        minimum = self.prepared.ground.minimum
        surface = self.prepared.ground.surface
        return None if minimum is None else float(surface.value(minimum))

    def arrival(self, side: Side) -> int | None:
        """Return from which step on a side's loss is within NEAR of the smallest."""
        if self.lowest is None or side.is_lost:
            return None
        high = np.flatnonzero(side.trajectory.values > (1 + NEAR) * self.lowest)
        first = int(high[-1]) + 1 if len(high) else 0
        return first if first <= side.n_steps else None

    @cached_property
    def kappas(self) -> dict[str, float]:
        """κ where the weights are 0, for every way to prepare the features."""
        return {name: ground_of(self.settings, name).kappa for name in PREPARATIONS}


def run(settings: Settings) -> Record:
    """Walk on both sides."""
    sides = (side(settings, name) for name in (RAW, settings.preparation))
    return Record(settings, flowers_of(settings), *sides)


def side(settings: Settings, name: str) -> Side:
    """Walk over the loss of features prepared so, from weights of 0."""
    ground = ground_of(settings, name)
    rate = settings.one_rate if settings.has_one_rate else own_rate(ground)
    walk = descend(
        ground.surface, GradientDescent(rate), np.zeros(2), settings.walk_steps
    )
    return Side(name, ground, rate, walk)


def own_rate(ground: Ground) -> float:
    """Return 2/(λ_min + λ_max) where the weights are 0: a bowl's best η."""
    return float(2 / ground.bends.sum())


def weight_names(record: Record) -> tuple[str, str]:
    """Return what the two weights are called."""
    return ("w₁", "w₂") if record.has_two else ("w", "b")


def columns(record: Record) -> tuple[str, ...]:
    """Name the table's columns; of who gets lost with the last step there is."""
    names = (*weight_names(record), "loss")
    return (
        "step",
        *(f"{_upto(side)}: {name}" for side in record.sides for name in names),
    )


def _upto(side: Side) -> str:
    return f"{side.name} to step {side.n_steps}" if side.is_lost else side.name


def table(record: Record) -> Table:
    """List the weights and the losses of both walks."""
    rows = range(record.n_steps + 1)
    return Table(
        columns(record),
        [(k, *(x for side in record.sides for x in _row(side, k))) for k in rows],
    )


def _row(side: Side, step: int) -> list[float]:
    return [*side.trajectory.points[side.at(step)].tolist(), side.loss(step)]
