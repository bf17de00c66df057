"""What the error did along a direction, and what theory expects of it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent import Behaviour, Nesterov, behaviour
from engines.gradient_descent.momentum_map import measured_rates, sizes_of

from .record import Record

KEEPS, RINGS, FLIPS, LEVEL, GROWS = "keeps", "rings", "flips", "level", "grows"
LEVEL_WITHIN = 1e-8  # of a rate of 1: neither grows nor shrinks
EXPECTED = {
    Behaviour.MONOTONE: KEEPS,
    Behaviour.RIPPLES: RINGS,
    Behaviour.OSCILLATES: FLIPS,
    Behaviour.EDGE: LEVEL,
    Behaviour.DIVERGES: GROWS,
}


@dataclass(frozen=True, eq=False)
class Along:
    """The error along one direction: what it did, and where theory's borders are."""

    record: Record
    direction: int

    @property
    def errors(self) -> np.ndarray:
        """The errors, (T + 1,)."""
        return self.record.errors[:, self.direction]

    @property
    def product(self) -> float:
        """The learning rate times the bend."""
        settings = self.record.settings
        return float(settings.learning_rate * settings.bends[self.direction])

    @cached_property
    def rate(self) -> float:
        """What a step multiplied this error by, in the second half of the walk."""
        if self.errors[-1] == 0:
            return 0.0  # nothing is left
        moves = self.record.moves[1:, self.direction, np.newaxis]
        sizes = sizes_of(self.errors[:-1, np.newaxis], moves, [self.product])
        last = np.array([len(sizes) - 1])
        return float(measured_rates(sizes[:, np.newaxis], last)[0])

    @cached_property
    def crossings(self) -> int:
        """How often the error changed sides."""
        sides = np.sign(self.errors[self.errors != 0])
        return int((sides[1:] != sides[:-1]).sum())

    @cached_property
    def did(self) -> str:
        """What it did."""
        if abs(self.rate - 1) <= LEVEL_WITHIN:
            return LEVEL
        if self.rate > 1:
            return GROWS
        if self.crossings == 0:
            return KEEPS
        return FLIPS if self.crossings == np.count_nonzero(self.errors) - 1 else RINGS

    @property
    def is_expected(self) -> bool:
        """Whether theory expects just that in the long run."""
        bend = float(self.record.settings.bends[self.direction])
        return EXPECTED[behaviour(self.record.optimizer, bend)] == self.did

    @property
    def borders(self) -> tuple[float, float, float]:
        """Return from where on the error rings, up to where, and the edge."""
        beta = self.record.settings.momentum
        if self.record.kind is Nesterov:
            edge = (2 + 2 * beta) / (1 + 2 * beta)
            return ((1 - beta) / (1 + beta)) ** 2, 1.0, edge
        root = beta**0.5
        return (1 - root) ** 2, (1 + root) ** 2, 2 + 2 * beta
