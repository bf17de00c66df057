"""How a growth ends, in sentences."""

from collections import Counter

from engines.decision_trees.tree import LeafReason
from pages.chapters.information_gain.which_question.words import begun
from pages.words.sentences import counted, out_of

from .record import Record
from .words import ENDS

STOPS = {  # of a leaf that is mixed, and of several
    LeafReason.CONFLICT: ("holds rows", "hold rows", "that are alike in every feature"),
    LeafReason.NO_GAIN: ("has", "have", "no cut that gains more than is asked"),
    LeafReason.DEPTH: ("is", "are", "as deep as allowed"),
    LeafReason.FEW_ROWS: ("has", "have", "too few rows to be split"),
    LeafReason.SMALL_CHILD: ("has", "have", "no cut with rows enough on both sides"),
    LeafReason.MOST_LEAVES: ("stays", "stay", "because no more leaves are allowed"),
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
        return f"The tree is its root, a leaf: {ENDS[tree.reason(0)]}."
    wrong = out_of(tree.n_errors, int(tree.n_samples[0]), "row")
    leaves = counted(tree.n_leaves, "leaf", "leaves")
    return (
        f"**The whole tree:** {counted(n, 'split')}, {leaves}, depth {tree.depth}; "
        f"{wrong} told wrongly."
    )


def _why(record: Record) -> list[str]:
    """Say how many leaves are pure, and what keeps how many of the others."""
    tree = record.tree
    if not record.growth.n_splits:
        return []
    reasons = Counter(tree.reason(leaf) for leaf in tree.leaves.tolist())
    n_pure = reasons.pop(LeafReason.PURE, 0) + reasons.pop(LeafReason.ONE_ROW, 0)
    pure = begun(out_of(n_pure, tree.n_leaves, "leaf")).replace("leafs", "leaves")
    return [f"{pure} pure.", *(_stops(*one) for one in reasons.most_common())]


def _stops(reason: LeafReason, n: int) -> str:
    one, many, rest = STOPS[reason]
    leaves = counted(n, "mixed leaf", "mixed leaves")
    return f"{leaves} {one if n == 1 else many} {rest}."
