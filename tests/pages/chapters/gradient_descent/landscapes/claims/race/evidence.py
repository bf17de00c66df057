"""What is known of a race by the test's own arithmetic on its raw numbers."""

from math import hypot, isfinite

import numpy as np

from engines.gradient_descent import ingredients
from tests.claims import reads_as
from tests.claims.shapes import number

LABELS = {
    "gradient_descent": "Gradient descent",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "adagrad": "AdaGrad",
    "rmsprop": "RMSProp",
    "adam": "Adam",
    "newton": "Newton",
}
NAMES = "|".join(LABELS.values())
KINDS = {"DEGENERATE": "level point"}  # the others are called as they are
NEAR, TOLD = 0.01, 1e-12
WITHIN = "within 10⁻¹² of"
LEVEL = "{%s:at|within 10⁻¹² of} f = {%s}"  # how high, and how nearly


class Seen:
    """The walks, who is lost, and where the level places are."""

    def __init__(self, record):
        settings, race = record.settings, record.race
        self.settings, self.record = settings, record
        self.names = [LABELS[key] for key in settings.walkers]
        self.points, self.heights = race.points, race.values
        self.slopes = race.gradient_norms
        self.last = len(self.points) - 1
        self.taken = [len(walk.updates) for walk in race.trajectories]
        self.flew = [walk.stop_reason.name == "DIVERGED" for walk in race.trajectories]
        self.racers = [i for i, name in enumerate(self.names) if name != "Newton"]
        self.sides = settings.surface.domain
        self.width = max(high - low for low, high in self.sides)
        start = self.heights[0, 0], self.slopes[0, 0]
        self.settled = [
            walk.stop_reason.name == "SETTLED" for walk in race.trajectories
        ]
        self.is_defined = all(map(isfinite, start))
        found = record.critical
        self.spots = [
            (KINDS.get(kind.name, kind.name.lower()), point)
            for kind, point in zip(found.kinds, found.points.tolist(), strict=True)
            if kind.name != "FLAT"
        ]

    def step(self, told) -> int:
        """Return the step of the race that a position of the stepper shows."""
        n = self.last
        if n < 120:
            return told.step
        if told.step < 20:
            return told.step
        return int(np.round(20 + (n - 20) * (told.step - 20) / 99))

    def lost(self, t: int) -> list[int]:
        """Return who is lost after t steps."""
        every = range(len(self.names))
        return [
            i for i in every if self.flew[i] and t >= min(self.taken[i] + 1, self.last)
        ]

    def out(self, t: int) -> list[int]:
        """Return who is outside the window after t steps, but not lost."""
        (left, right), (low, high) = self.sides
        lost, found = self.lost(t), []
        for i, (x, y) in enumerate(self.points[t].tolist()):
            if i not in lost and not (left <= x <= right and low <= y <= high):
                found.append(i)
        return found

    def places(self, t: int) -> list[list[int]]:
        """Return the racers that are not lost, the lowest first, ties together."""
        lost, found = self.lost(t), []
        height = self.heights[t].tolist()
        for i in sorted(self.racers, key=lambda i: height[i]):
            if i in lost:
                continue
            lowest = height[found[-1][0]] if found else None
            if found and height[i] <= lowest + TOLD * max(1.0, abs(lowest)):
                found[-1].append(i)
            else:
                found.append([i])
        return found

    def level(self, told, f: str, how: str, some: list[int], t: int) -> bool:
        """Tell whether walkers are said to be as high as each of them is."""
        heights = [self.heights[t, i] for i in some]
        return is_level(told.word(how), told.said[f], heights)

    def leaves(self, i: int) -> bool:
        """Tell whether one near a place that is no minimum has passed it by."""
        gap, kind, at = self.nearest(i)
        if kind == "minimum" or self.taken[i] < self.record.settings.n_steps:
            return False
        floor = float(self.settings.surface.value(np.array(at)))
        before = self.points[max(self.last - 10, 0), i] - at
        depth = floor - self.heights[-1, i]
        return depth > 1e-15 * max(1.0, abs(floor)) and gap > hypot(*before)

    def leads_nowhere(self, i: int) -> bool:
        """Tell whether a walker's next step leads far out, or off what is defined."""
        walk, surface = self.record.race.trajectories[i], self.settings.surface
        rule = self.settings.optimizer(self.settings.walkers[i])
        state = {name: rows[-1] for name, rows in walk.states.items()}
        with np.errstate(all="ignore"):
            made = ingredients(rule, walk.gradients[-1], state)
            there = walk.points[-1] + made[-1].value
            felt = [surface.value(there), *surface.gradient(there)]
        return bool(not (np.abs(there) <= 1e9).all() or not np.isfinite(felt).all())

    def stays(self, i: int) -> bool:
        """Tell whether Newton's walk has not left its start."""
        gone = np.abs(self.points[:, i] - self.points[0, i]).max()
        return self.names[i] == "Newton" and gone <= 1e-12 * self.width

    def named(self, some: list[int]) -> str:
        """Return names as a list in words, in the order of the walkers."""
        *first, last = [self.names[i] for i in sorted(some)]
        return f"{', '.join(first)} and {last}" if first else last

    def nearest(self, i: int) -> tuple[float, str, list[float]]:
        """Return how near a walker ends to a level place, and which."""
        x, y = self.points[-1, i].tolist()
        gaps = [(hypot(x - a, y - b), kind, [a, b]) for kind, (a, b) in self.spots]
        return min(gaps, default=(np.inf, "", [0.0, 0.0]), key=lambda gap: gap[0])

    def kind_of_end(self, i: int) -> str:
        """Return what kind of end a walker comes to."""
        if i in self.lost(self.last):
            return "lost"
        if i in self.out(self.last):
            return "out"
        if self.nearest(i)[0] <= NEAR * self.width:
            return "leaving" if self.leaves(i) else "place"
        if self.slopes[-1, i] <= 1e-9:
            return "level"
        return "still" if self.stays(i) else "way"

    def ending(self, kind: str) -> list[int]:
        """Return who comes to an end of a kind."""
        return [i for i in range(len(self.names)) if self.kind_of_end(i) == kind]

    def bends(self, i: int) -> tuple[float, float]:
        """Return the bends where the rate in hand is told: at the start if lost."""
        t = 0 if self.flew[i] else self.last
        return self.bends_at(self.points[t, i])

    def bends_at(self, point) -> tuple[float, float]:
        """Return the roots of the Hessian's characteristic polynomial."""
        with np.errstate(all="ignore"):
            (a, b), (_, c) = self.settings.surface.hessian(np.array(point))
            mean, half = (a + c) / 2, hypot(float(a - c) / 2, float(b))
            return float(mean - half), float(mean + half)


def is_level(how: str, said: str, heights: list[float]) -> bool:
    """Tell whether all are as high as is said: at that height, or within rounding.

    A 0 is said of exact ones alone.
    """
    looks = {f"{height:.3g}" for height in heights}
    is_read = all(reads(said, height) for height in heights)
    if len(looks) == 1 and is_read and (said != "0" or not any(heights)):
        return how == "at"
    near = max(abs(height - number(said)) for height in heights) <= 1.6 * TOLD
    return near and how == WITHIN


def reads(said: str, value: float) -> bool:
    """Tell whether a number is written as the value, rounded as it stands."""
    return reads_as(said, float(value))
