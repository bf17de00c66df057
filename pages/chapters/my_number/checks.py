"""The verdict as a table, and second opinions on it."""

from collections.abc import Callable, Sequence
from math import isfinite, log2

import numpy as np

from engines.slips import Cause, Quantity
from pages.chapters.my_number.case import Record
from pages.chapters.my_number.names import label
from pages.ui.chapter import Opinion, Table, agree
from pages.ui.control import settled
from pages.words.numbers import in_bits

COLUMNS = ("cause", "kind")


def table(record: Record) -> Table:
    """List every cause with what it would have found of the numbers told."""
    verdict = record.verdict
    here = set(verdict.suspects)
    shown = [*range(verdict.n_alone), *(at for at in here if at >= verdict.n_alone)]
    names = [f"{at}. {name}" for at, name in enumerate(record.told_names, 1)]
    rows = [
        (
            label(verdict.causes[at]),
            verdict.causes[at].kind,
            *(_cell(verdict.values[at, column]) for column in verdict.columns),
            "yes" if at in here else "no",
        )
        for at in shown
    ]
    return Table((*COLUMNS, *names, "fits"), rows)


def _cell(value: float) -> float | str:
    return float(value) if isfinite(value) else "beyond every number"


def reached(record: Record, step: int) -> int:
    """Return how many causes are told of while the bet is open: the right way alone."""
    return 1


def opinions(
    by_hand: Callable[[Record, Sequence[Quantity]], list[float]],
    against: str,
    allowed: float | Callable[[Record], float] = 1e-9,
) -> Callable[[Record], list[Opinion]]:
    """Return what checks the right numbers by hand."""

    def check(record: Record) -> list[Opinion]:
        every = record.case.example.quantities
        ours, theirs = record.verdict.values[0], np.array(by_hand(record, every))
        known = np.isfinite(ours) & np.isfinite(theirs)
        if not known.any():
            counts = np.isfinite(ours).sum(), np.isfinite(theirs).sum()
            what = "That no number on the way has a value"
            return [agree(*counts, against, what, 0.0)]
        many = f"All {len(ours)}" if known.all() else f"{known.sum()} of {len(ours)}"
        what = f"{many} numbers on the way, where nothing goes wrong"
        most = settled(allowed, record)
        return [agree(ours[known], theirs[known], against, what, most)]

    return check


def of_the_question(record: Record, step: int) -> list[Opinion]:
    """Find what the best question is worth from the suspects one by one.

    Each is left with so many who would answer alike: the mean of what that takes off.
    Until the question is asked, nothing is said of it.
    """
    verdict = record.verdict
    if not verdict.questions or step < record.n_steps - 1:
        return []
    best, n = verdict.questions[0], len(verdict.suspects)
    column = verdict.example.quantities.index(best.quantity)
    answers = [
        _told(verdict.causes[at], float(verdict.values[at, column]), best.decimals)
        for at in verdict.suspects
    ]
    theirs = sum(log2(n / answers.count(one)) for one in answers) / n
    name = record.case.said(best.quantity)
    what = f"What {name} is worth, {in_bits(best.gain)}, suspect by suspect"
    return [agree([best.gain], [theirs], "a count of who answers alike", what, 1e-9)]


def _told(cause: Cause, value: float, decimals: int) -> int | str:
    """Return a value as somebody with this cause tells it, in units of its last digit.

    What has no value is told as such.
    """
    units = value * 10.0**decimals
    if not isfinite(units):
        return str(units)
    return int(units) if cause.is_cut else round(units)
