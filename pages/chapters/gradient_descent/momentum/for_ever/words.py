"""The sentences of "For ever", made from the record."""

import numpy as np

from engines.gradient_descent import TWO_BENDS, Fate
from engines.gradient_descent.long_run import LONG
from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.numbers import apart, few
from pages.words.sentences import listed

from .onwards import every_momentum, seen_fates
from .record import BENDS, Record, Walk, told_at

ROUND, ARRIVES, GONE = (
    "goes round some places for ever",
    "comes to rest at the bottom",
    "leaves every scale",
)
START = "Hiker, ball and Nesterov's ball all begin here. Or click the curve, or drag."
RATE = (
    "The ball's. Hiker and Nesterov's ball have the best η for bends from 1 to 25: "
    "1/13 and 1/19; the ball's would be 1/9."
)
MOMENTUM = (
    "The ball's. Nesterov's ball has the best β for bends from 1 to 25, 0.627; the "
    "ball's would be 4/9."
)


def story(record: Record, step: int) -> list[str]:
    """Say where all three are, and what the ball feels."""
    ball = record.ball
    at = ball.at(step)
    hiker, there, ahead = (
        few(float(one.places[one.at(step)]))
        for one in (record.hiker, ball, record.ahead)
    )
    said = [
        f"**Step {step}.** The ball is at x = {there}, the hiker at {hiker}, "
        f"Nesterov's ball at {ahead}."
    ]
    if at < step:
        return [*said, _stands(ball)]
    slope = float(ball.trajectory.gradients[at, 0])
    bend = float(TWO_BENDS.hessian(ball.trajectory.points[at])[0, 0])
    said.append(f"The ball feels a slope of {few(slope)}, and a bend of {bend:.0f}.")
    period = ball.period
    if ball.goes_round and at >= period and _was_here(ball, at, period):
        said.append(f"It was here {period} steps before, too.")
    return said


def _stands(ball: Walk) -> str:
    if ball.rests:
        return f"The ball has been at rest since step {ball.n_steps}."
    return f"The ball has left every scale after step {ball.n_steps}."


def _was_here(ball: Walk, at: int, period: int) -> bool:
    """Tell whether it was at this place a round before, as far as is shown."""
    return abs(ball.places[at] - ball.places[at - period]) < 1e-3


def ending(record: Record) -> list[str]:
    """Say what becomes of all three, and of such a ball on one parabola."""
    return [*_ball(record), _both_others(record), _alone(record)]


def _ball(record: Record) -> list[str]:
    """Say what becomes of the ball."""
    walked = f"{len(record.ball.diagnosis.path) - 1:,}"
    if record.ball.rests:
        since = _since(record.ball.arrival)
        return [f"The ball comes to rest at the bottom, {since}."]
    if record.ball.goes_round:
        return _round(record)
    if record.ball.fate is Fate.WANDERS:
        return [f"The ball has gone on for {walked} steps and repeats nothing."]
    return [f"After step {walked} the ball leaves every scale."]


def _since(arrival: int) -> str:
    if not arrival:
        return "where it began"
    return f"within a millionth of it from step {arrival:,} on"


def _round(record: Record) -> list[str]:
    """Say which places it visits, and that neighbours are drawn in."""
    cycle = record.cycle
    places = [few(place) for place in record.ball.round.tolist()]
    said = (
        f"The ball goes round {len(places)} places for ever: x = {listed(places)}, "
        f"from step {record.ball.arrival:,} on."
    )
    if cycle is None or not cycle.attracts:
        return [said]
    return [
        said,
        "A small distance from them is in the long run multiplied by "
        f"{few(cycle.factor)} in every round: who comes near is drawn in.",
    ]


def _both_others(record: Record) -> str:
    """Say when the other two have arrived."""
    steps = [f"{one.arrival:,}" for one in (record.hiker, record.ahead)]
    if steps == ["0", "0"]:
        return "Hiker and Nesterov's ball rest where they began."
    return (
        "Hiker and Nesterov's ball come to rest at the bottom, within a millionth of "
        f"it from steps {steps[0]} and {steps[1]} on."
    )


def _alone(record: Record) -> str:
    """Say what a parabola of the steepest bend alone would make of the ball."""
    settings = record.settings
    product = settings.learning_rate * BENDS[1]
    edge = 2 + 2 * settings.momentum
    now, border = apart(product, edge, digits=5)
    if product < edge:
        return (
            "On a parabola of bend 25, and on one of bend 1, such a ball comes to "
            f"rest: η·λ = {now} is below 2 + 2β = {border}."
        )
    return (
        "On a parabola of bend 25 alone such a ball would not come to rest: η·λ = "
        f"{now} is not below 2 + 2β = {border}."
    )


def answer(record: Record) -> str:
    """Return what becomes of the ball, in the words of the bet."""
    said = {Fate.RESTS: ARRIVES, Fate.CYCLES: ROUND, Fate.WANDERS: never(record)}
    return said.get(record.ball.fate, GONE)


def never(record: Record) -> str:
    """Say that nothing repeats, in as many steps as are waited for."""
    return f"repeats nothing in {record.settings.n_steps + LONG:,} steps"


def bet(record: Record) -> Bet:
    """Ask what becomes of the ball."""
    settings = record.settings
    question = (
        f"From x₀ = {few(settings.x)} with η = {few(settings.learning_rate)} and β = "
        f"{few(settings.momentum)}: what becomes of the ball? (The curve is convex: it "
        "bends upwards everywhere, and its only bottom is at 0.)"
    )
    reason = " ".join(_ball(record)[:1])
    return Bet(
        question,
        answer(record),
        reason,
        options=(ROUND, ARRIVES, never(record), GONE),
        told_at=told_at(record),
    )


def remedy(record: Record) -> Remedy | None:
    """Offer the nearest β with which the ball comes to rest from here."""
    if record.ball.rests:
        return None
    settings = record.settings
    runs = every_momentum(settings.learning_rate, settings.x)
    rests = np.flatnonzero([fate is Fate.RESTS for fate in seen_fates(runs)])
    if not len(rests):
        return None
    nearest = rests[np.abs(rests - 100 * settings.momentum).argmin()]
    beta = float(f"{nearest / 100:.12g}")
    return Remedy(f"Take β = {few(beta)}", {"beta_two_bends": beta})
