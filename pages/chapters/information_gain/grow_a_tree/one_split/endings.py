"""How a growth ends, in sentences."""

from collections import Counter

from engines.decision_trees.tree import LeafReason
from pages.words.sentences import counted, listed, out_of

from .record import Record

STOPS = {  # what keeps a leaf that is mixed from being split
    LeafReason.CONFLICT: "rows alike in every feature",
    LeafReason.NO_GAIN: "no cut that gains enough",
    LeafReason.DEPTH: "the depth allowed",
    LeafReason.FEW_ROWS: "too few rows to split",
    LeafReason.SMALL_CHILD: "too few rows on a side of every cut",
    LeafReason.MOST_LEAVES: "the number of leaves allowed",
}


def ending(record: Record) -> list[str]:
    """Say how large the tree is, why it stops, and how often it is wrong."""
    return [*_short(record), _size(record), *_why(record)]


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
        f"**The whole tree:** {counted(n, 'split')}, {leaves}, depth {tree.depth}; "
        f"{wrong} told wrongly."
    )


def _why(record: Record) -> list[str]:
    """Count the leaves by why they are not split further."""
    tree = record.tree
    reasons = Counter(tree.reason(leaf) for leaf in tree.leaves.tolist())
    n_pure = reasons.pop(LeafReason.PURE, 0) + reasons.pop(LeafReason.ONE_ROW, 0)
    pure = out_of(n_pure, tree.n_leaves, "leaf", "is pure", "are pure")
    pure = pure.replace("leafs", "leaves").replace("none of", "not one of")
    stops = [f"{STOPS[reason]} ({n})" for reason, n in reasons.most_common()]
    why = [f"What keeps the others from it: {listed(stops)}."] if stops else []
    return [f"{pure[0].upper()}{pure[1:]}.", *why]
