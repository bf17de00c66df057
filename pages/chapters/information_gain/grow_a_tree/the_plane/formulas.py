"""The numbers of a split in their formulas, as LaTeX."""

import numpy as np

from pages.words.formulas import aligned, tex

from .record import Record

SYMBOLS = {"entropy": "H", "gini": "G", "misclassification": "M"}


def formulas(record: Record, position: int) -> list[tuple[str, str]]:
    """Return what the split gains, and how sure both of its sides are."""
    k = int(record.shown[position])
    tree = record.decisions.tree
    if not k:
        return [("The commonest class's share", _share("p", tree.class_counts[0]))]
    node = int(record.decisions.asked_at[k - 1])
    sides = aligned(
        [
            _share("p_L &", tree.class_counts[2 * k - 1]),
            _share("p_R &", tree.class_counts[2 * k]),
        ]
    )
    return [
        ("What the cut gains", _gain(record, node, k)),
        ("The commonest class's share on both sides", sides),
    ]


def _share(name: str, counts: np.ndarray) -> str:
    most, n = int(counts.max()), int(counts.sum())
    return rf"{name} = \frac{{{most}}}{{{n}}} = {tex(most / n)}"


def _gain(record: Record, node: int, k: int) -> str:
    tree, letter = record.decisions.tree, SYMBOLS[record.settings.criterion]
    n, left, right = tree.n_samples[[node, 2 * k - 1, 2 * k]].tolist()
    whole, one, other = tree.impurities[[node, 2 * k - 1, 2 * k]].tolist()
    return aligned(
        [
            rf"\text{{gain}} &= {letter} - \frac{{n_L}}{{n}} {letter}_L"
            rf" - \frac{{n_R}}{{n}} {letter}_R",
            rf"&= {tex(whole)} - \frac{{{left}}}{{{n}}} \cdot {tex(one)}"
            rf" - \frac{{{right}}}{{{n}}} \cdot {tex(other)}",
            rf"&= {tex(float(tree.gains[node]))}",
        ]
    )
