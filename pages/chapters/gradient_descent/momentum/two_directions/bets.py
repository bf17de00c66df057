"""The bet of "Two directions": when the hiker is down, and why then."""

from pages.ui.bets import Bet
from pages.words.numbers import apart, few, holding
from pages.words.sentences import counted

from .record import FLAT, LEFT, STEEP, Record

NONE = "none of these"


def bet(record: Record) -> Bet | None:
    """Ask when the hiker's height keeps to a hundredth; at the bottom nothing."""
    settings, hiker = record.settings, record.hiker
    if not hiker.heights[0]:
        return None
    quarters = _quarters(settings.n_steps)
    last = hiker.n_steps if hiker.arrival is None else hiker.arrival
    return Bet(
        "From which step on will the hiker keep to a hundredth of the first height, "
        f"with κ = {few(settings.condition_number, 4)} and η = "
        f"{few(settings.learning_rate)}?",
        NONE if hiker.arrival is None else _quarter(quarters, last),
        _why_then(record),
        options=(*(said for said, _ in quarters), NONE),
        told_at=max(last - 1, 1),
    )


def _quarter(quarters: list[tuple[str, int]], step: int) -> str:
    return next(said for said, last in quarters if step <= last)


def _quarters(n_steps: int) -> list[tuple[str, int]]:
    """Return the quarters of all steps in words, each with its last step."""
    ends = [round(n_steps * part / 4) for part in range(5)]
    return [(f"{a + 1} to {b}", b) for a, b in zip(ends, ends[1:], strict=False)]


def _why_then(record: Record) -> str:
    """Say what a step leaves along each direction, and what is left around then."""
    flat, steep = (
        holding(lambda factor: factor**2, float(record.factors[at]), digits=3)
        for at in (FLAT, STEEP)
    )
    each = (
        f"A step multiplies the distance along the flat direction by {flat[0]} and its "
        f"height by {flat[1]}; along the steep one by {steep[0]} and {steep[1]}."
    )
    return f"{each} {_left(record)}"


def _left(record: Record) -> str:
    """Say how much of the height is left at the arrival, or at the end."""
    hiker = record.hiker
    at = hiker.n_steps if hiker.arrival is None else hiker.arrival
    before, now, _ = apart(*hiker.shares[at - 1 : at + 1].tolist(), LEFT)
    if hiker.is_lost:
        steps = counted(at, "step")
        return (
            f"After {steps} the hiker is {now} times as high as at first, and the next "
            "step leaves every scale."
        )
    if hiker.arrival is None:
        return f"After all {at} steps the hiker is at {now} times the first height."
    return (
        f"At step {at - 1} the hiker is at {before} times the first height, at step "
        f"{at} at {now} times."
    )
