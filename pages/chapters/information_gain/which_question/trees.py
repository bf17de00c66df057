"""The part "Three trees": ID3, C4.5's ratio and yes/no questions, side by side."""

from dataclasses import dataclass

import numpy as np

from engines.datasets import Table
from engines.decision_trees import (
    Decision,
    Tree,
    gain_ratio,
    grow_id3,
    last_nodes,
    ledger,
    one_hot,
    predict,
    tree_after,
)
from engines.reference import binary_tree
from pages.chapters.information_gain.which_question import tree_words
from pages.chapters.information_gain.which_question.settings import Settings
from pages.chapters.information_gain.which_question.tree_words import NAMES
from pages.chapters.information_gain.which_question.words import (
    GAIN_NAMES,
    GAIN_SOURCES,
)
from pages.figures.growth import growth_panel
from pages.figures.panel import Panel
from pages.ui import exports
from pages.ui.bets import Bet
from pages.ui.old_chapter import Numbers, Opinion, Remedy
from pages.ui.old_parts import Part

COLUMNS = (
    "tree",
    "questions",
    "leaves",
    "depth",
    "questions a row",
    "errors",
    "gain (bits)",
)
EVEN = "two or more share it"
MOST_YES_NO = 120  # yes/no questions that a tree is grown from while you wait


@dataclass(frozen=True, eq=False)
class Record:
    """Three growths of one table; two where it has too many answers for yes/no."""

    tables: tuple[Table, ...]  # the third one in yes/no questions
    growths: tuple[tuple[Decision, ...], ...]
    trees: tuple[Tree, ...]
    removed: np.ndarray  # (n_trees,) bits removed by all questions of each tree
    questions_a_row: np.ndarray  # (n_trees,) mean depth of the rows


class Trees(Part):
    """Three ways to grow."""

    code = (grow_id3, gain_ratio, one_hot)

    def run(self, settings: Settings) -> Record:
        """Grow the three trees to their ends."""
        table, by = settings.table, ("gain", "gain_ratio", "gain")
        tables = (table, table, *yes_no(table))
        growths = tuple(
            grow_id3(one, criterion=name) for one, name in zip(tables, by, strict=False)
        )
        trees = tuple(tree_after(growth, len(growth) - 1) for growth in growths)
        return Record(
            tables,
            growths,
            trees,
            np.array([ledger(tree).removed for tree in trees], dtype=float),
            np.array([_mean_depth(tree) for tree in trees]),
        )

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Number the questions; a tree that is finished waits for the others."""
        n = max(map(len, record.growths))
        return ["before any question", *(f"question {k}" for k in range(1, max(n, 2)))]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the three trees beside each other."""
        n, table = len(self.labels(settings, record)), settings.table
        return [
            growth_panel(
                growth,
                table.codes(table.target)[0],
                tree.classes,
                title=name,
                key=f"tree_{at}",
                n_steps=n,
            )
            for at, (name, growth, tree) in enumerate(
                zip(NAMES, record.growths, record.trees, strict=False)
            )
        ]

    def bet(self, settings: Settings, record: Record) -> Bet:
        """Ask which tree has the fewest leaves."""
        leaves = [len(tree.leaves) for tree in record.trees]
        least = [
            name for name, n in zip(NAMES, leaves, strict=False) if n == min(leaves)
        ]
        answer = least[0] if len(least) == 1 else EVEN
        reason = (
            "; ".join(f"{name} has {n}" for name, n in zip(NAMES, leaves, strict=False))
            + "."
        )
        question = "Grown to the end, which tree has the fewest leaves?"
        return Bet(question, answer, reason, options=(*NAMES[: len(leaves)], EVEN))

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Tell each tree's question of this step."""
        return tree_words.story(record.growths, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Compare the finished trees."""
        told = tree_words.ending(record.trees, record.questions_a_row, record.removed)
        if len(record.trees) < len(NAMES):
            told.append(
                f"In yes/no questions this table would have more than {MOST_YES_NO} "
                "columns, one for nearly every answer; that tree is left out."
            )
        return told, None

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Add up each tree's questions a row."""
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
            for at, (name, tree) in enumerate(zip(NAMES, record.trees, strict=False))
        ]
        so_far = [
            tree_after(growth, min(step, len(growth) - 1)) for growth in record.growths
        ]
        formulas = [
            (
                f"{name}: {tree_words.WEIGHED}",
                tree_words.depths(tree, _mean_depth(tree)),
            )
            for name, tree in zip(NAMES, so_far, strict=False)
        ]
        finished = step == len(self.labels(settings, record)) - 1
        return Numbers(formulas, COLUMNS, rows, len(rows) if finished else 0)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Walk every row down every tree, and count questions and errors again."""
        gap = 0.0
        for at, (table, tree) in enumerate(
            zip(record.tables, record.trees, strict=True)
        ):
            known = tree.nodes[0].rows
            depths = [tree.nodes[end].depth for end in last_nodes(tree, table)[known]]
            mean = float(np.mean(depths)) if depths else 0.0
            gap = max(gap, abs(mean - float(record.questions_a_row[at])))
            said = np.array(predict(tree, table), dtype=object)[known]
            true = np.array(table.column(table.target), dtype=object)[known]
            gap = max(gap, abs(float((said != true).sum()) - tree.n_errors))
        what = "Questions a row and errors of all three trees, every row walked down"
        return [Opinion("a walk of every row", gap, 1e-9, what)]

    def reference(self, settings: Settings, record: Record) -> Opinion | None:
        """Hold the yes/no tree's gains against scikit-learn's, node by node."""
        table, tree = record.tables[-1], record.trees[-1]
        known = tree.nodes[0].rows
        if not len(known) or len(record.trees) < len(NAMES):
            return None
        features = np.column_stack(
            [table.codes(name)[0][known] for name in table.attributes]
        )
        if features.max(initial=0) > 1:
            return None
        classes = table.take(known).column(table.target)
        nodes = binary_tree(features, classes)
        ours, theirs = float(record.removed[-1]), 0.0
        for node in nodes:
            theirs += node.gain * len(node.rows) / len(known)
        name = "scikit-learn's decision tree"
        what = (
            f"The bits its {sum(node.feature is not None for node in nodes)} questions "
            "remove together"
        )
        return Opinion(name, abs(ours - theirs), 1e-9, what)

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the comparison, and a script that adds up the last tree's gains."""
        parts = [
            (d.node.n_samples, d.question.counts.tolist())
            for d in record.growths[-1][1:]
        ]
        body = f"""
# For each question of the last tree: how many rows it is asked of, and its bags.
asked = {parts!r}
n_rows = {record.trees[-1].n_rows}
removed = [n / n_rows * float(information_gain(np.array(bags))) for n, bags in asked]
print(repr(float(sum(removed))))
"""
        says = "The bits that all questions of the last tree remove together."
        rows = self.numbers(settings, record, 0).rows
        code = exports.script(says, GAIN_SOURCES, body, GAIN_NAMES)
        return exports.TakeHome(COLUMNS, rows, code, ("gain (bits)",))


def yes_no(table: Table) -> tuple[Table, ...]:
    """Return the table in yes/no questions, or nothing where those are too many."""
    many = [len(table.codes(name)[1]) for name in table.attributes]
    if sum(n if n > 2 else 1 for n in many) > MOST_YES_NO:
        return ()
    return (one_hot(table),)


def _mean_depth(tree: Tree) -> float:
    ends = [tree.nodes[number] for number in (*tree.leaves, *tree.open)]
    total = sum(node.depth * node.n_samples for node in ends)
    return total / max(1, tree.n_rows)
