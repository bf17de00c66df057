"""The sentences of Learn to read at each epoch, made from its record."""

import numpy as np

from pages.ui.bets import Bet
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


def bet(record: Record) -> Bet | None:
    """Ask what the hidden layer brings; without one, which digit is mistaken most."""
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
    shown = [_verdict(record, step) for step in range(last + 1)]
    options = (BETTER, NEAR, WORSE)
    told = _told_at(shown)
    return Bet(question, shown[-1], reason, options=options, told_at=told)


def _verdict(record: Record, step: int) -> str:
    """Judge a step by the rule of the ending."""
    return {1: BETTER, 0: NEAR, -1: WORSE}[lead(record, step)]


def _told_at(shown: list[str]) -> int | None:
    """Return from which step on the answer is to be seen; the start tells nothing."""
    last = len(shown) - 1
    stays = [all(one == shown[-1] for one in shown[at:]) for at in range(last + 1)]
    first = next((at for at in range(1, last + 1) if stays[at]), None)
    return first if first is not None and first < last else None


def _bet_alone(record: Record) -> Bet | None:
    n, last = len(record.labels), record.n_steps
    counts = record.mistakes(last).sum(axis=1).astype(int)
    if not counts.any():
        return None
    best = [str(digit) for digit in np.flatnonzero(counts == counts.max())]
    question = (
        f"No hidden layer, {counted(record.settings.n_epochs, 'epoch')}. Of the {n} "
        "digits it never saw, which one is taken for another most often?"
    )
    reason = (
        f"Taken for another most often: {listed(best)}, {_each(counts.max(), best)}."
    )
    options = tuple(map(str, range(10)))
    return Bet(question, best[0], reason, options=options, ties=best[1:])


def _each(count: int, names: list[str]) -> str:
    return counted(int(count), "time") + (" each" if len(names) > 1 else "")
