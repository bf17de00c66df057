"""The questions a row is asked, weighed box by box, as LaTeX."""

from engines.decision_trees import Tree, tree_after
from pages.words.formulas import tex

from ..words import abridged
from .record import Record, mean_depth

WEIGHED = "the depths of its last boxes so far, each weighed by its share of the rows."


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Add up each tree's questions a row."""
    return [
        (f"{name}: {WEIGHED}", _depths(tree_after(growth, min(step, len(growth) - 1))))
        for name, growth in record.growths.items()
    ]


def _depths(tree: Tree) -> str:
    parts = [
        rf"\tfrac{{{end.n_samples}}}{{{tree.n_rows}}} \cdot {end.depth}"
        for end in tree.ends
    ]
    return " + ".join(abridged(parts)) + rf" = {tex(mean_depth(tree))}"
