"""What "Two directions" tells of a step: the heights, and what each direction does."""

from engines.gradient_descent import StopReason
from pages.words.numbers import apart, few, holding

from .record import FLAT, STEEP, Record, Walk

NAMES = {FLAT: "flat", STEEP: "steep"}
ROUNDING = 1e-12  # of a length: what is shorter is none
MOST_DIGITS = 12
SAME = 1e-9  # of a length: two steps so near are equally long


def of_first(text: str) -> str:
    """Name a height by what share of the first one it is."""
    named = {"1": "the first height", "0": "0"}
    return named.get(text, f"{text} times the first height")


def story(record: Record, step: int) -> list[str]:
    """Say how high both are, and what their next step does along each direction."""
    stand = f"**Step {step}.** {_both_stand(record, step)}"
    if step == record.n_steps:
        return [stand]
    return [stand, *(_along(record, step, at) for at in NAMES)]


def _both_stand(record: Record, step: int) -> str:
    if all(_has_settled(one, step) for _, one in record.walks):
        return "Both have settled at the bottom."
    return " ".join(_stands(who, one, step) for who, one in record.walks)


def _has_settled(one: Walk, step: int) -> bool:
    return one.parts.stop_reason is StopReason.SETTLED and step >= one.n_steps


def _stands(who: str, one: Walk, step: int) -> str:
    """Say how high one is, or how its walk has ended."""
    if _has_settled(one, step):
        return f"The {who} has settled at the bottom."
    if one.is_lost and step > one.n_steps:
        return f"The {who} has left every scale."
    here = f"The {who} is at height {few(one.heights[one.at(step)])}"
    if one.is_lost and step == one.n_steps:
        return f"{here}; its next step leaves every scale."
    return f"{here}."


def _along(record: Record, step: int, at: int) -> str:
    """Say what the next step of each does along a direction."""
    said, texts = [], {}
    if step < record.hiker.n_steps:
        said.append(f"the hiker {_leads(record, step, at, texts)}")
    if step < record.ball.n_steps:
        said.append(f"the ball {_rolls(record.ball, step, at, texts)}")
    return f"{NAMES[at].capitalize()}: {', '.join(said)}."


def _leads(record: Record, step: int, at: int, texts: dict[float, str]) -> str:
    """Say what a step of the hiker makes of a distance; keep how each is written."""
    before, after = record.hiker.parts.errors[step : step + 2, at].tolist()
    if before == after == 0:
        return "stays at 0"
    said, first, then = scaled(float(record.factors[at]), before)
    texts |= {before: first, after: then}
    return f"goes from {first} to {then} (× {said})"


def scaled(factor: float, value: float) -> list[str]:
    """Write a factor, a value and their product: it holds in what is shown.

    What only looks like 1 gets more digits, and so do value and product that differ.
    """
    for digits in range(3, MOST_DIGITS + 1):
        said = holding(lambda f, x: f * x, factor, value, digits=digits)
        if factor == 1 or (said[0] != "1" and said[1] != said[2]):
            break
    return said


def _rolls(one: Walk, step: int, at: int, texts: dict[float, str]) -> str:
    """Say where a step takes the ball, and how it compares with the one before.

    A distance that is the hiker's, too, is written as his.
    """
    before, after = one.parts.errors[step : step + 2, at].tolist()
    if before == after == 0:
        return "stays at 0"
    first, then = (texts.get(x, "") for x in (before, after))
    own = apart(before, after)
    first, then = first or own[0], then or own[1]
    return f"goes from {first} to {then} and {_speed(one, step, at)}"


def _speed(one: Walk, step: int, at: int) -> str:
    """Compare a step with the one before it."""
    last, now = one.parts.moves[step : step + 2, at].tolist()
    nothing = ROUNDING * max(map(abs, (last, now, one.parts.errors[step, at])))
    if abs(now) <= nothing:
        return "stands still"
    if abs(last) <= nothing:
        return "sets out"
    if last * now < 0:
        return "turns back"
    change = abs(now) - abs(last)
    if abs(change) <= SAME * abs(last):
        return "keeps its speed"
    return "gathers speed" if change > 0 else "slows down"
