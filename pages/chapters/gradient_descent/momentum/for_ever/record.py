"""What "For ever" computes: three walks from one start, and where each goes on to."""

from dataclasses import dataclass

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
from engines.reference import numeric_gradient
from pages.ui import exports
from pages.ui.chapter import Opinion, Script, Table, agree

from ..settings import Settings
from .onwards import all_starts, arrival, said_fate

BENDS = (1.0, 25.0)
RATES, MOMENTA = (0.01, 0.16, 0.001), (0.0, 0.99, 0.01)
FIRST_RATE, FIRST_MOMENTUM, FIRST_START = 0.111, 0.44, 3.3
HIKER: GradientDescent = best_descent(BENDS)  # 1/13
AHEAD: Nesterov = best_momentum(Nesterov, BENDS)  # 1/19
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

    @property
    def fate(self) -> Fate:
        """What one sees of it in the long run."""
        found = self.diagnosis
        return said_fate(found.fate, found.path[:, 0], len(found.places))

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
        return len(self.diagnosis.places) if self.goes_round else 1

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
        places = self.ball.diagnosis.places[:, 0]
        return solved_cycle(TWO_BENDS, ball_of(self.settings), places)


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


def opinions(record: Record) -> list[Opinion]:
    """Check the walks by the rule written otherwise, slopes, and the round."""
    ball, ahead = ball_of(record.settings), AHEAD
    found = [
        _two_places(record.hiker, HIKER.learning_rate, 0.0, "hiker"),
        _two_places(record.ball, ball.learning_rate, ball.momentum, "ball"),
        _looked_ahead(record.ahead, ahead.learning_rate, ahead.momentum),
        _slopes(record),
    ]
    return [*found, *_round(record)]


def _two_places(one: Walk, eta: float, beta: float, who: str) -> Opinion:
    """Check that every place follows from the two before it, without a velocity."""
    x = one.places
    before = np.concatenate([x[:1], x[:-1]])
    slopes = _slope_by_pieces(x)
    after = (x + beta * (x - before) - eta * slopes)[:-1]
    what = f"Every step of the {who}, as x + β(x − x before) − η f′(x)"
    return agree(x[1:], after, "the two places before", what, allowed=1e-9)


def _looked_ahead(one: Walk, eta: float, beta: float) -> Opinion:
    """Check Nesterov's places: a plain step, and on by a share of its change."""
    x = one.places
    down = x - eta * _slope_by_pieces(x)
    before = np.concatenate([x[:1], down[:-1]])
    after = (down + beta * (down - before))[:-1]
    what = "Every step of Nesterov's ball, as y + β(y − y before)"
    return agree(x[1:], after, "the two places before", what, allowed=1e-9)


def _slope_by_pieces(x: np.ndarray) -> np.ndarray:
    """Return the slope as a sum: 25x, less 24 for every unit beyond 1, up to 2."""
    return 25 * x - 24 * np.clip(x - 1, 0, 1)


def _slopes(record: Record) -> Opinion:
    points = record.ball.trajectory.points
    measured = numeric_gradient(TWO_BENDS.value, points)
    ours, what = record.ball.trajectory.gradients, "The slope wherever the ball was"
    return agree(ours, measured, "central differences", what, allowed=1e-5)


def _round(record: Record) -> list[Opinion]:
    """Check the round by a linear system, where there is one."""
    cycle = record.cycle
    if cycle is None:
        return []
    places, what = record.ball.diagnosis.places[:, 0], "The places of the round"
    return [agree(places, cycle.places, "a linear system", what, allowed=1e-6)]


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
