"""The slopes of single flowers, and what follows from them, worked out anew."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np


@dataclass
class Own:
    """Every flower's own slope at a place, and the guesses as they were drawn."""

    record: object
    place: tuple[float, float]
    each: list[tuple[float, float]]  # (N,) of the loss of one flower

    @property
    def n(self) -> int:
        return len(self.each)

    @property
    def sizes(self) -> list[int]:
        return [1, 2, 4, 8, 16, 32, 64, self.n]

    @cached_property
    def slope(self) -> tuple[float, float]:
        return tuple(math.fsum(one[k] for one in self.each) / self.n for k in (0, 1))

    @property
    def length(self) -> float:
        return math.hypot(*self.slope)

    @cached_property
    def variance(self) -> float:
        """The mean squared distance of a single flower's slope from everyone's."""
        (g, h), each = self.slope, self.each
        return math.fsum((a - g) ** 2 + (b - h) ** 2 for a, b in each) / self.n

    @property
    def alone_uphill(self) -> int:
        g, h = self.slope
        return sum(a * g + b * h < 0 for a, b in self.each)

    def predicted(self, way: str, size: int) -> float:
        left = (self.n - size) / (self.n - 1) if way == "Nothing put back" else 1.0
        return self.variance / size * left

    def guesses(self, way: str, at: int) -> np.ndarray:
        record = self.record
        both = record.kept if way == "Nothing put back" else record.returned
        return both[at]

    def measured(self, way: str, at: int) -> tuple[float, float]:
        (g, h), n = self.slope, len(self.guesses(way, at))
        squares = [(a - g) ** 2 + (b - h) ** 2 for a, b in self.guesses(way, at)]
        mean = math.fsum(squares) / n
        rest = math.fsum((one - mean) ** 2 for one in squares)
        return mean, math.sqrt(rest / (n - 1) / n)

    def uphill(self, way: str, at: int) -> int:
        g, h = self.slope
        return sum(a * g + b * h < 0 for a, b in self.guesses(way, at))

    @property
    def worth(self) -> int | None:
        """The first size from which on the error is less than the slope is long."""
        for size in self.sizes:
            if math.sqrt(self.variance / size) < self.length:
                return size
        return None


def own(record) -> Own:
    return own_at(record, record.settings.guess_at)


def own_at(record, place: tuple[float, float]) -> Own:
    samples = record.ground.samples
    lengths, targets = samples.columns[:, 0].tolist(), samples.targets.tolist()
    n = len(lengths)
    mean = math.fsum(lengths) / n
    scale = math.sqrt(math.fsum((one - mean) ** 2 for one in lengths) / n)
    w, b = place
    each = []
    for length, y in zip(lengths, targets, strict=True):
        x = (length - mean) / scale
        z = w * x + b
        wrong = z - y if samples.kind == "line" else surprise(z, y)
        each.append((wrong * x, wrong))
    return Own(record, (w, b), each)


def surprise(z: float, y: float) -> float:
    """Return the sigmoid of z less y, with all digits where that is little."""
    return -1 / (1 + math.exp(z)) if y == 1 else 1 / (1 + math.exp(-z))
