"""What is known of a sweep by the test's own arithmetic on its raw numbers."""

from functools import cached_property
from math import exp, hypot, isfinite, log

import numpy as np

from engines.gradient_descent import descend_many
from tests.claims import reads_as

NEAR, STAYS = 0.05, 5  # of a minimum; steps
HAIR = 1e-3  # of a minimum: so far from it the ground is looked at
SLACK = 1e-5  # of a bend that is measured from heights alone


class Seen:
    """The nine walks, and when and where each of them arrived."""

    def __init__(self, record):
        settings, walks = record.settings, record.walks
        self.settings, self.record = settings, record
        self.value = settings.surface.value
        self.symbol = {"eta": "η", "beta": "β"}[settings.swept]
        self.drawn = record.drawn.tolist()
        self.own = self.drawn.index(self._own_value())
        self.points, self.heights = walks.points, walks.values
        self.slopes = [
            [hypot(*slope) for slope in row] for row in walks.gradients.tolist()
        ]
        self.n = settings.n_steps
        self.taken = walks.n_steps.tolist()
        self.flew = [reason.name == "DIVERGED" for reason in walks.stop_reasons]
        self.still = [reason.name == "SETTLED" for reason in walks.stop_reasons]
        self.is_defined = all(
            map(isfinite, (self.heights[0, 0], *walks.gradients[0, 0].tolist()))
        )
        self.bottoms = record.bottoms.tolist()
        came = [
            self.arrival(self.points[:, at], self.flew[at], self.still[at])
            for at in range(9)
        ]
        self.steps, self.where = zip(*came, strict=True)
        self.first = [at for at in range(9) if self.is_first(at)]

    def _own_value(self) -> float:
        name = "momentum"
        if self.settings.swept == "eta":
            name = f"eta_{self.settings.hand}"
        return getattr(self.settings, name)

    def is_first(self, at: int) -> bool:
        """Tell whether one of the nine arrives, and nobody sooner."""
        arrived = [step for step in self.steps if step is not None]
        return self.steps[at] is not None and self.steps[at] == min(arrived)

    def arrival(self, points: np.ndarray, flew: bool, still: bool) -> tuple:
        """Return the step from which a walk stays near a minimum, and which one."""
        if flew or not self.bottoms or not np.isfinite(points[-1]).all():
            return None, None
        gaps = [hypot(*(points[-1] - bottom)) for bottom in self.bottoms]
        where = gaps.index(min(gaps))
        if gaps[where] > NEAR:
            return None, None
        step = len(points) - 1
        while step and hypot(*(points[step - 1] - self.bottoms[where])) <= NEAR:
            step -= 1
        if len(points) - 1 - step < STAYS and not still:
            return None, None
        return step, where

    def shown(self, position: int) -> int:
        """Return the step that a position of the stepper shows."""
        if self.n <= 100 or position < 20:
            return position
        return round(20 + (self.n - 20) * (position - 20) / 79)

    def state(self, t: int, at: int) -> str:
        """Return what one of the nine does after t steps."""
        if self.steps[at] is not None and t >= self.steps[at]:
            return "arrived"
        if self.flew[at] and t > self.taken[at]:
            return "lost"
        if self.still[at] and t >= self.taken[at]:
            return "still"
        (left, right), (low, high) = self.settings.surface.domain
        x, y = self.points[t, at].tolist()
        return "moving" if left <= x <= right and low <= y <= high else "out"

    def listed(self, told, name: str, some) -> bool:
        """Tell whether a list of values is that of these of the nine, in order."""
        said = told.word(name).replace(" and ", ", ").split(", ")
        wanted = [self.drawn[at] for at in some]
        pairs = zip(said, wanted, strict=False)
        right = len(said) == len(wanted) and all(reads_as(*pair) for pair in pairs)
        return right and self.is_symbol(told)

    def is_symbol(self, told) -> bool:
        """Tell whether the number that is swept is called by its symbol."""
        return told.word("symbol") == self.symbol

    def bottom(self, told, x: str = "x", y: str = "y") -> int | None:
        """Return the minimum whose place is told; None if there is none."""
        for at, bottom in enumerate(self.bottoms):
            near = [round(number, 9) for number in bottom]
            both = zip((told.said[x], told.said[y]), near, strict=True)
            if all(reads_as(text, number) for text, number in both):
                return at
        return None

    def is_minimum(self, at: int) -> bool:
        """Tell by heights alone whether a place is lower than all around it."""
        angles = np.linspace(0, 2 * np.pi, 16, endpoint=False)
        ring = HAIR * np.stack([np.cos(angles), np.sin(angles)], axis=1)
        middle = np.array(self.bottoms[at])
        return bool((self.value(middle + ring) > self.value(middle)).all())

    def sharpest(self, at: int) -> float:
        """Return the largest bend at a minimum, from heights alone."""
        middle, h = np.array(self.bottoms[at]), 2e-3

        def bend(a, b):
            return sum(
                weight * self.value(middle + h * (i * a + j * b))
                for weight, i, j in (
                    *((1, 1, 1), (-1, 1, -1), (-1, -1, 1), (1, -1, -1)),
                )
            ) / (4 * h * h)

        def exact(a, b):  # without the error of h squared
            nonlocal h
            wide = bend(a, b)
            h = h / 2
            fine = bend(a, b)
            h = 2 * h
            return (4 * fine - wide) / 3

        x, y = np.eye(2)
        one, both, other = exact(x, x), exact(x, y), exact(y, y)
        return (one + other) / 2 + hypot((one - other) / 2, both)

    def edge(self, at: int) -> float | None:
        """Return theory's boundary of η at a minimum; None where it has none."""
        settings, beta = self.settings, self.settings.momentum
        if settings.schedule != "constant" or not settings.surface.smooth:
            return None
        if settings.hand == "momentum" and settings.form == "damped":
            room = (2 + 2 * beta) / (1 - beta)
        else:
            rooms = {
                "gradient_descent": 2,
                "momentum": 2 + 2 * beta,
                "nesterov": (2 + 2 * beta) / (1 + 2 * beta),
            }
            room = rooms.get(settings.hand)
        return room and room / self.sharpest(at)

    @cached_property
    def tried(self) -> list[tuple]:
        """Walk with all values that were tried: of each it, and where it arrived."""
        settings = self.settings
        values = [
            exp(log(a) + share / 12 * (log(b) - log(a))) if share else a
            for a, b in zip(self.drawn, self.drawn[1:], strict=False)
            for share in range(12)
        ] + self.drawn[-1:]
        rule = settings.optimizer(settings.hand, learning_rate=np.array(values))
        starts = np.tile(np.array(settings.start, dtype=float), (len(values), 1))
        walks = descend_many(settings.surface, rule, starts, self.n)
        reasons = [reason.name for reason in walks.stop_reasons]
        return [
            (value, self.arrival(walks.points[:, k], *_ended(reasons[k]))[1])
            for k, value in enumerate(values)
        ]


def _ended(reason: str) -> tuple[bool, bool]:
    return reason == "DIVERGED", reason == "SETTLED"


def about(text: str, value: float, slack: float = SLACK) -> bool:
    """Tell whether a number is the value as it reads, but for how it is measured."""
    return any(reads_as(text, value * (1 + k * slack)) for k in (-1, -0.5, 0, 0.5, 1))
