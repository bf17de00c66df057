"""How a sweep ends, its bet and its remedy, and what decides them."""

from tests.claims import Claim

from .evidence import Seen, about


def answers(seen: Seen) -> set[str]:
    """Return on which sides of the learner's own value the first to arrive are."""
    said = f"yours, {seen.symbol} = "
    found = set()
    for at in seen.first:
        if at < seen.own:
            found.add(f"one with a smaller {seen.symbol}")
        elif at > seen.own:
            found.add(f"one with a larger {seen.symbol}")
        else:
            found.add(said)
    options = _options(seen)
    exact = {next((o for o in options if o.startswith(one)), one) for one in found}
    return exact or {"none of the nine arrives"}


def _options(seen: Seen) -> list[str]:
    from pages.chapters.gradient_descent.landscapes.sweep.bets import bet

    return [*bet(seen.record).options] if seen.is_defined else []


def come_to(told, all_nine: bool) -> bool:
    seen, bottom = told.seen, told.seen.bottom(told)
    if bottom is None or not seen.is_minimum(bottom):
        return False
    some = [at for at in range(9) if seen.where[at] == bottom]
    verb = all_nine or (told.word("come") == "comes") == (len(some) == 1)
    return all_nine == (len(some) == 9) and verb and seen.listed(told, "list", some)


def none_arrives(told) -> bool:
    seen = told.seen
    unit = (told.word("unit") == "step") == (seen.n == 1)
    return not seen.first and told["n"] == seen.n and unit


def firsts(told) -> bool:
    seen = told.seen
    verb = (told.word("are") == "is") == (len(seen.first) == 1)
    right = bool(seen.first) and told["t"] == seen.steps[seen.first[0]]
    return right and verb and seen.listed(told, "list", seen.first)


def lost(told) -> bool:
    seen = told.seen
    some = [at for at in range(9) if seen.flew[at]]
    verb = (told.word("are") == "is") == (len(some) == 1)
    return bool(some) and verb and seen.listed(told, "list", some)


def lost_from(told) -> bool:
    seen = told.seen
    some = [at for at in range(9) if seen.flew[at]]
    in_a_row = len(some) > 1 and some == list(range(some[0], 9))
    return in_a_row and told.reads(v=seen.drawn[some[0]]) and seen.is_symbol(told)


def boundary(told) -> bool:
    seen, bottom = told.seen, told.seen.bottom(told)
    if bottom is None or seen.symbol != "η":
        return False
    came = [value for value, where in seen.tried if where == bottom]
    damped = seen.settings.form == "damped"
    formulas = {
        "gradient_descent": "2/λ",
        "momentum": "(2 + 2β)/((1 − β)λ)" if damped else "(2 + 2β)/λ",
        "nesterov": "(2 + 2β)/((1 + 2β)λ)",
    }
    law = told.word("law") == formulas[seen.settings.hand]
    bend = about(told.said["b"], seen.sharpest(bottom))
    edge = about(told.said["e"], seen.edge(bottom))
    counted = told["n"] == len(seen.tried)
    return law and bend and edge and counted and about(told.said["v"], max(came), 1e-12)


def between(told) -> bool:
    seen = told.seen
    bottom, other = seen.bottom(told), seen.bottom(told, "x2", "y2")
    if bottom is None or other is None:
        return False
    low, high = seen.edge(other), seen.edge(bottom)
    edges = about(told.said["low"], low) and about(told.said["high"], high)
    inside = [where for value, where in seen.tried if low < value < high]
    unit = (told.word("unit") == "rate was") == (len(inside) == 1)
    n = told["n"] == len(inside) and unit
    too = inside.count(other)
    few = told["m"] == inside.count(bottom) > 0 and (
        told.word("too") == "none" if not too else told.word("too") == str(too)
    )
    return edges and n and few


def asked(told) -> bool:
    seen = told.seen
    return told["n"] == seen.n and (told.word("unit") == "step") == (seen.n == 1)


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


def least_slope(told) -> bool:
    seen = told.seen
    left = [at for at in range(9) if not seen.flew[at]]
    if seen.first or not left:
        return False
    least = min(seen.slopes[-1][at] for at in left)
    return seen.is_symbol(told) and any(
        told.reads(v=seen.drawn[at], g=least)
        for at in left
        if seen.slopes[-1][at] <= least * (1 + 1e-12)
    )


def mends(told, longer: bool) -> bool:
    """What is offered is one of the nine, and arrives when it says so."""
    after = Seen(told.after)
    steps = told["n"] == told.after.settings.n_steps if longer else True
    more = longer == (not told.seen.first)
    step = told["t"] == after.steps[after.own]
    value = told.reads(v=after.drawn[after.own]) and told.seen.is_symbol(told)
    return steps and more and step and value and told.seen.steps[told.seen.own] is None


VALUES = "{symbol:η|β} = {list:*}"
CLAIMS = (
    Claim(
        "None of the nine has arrived at a minimum after {n} {unit:step|steps}.",
        none_arrives,
    ),
    Claim(
        f"All nine, {VALUES}, come to the minimum at ({{x}}, {{y}}).",
        lambda told: come_to(told, all_nine=True),
    ),
    Claim(
        f"{VALUES} {{come:comes|come}} to the minimum at ({{x}}, {{y}}).",
        lambda told: come_to(told, all_nine=False),
    ),
    Claim(f"The first to arrive {{are:is|are}} {VALUES}, with step {{t}}.", firsts),
    Claim(f"{VALUES} {{are:is|are}} lost.", lost),
    Claim("From {symbol:η|β} = {v} on all of the nine are lost.", lost_from),
    Claim(
        "At ({x}, {y}) the steepest bend is λ = {b}, so theory's boundary there is η = "
        "{law:2/λ|(2 + 2β)/λ|(2 + 2β)/((1 − β)λ)|(2 + 2β)/((1 + 2β)λ)} = {e}; of the "
        "{n} rates tried, {v} is the largest that came there.",
        boundary,
    ),
    Claim(
        "Between the boundaries {low} and {high} {n} {unit:rate was|rates were} tried: "
        "{m} came to ({x}, {y}), which can hold them, and {too:*} to ({x2}, {y2}), "
        "which cannot.",
        between,
    ),
    Claim(
        "Nine values of {symbol:η|β}, yours framed.",
        lambda told: told.seen.is_symbol(told),
    ),
    Claim(
        "Which of them is first to arrive at a minimum (within 0.05 of it, to stay), "
        "in {n} {unit:step|steps}?",
        asked,
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
