"""What "The tree" says: how it grows, and how a row goes down."""

import numpy as np

from pages.chapters.information_gain import samples
from pages.words.literal import literal
from pages.words.numbers import few
from pages.words.sentences import counted, listed

from .changes import bounds, smallest
from .numbers import exact
from .record import Record

HINT = "Press Play: the tree grows. Then take another row, or click a node to fold it."
MOST_BOUNDS = 6


def labels(record: Record) -> list[str]:
    """Name the root, and then each split."""
    return ["the root", *(f"split {k}" for k in range(1, len(record.decisions)))]


def story(record: Record, step: int) -> list[str]:
    """Tell of a split, and whether the row comes by."""
    if step == 0:
        return [*_root(record), *_changed(record)]
    return [_split(record, step), _row(record, step)]


def _root(record: Record) -> list[str]:
    n = counted(int(record.tree.n_samples[0]), "row")
    return [f"**The root** holds all {n}.", _so_far(record, 0)]


def _changed(record: Record) -> list[str]:
    if not record.is_changed:
        return []
    at = int(np.flatnonzero(record.row != record.original)[0])
    name = literal(record.data.attributes[at])
    new, old = exact(float(record.row[at])), exact(float(record.original[at]))
    return [f"Its {name} is {new} now, instead of {old}."]


def _split(record: Record, step: int) -> str:
    node, tree = int(record.decisions.asked_at[step - 1]), record.tree
    left, right = tree.n_samples[tree.children[node]].tolist()
    unit = samples.UNITS[record.settings.criterion]
    gain = f"{few(float(tree.gains[node]), 4)} {unit}".strip()
    return (
        f"**Split {step}:** {literal(record.questions[node])}? Yes for {left:,}, no for "
        f"{right:,} of {counted(left + right, 'row')}; the gain is {gain}."
    )


def _row(record: Record, step: int) -> str:
    """Say what the row answers, if it comes by, and what is said of it now."""
    node = int(record.decisions.asked_at[step - 1])
    at = np.flatnonzero(record.path.nodes[:-1] == node)
    if not len(at):
        return f"{record.row_name} does not come by. {_so_far(record, step)}"
    value = exact(float(record.path.values[at[0]]))
    answer = "no" if record.path.goes_right[at[0]] else "yes"
    name = literal(record.data.attributes[record.path.features[at[0]]])
    return f"{record.row_name} answers {answer}: {name} {value}. " + _so_far(
        record, step
    )


def _so_far(record: Record, step: int) -> str:
    """Say what the tree says of the row as it stands."""
    node = int(record.path.nodes[record.reached(step) - 1])
    says = literal(record.said(int(record.tree.predictions[node])))
    return f"The tree says {says} of it: {_held(record, node)}."


def _held(record: Record, node: int) -> str:
    """Say how many rows of a node are of the class that it says."""
    counts = record.tree.class_counts[node]
    most, n = int(counts.max()), int(counts.sum())
    if most == n:
        return f"all {n:,} rows there are" if n > 1 else "so is the only row there"
    tie = int((counts == most).sum())
    first = f", the first of {tie} classes that are equally common" if tie > 1 else ""
    return f"{most:,} of {n:,} rows there are{first}"


def ending(record: Record) -> list[str]:
    """Say how the row ends, what its answers say together, and what would flip it."""
    said = [_asked(record), *_together(record), *smallest(record)]
    return said


def _asked(record: Record) -> str:
    m, kinds = len(record.path.features), len(record.path.asked)
    says = literal(record.said(record.prediction))
    asked = f"is asked {counted(m, 'question')} about {counted(kinds, 'feature')}"
    if not m:
        asked = "is asked nothing"
    return (
        f"{record.row_name} {asked}, and the tree says **{says}**: "
        f"{_held(record, record.path.leaf)}.{_truth(record)}"
    )


def _truth(record: Record) -> str:
    """Say what the samples say of the row, where it is as it is there."""
    if record.is_changed:
        return ""
    label = int(record.data.labels[record.number])
    if label == record.prediction:
        return " The samples say so too."
    return f" The samples say {literal(record.said(label))}."


def _together(record: Record) -> list[str]:
    some = [literal(one) for one in bounds(record)]
    if not some:
        return []
    return [f"Its answers together: {listed(some, most=MOST_BOUNDS)}."]
