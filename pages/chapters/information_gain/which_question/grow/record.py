"""What "Grow" computes: the learner's tree, and the machine's."""

from dataclasses import dataclass

import numpy as np

from engines.datasets import with_answer
from engines.decision_trees import (
    Decision,
    DecisionPath,
    Ledger,
    Ranking,
    Regret,
    Tree,
    decision_path,
    ledger,
    rank_questions,
    regret,
    tree_after,
)
from pages.ui.chapter import Script, Table

from ..record import Settings, gain_script
from . import growths
from .judged import Judged, judged
from .rule import CLOSED, FEWEST, Growing, growing_of

COLUMNS = (
    "question",
    "asked of",
    "share n/N",
    "gain (bits)",
    "removed",
    "left",
    "regret",
)


@dataclass(frozen=True, eq=False)
class Record:
    """The learner's tree question by question, and the machine's end of it."""

    settings: Settings
    growing: Growing
    decisions: tuple[Decision, ...]
    tree: Tree  # after all of them
    ledger: Ledger
    regrets: tuple[Regret, ...]
    removed: np.ndarray  # (n_questions,) bits a row of the whole table
    aside: np.ndarray  # (n_questions,) bits of rows that gave no answer and stayed
    left: np.ndarray  # (n_questions + 1,) bits after each, counted in the bags
    rankings: dict[int, Ranking]  # of every node that is still open
    finished: tuple[Decision, ...]  # from here on by the machine
    machine: tuple[Decision, ...]  # by the machine from the root
    judged: Judged  # every tree on the way, on learned and on held-out rows
    path: DecisionPath | None  # of the new row, once nothing can be asked

    @property
    def is_over(self) -> bool:
        """Whether nothing can be asked: only then the machine's tree is told."""
        return not self.tree.open

    @property
    def closed(self) -> list[int]:
        """The nodes that could be asked, had the rule not closed them.

        Parts that make fewer than two rows are asked nothing by any rule.
        """
        nodes = [node for node in self.tree.nodes if node.reason in CLOSED]
        return [node.number for node in nodes if node.n_samples >= FEWEST]


def run(settings: Settings) -> Record:
    """Grow the learner's tree, and let the machine finish it and grow its own."""
    table, growing = settings.table, growing_of(settings)
    decisions = growths.grown(growing, settings.picks)
    trees = [tree_after(decisions, n) for n in range(len(decisions))]
    tree, how = trees[-1], {"criterion": growing.criterion, "missing": growing.missing}
    rankings = {
        number: rank_questions(table, rows=node.rows, weights=node.weights, **how)
        for number in tree.open
        for node in [tree.nodes[number]]
    }
    finished, path = decisions, None
    if tree.open:
        finished = growths.finished(growing, settings.picks)
    elif settings.day:
        path = decision_path(tree, dict(settings.day))
    balance = ledger(tree)
    return Record(
        settings,
        growing,
        decisions,
        tree,
        balance,
        regret(decisions),
        np.array([entry.removed for entry in balance.entries], dtype=float),
        np.array([entry.aside for entry in balance.entries], dtype=float),
        np.array([ledger(one).left for one in trees], dtype=float),
        rankings,
        finished,
        growths.by_machine(growing),
        judged(growing, decisions),
        path,
    )


def place(tree: Tree, number: int) -> str:
    """Say how a node is reached: Outlook = Sunny, Humidity ≤ 77.5."""
    steps = []
    node = tree.nodes[number]
    while node.parent is not None:
        steps.append(
            with_answer(tree.asked[node.parent].question.attribute, node.answer)
        )
        node = tree.nodes[node.parent]
    return ", ".join(reversed(steps)) or "all rows"


def is_machines(record: Record) -> bool:
    """Tell whether the learner's tree is the whole one that the machine grows."""
    if record.tree.open or len(record.decisions) != len(record.machine):
        return False
    trees = record.tree, tree_after(record.machine, len(record.machine) - 1)
    mine, theirs = (
        {(place(tree, at), d.question.attribute) for at, d in tree.asked.items()}
        for tree in trees
    )
    return mine == theirs


def on_the_way(record: Record) -> set[int]:
    """Return the nodes that the new row, or a part of it, has come through."""
    parents = {node.number: node.parent for node in record.tree.nodes}
    found = {*record.path.nodes}
    for end, _ in record.path.ends:
        while end not in found:
            found.add(end)
            end = parents[end]
    return found


def in_play(record: Record, step: int) -> set[int]:
    """Return the rows of the node that is asked next, or of the path's ends."""
    nodes = record.tree.nodes
    if step + 1 < len(record.decisions):
        numbers = [record.decisions[step + 1].node.number]
    elif record.path:
        numbers = [end for end, _ in record.path.ends] or [record.path.nodes[-1]]
    else:
        numbers = [record.tree.open[0] if record.tree.open else 0]
    return {row for number in numbers for row in nodes[number].rows.tolist()}


# --- to take home -------------------------------------------------------------------


def table(record: Record) -> Table:
    """List the questions as the ledger has them, and how right the tree is then."""
    rows, found = [], (record.ledger.entries, record.regrets, record.left[1:].tolist())
    for entry, missed, left in zip(*found, strict=True):
        numbers = (entry.share, entry.gain, entry.removed, left, missed.bits)
        rows.append((entry.attribute, place(record.tree, entry.node), *numbers))
    more = _more_columns(record)
    both = zip(rows, *more.values(), strict=True)
    return Table((*COLUMNS, *more), [(*row, *others) for row, *others in both])


def _more_columns(record: Record) -> dict[str, list]:
    """Return what not every tree has: rows without an answer, rows held out."""
    found, judged = {}, record.judged
    if record.ledger.aside:
        found["aside"] = record.aside.tolist()
    if record.settings.by_rule:
        found["learned: right"] = judged.n_learned_right[1:]
    if len(judged.held):
        found["held out: right"] = judged.n_held_right[1:]
        found["held out: accuracy"] = judged.accuracy[1:].tolist()
    return found


def script(record: Record) -> Script:
    """Write a script that computes the last question's gain."""
    asked = record.decisions[-1].question
    bags = record.tree.nodes[0].class_counts[np.newaxis]
    if asked:
        bags = asked.counts if asked.known == 1 else asked.bags
    body = f"""
# The last question's bags, one row each; columns: the classes.
counts = np.array({bags.tolist()})
print(repr(float(information_gain(counts))))
"""
    says = "The information gain of the tree's last question, in bits."
    return gain_script(says, body, ("gain (bits)",))
