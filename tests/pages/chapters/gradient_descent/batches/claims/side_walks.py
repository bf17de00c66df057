"""The walks of "Side by side" reckoned anew: losses, the lowest of all, the order."""

from dataclasses import dataclass
from functools import cache

import numpy as np

NAMES = ("everyone", "the table", "one guest")
SAME, BOTTOM = 1e-12, 1e-11


@dataclass(frozen=True, eq=False)
class Walk:
    """One learner: where it stood, and the loss there, reckoned anew."""

    weights: np.ndarray
    losses: np.ndarray
    size: int
    flies_off: bool

    def row(self, seen: int) -> int:
        return min(seen // self.size, len(self.losses) - 1)


@dataclass(frozen=True, eq=False)
class Seen:
    """What is reckoned of a record."""

    record: object
    x: np.ndarray  # (N,) the lengths on their scale
    y: np.ndarray
    is_line: bool
    walks: tuple[Walk, ...]
    lowest: float | None

    @property
    def rate(self) -> float:
        return self.record.settings.learning_rate

    @property
    def n(self) -> int:
        return len(self.y)

    @property
    def asked(self) -> int:
        return self.n * self.record.settings.n_epochs

    def moment(self, step: int) -> int:
        return self.record.moments[step]

    def losses(self, weights: np.ndarray) -> np.ndarray:
        return losses(self.x, self.y, self.is_line, weights)

    def height(self, at: int, seen: int) -> float:
        """How high somebody is after so many samples; 0 at the bottom."""
        walk = self.walks[at]
        return self.high(float(walk.losses[walk.row(seen)]))

    def high(self, loss: float) -> float:
        if self.lowest is None:
            return loss
        return 0.0 if loss - self.lowest <= BOTTOM else loss - self.lowest

    def flown(self, seen: int) -> list[int]:
        """Who would by now have made the step that leads too far."""
        return [
            at
            for at, walk in enumerate(self.walks)
            if walk.flies_off and seen // walk.size >= len(walk.losses)
        ]

    @property
    def lost(self) -> list[int]:
        """Who flew off, or ends with a higher loss than at the start."""
        flown = self.flown(self.asked)
        return [
            at
            for at, walk in enumerate(self.walks)
            if at in flown or walk.losses[-1] / walk.losses[0] - 1 > 1e-9
        ]

    @property
    def ranking(self) -> list[list[int]]:
        """Who is lowest in the end, and so on, of those that are not lost."""
        return self.order(self.asked, self.lost)

    def order(self, seen: int, without: list[int] | None = None) -> list[list[int]]:
        """Who is lowest, with whom is as low, and so on; not who flew off."""
        gone, found = self.flown(seen) if without is None else without, []
        left = [at for at in range(3) if at not in gone]
        for at in sorted(left, key=lambda at: self.height(at, seen)):
            low = self.height(found[-1][0], seen) if found else -1.0
            if found and self.height(at, seen) - low <= SAME * max(1.0, low):
                found[-1].append(at)
            else:
                found.append([at])
        return [sorted(some) for some in found]


def losses(x, y, is_line: bool, weights: np.ndarray) -> np.ndarray:
    """The mean loss with each of some weights (m, 2), a thousand at a time."""
    parts = []
    for some in np.array_split(weights, 1 + len(weights) // 1000):
        z = np.outer(some[:, 0], x) + some[:, 1:]
        if is_line:
            each = (y - z) ** 2 / 2
        else:
            wrong = np.where(y == 1, -z, z)
            each = np.maximum(wrong, 0) + np.log1p(np.exp(-np.abs(wrong)))
        parts.append(each.mean(axis=1))
    return np.concatenate(parts)


@cache
def lowest(name: str, x: tuple, y: tuple, is_line: bool) -> float | None:
    """The lowest loss: of the line through the means, or after 60 Newton steps."""
    x, y = np.array(x), np.array(y)
    if is_line:
        w = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
        return float(losses(x, y, True, np.array([[w, y.mean() - w * x.mean()]]))[0])
    if x[y == 0].max() <= x[y == 1].min():
        return None
    weights, both = np.zeros(2), np.stack([x, np.ones(len(x))])
    for _ in range(60):
        a = 0.5 + 0.5 * np.tanh((weights @ both) / 2)
        bend = (both * (a * (1 - a))) @ both.T
        weights = weights + np.linalg.solve(bend, both @ (y - a))
    return float(losses(x, y, False, weights[np.newaxis])[0])


def walked(record) -> Seen:
    """Reckon everything anew from lengths, targets and weights."""
    samples = record.ground.samples
    lengths, y = samples.columns[:, 0], samples.targets
    x = (lengths - lengths.mean()) / lengths.std()
    is_line = samples.kind == "line"
    walks = tuple(
        Walk(one.weights, losses(x, y, is_line, one.weights), one.size, one.flies_off)
        for one in record.learners
    )
    least = lowest(record.settings.samples, tuple(x), tuple(y), is_line)
    return Seen(record, x, y, is_line, walks, least)
