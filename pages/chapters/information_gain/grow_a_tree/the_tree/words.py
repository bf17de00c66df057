"""What "The tree" says: how it grows, and how a row goes down."""

import numpy as np

from pages.chapters.information_gain import samples
from pages.figures.number_tree import measured
from pages.words.literal import literal
from pages.words.sentences import counted, listed

from .changes import bounds, smallest
from .numbers import between
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
    old = between(float(record.original[at]))
    return [f"Its {name} is {record.value(at)} now, instead of {old}."]


def _split(record: Record, step: int) -> str:
    node, tree = int(record.decisions.asked_at[step - 1]), record.tree
    left, right = tree.n_samples[tree.children[node]].tolist()
    unit = samples.UNITS[record.settings.criterion]
    gain = measured(tree.gains[node], unit)
    question, n = literal(record.questions[node]), counted(left + right, "row")
    return (
        f"**Split {step}:** {question}? Yes for {left:,}, no for {right:,} of {n}; "
        f"the gain is {gain}."
    )


def _row(record: Record, step: int) -> str:
    """Say what the row answers, if it comes by, and what is said of it now."""
    node = int(record.decisions.asked_at[step - 1])
    at = np.flatnonzero(record.path.nodes[:-1] == node)
    if not len(at):
        return f"{record.row_name} does not come by. {_so_far(record, step)}"
    feature = int(record.path.features[at[0]])
    value = record.value(feature)
    answer = "no" if record.path.goes_right[at[0]] else "yes"
    name, now = literal(record.data.attributes[feature]), _so_far(record, step)
    return f"{record.row_name} answers {answer}, with {name} {value}. {now}"


def _so_far(record: Record, step: int) -> str:
    """Say what the tree says of the row as it stands."""
    node = int(record.path.nodes[record.reached(step) - 1])
    says = literal(record.said(int(record.tree.predictions[node])))
    return f"The tree says {says} of it; {_held(record, node)}."


def _held(record: Record, node: int) -> str:
    """Say how many rows of a node are of the class that it says."""
    counts = record.tree.class_counts[node]
    most, n = int(counts.max()), int(counts.sum())
    if most == n:
        every = "both" if n == 2 else f"all {n:,}"
        return f"{every} rows there are" if n > 1 else "the only row there is"
    tie = int((counts == most).sum())
    first = f", the first of {tie} equally common classes" if tie > 1 else ""
    verb = "is" if most == 1 else "are"
    return f"{most:,} of the {n:,} rows there {verb}{first}"


def ending(record: Record) -> list[str]:
    """Say how the row ends, what its answers say together, and what would flip it."""
    return [_asked(record), *_together(record), *smallest(record)]


def _asked(record: Record) -> str:
    m, kinds = len(record.path.features), len(record.path.asked)
    says = literal(record.said(record.prediction))
    asked = f"is asked {counted(m, 'question')} about {counted(kinds, 'feature')}"
    if not m:
        asked = "is asked nothing"
    return (
        f"{record.row_name} {asked}, and the tree says **{says}**; "
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
