"""What "Grow" computes: the learner's tree, and the machine's."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    Decision,
    DecisionPath,
    Ledger,
    Ranking,
    Regret,
    Tree,
    decision_path,
    entropy,
    grow_id3,
    ledger,
    rank_questions,
    regret,
    tree_after,
)
from engines.reference import mutual_information
from pages.ui.chapter import Opinion, Script, Table, agree
from pages.words.sentences import counted

from ..record import Settings, gain_script
from . import growths

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
    decisions: tuple[Decision, ...]
    tree: Tree  # after all of them
    ledger: Ledger
    regrets: tuple[Regret, ...]
    removed: np.ndarray  # (n_questions,) bits a row of the whole table
    left: np.ndarray  # (n_questions + 1,) bits after each, counted in the bags
    rankings: dict[int, Ranking]  # of every node that is still open
    finished: tuple[Decision, ...]  # from here on by the machine
    machine: tuple[Decision, ...]  # by the machine from the root
    path: DecisionPath | None  # of the new row, once nothing can be asked

    @property
    def is_over(self) -> bool:
        """Whether nothing can be asked: only then the machine's tree is told."""
        return not self.tree.open


def run(settings: Settings) -> Record:
    """Grow the learner's tree, and let the machine finish it and grow its own."""
    table, by = settings.table, settings.criterion
    decisions = growths.grown(table, settings.picks, by)
    trees = [tree_after(decisions, n) for n in range(len(decisions))]
    tree = trees[-1]
    rankings = {
        number: rank_questions(table, criterion=by, rows=tree.nodes[number].rows)
        for number in tree.open
    }
    finished, path = decisions, None
    if tree.open:
        finished = grow_id3(table, criterion=by, picks=settings.picks)
    elif settings.day:
        path = decision_path(tree, dict(settings.day))
    balance = ledger(tree)
    return Record(
        settings,
        decisions,
        tree,
        balance,
        regret(decisions),
        np.array([entry.removed for entry in balance.entries], dtype=float),
        np.array([ledger(one).left for one in trees], dtype=float),
        rankings,
        finished,
        growths.by_machine(table, by),
        path,
    )


def place(tree: Tree, number: int) -> str:
    """Say how a node is reached: Outlook = Sunny, Wind = Weak."""
    steps = []
    node = tree.nodes[number]
    while node.parent is not None:
        asked = tree.asked[node.parent].question.attribute
        steps.append(f"{asked} = {node.answer or '(missing)'}")
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


def in_play(record: Record, step: int) -> set[int]:
    """Return the rows of the node that is asked next, or of the path's end."""
    if step + 1 < len(record.decisions):
        number = record.decisions[step + 1].node.number
    elif record.path:
        number = record.path.nodes[-1]
    else:
        number = record.tree.open[0] if record.tree.open else 0
    return set(record.tree.nodes[number].rows.tolist())


# --- second opinions ----------------------------------------------------------------


def opinions(record: Record) -> list[Opinion]:
    """Balance the books at every step, and count what is left in another way."""
    before, left = record.ledger.before, _left(record)
    asked = counted(len(record.removed), "question")
    what = (
        f"Removed by {asked} plus what is left in the bags "
        f"({left:.6f} bits), against the {before:.6f} bits at first"
    )
    so_far = np.concatenate([[0.0], np.cumsum(record.removed)])
    ours = [*(so_far + record.left), so_far[-1] + left]
    return [agree(ours, before, "the ledger of the root", what, 1e-9)]


def _left(record: Record) -> float:
    """Return the entropy left, from the words of the rows in every last bag."""
    table, tree, total = record.settings.table, record.tree, 0.0
    classes = np.array(table.column(table.target))
    for end in tree.ends:
        counts = np.unique(classes[end.rows], return_counts=True)[1]
        total += end.n_samples * float(entropy(counts)) if len(counts) else 0.0
    return total / max(1, tree.n_rows)


def reference(record: Record) -> Opinion:
    """Ask scikit-learn what knowing the bag tells of the class."""
    table, tree = record.settings.table, record.tree
    where = {row: str(end.number) for end in tree.ends for row in end.rows.tolist()}
    classes = [table.column(table.target)[row] for row in where]
    theirs = mutual_information(list(where.values()), classes) if where else 0.0
    what = f"The bits that all questions removed, {theirs:.6f}"
    name = "scikit-learn's mutual information"
    return agree(record.removed.sum(), theirs, name, what, 1e-9)


# --- to take home -------------------------------------------------------------------


def table(record: Record) -> Table:
    """List the questions as the ledger has them."""
    rows, left = [], record.ledger.before
    for entry, missed in zip(record.ledger.entries, record.regrets, strict=True):
        left = max(0.0, left - entry.removed)
        numbers = (entry.share, entry.gain, entry.removed, left, missed.bits)
        rows.append((entry.attribute, place(record.tree, entry.node), *numbers))
    return Table(COLUMNS, rows)


def script(record: Record) -> Script:
    """Write a script that computes the last question's gain."""
    asked = record.decisions[-1].question
    bags = asked.counts if asked else record.tree.nodes[0].class_counts[np.newaxis]
    body = f"""
# The last question's bags, one row each; columns: the classes.
counts = np.array({bags.tolist()})
print(repr(float(information_gain(counts))))
"""
    says = "The information gain of the tree's last question, in bits."
    return gain_script(says, body, ("gain (bits)",))
