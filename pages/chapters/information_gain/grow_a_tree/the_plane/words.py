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
SIDES = {True: ("left of", "right"), False: ("below", "above")}  # of a line
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
    name = word(record.dataset.class_names[int(np.argmax(counts))])
    return (
        f"**Before any split** one rectangle holds {counted(record.n, 'row')} "
        f"({_classes(record, counts)}). It says {name}: {_wrong(wrong, record.n)}."
    )


def _wrong(wrong: int, n: int) -> str:
    """Say how many rows are wrong: none of the 150 rows is wrong."""
    return f"{out_of(wrong, n, 'row')} wrong"


def word(name: str) -> str:
    """Return a class's name so that Markdown shows it as it stands."""
    return literal(name or "(missing)")


def _classes(record: Record, counts: np.ndarray) -> str:
    """Write of which classes some rows are; of many classes the commonest."""
    names, n = record.dataset.class_names, int(counts.sum())
    order = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    if len(order) == 1:
        every = {1: "", 2: "both "}.get(n, "all ")
        return f"{every}{word(names[order[0]])}"
    order = np.sort(order) if len(order) <= MOST_CLASSES else order[:COMMONEST]
    parts = tallied(counts[order], [names[at] for at in order], word)
    rest = n - int(counts[order].sum())
    return listed([*parts, f"{rest:,} of other classes"] if rest else parts)


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
    """Say what is asked of which rows, and where they lie, or go."""
    tree, node = record.decisions.tree, int(record.decisions.asked_at[k - 1])
    feature, asked = int(tree.features[node]), literal(cuts(record)[node].left)
    left, right = (_part(record, child) for child in (2 * k - 1, 2 * k))
    said = f"**Split {k}** asks {asked} of {counted(int(tree.n_samples[node]), 'row')}:"
    if feature in record.sides and record.plane.place_divided(k) is not None:
        here, there = SIDES[feature == record.plane.across]
        return f"{said} {left} {here} the line, {right} {there}."
    return f"{said} {left} go left, {right} right."


def _part(record: Record, node: int) -> str:
    counts = record.decisions.tree.class_counts[node]
    return f"{int(counts.sum()):,} ({_classes(record, counts)})"


def _in_the_plane(record: Record, k: int) -> list[str]:
    """Say why a cut draws no line, where it draws none."""
    node = int(record.decisions.asked_at[k - 1])
    feature = int(record.decisions.tree.features[node])
    if record.plane.place_divided(k) is None:
        return ["Its box is off this slice: nothing changes in the picture."]
    if feature in record.sides:
        return []
    held = float(record.plane.held[feature])
    way = "left" if held <= record.decisions.tree.thresholds[node] else "right"
    return [
        f"The slice stands at {literal(record.names[feature])} = {few(held, 6)}: "
        f"the whole rectangle goes {way}, and only its colour may change."
    ]


def _now(record: Record, k: int) -> str:
    """Say how many rectangles there are now, and how many rows are wrong."""
    parts = counted(int(record.n_rectangles[k]), "rectangle")
    wrong, before = int(record.errors[k]), int(record.errors[k - 1])
    change = f"{before:,} before" if wrong != before else "as many as before"
    return f"The plane now has {parts}, and {_wrong(wrong, record.n)}, {change}."


# --- the end --------------------------------------------------------------------------


def ending(record: Record) -> list[str]:
    """Say what the plane has become, what stays wrong and why, and how it is cut."""
    return [_made(record), *_why_wrong(record), *_border(record), *_off(record)]


def _made(record: Record) -> str:
    wrong = _wrong(int(record.errors[-1]), record.n)
    if not record.n_splits:
        return f"No split was made, and {wrong}."
    parts = counted(int(record.n_rectangles[-1]), "rectangle")
    return (
        f"After {counted(record.n_splits, 'split')} the plane has {parts}, and {wrong}."
    )


def _alike(record: Record) -> int:
    """Return how many rows are wrong that no cut can part from others."""
    tree = record.decisions.tree
    alike = tree.why_leaf[tree.leaves] == REASONS.index(LeafReason.CONFLICT)
    counts = tree.class_counts[tree.leaves[alike]]
    return int(counts.sum() - counts.max(axis=1, initial=0).sum())


def _why_wrong(record: Record) -> list[str]:
    """Say what keeps the last rows wrong: no question parts them, or a limit."""
    alike = _alike(record)
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


def _off(record: Record) -> list[str]:
    """Say how many rows end in a leaf that the plane does not pass through."""
    if not record.sees_all:
        return []
    n_off = int((~np.isin(record.ways[-1], record.plane.nodes)).sum())
    ends = out_of(n_off, record.n, "row", one="ends", many="end")
    return [f"{ends[0].upper()}{ends[1:]} in a box off this slice."]
