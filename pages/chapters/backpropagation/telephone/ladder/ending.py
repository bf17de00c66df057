"""The bet and the ending of the part "Ladder of fixes", made from its record."""

import numpy as np

from pages.ui.bets import Bet
from pages.words.numbers import apart, few
from pages.words.sentences import counted, listed

from ..record import n_affordable
from ..verdict import NETWORKS
from .record import Record
from .words import amount

NONE = "None of them"
EXACT = 6  # digits of a factor whose power is told
CLOSE = 0.1  # from 1: near, but perhaps not near enough
ALIKE = 1e-9  # sizes that differ by less are equal


def bet(record: Record) -> Bet:
    """Ask which fix is the first to hold the line; where all hold it, which is most."""
    names = [rung.name for rung in record.rungs]
    if record.is_level[0]:
        return _largest(record, names)
    climbing = [at for at, rung in enumerate(record.rungs) if rung.helps]
    level = [at for at in climbing if record.is_level[at]]
    layers = counted(record.settings.depth, "layer")
    question = (
        f"Climb the ladder, {layers} deep. Which rung is the first on which between a "
        "tenth and ten times the last layer's blame reaches the first layer?"
    )
    options = [*(names[at] for at in climbing[1:]), NONE]
    if not level:
        answer, reason = NONE, _reason(record, climbing)
        told_at = climbing[-1]
        return Bet(question, answer, reason, options=options, told_at=told_at)
    first = level[0]
    reason = _reason(record, climbing[: first + 1])
    return Bet(question, names[first], reason, options=options, told_at=first)


def _largest(record: Record, names: list[str]) -> Bet:
    sizes = record.sizes[:, 0]
    at, largest = int(sizes.argmax()), float(sizes.max())
    ties = [i for i, size in enumerate(sizes) if size >= largest * (1 - ALIKE)]
    layers = counted(record.settings.depth, "hidden layer")
    question = (
        f"Over {layers} even the plain stack loses less than nine tenths of its blame. "
        "In which of these networks is δ of the first layer largest?"
    )
    left = [float(size) for i, size in enumerate(sizes) if i not in ties]
    most, second = apart(largest, max(left))
    where = "there" if len(ties) == 1 else "in each of these"
    reason = f"It is {most} {where}; the next largest is {second}."
    others = [names[i] for i in ties if i != at]
    return Bet(question, names[at], reason, options=names, ties=others)


def _reason(record: Record, rungs: list[int]) -> str:
    parts = [f"{record.rungs[at].name} {few(record.kept[at], 2)}" for at in rungs]
    return f"First over last: {listed(parts, most=9)}."


def ending(record: Record) -> list[str]:
    """Tell which rungs hold the line at this depth, and what the others do."""
    if record.settings.depth == 1:
        return [
            "**One hidden layer needs no ladder.** Blame is handed back through one "
            "matrix only. Choose more layers and watch the lines part."
        ]
    rungs = [_holding(record), _farthest(record), _misplaced(record)]
    return [*rungs, *_lesson(record), _luck(record)]


def _luck(record: Record) -> str:
    """Explain why One stack tells other numbers of the same stack."""
    others = n_affordable(record.settings.stack, NETWORKS)
    return (
        f"All numbers are medians of {record.n_seeds} networks. One stack draws "
        f"{others} of its own, and other luck gives somewhat other numbers: the "
        "verdict is by the same limits, a tenth and ten times."
    )


def _farthest(record: Record) -> str:
    off = record.off_level
    farthest = np.flatnonzero(off >= off.max() * (1 - ALIKE))
    names = [record.rungs[at].name for at in farthest]
    what = amount(record.kept[farthest[0]])
    verb = "are" if len(names) > 1 else "is"
    return f"Farthest from level {verb} {listed(names)}, where {what} arrives."


def _holding(record: Record) -> str:
    pairs = zip(record.rungs, record.is_level, strict=True)
    level = [rung.name for rung, is_level in pairs if rung.helps and is_level]
    layers, also = counted(record.settings.depth, "layer"), _setbacks(record, level)
    if not level:
        return (
            f"**Over {layers} none of the numbered rungs** keeps the blame between a "
            f"tenth and ten times.{also}"
        )
    verb = "keeps" if len(level) == 1 else "keep"
    return (
        f"**Over {layers}** {listed(level, most=9)} {verb} the blame between a tenth "
        f"and ten times.{also}"
    )


def _setbacks(record: Record, level: list[str]) -> str:
    """Name the fixes in the wrong place that hold the line all the same."""
    pairs = zip(record.rungs, record.is_level, strict=True)
    holding = [
        rung.name.removeprefix("Setback: ")
        for rung, is_level in pairs
        if is_level and not rung.helps
    ]
    if not holding:
        return ""
    lead = "So" if level else "Yet"
    verb = "does" if len(holding) == 1 else "do"
    where = (
        "a fix in the wrong place"
        if len(holding) == 1
        else ("fixes in the wrong place")
    )
    return f" {lead} {verb} {listed(holding)}, {where}."


def _misplaced(record: Record) -> str:
    """Say what the two setbacks multiply by at this depth."""
    parts = [
        f"{rung.name.removeprefix('Setback: ')} {few(record.factors[at])}"
        for at, rung in enumerate(record.rungs)
        if not rung.helps
    ]
    return (
        "The two fixes in the wrong place multiply blame, on average over the layers, "
        f"by: {listed(parts)}."
    )


def _lesson(record: Record) -> list[str]:
    """Say what all rungs have in common."""
    line = record.line(0)
    steps = counted(line.steps, "step")
    return [
        f"The plain stack multiplies by {few(line.factor, EXACT)} a layer; over "
        f"{steps} that is {few(line.kept)}, and every fix is a way to bring the factor "
        "near 1.",
        *_not_near_enough(record),
    ]


def _not_near_enough(record: Record) -> list[str]:
    """Say which fix comes near 1, and not near enough for so many layers."""
    close = [
        (abs(float(factor) - 1), at)
        for at, factor in enumerate(record.factors)
        if record.rungs[at].helps
        and not record.is_level[at]
        and abs(factor - 1) < CLOSE
    ]
    if not close:
        return []
    _, at = min(close)
    return [
        f"How near, the depth decides: {record.rungs[at].name}'s "
        f"{few(record.factors[at], EXACT)} becomes {few(record.kept[at])} over "
        f"{counted(record.settings.depth - 1, 'step')}."
    ]
