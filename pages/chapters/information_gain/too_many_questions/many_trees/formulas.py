"""One held-out row's average share, and how many rows stay out of the bag."""

import numpy as np

from engines.decision_trees import expected_out_of_bag
from pages.words.formulas import aligned, tex
from pages.words.literal import literal, shortened

from .record import Record

MOST_TERMS, FIRST = 5, 3  # of a sum that is written out; of a longer one so many


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put one row's shares into the average, and a tree's draw beside what is expected.

    At the end the standard error of the difference comes with it.
    """
    says = (
        "Each of n draws misses a row with chance 1 − 1/n; all n of them miss it with"
    )
    lines = [(says, _out_of_bag(record, step))]
    if not record.n_held:
        return lines
    lines.insert(0, _average(record, step))
    if step == record.n_trees:
        lines.append(_error(record))
    return lines


def example(record: Record) -> int:
    """Return the held-out row about which the trees disagree most, the first such."""
    return int(record.forest.disagreement[-1].argmax())


def _average(record: Record, k: int) -> tuple[str, str]:
    """Return the shares that the first k trees give the true class of the example."""
    at = example(record)
    true = int(record.halves.held_y[at])
    name = literal(shortened(record.halves.dataset.class_names[true], 24))
    row = int(record.halves.held_rows[at]) + 1
    says = f"Row {row} is held out; it is “{name}”. The share of that class in its leaf"
    if k == 0:
        share = record.whole.probabilities(record.forest.points[at : at + 1])[0, true]
        return f"{says}, in the tree of all rows", f"p = {tex(float(share), 4)}"
    shares = record.forest.probabilities[:k, at, true]
    mean = tex(float(record.forest.averages[k - 1, at, true]), 3)
    if k == 1:
        return f"{says}, in the first tree", rf"\bar p_1 = p_1 = {mean}"
    return (
        f"{says}, averaged over {k} trees",
        rf"\bar p_{{{k}}} = \tfrac{{1}}{{{k}}} ({_total(shares)}) = {mean}",
    )


def _total(shares: np.ndarray) -> str:
    """Write a sum so that it can be checked: each share with how often it comes.

    Of many different shares the smallest are one sum, under which their number stands.
    """
    values, counts = np.unique(shares, return_counts=True)
    values, counts = values[::-1].tolist(), counts[::-1].tolist()
    n_alone = len(values) if len(values) <= MOST_TERMS else FIRST
    pairs = zip(values[:n_alone], counts[:n_alone], strict=True)
    terms = [_times(count, value) for value, count in pairs]
    if n_alone < len(values):
        rest = np.dot(values[n_alone:], counts[n_alone:])
        others = rf"\text{{{sum(counts[n_alone:])} others}}"
        terms.append(rf"\underbrace{{{tex(float(rest), 4)}}}_{{{others}}}")
    return " + ".join(terms)


def _times(count: int, value: float) -> str:
    said = tex(value, 4)
    return said if count == 1 else rf"{count} \cdot {said}"


def _out_of_bag(record: Record, step: int) -> str:
    n = record.n_rows
    expected = tex(expected_out_of_bag(n), 4)
    lines = [rf"\left(1 - \tfrac{{1}}{{{n}}}\right)^{{{n}}} &= {expected}"]
    if step:
        left_out = n - int(record.n_drawn[step - 1])
        share = tex(left_out / n, 4)
        said = rf"\text{{tree {step} left out }} \tfrac{{{left_out}}}{{{n}}}"
        lines.append(f"{said} &= {share}")
    return aligned(lines)


def _error(record: Record) -> tuple[str, str]:
    """Return the error of the difference from the middle tree that is least sure."""
    at, error = record.least_sure
    average, middle = record.average_right[-1], record.right[at]
    b, c = int((average & ~middle).sum()), int((middle & ~average).sum())
    n_middle = len(record.in_the_middle)
    who = "the middle one"
    if n_middle > 1:
        who = f"of the {n_middle} in the middle the least sure"
    return (
        f"The average alone is right on b rows, tree {at + 1} ({who}) alone on c: the "
        "difference, and its standard error if they were equally right",
        rf"b - c = {b} - {c} = {b - c}, \quad \sqrt{{b + c}} = \sqrt{{{b} + {c}}} = "
        rf"{tex(error, 4)}",
    )
