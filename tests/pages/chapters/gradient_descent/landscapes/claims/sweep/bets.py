"""The bet of a sweep, its reason, its remedy, and what decides them."""

from pages.chapters.gradient_descent.landscapes.sweep.bets import bet
from tests.claims import Claim

from .ends import TO_STAY, VALUES, is_what
from .evidence import Seen


def answers(seen: Seen) -> set[str]:
    """Return on which sides of the own value are the first, or else the lowest."""
    some = seen.first if seen.bottoms else seen.lowest
    options = [*bet(seen.record).options]
    starts = {
        -1: f"one with a smaller {seen.symbol}",
        0: f"yours, {seen.symbol} = ",
        1: f"one with a larger {seen.symbol}",
    }
    sides = {(at > seen.own) - (at < seen.own) for at in some}
    found = {o for o in options for side in sides if o.startswith(starts[side])}
    none = "none of the nine arrives" if seen.bottoms else "none: all nine are lost"
    return found or {none}


def asked(told, arrives: bool) -> bool:
    seen = told.seen
    unit = (told.word("unit") == "step") == (seen.n == 1)
    what = is_what(told) if arrives else not seen.bottoms
    return told["n"] == seen.n and unit and what and not seen.nobody_moves


def arrived(seen: Seen) -> int:
    return sum(step is not None for step in seen.steps)


def alone_first(told) -> bool:
    seen = told.seen
    one = len(seen.first) == 1
    return (
        one
        and told["t"] == seen.steps[seen.first[0]]
        and seen.listed(told, "list", seen.first)
    )


def together_first(told) -> bool:
    seen = told.seen
    some = len(seen.first) > 1 and told["t"] == seen.steps[seen.first[0]]
    return some and told["n"] == arrived(seen) and seen.listed(told, "list", seen.first)


def left(told) -> list[tuple[float, int]]:
    """Return the slopes of those that are not lost, and who they are."""
    seen = told.seen
    if seen.first:
        return []
    return [(seen.slopes[-1][at], at) for at in range(9) if not seen.flew[at]]


def all_alike(slopes) -> bool:
    return max(slopes)[0] - min(slopes)[0] <= 1e-9 * min(slopes)[0]


def least_slope(told) -> bool:
    seen, slopes = told.seen, left(told)
    if len(slopes) < 2 or all_alike(slopes):
        return False
    least = min(slopes)[0]
    return seen.is_symbol(told) and any(
        told.reads(v=seen.drawn[at], g=least)
        for slope, at in slopes
        if slope <= least * (1 + 1e-12)
    )


def only_slope(told) -> bool:
    slopes = left(told)
    if len(slopes) != 1:
        return False
    [(slope, at)] = slopes
    return told.reads(v=told.seen.drawn[at], g=slope) and told.seen.is_symbol(told)


def same_slope(told) -> bool:
    slopes = left(told)
    who = "all nine" if len(slopes) == 9 else "all that are not lost"
    alike = len(slopes) > 1 and all_alike(slopes) and told.word("who") == who
    return alike and told.reads(g=slopes[0][0])


def mends(told, longer: bool) -> bool:
    """What is offered is one of the nine, and arrives when it says so."""
    after = Seen(told.after)
    steps = told["n"] == told.after.settings.n_steps if longer else True
    more = longer == (not told.seen.first)
    step = told["t"] == after.steps[after.own]
    value = told.reads(v=after.drawn[after.own]) and told.seen.is_symbol(told)
    return steps and more and step and value and told.seen.steps[told.seen.own] is None


CLAIMS = (
    Claim(
        "Nine values of {symbol:η|β}, yours framed.",
        lambda told: told.seen.is_symbol(told),
    ),
    Claim(
        f"Which of them is first to arrive at {{what:*}} (within 0.05 of it, {TO_STAY}"
        "), in {n} {unit:step|steps}?",
        lambda told: asked(told, arrives=True),
    ),
    Claim(
        "Which of them is lowest after {n} {unit:step|steps}, of those not lost "
        "(heights nearer than 10⁻¹² tie)?",
        lambda told: asked(told, arrives=False),
    ),
    Claim(
        f"Who is within 0.05 of {{what:*}}, {TO_STAY}, has arrived with that step.",
        is_what,
    ),
    Claim(
        "Only {symbol:η|β} = {v} is not lost, and in the end its slope is |∇f| = {g}.",
        only_slope,
    ),
    Claim(
        "In the end the slope is the same for {who:all nine|all that are not lost}: "
        "|∇f| = {g}.",
        same_slope,
    ),
    Claim(
        f"{VALUES} comes there with step {{t}}, one of {{n}} that arrive.",
        lambda told: alone_first(told) and told["n"] == arrived(told.seen) > 1,
    ),
    Claim(
        f"{VALUES} comes there with step {{t}}, the only one.",
        lambda told: alone_first(told) and arrived(told.seen) == 1,
    ),
    Claim(
        f"{VALUES} come there with step {{t}}, of {{n}} that arrive.", together_first
    ),
    Claim(
        "In the end no slope is less than that of {symbol:η|β} = {v}: |∇f| = {g}.",
        least_slope,
    ),
    Claim(
        "Take {symbol:η|β} = {v}: it arrives with step {t}",
        lambda told: mends(told, longer=False),
    ),
    Claim(
        "Take {symbol:η|β} = {v} and {n} steps: it arrives with step {t}",
        lambda told: mends(told, longer=True),
    ),
)
