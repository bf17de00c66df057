"""What "The plane" tells of the end."""

from collections import Counter

import numpy as np

from engines.decision_trees.binary_tree import REASONS
from engines.decision_trees.tree import LeafReason
from pages.words.sentences import capitalised, counted, listed, out_of

from .borders import border_of
from .record import Record
from .words import wrong_of

EVERY_CUT = "Every question is about one feature, so every cut is upright or level."
LIMITS = {  # the control that a leaf's reason comes from
    LeafReason.DEPTH: "Depth, at most",
    LeafReason.SMALL_CHILD: "Rows in a leaf, at least",
    LeafReason.FEW_ROWS: "Rows to split, at least",
    LeafReason.NO_GAIN: "Gain of a cut",
    LeafReason.MOST_LEAVES: "Leaves, at most",
}


def ending(record: Record) -> list[str]:
    """Say what the plane has become, what stays wrong and why, and how it is cut."""
    return [
        _made(record),
        *_why_wrong(record),
        *_cuts(record),
        *_border(record),
        *_off(record),
    ]


def _made(record: Record) -> str:
    wrong = wrong_of(int(record.errors[-1]), record.n)
    if not record.n_splits:
        return f"No split was made, and {wrong}."
    parts = counted(int(record.n_rectangles[-1]), "rectangle")
    return (
        f"After {counted(record.n_splits, 'split')} the plane has {parts}, and {wrong}."
    )


def _why_wrong(record: Record) -> list[str]:
    """Say what keeps the last rows wrong: no question parts them, or limits."""
    tree = record.decisions.tree
    counts = tree.class_counts[tree.leaves]
    wrong = counts.sum(axis=1) - counts.max(axis=1)
    by_reason: Counter[LeafReason] = Counter()
    for leaf in np.flatnonzero(wrong).tolist():
        by_reason[REASONS[tree.why_leaf[tree.leaves[leaf]]]] += int(wrong[leaf])
    alike = by_reason.pop(LeafReason.CONFLICT, 0)
    return [*_alike(record, alike), *_kept_whole(by_reason)]


def _are(count: int) -> str:
    return f"{counted(count, 'wrong row')} {'is' if count == 1 else 'are'}"


def _alike(record: Record, count: int) -> list[str]:
    if not count:
        return []
    where = "every feature" if record.sees_all else "both features"
    where = "the only feature" if record.is_line else where
    return [
        f"{_are(count)} alike in {where} with rows of another class: no cut parts them."
    ]


def _kept_whole(by_limit: Counter[LeafReason]) -> list[str]:
    """Say which limits keep leaves whole that have wrong rows."""
    if not by_limit:
        return []
    total = _are(by_limit.total())
    names = [f"“{LIMITS[reason]}”" for reason in by_limit]
    if len(names) == 1:
        return [f"{total} where {names[0]} keeps a leaf whole."]
    parts = zip(by_limit.values(), names, strict=True)
    each = listed([f"{count:,} by {name}" for count, name in parts])
    return [f"{total} where limits keep leaves whole: {each}."]


def _cuts(record: Record) -> list[str]:
    """Say that all cuts run along the sides, or how many are of other features."""
    n = record.n_splits
    if not n:
        return []
    if not record.sees_all:
        return [EVERY_CUT]
    asked = record.decisions.tree.features[record.decisions.asked_at]
    others = n - int(np.isin(asked, record.sides).sum())
    ask = out_of(n - others, n, "split", one="asks", many="ask")
    said = f"{capitalised(ask)} about these two features"
    if not 0 < others < n:
        return [f"{said}."]
    rest = "1 other draws" if others == 1 else f"{others:,} others draw"
    return [f"{said}; the {rest} no line here."]


def _border(record: Record) -> list[str]:
    """Say of how many straight pieces the border is made."""
    if record.n_rectangles[-1] == 1:
        return []
    border = border_of(record)
    if not border.n_pieces:
        return ["All rectangles say the same class: there is no border between them."]
    pieces = counted(border.n_pieces, "straight piece")
    ways = f"{border.upright:,} upright and {border.level:,} level"
    if 0 in border:
        every = "" if border.n_pieces == 1 else "all "
        ways = f"{every}{'upright' if border.upright else 'level'}"
    return [f"The border between the classes is made of {pieces}, {ways}."]


def _off(record: Record) -> list[str]:
    """Say how many rows end in a leaf that the plane does not pass through."""
    if not record.sees_all:
        return []
    n_off = int((~np.isin(record.ways[-1], record.plane.nodes)).sum())
    ends = out_of(n_off, record.n, "row", one="ends", many="end")
    return [f"{capitalised(ends)} in a box off this slice."]
