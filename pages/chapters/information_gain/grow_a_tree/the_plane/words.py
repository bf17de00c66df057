"""What "The plane" tells of a split."""

import numpy as np

from pages.words import thresholds
from pages.words.literal import literal
from pages.words.numbers import few
from pages.words.sentences import counted, listed, out_of, tallied

from .bounds import cuts
from .record import Record

HINT = (
    "Bet first, then press Play: rectangles are cut in two. "
    "Hover over them, and over dots."
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
        f"({_classes(record, counts)}). It says {name}: {wrong_of(wrong, record.n)}."
    )


def wrong_of(wrong: int, n: int) -> str:
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
    go = "goes" if tree.n_samples[2 * k - 1] == 1 else "go"
    return f"{said} {left} {go} left, {right} right."


def _part(record: Record, node: int) -> str:
    counts = record.decisions.tree.class_counts[node]
    return f"{int(counts.sum()):,} ({_classes(record, counts)})"


def _in_the_plane(record: Record, k: int) -> list[str]:
    """Say why a cut draws no line, and what becomes of its rectangle, if it has one."""
    tree, node = record.decisions.tree, int(record.decisions.asked_at[k - 1])
    if record.plane.place_divided(k) is None:
        return ["Its box is off this slice: no rectangle changes."]
    if int(tree.features[node]) in record.sides:
        return []
    goes_left = _held(record, node) <= tree.thresholds[node]
    after = 2 * k - 1 if goes_left else 2 * k
    said, before = (int(tree.predictions[one]) for one in (after, node))
    now = "still" if said == before else "now"
    name, counts = word(record.dataset.class_names[said]), tree.class_counts[after]
    return [
        f"The slice stands at {_stands(record, node, goes_left)}: its rectangle stays "
        f"whole and goes {'left' if goes_left else 'right'}. It {now} says {name}, the "
        f"class of {_of_its(int(counts[said]), int(counts.sum()))}."
    ]


def _held(record: Record, node: int) -> float:
    """Return the value at which the slice holds the feature that a node asks about."""
    return float(record.plane.held[record.decisions.tree.features[node]])


def _stands(record: Record, node: int, goes_left: bool) -> str:
    """Say where the slice stands: at a value, or for or against a word."""
    feature = int(record.decisions.tree.features[node])
    column, name = record.decisions.X[:, feature], record.names[feature]
    ends = thresholds.neighbours(float(record.decisions.tree.thresholds[node]), column)
    if thresholds.is_about_a_word(name, *ends):
        return literal(getattr(cuts(record)[node], "left" if goes_left else "right"))
    return f"{literal(name)} = {few(_held(record, node), 6)}"


def _of_its(count: int, n: int) -> str:
    """Say how many of a rectangle's rows: all its 9 rows, 5 of its 9 rows."""
    if count == n:
        every = {1: "its only row", 2: "both its rows"}
        return every.get(n, f"all its {n:,} rows")
    return f"{count:,} of its {n:,} rows"


def _now(record: Record, k: int) -> str:
    """Say how many rectangles there are now, and how many rows are wrong."""
    n_before, n_after = record.n_rectangles[k - 1 : k + 1].tolist()
    now = "still" if n_before == n_after else "now"
    wrong, before = int(record.errors[k]), int(record.errors[k - 1])
    change = f"{before:,} before" if wrong != before else "as many as before"
    return (
        f"The plane {now} has {counted(n_after, 'rectangle')}, and "
        f"{wrong_of(wrong, record.n)}, {change}."
    )
