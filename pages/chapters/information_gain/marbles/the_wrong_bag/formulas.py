"""Cross-entropy, its excess and the questions to expect, as LaTeX."""

from math import isinf

import numpy as np

from pages.words.formulas import aligned, tex

from ..formulas import Formula, added_up, amount, average, entropy_of, share
from .record import Record


def formulas(record: Record, step: int) -> list[Formula]:
    """Return what a wrong belief makes of the entropy, and the average so far."""
    drawing, wrong = record.drawing, record.wrong
    yours = _questions(record, "L'", wrong.lengths, wrong.expected_questions)
    all_draws = [_cross_entropy(record), _divergence(record), yours]
    if step == 0:
        return [entropy_of(drawing), *all_draws]
    return [*all_draws, average(drawing, wrong.questions, step)]


def formulas_before_bet(record: Record, step: int) -> list[Formula]:
    """Return the entropy alone before the first draw: the rest is asked in the bet."""
    return formulas(record, step) if step else [entropy_of(record.drawing)]


def _number(value: float) -> str:
    return r"\infty" if isinf(value) else tex(value)


def _cross_entropy(record: Record) -> Formula:
    """Return H(p, q) as a sum over the colours, each surprise by its believed share."""
    drawing, wrong = record.drawing, record.wrong
    parts = [
        rf"{share(drawing, i)} \cdot {_number(wrong.surprises[i])}"
        for i in drawing.present
    ]
    rule = r"\textstyle\sum p \cdot (-\log_2 q)"
    total = wrong.cross_entropy
    result = r"\infty" if isinf(total) else amount(total)
    says = "The cross-entropy: real shares, believed surprises (a classifier's loss)"
    return says, added_up("H(p, q)", rule, parts, result)


def _divergence(record: Record) -> Formula:
    wrong, own = record.wrong, record.drawing.entropy
    rows = [
        rf"\mathrm{{KL}}(p \| q) &= H(p, q) - H(p) = {_number(wrong.cross_entropy)}"
        rf" - {tex(own)} = {_number(wrong.divergence)}",
        rf"\mathrm{{KL}}(q \| p) &= {_number(wrong.backwards)}",
    ]
    return "The Kullback–Leibler divergence, and the other way round", aligned(rows)


def _questions(
    record: Record, symbol: str, lengths: np.ndarray, total: float
) -> Formula:
    """Return the questions to expect of a tree as a sum over the colours."""
    drawing = record.drawing
    parts = [rf"{share(drawing, i)} \cdot {lengths[i]}" for i in drawing.present]
    rule = r"\textstyle\sum p \cdot \text{questions}"
    return "The questions to expect of your tree", added_up(
        symbol, rule, parts, tex(total)
    )
