"""The bet of "Two directions": when the hiker is down, and why then."""

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import apart, few, holding
from pages.words.sentences import counted

from .record import FLAT, LEFT, STEEP, Record
from .words import MOST_DIGITS, of_first

NONE = "none of these"


def bet(record: Record) -> Bet | None:
    """Ask when the hiker's height keeps to a hundredth; at the bottom nothing."""
    settings, hiker = record.settings, record.hiker
    if not hiker.heights[0]:
        return None
    quarters = _quarters(settings.n_steps)
    return Bet(
        "From which step on will the hiker keep to a hundredth of the first height, "
        f"with κ = {few(settings.condition_number, 4)} and η = "
        f"{few(settings.learning_rate)}?",
        NONE if hiker.arrival is None else _quarter(quarters, hiker.arrival),
        _why_then(record),
        options=(*(said for said, _ in quarters), NONE),
        told_at=_told_at(record, quarters[0][1]),
    )


def _told_at(record: Record, first: int) -> int:
    """Return the step from which what is seen speaks against some of the answers.

    Who climbs will not be down; who is not down as the first quarter ends is none of
    that quarter's; and who is down all but a step is down soon.
    """
    hiker = record.hiker
    climbs = np.flatnonzero(np.diff(hiker.heights) >= 0) + 1
    there = [hiker.arrival - 1] if hiker.arrival is not None else []
    return max(min([first, *there, *climbs[:1].tolist()]), 1)


def _quarter(quarters: list[tuple[str, int]], step: int) -> str:
    return next(said for said, last in quarters if step <= last)


def _quarters(n_steps: int) -> list[tuple[str, int]]:
    """Return the quarters of all steps in words, each with its last step."""
    ends = [round(n_steps * part / 4) for part in range(5)]
    return [(f"{a + 1} to {b}", b) for a, b in zip(ends, ends[1:], strict=False)]


def _why_then(record: Record) -> str:
    """Say what a step leaves along each direction, and what is left around then."""
    flat, steep = (_squared(float(record.factors[at])) for at in (FLAT, STEEP))
    each = (
        f"A step multiplies the distance along the flat direction by {flat[0]} and its "
        f"height by {flat[1]}; along the steep one by {steep[0]} and {steep[1]}."
    )
    return f"{each} {_left(record)}"


def _squared(factor: float) -> list[str]:
    """Write a factor and its square, neither of them like 1 unless it is."""
    for digits in range(3, MOST_DIGITS + 1):
        said = holding(lambda one: one**2, factor, digits=digits)
        if abs(factor) == 1 or not {"1", "−1"} & {*said}:
            break
    return said


def _left(record: Record) -> str:
    """Say how much of the height is left at the arrival, or at the end."""
    hiker = record.hiker
    at = hiker.n_steps if hiker.arrival is None else hiker.arrival
    before, now, _ = apart(*hiker.shares[at - 1 : at + 1].tolist(), LEFT)
    if hiker.is_lost:
        steps = counted(at, "step")
        return (
            f"After {steps} the hiker is at {of_first(now)}, and the next step leaves "
            "every scale."
        )
    if hiker.arrival is None:
        return f"After all {at} steps the hiker is at {of_first(_now(record))}."
    return (
        f"At step {at - 1} the hiker is at {of_first(before)}, at step {at} at "
        f"{of_first(now)}."
    )


def _now(record: Record) -> str:
    """Write the share of the first height at the end, told apart from 1 and LEFT."""
    return apart(float(record.hiker.shares[-1]), LEFT, 1.0)[0]
