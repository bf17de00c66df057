"""What is known of a sweep by the test's own arithmetic on its raw numbers."""

from functools import cached_property
from math import exp, hypot, inf, isfinite, log

import numpy as np

from engines.gradient_descent import descend_many
from tests.claims import reads_as

NEAR, STAYS = 0.05, 5  # of a minimum; steps
FELT = 1e-12  # of height, over a hair: a slope of a billionth
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
        self.is_defined = all(
            map(isfinite, (self.heights[0, 0], *walks.gradients[0, 0].tolist()))
        )
        self.bottoms, self.nouns = record.bottoms.tolist(), record.nouns
        more = self.walk_on(self.drawn)
        flies = [reason.name == "DIVERGED" for reason in more.stop_reasons]
        self.rests = [self._rests(more, at) for at in range(9)]
        came = [self.arrival(more.points[:, at], flies[at]) for at in range(9)]
        self.steps, self.where = zip(*came, strict=True)
        self.first = [at for at in range(9) if self.is_first(at)]
        self.ends = [
            inf if self.flew[at] else float(self.heights[-1, at]) for at in range(9)
        ]
        self.lowest = [at for at in range(9) if self._is_lowest_of_all(at)]

    def walk_on(self, values):
        """Walk with some values, five steps farther than is shown."""
        settings = self.settings
        name = "momentum" if settings.swept == "beta" else "learning_rate"
        rule = settings.optimizer(settings.hand, **{name: np.array(values)})
        starts = np.tile(np.array(settings.start, dtype=float), (len(values), 1))
        return descend_many(settings.surface, rule, starts, self.n + STAYS)

    def _rests(self, walks, at: int) -> int | None:
        """Return the step from which a walk neither feels nor does anything."""
        if walks.stop_reasons[at].name == "DIVERGED":
            return None
        felt, done = walks.gradients[:, at].tolist(), walks.updates[:, at].tolist()
        step = len(felt)
        while step and max(hypot(*felt[step - 1]), hypot(*done[step - 1])) <= 1e-9:
            step -= 1
        return step if step <= self.n else None

    def _is_lowest_of_all(self, at: int) -> bool:
        low = min(self.ends)
        return isfinite(low) and self.ends[at] - low <= 1e-12 * max(1, abs(low))

    @property
    def nobody_moves(self) -> bool:
        """Tell whether all nine rest where they start."""
        return self.rests == [0] * 9

    @property
    def what(self) -> str:
        """Return at what one may arrive, in words."""
        *more, last = [f"a {noun}" for noun in sorted({*self.nouns})]
        return f"{', '.join(more)} or {last}" if more else last

    def _own_value(self) -> float:
        name = "momentum"
        if self.settings.swept == "eta":
            name = f"eta_{self.settings.hand}"
        return getattr(self.settings, name)

    def is_first(self, at: int) -> bool:
        """Tell whether one of the nine arrives, and nobody sooner."""
        arrived = [step for step in self.steps if step is not None]
        return self.steps[at] is not None and self.steps[at] == min(arrived)

    def arrival(self, points: np.ndarray, flies: bool) -> tuple:
        """Return the step from which a walk stays near a bottom, and which one.

        It has to stay there for all five steps that are walked beyond the last.
        """
        if flies or not self.bottoms or not np.isfinite(points[-1]).all():
            return None, None
        gaps = [hypot(*(points[-1] - bottom)) for bottom in self.bottoms]
        where = gaps.index(min(gaps))
        step = len(points)
        while step and hypot(*(points[step - 1] - self.bottoms[where])) <= NEAR:
            step -= 1
        return (step, where) if step <= self.n else (None, None)

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
        if self.rests[at] is not None and t >= self.rests[at]:
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

    def rises(self, place, hair: float = HAIR) -> np.ndarray:
        """Return by how much a ring around a place is higher."""
        angles = np.linspace(0, 2 * np.pi, 16, endpoint=False)
        ring = hair * np.stack([np.cos(angles), np.sin(angles)], axis=1)
        middle = np.array(place)
        with np.errstate(all="ignore"):
            return self.value(middle + ring) - self.value(middle)

    def is_lowest(self, place) -> bool:
        """Tell by heights alone whether a place is lower than all around it."""
        return bool((self.rises(place) > 0).all())

    def is_a(self, noun: str, at: int) -> bool:
        """Tell by heights alone whether a bottom is what it is called."""
        place = self.bottoms[at]
        if not self.is_lowest(place):
            return False
        with np.errstate(all="ignore"):
            growth = self.rises(place) / self.rises(place, HAIR / 2)  # 4 on a bowl
        if noun == "kink":
            return bool(growth.min() < 3.5)
        return noun == "minimum" or bool(growth.max() > 6)

    @property
    def rests_low(self) -> bool:
        """Tell whether a walk rests in the window where nothing around is as low.

        What rises by less than any slope that is felt is level.
        """
        (left, right), (low, high) = self.settings.surface.domain
        return any(
            left <= x <= right and low <= y <= high and self.rises((x, y)).min() > FELT
            for at, (x, y) in enumerate(self.points[-1].tolist())
            if self.rests[at] is not None
        )

    @property
    def has_line(self) -> bool:
        """Tell whether around a level place one way is level and none leads down."""
        rings = map(self.rises, self.settings.critical.points.tolist())
        return any(
            (ring >= -1e-9 * ring.max()).all() and ring.min() <= 1e-6 * ring.max()
            for ring in rings
            if ring.max() > 0
        )

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
        values = [
            exp(log(a) + share / 12 * (log(b) - log(a))) if share else a
            for a, b in zip(self.drawn, self.drawn[1:], strict=False)
            for share in range(12)
        ] + self.drawn[-1:]
        walks = self.walk_on(values)
        flies = [reason.name == "DIVERGED" for reason in walks.stop_reasons]
        return [
            (value, self.arrival(walks.points[:, k], flies[k])[1])
            for k, value in enumerate(values)
        ]


def about(text: str, value: float, slack: float = SLACK) -> bool:
    """Tell whether a number is the value as it reads, but for how it is measured."""
    return any(reads_as(text, value * (1 + k * slack)) for k in (-1, -0.5, 0, 0.5, 1))
