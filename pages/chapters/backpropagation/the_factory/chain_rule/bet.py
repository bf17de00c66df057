"""The bet of the part "Chain rule": the weakest link, or how several paths pull."""

from pages.ui.bets import Bet
from pages.words.sentences import counted

from ..words import four
from .record import Record
from .words import all_factors, paths_say, weakest_links

SAME, OPPOSITE, SILENT = (
    "in the same direction",
    "in opposite directions",
    "at least one of them does not pull at all",
)


def bet(record: Record) -> Bet:
    """Ask for the weakest link of one path, or how several paths pull."""
    if len(record.paths) > 1:
        return _directions(record)
    path = record.paths[0]
    options = [record.name(factor) for factor in path.factors]
    answer = options[path.smallest]
    ties = [record.name(factor) for factor in weakest_links(path)]
    question = (
        f"The gradient of {record.parameter} is a product of "
        f"{counted(len(options), 'factor')}. "
        "Which of them is the weakest link: the nearest to 0?"
    )
    reason = f"{all_factors(record)} The product is {four(record.total)}."
    others = [tie for tie in ties if tie != answer]
    told = _told_at(record)
    return Bet(question, answer, reason, options=options, ties=others, told_at=told)


def _told_at(record: Record) -> int:
    """Return the first step that answers the bet: a factor of 0, or what else does.

    The last factor stands in the picture from the start. Of two paths the signs tell:
    all slopes are above 0, and the weights stand in the picture too.
    """
    factors = [record.paths[n].factors[k] for n, k in record.spots]
    zeros = (step for step, one in enumerate(factors, 1) if not one.value)
    second = len(record.paths[0].factors) + 1
    last = second if len(record.paths) > 1 else len(factors) - 1
    return min(next(zeros, last), last)


def _directions(record: Record) -> Bet:
    values = [path.value for path in record.paths]
    if any(value == 0 for value in values):
        answer = SILENT
    else:
        answer = SAME if len({value > 0 for value in values}) == 1 else OPPOSITE
    question = (
        f"From the error to {record.parameter} lead {counted(len(values), 'path')}, "
        "one through each output. Where do they pull it?"
    )
    options, told = (SAME, OPPOSITE, SILENT), _told_at(record)
    return Bet(question, answer, paths_say(record), options=options, told_at=told)
