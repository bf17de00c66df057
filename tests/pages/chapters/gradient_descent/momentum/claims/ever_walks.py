"""The walks of "For ever" once more, by loops of their own."""

from functools import cached_property, lru_cache

import numpy as np

LATE = 128  # steps over which a walk has to be where it will be
LONG = 4096  # steps that a walk is gone on with at most
LOST, SETTLED, THERE = 1e9, 1e-12, 1e-6
HIKER = (1 / 13, 0.0)
S = 76**0.5
AHEAD = (4 / 76, (S - 2) / (S + 2))
RESTS, ROUND, OTHER, GONE = "rests", "round", "other", "gone"


def slope(x: float) -> float:
    """Return the slope of the curve, piece by piece."""
    if x < 1:
        return 25 * x
    return x + 24 if x < 2 else 25 * x - 24


def bend(x: float) -> float:
    """Return the bend of the curve."""
    return 1.0 if 1 <= x < 2 else 25.0


def height(x: float) -> float:
    """Return the height, the area under the slope from 0 to x."""
    beyond = min(max(x - 1, 0), 1)
    return 12.5 * x * x - 12 * beyond**2 - 24 * max(x - 2, 0)


@lru_cache(256)
def long_walk(x: float, eta: float, beta: float, ahead: bool, n: int) -> list[float]:
    """Return the places of a walk of n steps; it ends where it is lost or settles."""
    places, v = [x], 0.0
    for _ in range(n):
        felt = slope(places[-1])
        v = beta * v + felt
        move = -eta * (felt + beta * v if ahead else v)
        if max(abs(felt), abs(move)) <= SETTLED:
            return places
        after = places[-1] + move
        if abs(after) > LOST:
            return places
        places.append(after)
    return places


def period_of(tail: np.ndarray) -> int:
    """Return after how many steps late places (n,) repeat: up to 32, or 0."""
    for period in range(1, 33):
        gaps = np.abs(tail[period:] - tail[:-period])
        if gaps[-LATE:].max() <= THERE:
            return period
    return 0


@lru_cache(64)
def every_start(eta: float, beta: float) -> tuple[int, int, int]:
    """Return how many starts there are, and from how many it rests, and goes round."""
    x = np.array([round(-4 + 0.05 * k, 2) for k in range(161)])
    v, late = np.zeros(161), []
    with np.errstate(all="ignore"):
        for step in range(LONG):
            felt = np.where(x < 1, 25 * x, np.where(x < 2, x + 24, 25 * x - 24))
            v = beta * v + felt
            x = x - eta * v
            if step >= LONG - LATE - 32:
                late.append(x)
    tail = np.array(late)
    held = np.abs(tail).max(axis=0) < LOST
    rests = held & (np.abs(tail[-LATE:]).max(axis=0) <= THERE)
    periods = [period_of(tail[:, k]) for k in np.flatnonzero(held & ~rests)]
    return 161, int(rests.sum()), sum(period > 1 for period in periods)


class Ever:
    """What all three do, from the settings alone."""

    def __init__(self, record) -> None:
        """Walk with all three."""
        asked = record.settings
        self.eta, self.beta, self.x = asked.learning_rate, asked.momentum, asked.x
        self.n = asked.n_steps
        self.hiker = self.walk(*HIKER, n=self.n)
        self.ball = self.walk(self.eta, self.beta, n=self.n)
        self.ahead = self.walk(*AHEAD, ahead=True, n=self.n)
        self.last = max(map(len, (self.hiker, self.ball, self.ahead))) - 1

    def walk(self, eta, beta, ahead=False, n=0) -> list[float]:
        """Return the places of one walker."""
        return long_walk(self.x, eta, beta, ahead, n)

    @staticmethod
    def at(places: list[float], step: int) -> float:
        """Return where a walker is at a step: where it stopped it stays."""
        return places[min(step, len(places) - 1)]

    @cached_property
    def far(self) -> list[float]:
        """The ball's places, gone on with."""
        return self.walk(self.eta, self.beta, n=self.n + LONG)

    @property
    def is_lost(self) -> bool:
        """Whether the ball's next place would be beyond every scale."""
        x, before = self.far[-1], self.far[-2] if len(self.far) > 1 else self.far[-1]
        return abs(x + self.beta * (x - before) - self.eta * slope(x)) > LOST

    @cached_property
    def period(self) -> int:
        """After how many steps the late places repeat; 0 where they do not."""
        if len(self.far) <= self.n + LONG:
            return 1  # it has settled, or is lost
        return period_of(np.array(self.far[-LATE - 32 :]))

    @cached_property
    def fate(self) -> str:
        """What becomes of the ball."""
        if self.is_lost:
            return GONE
        has_settled = len(self.far) <= self.n + LONG
        if max(map(abs, self.far[-1 if has_settled else -LATE :])) <= THERE:
            return RESTS
        return ROUND if self.period > 1 else OTHER

    def arrival(self, places: list[float]) -> int:
        """Return the first step from which a walk is where it will be."""
        period = max(1, self.period) if places is self.far else 1
        n = len(places)
        due = [places[n - period + (k - n) % period] for k in range(n)]
        away = [k for k in range(n) if abs(places[k] - due[k]) > THERE]
        return away[-1] + 1 if away else 0

    @cached_property
    def hiker_arrival(self) -> int:
        """The step from which the hiker is at the bottom."""
        return self.arrival(self.walk(*HIKER, n=self.n + LONG))

    @cached_property
    def ahead_arrival(self) -> int:
        """The step from which Nesterov's ball is at the bottom."""
        return self.arrival(self.walk(*AHEAD, ahead=True, n=self.n + LONG))

    @cached_property
    def factor(self) -> float:
        """What a round multiplies small distances by: its matrices' largest root."""
        product = np.eye(2)
        for x in self.far[-self.period :]:
            turn = [[1 + self.beta - self.eta * bend(x), -self.beta], [1, 0]]
            product = np.array(turn) @ product
        trace, whole = np.trace(product), np.linalg.det(product)
        inner = trace**2 - 4 * whole
        if inner < 0:
            return float(whole**0.5)
        return float((abs(trace) + inner**0.5) / 2)
