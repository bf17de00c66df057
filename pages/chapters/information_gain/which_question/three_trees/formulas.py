"""The questions a row is asked, weighed box by box, as LaTeX."""

from engines.decision_trees import Tree, tree_after
from pages.chapters.information_gain.which_question.three_trees.record import (
    Record,
    mean_depth,
)
from pages.chapters.information_gain.which_question.words import abridged
from pages.words.formulas import tex

WEIGHED = "the depths of its last boxes so far, each weighed by its share of the rows."


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Add up each tree's questions a row."""
    so_far = [
        tree_after(growth, min(step, len(growth) - 1)) for growth in record.growths
    ]
    pairs = zip(record.names, so_far, strict=True)
    return [(f"{name}: {WEIGHED}", _depths(tree)) for name, tree in pairs]


def _depths(tree: Tree) -> str:
    ends = [tree.nodes[number] for number in (*tree.leaves, *tree.open)]
    parts = [
        rf"\tfrac{{{node.n_samples}}}{{{tree.n_rows}}} \cdot {node.depth}"
        for node in ends
    ]
    return " + ".join(abridged(parts)) + rf" = {tex(mean_depth(tree))}"
