"""One held-out row's average share, and how many rows stay out of the bag."""

import numpy as np

from engines.decision_trees import expected_out_of_bag
from pages.words.formulas import aligned, tex
from pages.words.literal import shortened

from .record import Record

MOST_TERMS, FIRST = 6, 3  # of a sum that is written out; of a longer one so many


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put one row's shares into the average, and a tree's draw beside what is expected.

    At the end the standard error of a count comes with it.
    """
    says = (
        "Each of n draws misses a row with chance 1 − 1/n; all n of them miss it with"
    )
    lines = [(says, _out_of_bag(record, step))]
    if not record.n_held:
        return lines
    lines.insert(0, _average(record, step))
    if step == record.n_trees:
        lines.append(("The standard error of a count of held-out rows", _error(record)))
    return lines


def example(record: Record) -> int:
    """Return the held-out row about which the trees disagree most, the first such."""
    return int(record.forest.disagreement[-1].argmax())


def _average(record: Record, k: int) -> tuple[str, str]:
    """Return the shares that the first k trees give the true class of the example."""
    at = example(record)
    true = int(record.halves.held_y[at])
    name = shortened(record.halves.dataset.class_names[true], 24)
    row = int(record.halves.held_rows[at]) + 1
    says = f"Row {row} is held out; it is “{name}”. The share of that class in its leaf"
    if k == 0:
        share = record.whole.probabilities(record.forest.points[at : at + 1])[0, true]
        return f"{says}, in the tree of all rows", f"p = {tex(float(share), 4)}"
    shares = record.forest.probabilities[:k, at, true].tolist()
    mean = tex(float(record.forest.averages[k - 1, at, true]), 4)
    if k == 1:
        return f"{says}, in the first tree", rf"\bar p_1 = p_1 = {mean}"
    total = " + ".join(_terms([tex(share, 3) for share in shares]))
    return (
        f"{says}, averaged over {k} trees",
        rf"\bar p_{{{k}}} = \tfrac{{1}}{{{k}}} ({total}) = {mean}",
    )


def _terms(terms: list[str]) -> list[str]:
    """Return the terms of a sum, those in the middle of a long one left out."""
    if len(terms) <= MOST_TERMS:
        return terms
    return [*terms[:FIRST], r"\dots", *terms[-2:]]


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


def _error(record: Record) -> str:
    m = record.n_held
    average, middle = int(record.average_counts[-1]), record.median
    p = (average + middle) / (2 * m)
    error = tex(float(np.sqrt(m * p * (1 - p))), 4)
    return (
        rf"p = \tfrac{{{average} + {middle}}}{{2 \cdot {m}}} = {tex(p, 4)}, \quad "
        rf"\sqrt{{m\, p\, (1 - p)}} = \sqrt{{{m} \cdot {tex(p, 4)} \cdot "
        rf"{tex(1 - p, 4)}}} = {error}"
    )
