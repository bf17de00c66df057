"""The sentences of Learn to read at each epoch, made from its record."""

import numpy as np

from pages.ui.bets import Bet, told_from
from pages.words.numbers import percent
from pages.words.sentences import counted, listed

from ..words import a
from .record import Record, lead

BETTER, NEAR, WORSE = (
    "Better, beyond chance",
    "Too near to call",
    "Worse, beyond chance",
)

MOST_NAMED = 3  # mistakes that are equally common
NEAR_ENOUGH = 50  # a guess may be off by one in so many digits


def labels(record: Record) -> list[str]:
    """Name the epochs."""
    later = [f"After epoch {epoch}" for epoch in range(1, record.n_steps + 1)]
    return ["Before training", *later]


def story(record: Record, step: int) -> list[str]:
    """Tell what is right by now, what is mixed up, and the surest mistake."""
    gone = record.net.flew_off and step > record.net.last
    lines = [_gone(record)] if gone else []
    return [
        *lines,
        _counts(record, step),
        *_mixed_up(record, step),
        *_surest(record, step),
    ]


def _gone(record: Record) -> str:
    return (
        f"**It has flown off:** in epoch {record.net.last + 1} the loss left all "
        "numbers. What is drawn is the state before."
    )


def _counts(record: Record, step: int) -> str:
    """Count what both name rightly."""
    at, (learned, held, base) = record.net.at(step), record.right(step)
    n_learned, n_held = len(record.net.learned.labels), len(record.labels)
    when = f"**After epoch {at}:**" if at else "**Before training:**"
    theirs = "" if record.is_baseline else f"; the linear baseline {base:,}"
    return (
        f"{when} of the {n_learned:,} digits it learns from it names {learned:,} "
        f"rightly, of the {n_held:,} it never saw {held:,}{theirs}."
    )


def _mixed_up(record: Record, step: int) -> list[str]:
    """Name the commonest mistake with the digits it never saw."""
    counts = record.mistakes(step)
    most = int(counts.max())
    if not most:
        return []
    pairs = np.argwhere(counts == most).tolist()
    how_often = counted(most, "time")
    if len(pairs) > 1:
        if len(pairs) <= MOST_NAMED:
            named = listed([f"{a(is_)} taken for {a(said)}" for is_, said in pairs])
            return [f"Its commonest mistakes, {how_often} each: {named}."]
        return [f"Its {len(pairs)} commonest mistakes happen {how_often} each."]
    ((is_, said),) = pairs
    return [f"Its commonest mistake: {a(is_)} taken for {a(said)}, {how_often}."]


def _surest(record: Record, step: int) -> list[str]:
    """Name the mistake that it is surest of."""
    at, said = record.net.at(step), record.answers(step)
    wrong = np.flatnonzero(said != record.labels)
    if not len(wrong):
        return []
    sure = record.shares[at, wrong].max(axis=-1)
    one = wrong[sure.argmax()]
    return [
        f"The mistake it is surest of: {a(record.labels[one])} that it takes for "
        f"{a(said[one])}, by {percent(float(sure.max()))}."
    ]


def bet(record: Record) -> Bet:
    """Ask what the hidden layer brings; without one, how far the outputs come."""
    return _bet_alone(record) if record.is_baseline else _bet_against(record)


def _bet_against(record: Record) -> Bet:
    n, last = len(record.labels), record.n_steps
    _, held, base = record.right(last)
    question = (
        f"{counted(int(record.settings.hidden), 'hidden unit')}, "
        f"{counted(record.settings.n_epochs, 'epoch')}. How well does it read the {n} "
        "digits it never saw, against the linear baseline, which has no hidden layer?"
    )
    reason = f"It names {held} of {n} rightly, the linear baseline {base}."
    shown = [lead(record, step) for step in _steps(record)]  # by the ending's rule
    answer = {1: BETTER, 0: NEAR, -1: WORSE}[shown[-1]]
    told, options = told_from(shown, shown[-1]), (BETTER, NEAR, WORSE)
    return Bet(question, answer, reason, options=options, told_at=told)


def _bet_alone(record: Record) -> Bet:
    """Ask how far the ten outputs come."""
    n, shown = len(record.labels), [one[1] for one in map(record.right, _steps(record))]
    question = (
        f"No hidden layer, {counted(record.settings.n_epochs, 'epoch')}. Of the {n} "
        "digits it never saw, how many does it name rightly in the end? (Before "
        f"training {shown[0]}.)"
    )
    reason = f"It names {shown[-1]} of {n} rightly, before training {shown[0]}."
    near = n // NEAR_ENOUGH
    about = {"span": (0.0, float(n)), "is_count": True, "tolerance": near}
    told = told_from(shown, shown[-1], near)
    return Bet(question, float(shown[-1]), reason, told_at=told, **about)


def _steps(record: Record) -> range:
    return range(record.n_steps + 1)
