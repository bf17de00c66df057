"""Second opinions on "Grow": the books, every row by itself, and scikit-learn's."""

import numpy as np

from engines.decision_trees import entropy, predict, tree_after
from engines.reference import mutual_information
from pages.ui.chapter import Opinion, agree
from pages.words.sentences import counted

from .record import Record

WALKED = 6  # trees that every row is sent down by itself


def opinions(record: Record) -> list[Opinion]:
    """Balance the books at every step, and count what is left in another way."""
    before, left = record.ledger.before, _left(record)
    asked = counted(len(record.removed), "question")
    what = (
        f"Removed by {asked} plus what is left in the bags "
        f"({left:.6f} bits), against the {before:.6f} bits at first"
    )
    so_far = np.concatenate([[0.0], np.cumsum(record.removed + record.aside)])
    ours = [*(so_far + record.left), so_far[-1] + left]
    balance = agree(ours, before, "the ledger of the root", what, 1e-9)
    return [balance, _walked(record)] if record.settings.by_rule else [balance]


def _left(record: Record) -> float:
    """Return the entropy left, from the words of the rows in every last bag."""
    table, tree, total = record.settings.table, record.tree, 0.0
    classes = np.array(table.column(table.target))
    for end in tree.ends:
        _, kinds = np.unique(classes[end.rows], return_inverse=True)
        counts = np.bincount(kinds, end.weights)
        total += end.n_samples * float(entropy(counts)) if len(counts) else 0.0
    return total / max(1, tree.n_rows)


def _walked(record: Record) -> Opinion:
    """Send every row down some of the trees by itself: who is told rightly?"""
    table, found = record.settings.table, record.judged
    places = np.unique(np.linspace(0, len(found.right) - 1, WALKED).astype(int))
    truth = np.array(table.column(table.target))
    trees = (tree_after(record.decisions, k) for k in places.tolist())
    theirs = np.array([np.array(predict(tree, table)) == truth for tree in trees])
    ours = found.right[places]
    halves = np.concatenate([found.learned, found.held])
    return agree(
        ours[:, halves].astype(float),
        theirs[:, halves].astype(float),
        "every row sent down the tree by itself",
        f"Who is told rightly by {counted(len(places), 'tree')} of those on the way",
        1e-12,
    )


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn what knowing the bag tells of the class.

    It knows of no parts of rows, and of none that stay where they are.
    """
    table, tree = record.settings.table, record.tree
    if record.ledger.aside or any((end.weights < 1).any() for end in tree.ends):
        return None
    where = {row: str(end.number) for end in tree.ends for row in end.rows.tolist()}
    if len(where) < tree.n_rows:  # some rows of a single class stay where they are
        return None
    classes = [table.column(table.target)[row] for row in where]
    theirs = mutual_information(list(where.values()), classes) if where else 0.0
    what = f"The bits that all questions removed, {theirs:.6f}"
    name = "scikit-learn's mutual information"
    return agree(record.removed.sum(), theirs, name, what, 1e-9)
