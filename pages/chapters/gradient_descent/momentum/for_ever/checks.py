"""The second opinions on "For ever": the rule written otherwise, slopes, the round."""

import numpy as np

from engines.gradient_descent import TWO_BENDS
from engines.reference import numeric_gradient
from pages.ui.chapter import Opinion, agree

from .record import AHEAD, HIKER, Record, Walk, ball_of


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
    ours, what = record.ball.round, "The places of the round"
    return [agree(ours, cycle.places, "a linear system", what, allowed=1e-6)]
