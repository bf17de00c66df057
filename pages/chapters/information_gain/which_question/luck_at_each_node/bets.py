"""The bet of "Luck at each node": how many of the questions gain more than luck."""

from engines.decision_trees import Verdict
from pages.ui.bets import Bet
from pages.words.numbers import percent
from pages.words.sentences import counted, out_of

from ..words import begun
from .record import Record

NONE, FEW, MANY, ALL = "none", "fewer than half", "half or more, not all", "all"
YES, NO = "yes", "no"


def bet(record: Record) -> Bet | None:
    """Ask how many of the tested questions gain more than luck."""
    n, level = record.n_tests, percent(record.settings.level)
    if not n or not (step := told_at(record)):
        return None
    answer, ties = _right(record)
    question = (
        f"{counted(n, 'question')} of this tree will be tested, each the best at its "
        f"node. How many of them gain more than luck, at a limit of {level}?"
    )
    if n == 1:
        question = (
            "One question of this tree will be tested, the best of its table. Does it "
            f"gain more than luck, at a limit of {level}?"
        )
    options = _options(n)
    how = {"options": options, "ties": ties, "told_at": step}
    return Bet(question, answer, passed(record), **how)


def passed(record: Record) -> str:
    """Say how many gain more than luck, and how many are not told."""
    verdicts, level = record.verdicts, percent(record.settings.level)
    n, n_near = len(verdicts), verdicts.count(Verdict.NEAR)
    n_more = verdicts.count(Verdict.MORE)
    said = out_of(n_more, n, "tested question", "gains", "gain")
    said = f"{begun(said)} more than luck at a limit of {level}"
    if n_near:
        said += f"; {n_near:,} {'is' if n_near == 1 else 'are'} too near it to tell"
    return f"{said}."


def told_at(record: Record) -> int:
    """Return the first step after which no test to come changes what is right."""
    n, verdicts = record.n_tests, record.verdicts
    answer, ties = _right(record)
    for step in range(n + 1):
        seen = verdicts[:step]
        more = seen.count(Verdict.MORE)
        most = more + seen.count(Verdict.NEAR) + n - step
        if {_said(k, n) for k in range(more, most + 1)} <= {answer, *ties}:
            return step
    return n


def _right(record: Record) -> tuple[str, tuple[str, ...]]:
    """Return what is right, and what other shuffles may find right too."""
    verdicts = record.verdicts
    n, more = len(verdicts), verdicts.count(Verdict.MORE)
    near = verdicts.count(Verdict.NEAR)
    first, *others = dict.fromkeys(_said(k, n) for k in range(more, more + near + 1))
    return first, tuple(others)


def _options(n: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_said(k, n) for k in range(n + 1)))


def _said(k: int, n: int) -> str:
    if n == 1:
        return YES if k else NO
    if k in (0, n):
        return ALL if k else NONE
    return FEW if 2 * k < n else MANY
