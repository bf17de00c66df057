"""What an answer told and what its question promised, as LaTeX."""

import numpy as np

from pages.words.formulas import aligned, tex

from ..formulas import entropy_of
from .record import MARBLES, Record

Formula = tuple[str, str]


def formulas(record: Record, step: int) -> list[Formula]:
    """Return the entropy; of a question what it promised and what its answer did."""
    if step == 0:
        return [entropy_of(record.drawing)]
    found = [_promise(record, step - 1), _surprise(record, step - 1)]
    return [*found, _average(record)] if record.is_over else found


def _weights(record: Record, t: int) -> tuple[int, int]:
    """Return how many of the marbles possible say yes, and how many there are."""
    finding = record.finding
    possible = finding.before[t] * finding.counts
    return int(possible[finding.asked[t]].sum()), int(possible.sum())


def _promise(record: Record, t: int) -> Formula:
    yes, total = _weights(record, t)
    parts = [rf"\tfrac{{{n}}}{{{total}}}" for n in (yes, total - yes) if n]
    terms = "".join(rf" - {p} \log_2 {p}" for p in parts)
    gain = tex(record.finding.gains[t])
    rule = r"\text{gain} &= H(\text{answer})"
    says = "What the question promised: the colour decides the answer"
    return says, aligned([rule, rf"&= {terms.strip()} = {gain}"])


def _surprise(record: Record, t: int) -> Formula:
    yes, total = _weights(record, t)
    n = yes if record.finding.answers[t] else total - yes
    bits = tex(record.finding.surprises[t])
    return "What the answer surprises by", rf"-\log_2 \tfrac{{{n}}}{{{total}}} = {bits}"


def _average(record: Record) -> Formula:
    needed = record.finding.needed
    total, mean = int(needed.sum()), tex(float(np.mean(needed)))
    parts = " + ".join(map(str, needed.tolist()))
    return "Questions a marble", rf"\frac{{{parts}}}{{{MARBLES}}} = {mean}" + (
        "" if total else r"\text{ (nothing to ask)}"
    )
