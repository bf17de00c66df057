"""The share of the class in a leaf, and how far the answer's flip is, as LaTeX."""

import numpy as np

from pages.words.formulas import aligned, tex

from .record import Record

MOST_TERMS = 3


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the share that decides what is said of the row, and the distance."""
    found = before_bet(record, step)
    if step == len(record.decisions) - 1 and record.change is not None:
        found.append(("How far the smallest change goes", _distance(record)))
    return found


def before_bet(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the share at the node that the row has come to."""
    node = int(record.path.nodes[record.reached(step) - 1])
    counts = record.tree.class_counts[node]
    most, n = int(counts.max()), int(counts.sum())
    share = rf"p = \max_i \frac{{n_i}}{{n}} = \frac{{{most}}}{{{n}}} = {tex(most / n)}"
    return [("The share of the class that is said, where the row is", share)]


def _distance(record: Record) -> str:
    change, terms = record.change, []
    moved = np.array(change.moved)
    for at in moved[:MOST_TERMS].tolist():
        new, old = tex(float(change.point[at])), tex(float(record.row[at]))
        spread = tex(float(record.scales[at]))
        old = f"({old})" if record.row[at] < 0 else old
        terms.append(rf"\left(\frac{{{new} - {old}}}{{{spread}}}\right)^2")
    if len(moved) > MOST_TERMS:
        terms.append(r"\dots")
    inner = r"\sqrt{\sum_j \left(\frac{x'_j - x_j}{s_j}\right)^2}"
    numbers = rf"\sqrt{{{' + '.join(terms)}}}"
    return aligned([f"d &= {inner}", f"&= {numbers} = {tex(change.distance)}"])
