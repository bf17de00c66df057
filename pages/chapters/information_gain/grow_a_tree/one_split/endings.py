"""How a growth ends, in sentences."""

from collections import Counter

from engines.decision_trees.tree import LeafReason
from pages.words.sentences import counted, listed, out_of

from .record import Record
from .words import ENDS


def ending(record: Record) -> list[str]:
    """Say how large the tree is, why it stops, and how often it is wrong."""
    return [*_short(record), _size(record), _why(record)]


def _short(record: Record) -> list[str]:
    if not record.is_cut_short:
        return []
    shown = record.n_steps - 1
    return [f"You have seen the first {shown} of {record.growth.n_splits} splits."]


def _size(record: Record) -> str:
    tree, n = record.tree, record.growth.n_splits
    if not n:
        return "The tree is its root: one leaf, no split."
    wrong = out_of(tree.n_errors, int(tree.n_samples[0]), "row")
    leaves = counted(tree.n_leaves, "leaf", "leaves")
    return (
        f"**The whole tree:** {counted(n, 'split')}, {leaves}, depth {tree.depth}; of "
        f"its own rows {wrong} told wrongly."
    )


def _why(record: Record) -> str:
    """Count the leaves by why they are not split further."""
    tree = record.tree
    reasons = Counter(tree.reason(leaf) for leaf in tree.leaves.tolist())
    n_pure = reasons.pop(LeafReason.PURE, 0) + reasons.pop(LeafReason.ONE_ROW, 0)
    pure = out_of(n_pure, tree.n_leaves, "leaf", "is pure", "are pure")
    pure = pure.replace("leafs", "leaves")
    others = [f"{ENDS[reason]} ({n})" for reason, n in reasons.most_common()]
    why = f"; of the others, {listed(others)}" if others else ""
    return f"{pure[0].upper()}{pure[1:]}{why}."
