"""How "Two directions" ends: who was down first, and which direction was in the way."""

import numpy as np

from engines.gradient_descent import (
    Momentum,
    asymptotic_rate,
    best_descent,
    best_momentum,
)
from pages.words.numbers import apart, few
from pages.words.sentences import counted

from .record import FLAT, STEEP, Record, Walk
from .words import NAMES, SAME

HUNDREDTH = "a hundredth of the first height"


def ending(record: Record) -> list[str]:
    """Say who was down when, what was in the way of each, and what serves both."""
    if not record.hiker.heights[0]:
        return ["Both stand at the bottom already: there is no slope to follow."]
    found = [
        _arrivals(record),
        _in_the_way(record),
        _of_the_ball(record),
        _best(record),
    ]
    return [one for one in found if one]


def _arrivals(record: Record) -> str:
    """Say from which step on each keeps to a hundredth."""
    hiker, ball = record.hiker.arrival, record.ball.arrival
    steps = record.settings.n_steps
    if hiker is None and ball is None:
        ends = apart(record.hiker.heights[-1], record.ball.heights[-1])
        return (
            f"Neither keeps to {HUNDREDTH} within {steps} steps: the hiker ends at "
            f"height {ends[0]}, the ball at {ends[1]}."
        )
    if hiker is None or ball is None:
        who, other = ("ball", "hiker") if hiker is None else ("hiker", "ball")
        return (
            f"The {who} keeps to {HUNDREDTH} from step "
            f"{ball if hiker is None else hiker} on, the {other} does not within "
            f"{steps} steps."
        )
    return (
        f"The hiker keeps to {HUNDREDTH} from step {hiker} on, the ball from step "
        f"{ball} on: {_compared(hiker, ball)}."
    )


def _compared(hiker: int, ball: int) -> str:
    if hiker == ball:
        return "neither is sooner"
    by = counted(abs(hiker - ball), "step")
    return f"{by} {'sooner' if ball < hiker else 'later'}"


def _in_the_way(record: Record) -> str:
    """Say which direction throws the hiker out, or holds what he has left."""
    factors = np.abs(record.factors)
    there = [at for at in NAMES if record.hiker.parts.errors[0, at]]
    rate, bends = record.settings.learning_rate, record.settings.bends
    worst = max(reversed(there), key=lambda at: factors[at])
    name, product = NAMES[worst], rate * bends[worst]
    if abs(factors[worst] - 1) <= SAME and product > 1:
        return (
            f"Along the {name} direction η·λ is 2: the hiker steps to and fro there "
            "and comes no nearer."
        )
    if factors[worst] > 1:
        return (
            f"Along the {name} direction η·λ = {apart(product, 2)[0]} is above 2: each "
            f"of the hiker's steps lands {apart(factors[worst], 1)[0]} times as far "
            "away, on the other side."
        )
    return _slowest(record, there)


def _slowest(record: Record, there: list[int]) -> str:
    """Say in which direction most of the hiker's last height is."""
    heights = record.hiker.parts.heights[-1]
    most, other = (FLAT, STEEP) if heights[FLAT] > heights[STEEP] else (STEEP, FLAT)
    sizes = np.abs(record.factors)
    alike = abs(sizes[FLAT] - sizes[STEEP]) <= SAME
    if len(there) < 2 or alike or heights[FLAT] == heights[STEEP]:
        return ""
    left = apart(*sizes[[most, other]].tolist(), 1.0)
    return (
        f"Most of the hiker's last height is along the {NAMES[most]} direction, where "
        f"a step leaves {left[0]} of the distance; along the {NAMES[other]} one it "
        f"leaves {left[1]}."
    )


def _of_the_ball(record: Record) -> str:
    """Say what its memory has done to the ball."""
    ball, momentum = record.ball, record.settings.momentum
    if not momentum:
        return "At β = 0 the ball has no memory: it takes the hiker's very steps."
    edge = _thrown_out(record)
    if edge:
        return edge
    return " ".join(filter(None, (_gathered(record), _ran_past(ball))))


def _gathered(record: Record) -> str:
    """Say where the ball's steps along the flat direction were longer."""
    longest = [_longest(one, FLAT) for one in (record.ball, record.hiker)]
    if longest[0] <= longest[1] * (1 + SAME):
        return ""
    far = apart(*longest)
    return (
        f"Along the flat direction the ball's longest step is {far[0]}, the hiker's "
        f"{far[1]}: it gathered speed."
    )


def _ran_past(ball: Walk) -> str:
    """Say how often the ball went past the bottom along the flat direction."""
    past = crossings(ball, FLAT)
    if not past:
        return ""
    times = "once" if past == 1 else f"{past} times"
    return f"The ball ran past the bottom of the flat direction {times}."


def _thrown_out(record: Record) -> str:
    """Say where η is at the ball's edge, or beyond it."""
    momentum, rate = record.settings.momentum, record.settings.learning_rate
    there = [at for at in NAMES if record.ball.parts.errors[0, at]]
    at = there[-1]
    product, edge = rate * record.settings.bends[at], 2 + 2 * momentum
    if abs(product - edge) <= SAME:
        return (
            f"Along the {NAMES[at]} direction η·λ is at the ball's edge, 2 + 2β = "
            f"{few(edge)}: its swings do not die out."
        )
    if product < edge:
        return ""
    said = apart(product, edge)
    return (
        f"Along the {NAMES[at]} direction η·λ = {said[0]} is beyond the ball's edge, "
        f"2 + 2β = {said[1]}: its swings grow."
    )


def _longest(one: Walk, at: int) -> float:
    return float(np.abs(one.parts.moves[:, at]).max())


def crossings(one: Walk, at: int) -> int:
    """Count how often a walk changes sides along a direction."""
    sides = np.sign(one.parts.errors[:, at])
    sides = sides[sides != 0]
    return int((sides[1:] != sides[:-1]).sum())


def _best(record: Record) -> str:
    """Say what the best η, and the best pair, would leave a step."""
    bends = record.settings.bends
    alone, pair = best_descent(bends), best_momentum(Momentum, bends)
    rates = [float(asymptotic_rate(one, bends)) for one in (alone, pair)]
    left = apart(*rates)
    return (
        f"One η serves both directions best at 2/(m + L) = "
        f"{few(alone.learning_rate, 4)}: there a step leaves (κ − 1)/(κ + 1) = "
        f"{left[0]} of the distance. With memory (√κ − 1)/(√κ + 1) = {left[1]} is "
        f"possible in the long run, at η = {few(pair.learning_rate, 4)} and β = "
        f"{few(pair.momentum)}."
    )
