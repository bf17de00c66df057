"""What "Three trees" computes: one table, grown to the end in three ways."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines import datasets
from engines.decision_trees import (
    Decision,
    Tree,
    grow_id3,
    last_nodes,
    ledger,
    one_hot,
    predict,
    tree_after,
)
from engines.reference import binary_tree
from pages.chapters.information_gain.which_question.record import (
    GAIN_NAMES,
    GAIN_SOURCES,
    Settings,
)
from pages.ui import exports
from pages.ui.chapter import Opinion, Script, Table, agree

NAMES = ("ID3: gain", "C4.5: gain ratio", "Yes/no: gain")
CRITERIA = ("gain", "gain_ratio", "gain")
COLUMNS = (
    "tree",
    "questions",
    "leaves",
    "depth",
    "questions a row",
    "errors",
    "gain (bits)",
)
MOST_YES_NO = 120  # yes/no questions that a tree is grown from while you wait


@dataclass(frozen=True, eq=False)
class Record:
    """Three growths of one table; two where it has too many answers for yes/no."""

    settings: Settings
    tables: tuple[datasets.Table, ...]  # the third one in yes/no questions
    growths: tuple[tuple[Decision, ...], ...]
    trees: tuple[Tree, ...]
    removed: np.ndarray  # (n_trees,) bits removed by all questions of each tree
    questions_a_row: np.ndarray  # (n_trees,) mean depth of the rows

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the trees that were grown."""
        return NAMES[: len(self.trees)]

    @property
    def n_steps(self) -> int:
        """How many steps there are; a tree that is finished waits for the others."""
        return max(2, *map(len, self.growths))


def run(settings: Settings) -> Record:
    """Grow the three trees to their ends."""
    tables = (settings.table, settings.table, *yes_no(settings.table))
    growths = tuple(
        grow_id3(one, criterion=name)
        for one, name in zip(tables, CRITERIA, strict=False)
    )
    trees = tuple(tree_after(growth, len(growth) - 1) for growth in growths)
    return Record(
        settings,
        tables,
        growths,
        trees,
        np.array([ledger(tree).removed for tree in trees], dtype=float),
        np.array([mean_depth(tree) for tree in trees]),
    )


def yes_no(table: datasets.Table) -> tuple[datasets.Table, ...]:
    """Return the table in yes/no questions, or nothing where those are too many."""
    many = [len(table.codes(name)[1]) for name in table.attributes]
    if sum(n if n > 2 else 1 for n in many) > MOST_YES_NO:
        return ()
    return (one_hot(table),)


def mean_depth(tree: Tree) -> float:
    """Return how many questions a row is asked on average."""
    ends = [tree.nodes[number] for number in (*tree.leaves, *tree.open)]
    total = sum(node.depth * node.n_samples for node in ends)
    return total / max(1, tree.n_rows)


def reached(record: Record, step: int) -> int:
    """Return how many rows may be told: all at the last step, else none."""
    return len(record.trees) if step == record.n_steps - 1 else 0


# --- second opinions ----------------------------------------------------------------


def opinions(record: Record) -> list[Opinion]:
    """Walk every row down every tree, and count questions and errors again."""
    pairs = zip(record.tables, record.trees, strict=True)
    walked = [_walked(table, tree) for table, tree in pairs]
    errors = [tree.n_errors for tree in record.trees]
    ours = np.column_stack([record.questions_a_row, errors])
    what = "Questions a row and errors of all three trees, every row walked down"
    return [agree(ours, walked, "a walk of every row", what, 1e-9)]


def _walked(table: datasets.Table, tree: Tree) -> tuple[float, float]:
    """Return how many questions a row meets on average, and the wrong guesses."""
    known = tree.nodes[0].rows
    depths = [tree.nodes[end].depth for end in last_nodes(tree, table)[known]]
    said = np.array(predict(tree, table), dtype=object)[known]
    true = np.array(table.column(table.target), dtype=object)[known]
    return float(np.mean(depths)) if depths else 0.0, float((said != true).sum())


def reference(record: Record) -> Opinion | None:
    """Hold the yes/no tree's gains against scikit-learn's, node by node."""
    table, known = record.tables[-1], record.trees[-1].nodes[0].rows
    if not len(known) or len(record.trees) < len(NAMES):
        return None
    features = np.column_stack(
        [table.codes(name)[0][known] for name in table.attributes]
    )
    if features.max(initial=0) > 1:
        return None
    nodes = binary_tree(features, table.take(known).column(table.target))
    theirs = sum(node.gain * len(node.rows) / len(known) for node in nodes)
    asked = sum(node.feature is not None for node in nodes)
    what = f"The bits its {asked} questions remove together"
    return agree(record.removed[-1], theirs, "scikit-learn's decision tree", what, 1e-9)


# --- to take home -------------------------------------------------------------------


def table(record: Record) -> Table:
    """List the finished trees."""
    rows = [
        (
            name,
            len(tree.asked),
            len(tree.leaves),
            tree.depth,
            float(record.questions_a_row[at]),
            tree.n_errors,
            float(record.removed[at]),
        )
        for at, (name, tree) in enumerate(zip(record.names, record.trees, strict=True))
    ]
    return Table(COLUMNS, rows)


def script(record: Record) -> Script:
    """Write a script that adds up the last tree's gains."""
    body = f"""
# For each question of the last tree: how many rows it is asked of, and its bags.
asked = {_asked(record.growths[-1])!r}
n_rows = {record.trees[-1].n_rows}
removed = [n / n_rows * float(information_gain(np.array(bags))) for n, bags in asked]
print(repr(float(sum(removed))))
"""
    says = "The bits that all questions of the last tree remove together."
    text = exports.script(says, GAIN_SOURCES, body, GAIN_NAMES)
    return Script(text, ("gain (bits)",))


def _asked(growth: Sequence[Decision]) -> list[tuple[int, list]]:
    return [(d.node.n_samples, d.question.counts.tolist()) for d in growth[1:]]
