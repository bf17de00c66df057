"""What the error did along a direction, and what theory expects of it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent import Behaviour, Nesterov, behaviour, direction_rate
from engines.gradient_descent.momentum_map import measured_rates, sizes_of, walked

from .record import FARTHER, Record

KEEPS, RINGS, FLIPS, LEVEL = "keeps", "rings", "flips", "level"
LANDS, LATER, GROWS = "lands", "later", "grows"
ROUNDING = 1e-14  # of the step before: what a landing may leave
ON_THE_EDGE = 1e-12  # of η·λ
HUNDREDTH = 0.01  # of the first error
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
    def bend(self) -> float:
        """The bend along the direction."""
        return float(self.record.settings.bends[self.direction])

    @property
    def product(self) -> float:
        """The learning rate times the bend."""
        return self.record.settings.learning_rate * self.bend

    @cached_property
    def rate(self) -> float:
        """What a step multiplied place and speed by, in the second half of the walk."""
        if self.errors[-1] == 0:
            return 0.0  # nothing is left
        moves = self.record.moves[1:, self.direction, np.newaxis]
        sizes = sizes_of(self.errors[:-1, np.newaxis], moves, [self.product])
        last = np.array([len(sizes) - 1])
        return float(measured_rates(sizes[:, np.newaxis], last)[0])

    @cached_property
    def rate_later(self) -> float:
        """The same for a walk that goes on along this direction alone."""
        return float(self._alone(FARTHER).rates[0])

    @cached_property
    def arrival(self) -> int:
        """The step from which it stays within a hundredth, walking alone.

        One more than the steps that were asked for, where it does not.
        """
        return int(self._alone(self.record.settings.n_steps).arrivals[0])

    def _alone(self, n_steps: int):
        settings = self.record.settings
        one = np.array([settings.learning_rate]), np.array([settings.momentum])
        return walked(self.record.kind(*one), [self.bend], [1.0], n_steps, HUNDREDTH)

    @cached_property
    def landing(self) -> int | None:
        """The step at which it comes to 0, but for rounding, and is at rest there."""
        errors = np.abs(self.errors)
        moves = np.abs(self.record.moves[:, self.direction])
        for step in range(1, len(errors)):
            nothing = ROUNDING * max(errors[step - 1], moves[step])
            if errors[step:].max() <= nothing:
                still = moves[step + 1 :].max(initial=0.0) <= nothing
                return step if still else None
        return None

    @cached_property
    def crossings(self) -> int:
        """How often the error changed sides."""
        sides = np.sign(self.errors[self.errors != 0])
        return int((sides[1:] != sides[:-1]).sum())

    @property
    def is_on_the_edge(self) -> bool:
        """Whether the product is the edge itself."""
        return abs(self.product - self.borders[2]) <= ON_THE_EDGE

    @property
    def has_grown(self) -> bool:
        """Whether it was larger in the second half than at first, and grew there."""
        late = np.abs(self.errors[len(self.errors) // 2 :]).max()
        return self.rate > 1 and late > 1

    @cached_property
    def did(self) -> str:
        """What it did; whether what has grown grows for ever, a longer walk tells."""
        if self.landing is not None:
            return LANDS
        if self.is_on_the_edge:
            return LEVEL
        if self.has_grown:
            return GROWS if self.rate_later > 1 else LATER
        if self.crossings == 0:
            return KEEPS
        return FLIPS if self.crossings == len(self.errors) - 1 else RINGS

    @property
    def expected(self) -> str:
        """What theory expects of it in the long run."""
        if float(direction_rate(self.record.optimizer, self.bend)) == 0:
            return LANDS
        return EXPECTED[behaviour(self.record.optimizer, self.bend)]

    @property
    def swing(self) -> float:
        """On the edge: to how far from the bottom it comes to swing.

        What is left where the other root's share has faded, as e begins at 1 with no
        speed: e → ±(1 + β)/(1 − β), and Nesterov's (1 + β)(1 + 2β)/(1 + 3β).
        """
        beta = self.record.settings.momentum
        if self.record.kind is Nesterov:
            return (1 + beta) * (1 + 2 * beta) / (1 + 3 * beta)
        return (1 + beta) / (1 - beta)

    @property
    def borders(self) -> tuple[float, float, float]:
        """Return from where on the error rings, up to where, and the edge."""
        beta = self.record.settings.momentum
        if self.record.kind is Nesterov:
            edge = (2 + 2 * beta) / (1 + 2 * beta)
            return ((1 - beta) / (1 + beta)) ** 2, 1.0, edge
        root = beta**0.5
        return (1 - root) ** 2, (1 + root) ** 2, 2 + 2 * beta
