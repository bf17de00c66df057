"""The walks of "Every η and β" once more, by loops of their own."""

from fractions import Fraction
from functools import cached_property, lru_cache

import numpy as np

NEAR, LOST, SETTLED = 1e-3, 1e9, 1e-12
LONG = 32_768
GRID = [(0.04 * k, 0.01 * j) for j in range(100) for k in range(1, 101)]


def moved(kind: str, eta: float, beta: float, slope, velocity):
    """Return the move of one step, and the velocity after it."""
    after = beta * velocity + slope
    return -eta * (slope + beta * after if kind == "Nesterov" else after), after


@lru_cache(64)
def grid_arrivals(kind: str, kappa: float, n: int) -> np.ndarray:
    """Return the step from which each cell of the map stays near, or n + 1."""
    eta, beta = np.array(GRID).T
    e, v = np.ones((2, len(GRID))), np.zeros((2, len(GRID)))
    bends = np.array([[1 / kappa], [1.0]])
    arrival, lost = np.full(len(GRID), 0), np.zeros(len(GRID), dtype=bool)
    with np.errstate(all="ignore"):
        for step in range(n + 1):
            lost |= ~(np.abs(e).max(axis=0) <= LOST)
            far = ~(np.sqrt((e**2).sum(axis=0)) <= NEAR * np.sqrt(2)) | lost
            arrival = np.where(far, step + 1, arrival)
            move, v = moved(kind, eta, beta, bends * e, v)
            e = e + move
    return np.where(arrival > n, n + 1, arrival)


class Walks:
    """What the learner's walk does, from the settings alone."""

    def __init__(self, record) -> None:
        """Walk along both directions, each by itself."""
        asked = record.settings
        self.kind, self.n = asked.optimizer, asked.n_steps
        self.eta, self.beta = asked.learning_rate, asked.momentum
        self.kappa, self.bends = asked.condition_number, (1 / asked.condition_number, 1)
        self.products = [self.eta * bend for bend in self.bends]
        self.e, self.moves, self.lost = self._walk()
        self.last = len(self.e[0]) - 1

    def _walk(self):
        e, v = [[1.0], [1.0]], [0.0, 0.0]
        moves = [[], []]
        for _ in range(self.n + 1):
            slopes = [bend * one[-1] for bend, one in zip(self.bends, e, strict=True)]
            both = [
                moved(self.kind, self.eta, self.beta, slope, one)
                for slope, one in zip(slopes, v, strict=True)
            ]
            v = [after for _, after in both]
            for one, (move, _) in zip(moves, both, strict=True):
                one.append(move)
            if len(e[0]) > self.n:
                return e, moves, False
            if max(map(abs, (*slopes, *(move for move, _ in both)))) <= SETTLED:
                return e, moves, False
            after = [one[-1] + move for one, (move, _) in zip(e, both, strict=True)]
            if not max(map(abs, after)) <= LOST:
                return e, moves, True
            for one, now in zip(e, after, strict=True):
                one.append(now)
        return e, moves, False

    def left(self, step: int) -> float:
        """Return what is left of the first error."""
        return float(np.hypot(self.e[0][step], self.e[1][step]) / np.sqrt(2))

    def _size(self, step: int, which) -> float:
        return sum(
            self.e[at][step] ** 2 + self.moves[at][step] ** 2 / self.products[at]
            for at in which
        )

    @cached_property
    def rate(self) -> float:
        """What a step multiplied the error by in the second half."""
        return self._rate((0, 1), self.last)

    def _rate(self, which, last: int) -> float:
        half = last // 2
        end = self._size(last, which)
        if end == 0:
            return 0.0
        return (end / self._size(half, which)) ** (0.5 / (last - half))

    def own_rate(self, at: int) -> float:
        """Return what a step multiplied the error along one direction by."""
        return 0.0 if self.e[at][-1] == 0 else self._rate((at,), self.last - 1)

    def recurrence(self, at: int) -> tuple[float, float]:
        """Return T and D of z^2 - T z + D."""
        p, beta = self.products[at], self.beta
        if self.kind == "Nesterov":
            return (1 + beta) * (1 - p), beta * (1 - p)
        return 1 + beta - p, beta

    @cached_property
    def theory(self) -> float:
        """The largest root in size, of both directions."""
        return max(self.root(at) for at in (0, 1))

    @cached_property
    def long_rate(self) -> float:
        """The rate of a walk of LONG steps, its numbers made small again and again."""
        steps = [self._state(at) for at in (0, 1)]
        return self._long(steps)

    def _state(self, at: int):
        """Return the matrix of (e now, e before), and where it begins."""
        trace, product = self.recurrence(at)
        return np.array([[trace, -product], [1.0, 0.0]]), self.e[at][:2]

    def _long(self, steps) -> float:
        theory = self.theory
        if theory < 1e-6:
            return 0.0
        sizes = []
        for power in (LONG // 2, LONG):
            size = 0.0
            for (matrix, begin), p in zip(steps, self.products, strict=True):
                first, second = begin
                whole = np.linalg.matrix_power(matrix / theory, power)
                now = whole @ np.array([second, first])  # e of power + 1, and power
                size += now[1] ** 2 + (now[0] - now[1]) ** 2 / p
            sizes.append(size)
        return float(theory * (sizes[1] / sizes[0]) ** (1 / LONG))

    def crossings(self, at: int) -> int:
        """Return how often the error changed sides."""
        signs = [one > 0 for one in self.e[at] if one]
        return sum(one != two for one, two in zip(signs, signs[1:], strict=False))

    def did(self, at: int) -> str:
        """Return what the error along a direction did."""
        if self.landing(at):
            return "is 0"
        if self.on_the_edge(at):
            return "swings"
        half = len(self.e[at]) // 2
        if self.own_rate(at) > 1 and max(map(abs, self.e[at][half:])) > 1:
            return "grew" if self.root(at) > 1 else "only grown"
        n = self.crossings(at)
        if n == 0:
            return "kept its side"
        every = len(self.e[at]) - 1
        return "changed sides at every step" if n == every else "changed sides"

    def landing(self, at: int) -> int:
        """Return the step at which nothing is left, or 0: where T and D are 0."""
        if any(self.exact(at)):
            return 0
        return 1 if self.beta == 0 else 2

    def on_the_edge(self, at: int) -> bool:
        """Tell whether a root is −1: 1 + T + D is 0 then."""
        trace, product = self.exact(at)
        return 1 + trace + product == 0

    def exact(self, at: int) -> tuple[Fraction, Fraction]:
        """Return T and D of z^2 - T z + D without rounding."""
        eta, beta, kappa = (
            Fraction(f"{one:.6f}") for one in (self.eta, self.beta, self.kappa)
        )
        p = eta / kappa if at == 0 else eta
        if self.kind == "Nesterov":
            return (1 + beta) * (1 - p), beta * (1 - p)
        return 1 + beta - p, beta

    def root(self, at: int) -> float:
        """Return the larger root's size."""
        trace, product = self.exact(at)
        inner = float(trace**2 - 4 * product)
        if inner < 0:
            return float(product) ** 0.5
        return (abs(float(trace)) + inner**0.5) / 2

    def expected(self, at: int) -> str:
        """Return what it does in the long run, by the roots."""
        trace, product = self.exact(at)
        if self.landing(at) or self.on_the_edge(at):
            return self.did(at)
        if self.root(at) > 1:
            return "grew"
        if trace**2 < 4 * product:
            return "changed sides"
        return "changed sides at every step" if trace < 0 else "kept its side"

    def hundredth(self, at: int) -> int:
        """Return the step from which it stays within a hundredth, walking alone."""
        e, v, arrival = 1.0, 0.0, 0
        for step in range(self.n + 1):
            if not abs(e) <= 0.01:
                arrival = step + 1
            if abs(e) > LOST:
                return self.n + 1
            move, v = moved(self.kind, self.eta, self.beta, self.bends[at] * e, v)
            e += move
        return arrival

    @property
    def swing(self) -> float:
        """Return the share of the root −1, (r − e₁) / (1 + r) with r the other one."""
        r = -float(self.exact(1)[1])
        return (r - self.e[1][1]) / (1 + r)

    @property
    def borders(self) -> tuple[float, float, float]:
        """Return between which products it rings, and the edge."""
        beta = self.beta
        if self.kind == "Nesterov":
            return ((1 - beta) / (1 + beta)) ** 2, 1.0, (2 + 2 * beta) / (1 + 2 * beta)
        return (1 - beta**0.5) ** 2, (1 + beta**0.5) ** 2, 2 + 2 * beta

    @cached_property
    def arrival(self) -> int:
        """The step from which it stays near, or one more than were asked for."""
        near = [self.left(step) <= NEAR for step in range(self.last + 1)]
        if not near[-1]:
            return self.n + 1
        far = [step for step, one in enumerate(near) if not one]
        return far[-1] + 1

    @property
    def cells(self) -> np.ndarray:
        """The arrivals of all cells of the map."""
        return grid_arrivals(self.kind, self.kappa, self.n)

    @property
    def plain(self) -> int:
        """The soonest arrival without momentum."""
        return int(self.cells[:100].min())
