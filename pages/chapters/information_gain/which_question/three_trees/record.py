"""What "Three trees" computes: one table, grown to the end in three ways."""

from dataclasses import dataclass

import numpy as np

from engines import datasets
from engines.decision_trees import (
    ANSWER,
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
from pages.ui.chapter import Opinion, Script, Table, agree
from pages.words.sentences import counted

from ..record import Settings, gain_script

YES_NO = "Yes/no: gain"
CRITERIA = {"ID3: gain": "gain", "C4.5: gain ratio": "gain_ratio", YES_NO: "gain"}
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
    """Three trees of one table, by their names; two where yes/no asks too much."""

    settings: Settings
    tables: dict[str, datasets.Table]  # the third one in yes/no questions
    growths: dict[str, tuple[Decision, ...]]
    trees: dict[str, Tree]
    removed: np.ndarray  # (n_trees,) bits removed by all questions of each tree
    questions_a_row: np.ndarray  # (n_trees,) mean depth of the rows

    @property
    def n_steps(self) -> int:
        """How many steps there are; a tree that is finished waits for the others."""
        return max(2, *map(len, self.growths.values()))


def run(settings: Settings) -> Record:
    """Grow the three trees to their ends."""
    tables = dict.fromkeys(CRITERIA, settings.table)
    if n_yes_no(settings.table, settings.missing) > MOST_YES_NO:
        del tables[YES_NO]
    else:
        tables[YES_NO] = one_hot(settings.table, settings.missing)
    growths = {
        name: grow_id3(table, criterion=CRITERIA[name], missing=settings.missing)
        for name, table in tables.items()
    }
    trees = {
        name: tree_after(growth, len(growth) - 1) for name, growth in growths.items()
    }
    return Record(
        settings,
        tables,
        growths,
        trees,
        np.array([ledger(tree).removed for tree in trees.values()], dtype=float),
        np.array([mean_depth(tree) for tree in trees.values()]),
    )


def n_yes_no(table: datasets.Table, missing: str = ANSWER) -> int:
    """Return how many yes/no questions ask what the table's questions ask."""
    words = {
        name: [w for w in table.codes(name)[1] if w or missing == ANSWER]
        for name in table.attributes
        if name not in table.numbers
    }
    n_numbers = len(table.attributes) - len(words)
    return n_numbers + sum(len(w) if len(w) > 2 else 1 for w in words.values())


def mean_depth(tree: Tree) -> float:
    """Return how many questions a row is asked on average."""
    total = sum(end.depth * end.n_samples for end in tree.ends)
    return total / max(1, tree.n_rows)


def reached(record: Record, step: int) -> int:
    """Return how many rows the table may show: all at the last step, else none."""
    return len(record.trees) if step == record.n_steps - 1 else 0


# --- second opinions ----------------------------------------------------------------


def opinions(record: Record) -> list[Opinion]:
    """Walk every row down every tree, and count questions and errors again."""
    trees = record.trees
    walked = [_walked(record.tables[name], tree) for name, tree in trees.items()]
    errors = [tree.n_errors for tree in trees.values()]
    ours = np.column_stack([record.questions_a_row, errors])
    what = f"Questions a row and errors of {len(trees)} trees, every row walked down"
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
    if YES_NO not in record.trees:
        return None
    table, known = record.tables[YES_NO], record.trees[YES_NO].nodes[0].rows
    if not len(known):
        return None
    features = np.column_stack(
        [table.codes(name)[0][known] for name in table.attributes]
    )
    if features.max(initial=0) > 1:
        return None
    nodes = binary_tree(features, table.take(known).column(table.target))
    theirs = sum(node.gain * len(node.rows) / len(known) for node in nodes)
    asked = sum(node.feature is not None for node in nodes)
    what = f"The bits that {counted(asked, 'question')} in it remove together"
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
        for at, (name, tree) in enumerate(record.trees.items())
    ]
    return Table(COLUMNS, rows)


def script(record: Record) -> Script:
    """Write a script that adds up the last tree's gains."""
    *_, (planted, *asked) = record.growths.values()
    bags = [(d.node.n_samples, d.question.counts.tolist()) for d in asked]
    body = f"""
# For each question of the last tree: how many rows it is asked of, and its bags.
asked = {bags!r}
n_rows = {planted.node.n_samples}
removed = [n / n_rows * float(information_gain(np.array(bags))) for n, bags in asked]
print(repr(float(sum(removed))))
"""
    says = "The bits that all questions of the last tree remove together."
    return gain_script(says, body, ("gain (bits)",))
