"""How a walk went, held against the place where it comes to rest."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .record import Record

PLAIN = 9  # digits of a place on a curve of one's own: what is left of 0 is 0


@dataclass(frozen=True, eq=False)
class Way:
    """The steps that a walk took until it arrived, or until it was cut short."""

    record: Record

    @property
    def rest(self) -> float:
        """Where it comes to rest."""
        return rest_of(self.record)

    @property
    def arrived(self) -> bool:
        """Whether it came there within the steps it was given."""
        arrival = self.record.diagnosis.arrival
        return arrival is not None and arrival <= self.record.trajectory.n_steps

    @cached_property
    def offsets(self) -> np.ndarray:
        """How far from its place, to the right above 0, it stood until then."""
        walk, last = self.record.trajectory, self.record.trajectory.n_steps
        if self.arrived:
            last = self.record.diagnosis.arrival
        return walk.points[: last + 1, 0] - self.rest

    @property
    def n_steps(self) -> int:
        """How many steps that took."""
        return len(self.offsets) - 1

    @property
    def n_changes(self) -> int:
        """How many of these steps led to the other side; the last may lead onto it."""
        sides = np.sign(self.offsets)
        return int((sides[1:] * sides[:-1] < 0).sum())

    @property
    def n_away(self) -> int:
        """How many of these steps led further away, or no nearer."""
        return int((np.diff(np.abs(self.offsets)) >= 0).sum())

    @property
    def last_factor(self) -> float | None:
        """What the last step multiplied the offset by."""
        if len(self.offsets) < 2 or self.offsets[-2] == 0:
            return None
        return float(self.offsets[-1] / self.offsets[-2])

    @property
    def follows_the_bend(self) -> bool:
        """Whether that was 1 − η·λ, with the bend of the place itself."""
        measured, expected = self.last_factor, self.record.diagnosis.factor
        return measured is not None and abs(measured - expected) <= 0.01


def rest_of(record: Record) -> float:
    """Return where a walk comes to rest: the minimum itself, where one is there."""
    diagnosis = record.diagnosis
    if diagnosis.minimum is not None:
        return float(diagnosis.minimum[0])
    place = float(diagnosis.places[-1, 0])
    return round(place, PLAIN) + 0.0 if record.settings.is_own else place
