"""The evidence on a record of "Two losses": two walks in plain Python."""

from dataclasses import dataclass
from functools import cached_property
from math import exp

from pages.chapters.backpropagation.the_factory.two_losses import words
from pages.chapters.backpropagation.the_factory.two_losses.record import Record


def sigmoid(z: float) -> float:
    return 1 / (1 + exp(-z)) if z > 0 else exp(z) / (1 + exp(z))


@dataclass(frozen=True, eq=False)
class Walk:
    """A unit under one loss: z at first and after each update, all digits kept."""

    z: list[float]
    target: float
    is_squared: bool

    def says(self, step: int) -> float:
        return sigmoid(self.z[step])

    def mistake(self, step: int) -> float:
        """How far the answer is off, with all digits."""
        return sigmoid(-self.z[step] if self.target else self.z[step])

    def felt(self, step: int) -> float:
        """The slope dE/dz."""
        slope = -self.mistake(step) if self.target else self.mistake(step)
        flat = sigmoid(self.z[step]) * sigmoid(-self.z[step])
        return slope * flat if self.is_squared else slope

    @cached_property
    def woke(self) -> int | None:
        """The first step on the right side of a half."""
        steps = range(len(self.z))
        return next((t for t in steps if self.mistake(t) < 0.5), None)


def walk(z: float, target: float, rate: float, n: int, is_squared: bool) -> Walk:
    way = Walk([z], target, is_squared)
    for _ in range(n):
        way.z.append(way.z[-1] - rate * way.felt(len(way.z) - 1))
    return way


@dataclass(frozen=True, eq=False)
class Seen:
    """Both walks."""

    record: Record
    squares: Walk
    entropy: Walk

    @property
    def n(self) -> int:
        return self.record.settings.n_updates

    def smaller(self, step: int = -1) -> float:
        """How many times smaller the mistake is under cross-entropy."""
        return self.squares.mistake(step) / self.entropy.mistake(step)


def evidence(record: Record) -> Seen:
    s = record.settings
    start = s.first_z, s.target, s.wake_rate, s.n_updates
    return Seen(record, walk(*start, True), walk(*start, False))


def answers(seen: Seen) -> set[str] | str:
    slow, fast = seen.squares.woke, seen.entropy.woke
    if fast == 0:
        bands = (1.1, words.HARDLY), (2, words.SOME), (10, words.MUCH)
        more = seen.smaller()
        return next((band for most, band in bands if more < most), words.FAR)
    if fast is None:
        return words.NEITHER
    if slow is None:
        return words.NOT_YET
    if slow <= fast:
        return words.BOTH_AT_ONCE
    return words.FEW if slow <= 5 * fast else words.MANY
