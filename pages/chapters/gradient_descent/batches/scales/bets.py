"""The bet of "Scales": how much longer the raw walk takes."""

from pages.ui.bets import Bet
from pages.words.numbers import apart, few

from .endings import WITHIN, arrivals
from .record import Record

MANY = 10
FEWER, SOME, MORE = (
    "as many, or fewer",
    f"more, but at most {MANY} times as many",
    f"more than {MANY} times as many",
)


def bet(record: Record) -> Bet | None:
    """Ask how many steps the raw walk takes; where none arrives for ever, nothing."""
    if record.lowest is None:
        return None
    never = f"it is not there within {record.n_steps} steps"
    return Bet(
        f"Both walks begin with weights of 0, {_rates(record)}. How many steps will "
        f"the raw one take, compared with the {record.prepared.name} one, until its "
        f"loss is {WITHIN}?",
        _answer(record) or never,
        f"{arrivals(record)} {_why(record)}",
        options=(FEWER, SOME, MORE, never),
        told_at=_told_at(record),
    )


def _rates(record: Record) -> str:
    if record.settings.has_one_rate:
        return f"both with η = {few(record.settings.one_rate)}"
    return "each with an η of its own"


def _answer(record: Record) -> str | None:
    """Return which of the first three answers is right, if one is."""
    raw, prepared = (record.arrival(side) for side in record.sides)
    if raw is None:
        return None
    if prepared is None or raw <= prepared:
        return FEWER
    return SOME if raw <= MANY * prepared else MORE


def _told_at(record: Record) -> int:
    """Return the step from which what is seen speaks against some of the answers.

    Whoever arrives does; and one is all but there a step before.
    """
    there = [record.arrival(side) for side in record.sides]
    return max(min([one for one in there if one], default=record.n_steps) - 1, 1)


def _why(record: Record) -> str:
    """Name the κ that decides where each has its own η, else the edges."""
    raw, prepared = (side.ground for side in record.sides)
    name = record.prepared.name
    if record.settings.has_one_rate:
        edges = apart(raw.edge, prepared.edge, most=6)
        return f"The edge 2/λ is {edges[0]} raw and {edges[1]} {name}."
    at = "κ" if record.is_line else "At the minimum κ"
    said = apart(raw.kappa_below, prepared.kappa_below, most=6)
    return f"{at} is {said[0]} raw and {said[1]} {name}."
