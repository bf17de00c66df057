"""The sentences of "Many trees", made from what the trees did."""

from engines.decision_trees import BinaryTree
from pages.chapters.information_gain.samples import question
from pages.words.literal import literal
from pages.words.sentences import counted, out_of

from ..words import so_many
from .record import Record

N_TREES = "So many times rows are drawn, and a tree is grown from what was drawn."
DEPTH = "How many questions lead from the root to a leaf, at most."
TRIED = (
    "Of all features; which ones is drawn anew for every tree, not for every question "
    "as a random forest does it."
)


def labels(record: Record) -> list[str]:
    """Count the trees."""
    return ["all rows", *(counted(k + 1, "tree") for k in range(record.n_trees))]


def right_on(count: int, record: Record) -> str:
    """Say on how many held-out rows somebody is right."""
    total = record.n_held
    if total == 1:
        return f"{right_or_wrong(count)} on the only held-out row"
    number = so_many(count, total)
    if count == total:
        return f"right on {number} held-out rows"
    return f"right on {number} of the {total:,} held-out rows"


def right_or_wrong(is_right: bool | int) -> str:
    """Say of one row how it is told."""
    return "right" if is_right else "wrong"


def one_by_one(record: Record) -> str:
    """Say what the trees reach alone."""
    counts, m, n = record.counts, record.n_held, record.n_trees
    low, high = int(counts.min()), int(counts.max())
    if m == 1:
        return f"one by one {out_of(int(counts.sum()), n, 'tree')}"
    alone = so_many(low, m)
    if low < high:
        middle = so_many(record.median, m)
        alone = (
            f"{f'{low:,}' if low else 'none'} to {high:,}, the middle one on {middle}"
        )
    return f"one by one they are right on {alone}"


def first_question(record: Record, tree: BinaryTree) -> str:
    """Say what a tree asks first."""
    if tree.features[0] < 0:
        return "asks nothing"
    return f"asks “{literal(question(record.halves.dataset, tree, 0))}” first"


def story(record: Record, step: int) -> list[str]:
    """Say what a tree asks first, what it drew, and what the average tells so far."""
    if step == 0:
        return _of_all(record)
    at = step - 1
    asks = first_question(record, record.forest.trees[at])
    drew = f"It drew {_drawn(record, at)}{_told(record, record.counts[at], ', and')}."
    found = [f"**Tree {step} {asks}.** {drew}"]
    return [*found, *_alike(record, step), *_averaged(record, at)] if at else found


def _of_all(record: Record) -> list[str]:
    n, asks = record.n_rows, first_question(record, record.whole)
    told = "No row is held out: no class has two of them."
    if record.n_held:
        told = f"{_told(record, record.whole_count, 'It').strip()}."
    return [
        f"**The tree of all {n:,} rows {asks}.** {told}",
        f"Now draw {n:,} of these rows with replacement and grow a tree from what was "
        f"drawn, {record.n_trees} times.",
    ]


def _told(record: Record, count: int, before: str) -> str:
    """Say on how many held-out rows a tree is right, if there are any."""
    return f"{before} is {right_on(int(count), record)}" if record.n_held else ""


def _drawn(record: Record, at: int) -> str:
    """Say how many of the rows a tree drew."""
    n, n_drawn = record.n_rows, int(record.n_drawn[at])
    if n_drawn == n:
        return f"each of the {n:,} rows once"
    if n_drawn == 1:
        return f"1 of the {n:,} rows, and no other"
    return f"{n_drawn:,} of the {n:,} rows, some of them more than once"


def _alike(record: Record, k: int) -> list[str]:
    """Say how many trees ask about the same feature first as the tree of all rows."""
    feature = record.whole.features[0]
    if feature < 0:
        return []
    name = literal(record.halves.dataset.attributes[feature])
    n_alike = int((record.forest.first_features[:k] == feature).sum())
    begin = out_of(n_alike, k, "tree", "begins", "begin")
    return [f"So far {begin} with {name}, as the tree of all rows does."]


def _averaged(record: Record, at: int) -> list[str]:
    if not record.n_held:
        return []
    count = int(record.average_counts[at])
    return [f"The average of these {at + 1} trees is {right_on(count, record)}."]
