"""The numbers of a step in their formulas, as LaTeX."""

import numpy as np

from pages.words.formulas import aligned, bracketed, tex

from .record import SAME, Record

CREDIT, FALL = "Its credit by impurity", "What shuffling costs held out"
SHARE = "The credit of column j, over the splits t"
MEANS = (
    r"\frac{\sum_{t \text{ asks } j} \tfrac{n_t}{n} \cdot \text{gain}_t}"
    r"{\sum_{t} \tfrac{n_t}{n} \cdot \text{gain}_t}"
)
MOST_TERMS = 3  # of a sum that is written out


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the credit of a column, and what its shuffles cost on average."""
    if record.removed.sum() <= SAME:
        return []
    if step == 0:
        return [("The most credit by impurity", credit(record, _best(record)))]
    at = record.of(step)
    return [(CREDIT, credit(record, at)), (FALL, fall(record, at))]


def formulas_before_bet(record: Record, step: int) -> list[tuple[str, str]]:
    """Return them without any credit but what it is."""
    return [(FALL, fall(record, record.of(step)))] if step else [(SHARE, MEANS)]


def _best(record: Record) -> int:
    return int(record.credit.argmax())


def credit(record: Record, at: int) -> str:
    """Return the sum over a column's splits, the largest first, and its share."""
    tree = record.tree
    own = np.flatnonzero(tree.asks & (tree.features == at))
    weighed = tree.n_samples[own] * tree.gains[own]
    own = own[np.argsort(-weighed, kind="stable")]
    n = int(tree.n_samples[0])
    terms = [
        rf"\tfrac{{{tree.n_samples[node]}}}{{{n}}} \cdot {tex(tree.gains[node], 3)}"
        for node in own[:MOST_TERMS]
    ]
    if len(own) > MOST_TERMS:
        terms.append(r"\dots")
    own_sum, total = float(record.removed[at]), float(record.removed.sum())
    lines = [
        r"\text{removed} &= \sum \tfrac{n_t}{n} \cdot \text{gain}_t"
        + (f" = {' + '.join(terms)}" if terms else ""),
        rf"\text{{credit}} &= \frac{{{tex(own_sum, 4)}}}{{{tex(total, 4)}}} = "
        rf"{tex(float(record.credit[at]), 4)}",
    ]
    return aligned(lines)


def fall(record: Record, at: int) -> str:
    """Return the mean of accuracy before less accuracy after, over the shuffles."""
    falls = record.held.by_shuffle[:, at]
    before = record.right[1] / len(record.halves.held_y)
    after = before - float(falls.mean())
    return aligned(
        [
            r"&\text{accuracy} - \tfrac{1}{S} \sum_s \text{accuracy}_s",
            rf"&= {tex(before, 4)} - {bracketed(after, 4)} = "
            rf"{tex(float(falls.mean()), 4)}",
        ]
    )
