"""How the ground bends under the walker in hand, and what that means for its rate."""

from dataclasses import dataclass

import numpy as np

from engines.gradient_descent import largest_safe_learning_rate
from pages.ui.control import AfterBet, Note
from pages.words.numbers import apart, few

from ..settings import REFERENCE
from .record import Record

FLAT = 1e-12  # of the largest bend: rounding
ON = 1e-9  # of an edge: so near a rate is on it


@dataclass(frozen=True)
class Bends:
    """How the ground bends at a point: least and most, as the Hessian says."""

    low: float
    high: float

    @property
    def is_known(self) -> bool:
        """Whether the ground bends measurably there at all."""
        return bool(np.isfinite([self.low, self.high]).all())

    @property
    def condition(self) -> float | None:
        """Return the largest over the smallest, where the ground bends up all round."""
        return self.high / self.low if self.low > FLAT * self.high > 0 else None


def bends_at(record: Record, step: int, walker: int) -> Bends:
    """Return the bends of the ground where a walker stands after a step."""
    point = record.race.points[step, walker]
    with np.errstate(all="ignore"):
        hessian = record.settings.surface.hessian(point)
    if record.settings.is_kink(point) or not np.isfinite(hessian).all():
        return Bends(np.nan, np.nan)
    low, high = np.linalg.eigvalsh(hessian).tolist()
    size = FLAT * max(abs(low), abs(high))
    return Bends(*(0.0 if abs(bend) <= size else bend for bend in (low, high)))


def note_of(walker: str) -> AfterBet:
    """Return what the learning rate in hand says: of its end, once it is told.

    Of one that got lost it tells the start: out there the bend explains nothing.
    """

    def note(record: Record, step: int) -> Note | None:
        at = record.hand
        if record.walkers[at] != walker or not record.is_defined:
            return None
        return Note(_said(record, at, 0 if record.race.is_lost()[at] else step))

    return AfterBet(
        lambda record: note(record, record.race.n_steps), lambda record: note(record, 0)
    )


def _said(record: Record, walker: int, step: int) -> str:
    """Tell the bend there, and the edge that theory draws for this rate."""
    bends = bends_at(record, step, walker)
    where = "At the start" if step == 0 else "Where it ended"
    if not bends.is_known:
        return "The ground there has no bend that can be measured."
    low, high = apart(bends.low, bends.high, digits=3)
    said = f"{where}, λ = {low} and {high}"
    if bends.high <= 0:
        return f"{said}: the ground bends up in no direction."
    return f"{said}, so 2/λmax = {few(2 / bends.high)}. {_edge(record, walker, bends)}"


def _edge(record: Record, walker: int, bends: Bends) -> str:
    """Say on which side of its edge the rate is; of some there is no edge."""
    settings, key = record.settings, record.walkers[walker]
    name = record.looks[walker].label
    rate = settings.learning_rate(key)
    edge = largest_safe_learning_rate(settings.optimizer(key), bends.high)
    if edge is None:
        return f"For {name} theory knows no fixed edge."
    if settings.schedule != "constant" and key != REFERENCE:
        return f"The edge of {name} there is {few(edge)}; η changes on the way."
    if abs(rate - edge) <= ON * edge:  # λ is known but for rounding
        both = few(edge)
        return f"The edge of {name} there is {both}; η = {both} is on it."
    mine, its = apart(rate, edge, digits=3)
    side = "above" if rate > edge else "below"
    return f"The edge of {name} there is {its}; η = {mine} is {side} it."
