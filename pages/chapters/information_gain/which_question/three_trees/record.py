"""What "Three trees" computes: one table, grown to the end in three ways."""

from dataclasses import dataclass

import numpy as np

from engines import datasets
from engines.decision_trees import (
    ANSWER,
    Decision,
    Tree,
    grow_id3,
    ledger,
    one_hot,
    predict,
    tree_after,
)
from pages.ui.chapter import Script, Table
from pages.ui.long_work import telling

from ..record import Settings, gain_script

YES_NO = "Yes/no: gain"
ID3 = "ID3: gain"
C45 = "C4.5: gain ratio"
CRITERIA = {ID3: "gain", C45: "gain_ratio", YES_NO: "gain"}
COLUMNS = (
    "tree",
    "questions",
    "leaves",
    "depth",
    "questions a row",
    "errors",
    "gain (bits)",
)
PRINTS = ("leaves", "depth", "questions a row", "gain (bits)")
MOST_YES_NO = 120  # yes/no questions that a tree is grown from while you wait


@dataclass(frozen=True, eq=False)
class Record:
    """Three trees of one table, by their names; two where yes/no asks too much."""

    settings: Settings
    tables: dict[str, datasets.Table]  # the third one in yes/no questions
    growths: dict[str, tuple[Decision, ...]]
    trees: dict[str, Tree]
    removed: np.ndarray  # (n_trees,) bits removed by all questions of each tree
    questions_a_row: np.ndarray  # (n_trees,) how many a row is asked on average
    errors: np.ndarray  # (n_trees,) rows that are guessed wrongly

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
    how = {"missing": settings.missing, "watch": telling("Growing the trees")}
    growths = {
        name: grow_id3(table, criterion=CRITERIA[name], **how)
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
        np.array([mean_asked(tree) for tree in trees.values()]),
        np.array([n_wrong(tables[name], tree) for name, tree in trees.items()]),
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


def mean_asked(tree: Tree) -> float:
    """Return how many questions a row is asked on average, answered or not."""
    total = sum(depth * n for n, depth in stays(tree))
    return total / max(1, tree.n_rows)


def stays(tree: Tree) -> list[tuple[float, int]]:
    """Return where the rows stay: how many, and how many questions they were asked.

    Those that a question leaves out were asked it, too.
    """
    ends = [(end.n_samples, end.depth) for end in tree.ends]
    left_out = [
        (len(decision.question.aside), decision.node.depth + 1)
        for decision in tree.asked.values()
        if len(decision.question.aside)
    ]
    return ends + left_out


def n_wrong(table: datasets.Table, tree: Tree) -> int:
    """Return how many of the rows it grew from the tree guesses wrongly."""
    rows = tree.nodes[0].rows
    said = np.array(predict(tree, table), dtype=object)[rows]
    return int((said != np.array(table.column(table.target), dtype=object)[rows]).sum())


def reached(record: Record, step: int) -> int:
    """Return how many rows the table may show: all at the last step, else none."""
    return len(record.trees) if step == record.n_steps - 1 else 0


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
            int(record.errors[at]),
            float(record.removed[at]),
        )
        for at, (name, tree) in enumerate(record.trees.items())
    ]
    return Table(COLUMNS, rows)


def script(record: Record) -> Script:
    """Write a script that measures the trees, question by question."""
    trees = {
        name: [
            (one.node.depth, one.node.n_samples, one.question.bags.tolist())
            for one in growth[1:]
        ]
        for name, growth in record.growths.items()
    }
    body = f"""
# Each question of each tree: how deep it is asked, of how many rows, and its bags.
trees = {trees!r}
n_rows = {max(1, next(iter(record.trees.values())).n_rows)}
found = {{}}  # of each tree: leaves, depth, questions a row, and the bits it removes
for name, asked in trees.items():
    bags = [np.array(counts) for _, _, counts in asked]
    leaves = 1 + sum(len(one) for one in bags) - len(bags)
    depth = max([1 + deep for deep, _, _ in asked], default=0)
    a_row = sum(n for _, n, _ in asked) / n_rows
    bits = sum(one.sum() / n_rows * float(information_gain(one)) for one in bags)
    found[name] = leaves, depth, a_row, bits
for number in found[name]:  # of the last one; `found` has all
    print(repr(float(number)))
"""
    says = "The leaves and depth of each tree, its questions a row, and its bits."
    return gain_script(says, body, PRINTS)
