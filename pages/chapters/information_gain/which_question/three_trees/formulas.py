"""The questions a row is asked, weighed box by box, as LaTeX."""

from engines.decision_trees import Tree, tree_after
from pages.words.formulas import tex
from pages.words.numbers import of_rows

from ..words import abridged
from .record import Record, mean_asked, stays

WEIGHED = "the depths of its last boxes so far, each weighed by its share of the rows."


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Add up each tree's questions a row."""
    return [
        (f"{name}: {WEIGHED}", _depths(tree_after(growth, min(step, len(growth) - 1))))
        for name, growth in record.growths.items()
    ]


def _depths(tree: Tree) -> str:
    parts = [
        rf"\tfrac{{{of_rows(n)}}}{{{tree.n_rows}}} \cdot {depth}"
        for n, depth in stays(tree)
    ]
    return " + ".join(abridged(parts)) + rf" = {tex(mean_asked(tree))}"
