"""What "The plane" tells of a split, and of the end."""

import numpy as np

from engines.decision_trees.binary_tree import REASONS
from engines.decision_trees.tree import LeafReason
from pages.words.literal import literal
from pages.words.numbers import few
from pages.words.sentences import counted, listed, out_of, tallied

from .borders import border_of
from .bounds import cuts
from .record import Record

HINT = (
    "Bet first, then press Play: every split is a straight line through one rectangle. "
    "Hover over rectangles and dots."
)
ACROSS = "The feature that runs to the right. A question about it cuts upright."
UP = "The feature that runs upwards. A question about it cuts level."
SEES = (
    "Only these two: picture and tree are one. All features: the picture is a slice of "
    "the tree's boxes, where the other features are held still."
)
HELD = "The row whose values the other features are held at; 0: at their medians."
MOST_CLASSES, COMMONEST = 3, 2  # classes that are listed; of more, the commonest
EVERY_CUT = "Every question is about one feature, so every cut is upright or level:"


def labels(record: Record) -> list[str]:
    """Name each position of the stepper."""
    later = [f"split {k} of {record.n_splits}" for k in record.shown[1:].tolist()]
    return ["no split yet", *later]


def story(record: Record, position: int) -> list[str]:
    """Say what the split made now cuts, and what it changes."""
    k = int(record.shown[position])
    if not k:
        return [_before(record), *_what_is_seen(record)]
    return [_split(record, k), *_in_the_plane(record, k), _now(record, k)]


def _before(record: Record) -> str:
    """Say what the only rectangle holds, and what it says."""
    counts, wrong = record.decisions.tree.class_counts[0], int(record.errors[0])
    return (
        f"**No split yet.** One rectangle holds {_rows(record, counts)}. It says "
        f"{_class(record, 0)}: {begun_wrong(wrong, record.n)}."
    )


def begun_wrong(wrong: int, n: int) -> str:
    """Say how many rows are wrong: no row, the only row, 4 of 150 rows."""
    return f"{out_of(wrong, n, 'row')} wrong"


def _rows(record: Record, counts: np.ndarray) -> str:
    """Write how many rows these are, and of which classes; of many the commonest."""
    classes, n = record.dataset.class_names, int(counts.sum())
    order = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    if len(order) == 1:
        every = {1: "", 2: "both "}.get(n, "all ")
        return f"{counted(n, 'row')} ({every}{literal(classes[order[0]])})"
    order = np.sort(order) if len(order) <= MOST_CLASSES else order[:COMMONEST]
    parts = tallied(counts[order], [classes[at] for at in order], literal)
    rest = n - int(counts[order].sum())
    parts += [f"{rest:,} of other classes"] if rest else []
    return f"{counted(n, 'row')} ({listed(parts)})"


def _class(record: Record, node: int) -> str:
    tree = record.decisions.tree
    return literal(record.dataset.class_names[int(tree.predictions[node])])


def _what_is_seen(record: Record) -> list[str]:
    """Say what a slice is, where the tree sees more than the plane shows."""
    if not record.sees_all:
        return []
    where = "their medians"
    if record.held_row is not None:
        where = f"the values of row {record.held_row + 1}"
    others = counted(len(record.names) - 2, "other feature")
    return [
        f"The tree sees {others} too, held here at {where}. A row is drawn where it "
        "lies in these two, but its own box may be off this slice."
    ]


def _split(record: Record, k: int) -> str:
    """Say what is asked, and which rows go where."""
    tree, node = record.decisions.tree, int(record.decisions.asked_at[k - 1])
    left, right = (_rows(record, tree.class_counts[at]) for at in (2 * k - 1, 2 * k))
    asked = literal(cuts(record)[node].left)
    n = counted(int(tree.n_samples[node]), "row")
    return f"**Split {k}.** {asked} parts {n}: {left} go left, {right} right."


def _in_the_plane(record: Record, k: int) -> list[str]:
    """Say how the cut runs, or why it is not seen."""
    node = int(record.decisions.asked_at[k - 1])
    feature = int(record.decisions.tree.features[node])
    if record.plane.place_divided(k) is None:
        return ["Its box is off this slice: nothing changes in the picture."]
    if feature in record.sides:
        way = "upright" if feature == record.plane.across else "level"
        return [f"The cut is {way}."]
    held = float(record.plane.held[feature])
    is_left = held <= record.decisions.tree.thresholds[node]
    way = "left" if is_left else "right"
    return [
        f"The slice stands at {literal(record.names[feature])} = {few(held, 6)}: "
        f"the whole rectangle goes {way}, and only its colour may change."
    ]


def _now(record: Record, k: int) -> str:
    """Say how many rectangles there are now, and how many rows are wrong."""
    parts = counted(int(record.n_rectangles[k]), "rectangle")
    wrong, before = int(record.errors[k]), int(record.errors[k - 1])
    change = f", {before:,} before" if wrong != before else ", as many as before"
    return f"Now there are {parts}, and {begun_wrong(wrong, record.n)}{change}."


# --- the end --------------------------------------------------------------------------


def ending(record: Record) -> list[str]:
    """Say what the plane has become, what stays wrong and why, and how it is cut."""
    found = [_made(record), *why_wrong(record), *_border(record), *_off(record)]
    return found


def _made(record: Record) -> str:
    parts = counted(int(record.n_rectangles[-1]), "rectangle")
    wrong, after = int(record.errors[-1]), counted(record.n_splits, "split")
    return f"After {after} there are {parts}, and {begun_wrong(wrong, record.n)}."


def errors_in(record: Record, *reasons: LeafReason) -> int:
    """Return how many rows are wrong in leaves that are leaves for these reasons."""
    tree = record.decisions.tree
    leaves = tree.leaves[np.isin(tree.why_leaf[tree.leaves], _codes(reasons))]
    counts = tree.class_counts[leaves]
    return int(counts.sum() - counts.max(axis=1, initial=0).sum())


def _codes(reasons: tuple[LeafReason, ...]) -> list[int]:
    return [REASONS.index(one) for one in reasons]


def why_wrong(record: Record) -> list[str]:
    """Say what keeps the last rows wrong: no question parts them, or a limit."""
    alike = errors_in(record, LeafReason.CONFLICT)
    others = int(record.errors[-1]) - alike
    found = []
    if alike:
        every = "every feature" if record.sees_all else "both features"
        found.append(
            f"{counted(alike, 'wrong row')} {'is' if alike == 1 else 'are'} alike in "
            f"{every} with rows of another class: no cut parts them."
        )
    if others:
        found.append(
            f"{counted(others, 'wrong row')} {'is' if others == 1 else 'are'} where a "
            "limit keeps a leaf whole."
        )
    return found


def _border(record: Record) -> list[str]:
    """Say of how many straight pieces the border is made."""
    if not record.n_splits:
        return []
    border = border_of(record)
    if not border.n_pieces:
        return ["All rectangles say the same class: there is no border between them."]
    pieces = counted(border.n_pieces, "straight piece")
    ways = f"{border.upright:,} upright and {border.level:,} level"
    if 0 in border:
        every = "" if border.n_pieces == 1 else "all "
        ways = f"{every}{'upright' if border.upright else 'level'}"
    return [f"{EVERY_CUT} the border between the classes is made of {pieces}, {ways}."]


def n_off(record: Record) -> int:
    """Return how many rows end in a leaf that the plane does not pass through."""
    return int((~np.isin(record.ways[-1], record.plane.nodes)).sum())


def _off(record: Record) -> list[str]:
    if not record.sees_all:
        return []
    ends = out_of(n_off(record), record.n, "row", one="ends", many="end")
    return [f"{ends[0].upper()}{ends[1:]} in a box off this slice."]
