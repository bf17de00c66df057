"""Which arrows stand at which stage, and how long they are drawn."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pages.figures import theme

from .record import (
    AHEAD,
    BENDS,
    CORRECTION,
    LAND,
    RATE,
    SLOPE,
    SQUARES,
    UPDATE,
    VELOCITY,
    Record,
)

BRAKED = ("adagrad", "rmsprop", "adam")
MOST_TIMES = 12  # a push and the update: else one of them would hardly be seen
LONGEST = 1.0  # of the update: so long the longest push is drawn that is not to scale
FOLLOWS = {  # of each arrow: the stages at which it is there
    "slope": (SLOPE, RATE, VELOCITY, SQUARES, CORRECTION, BENDS, UPDATE),
    "kept": (VELOCITY,),
    "added": (VELOCITY,),
    "velocity": (VELOCITY, AHEAD, SQUARES),
    "carried": (AHEAD,),
    "ahead": (AHEAD,),
    "corrected": (CORRECTION, UPDATE),
    "update": (UPDATE, LAND),
}


@dataclass(frozen=True, eq=False)
class Arrow:
    """A push, from where it begins, and its name."""

    key: str
    start: np.ndarray  # (2,)
    along: np.ndarray  # (2,)
    text: str
    colour: str
    width: float = 3
    dash: str = "solid"

    @property
    def tip(self) -> np.ndarray:
        """Where it points to, (2,)."""
        return self.start + self.along

    def is_there(self, stage: str) -> bool:
        """Tell whether it is seen at a stage."""
        return stage in FOLLOWS[self.key]


@dataclass(frozen=True, eq=False)
class Arrows:
    """All arrows of a record."""

    record: Record
    is_told: bool = True  # before the bet no arrow may be as long as the update

    @cached_property
    def to_scale(self) -> bool:
        """Whether slopes are drawn as the steps they would make by themselves.

        So they are, but where beside the update they, or it, would hardly be seen.
        """
        if self.record.hand not in (*BRAKED, "newton") or not self.is_told:
            return True
        ours, felt = np.hypot(*self.record.update), self.record.rate * self._longest()
        return ours <= MOST_TIMES * felt and felt <= MOST_TIMES * ours

    @cached_property
    def unit(self) -> float:
        """By what a slope is multiplied to be drawn; the minus turns it downhill."""
        if self.to_scale:
            return -self.record.rate
        length = np.hypot(*self.record.update) or self.record.rate
        return -LONGEST * length / (self._longest() or 1.0)

    def _longest(self) -> float:
        """Return the size of the longest of all that is felt and remembered."""
        felt = [self.record.gradient, *self._remembered().values()]
        return max(float(np.hypot(*one)) for one in felt)

    @property
    def _look(self) -> dict:
        """How arrows of slopes look: dashed where they are not to scale."""
        return {} if self.to_scale else {"dash": "dash"}

    def _remembered(self) -> dict[str, np.ndarray]:
        """Return the sizes of what is remembered of slopes."""
        rolling = self.record.velocity
        if not rolling:
            return {}
        found = {**rolling.parts, "velocity": rolling.value}
        if self.record.has("corrected_first"):
            found["corrected"] = self.record.ingredient("corrected_first")
        return found

    @cached_property
    def all(self) -> list[Arrow]:
        """Every arrow, the long lived first."""
        here = self.record.point
        down = self.unit * self.record.gradient
        name = "−ηg" if self.to_scale else "−g"
        found = [Arrow("slope", here, down, name, theme.SLOPE, **self._look)]
        found += self._rolling() if self.record.velocity else []
        return [*found, Arrow("update", here, self.record.update, "Δ", theme.NEXT, 4)]

    def _rolling(self) -> list[Arrow]:
        record, here = self.record, self.record.point
        unit, minus = self.unit, "−η" if self.to_scale else "−"
        if record.hand == "momentum" and record.settings.form == "rate_inside":
            unit, minus = 1.0, ""  # this velocity points downhill already
        felt = self._remembered()
        letter, share = ("m", "β₁") if record.hand == "adam" else ("v", "β")
        kept, added, now = (unit * felt[part] for part in ("kept", "added", "velocity"))
        look = {"width": 2, "dash": "dot"}
        found = [
            Arrow("kept", here, kept, f"{minus}{share}{letter}", theme.PATH, **look),
            Arrow("added", here + kept, added, "", theme.SLOPE, **look),
            Arrow("velocity", here, now, f"{minus}{letter}", theme.PATH, **self._look),
        ]
        if record.has("looked_ahead"):
            carried = record.settings.momentum * now
            rest = self.unit * record.gradient
            found += [
                Arrow("carried", here, carried, "−ηβv", theme.PATH, **look),
                Arrow("ahead", here + carried, rest, "", theme.SLOPE, **look),
            ]
        if "corrected" in felt:
            grown = unit * felt["corrected"]
            name = f"{minus}m̂"
            found.append(
                Arrow("corrected", here, grown, name, theme.PATH, **self._look)
            )
        return found
