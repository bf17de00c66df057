"""What "For ever" computes: three walks from one start, and where each goes on to."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.gradient_descent import (
    TWO_BENDS,
    Cycle,
    Diagnosis,
    Fate,
    GradientDescent,
    Momentum,
    Nesterov,
    Trajectory,
    best_descent,
    best_momentum,
    curves,
    descend,
    diagnose,
    solved_cycle,
)
from pages.ui import exports
from pages.ui.chapter import Script, Table

from ..settings import Settings
from .onwards import LATE, LONGEST_CYCLE, all_starts, arrival, seen_of

BENDS = (1.0, 25.0)
RATES, MOMENTA = (0.01, 0.16, 0.001), (0.0, 0.99, 0.01)
ANY_RATE = (0.01, 1.0)  # that may be typed
FIRST_RATE, FIRST_MOMENTUM, FIRST_START = 0.111, 0.44, 3.3
HIKER: GradientDescent = best_descent(BENDS)  # 1/13
AHEAD: Nesterov = best_momentum(Nesterov, BENDS)  # 1/19
FAR_OUT = 12.5  # a place: beyond every picture
SEEN = 0.05  # so near to where it will be for ever a walk is seen to be there
COLUMNS = ("step", "hiker x", "ball x", "Nesterov x", "ball f(x)", "ball Δ")


@dataclass(frozen=True, eq=False)
class Walk:
    """A walk, and what becomes of it."""

    trajectory: Trajectory
    diagnosis: Diagnosis

    @property
    def n_steps(self) -> int:
        """The steps that were taken before it stopped."""
        return self.trajectory.n_steps

    def at(self, step: int) -> int:
        """Return the row of its arrays at a step: where it stopped it stays."""
        return min(step, self.n_steps)

    @property
    def places(self) -> np.ndarray:
        """Where it stands at every step, (T + 1,)."""
        return self.trajectory.points[:, 0]

    @cached_property
    def seen(self) -> tuple[Fate, int]:
        """What one sees of it in the long run, and how many places it goes round."""
        found = self.diagnosis
        late = found.path[-LATE - LONGEST_CYCLE :]
        (fate,), (period,) = seen_of([found.fate], [len(found.places)], late)
        return fate, max(1, int(period))

    @property
    def fate(self) -> Fate:
        """What one sees of it in the long run."""
        return self.seen[0]

    @property
    def rests(self) -> bool:
        """Whether it comes to rest at the bottom."""
        return self.fate is Fate.RESTS

    @property
    def goes_round(self) -> bool:
        """Whether it goes round some places for ever."""
        return self.fate is Fate.CYCLES

    @property
    def period(self) -> int:
        """How many places it goes round; 1 where it rests."""
        return self.seen[1] if self.goes_round else 1

    @property
    def round(self) -> np.ndarray:
        """The places that it goes round, (p,)."""
        return self.diagnosis.path[-self.period :, 0]

    @property
    def arrival(self) -> int:
        """The step from which it is where it will be: at rest, or in its round."""
        return arrival(self.diagnosis.path[:, 0], self.period)


@dataclass(frozen=True, eq=False)
class Record:
    """The walks of the hiker, of the ball, and of Nesterov's ball."""

    settings: Settings
    hiker: Walk
    ball: Walk
    ahead: Walk

    @property
    def n_steps(self) -> int:
        """The steps of the longest walk."""
        return max(walk.n_steps for walk in (self.hiker, self.ball, self.ahead))

    @property
    def cycle(self) -> Cycle | None:
        """The ball's round, solved for; None where it goes round nothing."""
        if not self.ball.goes_round:
            return None
        return solved_cycle(TWO_BENDS, ball_of(self.settings), self.ball.round)


def ball_of(settings: Settings) -> Momentum:
    """Return the ball's optimizer."""
    return Momentum(settings.learning_rate, settings.momentum)


def run(settings: Settings) -> Record:
    """Let all three walk from one start, and ask what becomes of them."""
    both = (walk(one, settings.x, settings.n_steps) for one in (HIKER, AHEAD))
    hiker, ahead = both
    ball = walk(ball_of(settings), settings.x, settings.n_steps)
    return Record(settings, hiker, ball, ahead)


def walk(optimizer: GradientDescent | Momentum, start: float, n_steps: int) -> Walk:
    """Walk, and go on until it is known what becomes of the walk."""
    found = descend(TWO_BENDS, optimizer, start, n_steps)
    return Walk(found, diagnose(found, TWO_BENDS, optimizer))


def seen_at(record: Record) -> int:
    """Return the step from which one sees what becomes of the ball.

    That is when it stays near its places, and has been round them once.
    """
    found, n = record.ball.diagnosis, record.n_steps
    if not (record.ball.rests or record.ball.goes_round):
        return max(1, min(record.ball.n_steps, n))
    period = record.ball.period
    turns = np.arange(len(found.path)) - len(found.path)
    due = found.path[-period:][turns % period - period]
    away = np.flatnonzero(np.abs(found.path - due)[:, 0] > SEEN)
    first = int(away[-1]) + 1 if len(away) else 0
    return max(1, min(first + period, n))


def told_at(record: Record) -> int:
    """Return the step from which what is seen speaks against some of the answers.

    Whoever is far out looks lost; and who has neither come to rest nor been round in
    half of the steps is not likely to.
    """
    far = np.flatnonzero(np.abs(record.ball.places) > FAR_OUT)
    waited = max(1, record.settings.n_steps // 2)
    return min(seen_at(record), waited, *far[:1].tolist())


def table(record: Record) -> Table:
    """List where all three are."""
    ball = record.ball.trajectory
    moves = [*ball.updates[:, 0].tolist(), None]
    rows = []
    for step in range(record.n_steps + 1):
        walks = (record.hiker, record.ball, record.ahead)
        places = [float(one.places[one.at(step)]) for one in walks]
        at = record.ball.at(step)
        rows.append((step, *places, float(ball.values[at]), moves[at]))
    return Table(COLUMNS, rows)


def script(record: Record) -> Script:
    """Write all three walks as a script."""
    settings = record.settings
    body = f"""
def walked(n_steps, eta, beta, looks_ahead=False):
    x, v = np.array([{settings.x!r}]), np.zeros(1)
    for step in range(n_steps):
        slope = two_bends_gradient(x)
        v = beta * v + slope
        x = x - eta * (slope + beta * v if looks_ahead else v)
    return x


hiker = walked({record.hiker.n_steps}, {HIKER.learning_rate!r}, 0.0)
ball = walked({record.ball.n_steps}, {settings.learning_rate!r}, {settings.momentum!r})
best = {AHEAD.learning_rate!r}, {AHEAD.momentum!r}
ahead = walked({record.ahead.n_steps}, *best, looks_ahead=True)
for x in (hiker, ball, ahead):
    print(repr(float(x[0])))
print(repr(float(two_bends_value(ball))))
"""
    functions = (curves.two_bends_value, curves.two_bends_gradient)
    says = "Plain descent, momentum and Nesterov on a convex curve: the last places."
    return Script(exports.script(says, functions, body), COLUMNS[1:5])


def start_at(record: Record, point: dict) -> dict[str, float]:
    """Return the start where the curve was clicked."""
    starts = all_starts()
    return {"x_two_bends": float(starts[np.abs(starts - point["x"]).argmin()])}
