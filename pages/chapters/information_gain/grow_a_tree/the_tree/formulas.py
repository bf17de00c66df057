"""The share of the class in a leaf, and how far the answer's flip is, as LaTeX."""

from functools import partial

import numpy as np

from pages.words.formulas import aligned, bracketed, tex
from pages.words.numbers import digits_holding

from .record import Record

MOST_TERMS = 3
DIGITS, MOST_DIGITS = 6, 17  # of the numbers in it


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
        new, old = float(change.point[at]), float(record.row[at])
        spread = float(record.scales[at])
        way = partial(_way, spread=spread)
        digits = digits_holding(way, new, old, digits=DIGITS, most=MOST_DIGITS)
        over = f"{tex(new, digits)} - {bracketed(old, digits)}"
        terms.append(rf"\left(\frac{{{over}}}{{{tex(spread)}}}\right)^2")
    if len(moved) > MOST_TERMS:
        terms.append(r"\dots")
    inner = r"\sqrt{\sum_j \left(\frac{x'_j - x_j}{s_j}\right)^2}"
    numbers = rf"\sqrt{{{' + '.join(terms)}}}"
    return aligned([f"d &= {inner}", f"&= {numbers} = {tex(change.distance)}"])


def _way(new: float, old: float, spread: float) -> float:
    """Return how far a feature moves."""
    return (new - old) / spread
