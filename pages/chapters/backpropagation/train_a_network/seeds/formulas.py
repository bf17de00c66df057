"""The formulas of "Many starts", with the numbers of a look put in."""

from math import sqrt

from pages.words.formulas import tex

from ..record import N_SEEDS
from ..train.record import SOLVED
from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the share that solved it, its standard error, and one network's score."""
    n = record.counts[step]
    share = n / N_SEEDS
    error = sqrt(share * (1 - share) / N_SEEDS)
    return [
        ("Share that solved it", rf"p = \frac{{{n}}}{{{N_SEEDS}}} = {tex(share, 4)}"),
        (
            "Its standard error",
            rf"\sqrt{{\frac{{p (1 - p)}}{{{N_SEEDS}}}}} = "
            rf"\sqrt{{\frac{{{tex(share, 4)} \cdot {tex(1 - share, 4)}}}{{{N_SEEDS}}}}}"
            rf" = {tex(error, 4)}",
        ),
        *_of_own(record, step),
    ]


def _of_own(record: Record, step: int) -> list[tuple[str, str]]:
    """Return whether the learner's own network has solved it."""
    at = record.own
    if record.is_lost[step, at]:
        return []
    score = float(record.scores[step, at])
    sign = r"\geq" if score >= SOLVED else "<"
    if not record.sorts:
        part = r"1 - \frac{\sum (y - a)^2}{\sum (y - \bar y)^2}"
        return [("Your own seed, held out", rf"{part} = {tex(score)} {sign} {SOLVED}")]
    n = len(record.problem.test[0])
    right = round(score * n)
    part = rf"\frac{{{right}}}{{{n}}} = {tex(score)} {sign} {SOLVED}"
    return [("Your own seed, right of those held out", part)]
