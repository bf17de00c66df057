"""What "The tree" says: how it grows, and how a row goes down."""

import numpy as np

from pages.chapters.information_gain import samples
from pages.figures.number_tree import measured
from pages.words.literal import literal
from pages.words.sentences import capitalised, counted, listed
from pages.words.thresholds import IS

from .changes import bounds, smallest
from .numbers import between, exactly
from .record import Record

HINT = "Press Play: the tree grows. Then take another row, or click a node to fold it."
MOST_BOUNDS = 6


def labels(record: Record) -> list[str]:
    """Name the root, and then each split."""
    return ["the root", *(f"split {k}" for k in range(1, len(record.decisions)))]


def story(record: Record, step: int) -> list[str]:
    """Tell of a split, and whether the row comes by."""
    if step == 0:
        return [_root(record), *_changed(record)]
    return [_split(record, step), _row(record, step)]


def _root(record: Record) -> str:
    return f"**The root:** {_held(record, 0)}; {_so_says(record, 0)}."


def _changed(record: Record) -> list[str]:
    if not record.is_changed:
        return []
    at = int(np.flatnonzero(record.row != record.original)[0])
    name, old = record.data.attributes[at], float(record.original[at])
    if record.is_a_word(at):
        what, word = map(literal, name.split(IS, 1))
        both = f"not {word}", word
        now, before = both if old else both[::-1]
        return [f"Its {what} is {now} now, instead of {before}."]
    new = record.value(at)
    return [f"Its {literal(name)} is {new} now, instead of {_unlike(old, new)}."]


def _unlike(value: float, text: str) -> str:
    """Write a value; with all its digits where few look like something else."""
    short = between(value)
    return exactly(value) if short == text else short


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
    answer = "no" if record.path.goes_right[at[0]] else "yes"
    with_what = _with(record, int(record.path.features[at[0]]))
    return f"{record.row_name} answers {answer}{with_what}. {_so_far(record, step)}"


def _with(record: Record, feature: int) -> str:
    """Say what a feature of the row is, as a reason for its answer."""
    name = record.data.attributes[feature]
    if not record.is_a_word(feature):
        return f", with {literal(name)} {record.value(feature)}"
    what, word = map(literal, name.split(IS, 1))
    return f": {what} is {word if record.row[feature] else f'not {word}'}"


def _so_far(record: Record, step: int) -> str:
    """Say what the tree says of the row as it stands, and why."""
    node = int(record.path.nodes[record.reached(step) - 1])
    held = _held(record, node, " where it is now")
    return f"{capitalised(held)}; {_so_says(record, node)}."


def _so_says(record: Record, node: int) -> str:
    says = literal(record.said(int(record.tree.predictions[node])))
    return f"so the tree says {says} of row {record.number + 1}"


def _held(record: Record, node: int, where: str = "") -> str:
    """Say how many rows of a node are of the class that it says."""
    counts = record.tree.class_counts[node]
    most, n = int(counts.max()), int(counts.sum())
    says = literal(record.said(int(record.tree.predictions[node])))
    if most == n:
        every = "both" if n == 2 else f"all {n:,}"
        if n == 1:
            return f"the only row{where} is {says}"
        return f"{every} rows{where} are {says}"
    tie = int((counts == most).sum())
    first = f", the first of {tie} equally common classes" if tie > 1 else ""
    verb, rows = "is" if most == 1 else "are", "all" if node == 0 else "the"
    return f"of {rows} {n:,} rows{where}, {most:,} {verb} {says}{first}"


def ending(record: Record) -> list[str]:
    """Say how the row ends, what its answers say together, and what would flip it."""
    return [_asked(record), *_together(record), *smallest(record)]


def _asked(record: Record) -> str:
    m, kinds = len(record.path.features), len(record.path.asked)
    says = literal(record.said(record.prediction))
    asked = f"is asked {counted(m, 'question')} about {counted(kinds, 'feature')}"
    if not m:
        asked = "is asked nothing"
    held = _held(record, record.path.leaf, " at its leaf" if m else "")
    return (
        f"{record.row_name} {asked}, and the tree says **{says}**: "
        f"{held}.{_truth(record)}"
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
