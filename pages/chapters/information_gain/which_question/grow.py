"""The part "Grow": you ask, the rows fall into bags, and the bits are counted."""

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
    growth,
    ledger,
    rank_questions,
    regret,
    tree_after,
)
from engines.reference import mutual_information
from pages.chapters.information_gain.which_question import grow_words, moves, words
from pages.chapters.information_gain.which_question.settings import Settings
from pages.figures.growth import growth_panel, ledger_panel
from pages.figures.panel import Panel
from pages.ui import exports, word_tables
from pages.ui.bets import Bet
from pages.ui.memory import once
from pages.ui.old_chapter import Numbers, Opinion, Remedy
from pages.ui.old_parts import Part

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

    decisions: tuple[Decision, ...]
    tree: Tree  # after all of them
    book: Ledger
    regrets: tuple[Regret, ...]
    removed: np.ndarray  # (n_questions,) bits a row of the whole table
    rankings: dict[int, Ranking]  # of every node that is still open
    finished: tuple[Decision, ...]  # from here on by the machine
    machine: tuple[Decision, ...]  # by the machine from the root
    path: DecisionPath | None  # of the new row

    def left(self, step: int) -> float:
        """Return the bits left after so many questions, counted in the bags."""
        return ledger(tree_after(self.decisions, step)).left


class Grow(Part):
    """Ask, and see what your question is worth."""

    code = (grow_id3, growth.Growth, ledger, regret, decision_path)

    def run(self, settings: Settings) -> Record:
        """Grow the learner's tree, and let the machine finish it and grow its own."""
        table, by = settings.table, settings.criterion
        decisions = moves.grown(table, settings.picks, by)
        tree = tree_after(decisions, len(settings.picks))
        book = ledger(tree)
        rankings = {
            number: rank_questions(table, criterion=by, rows=tree.nodes[number].rows)
            for number in tree.open
        }
        finished = decisions
        if tree.open:
            finished = grow_id3(table, criterion=by, picks=settings.picks)
        machine = once(
            moves.MACHINE,
            (table, by),
            lambda: grow_id3(table, criterion=by),
        )
        return Record(
            decisions,
            tree,
            book,
            regret(decisions),
            np.array([entry.removed for entry in book.entries]),
            rankings,
            finished,
            machine,
            decision_path(tree, dict(settings.day)) if settings.day else None,
        )

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Name the steps by what was asked."""
        asked = [d.question.attribute for d in record.decisions[1:]]
        return ["all rows in one bag", *(f"{k}: {a}" for k, a in enumerate(asked, 1))]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the growing tree, and the bits that are left."""
        table, n = settings.table, len(record.decisions)
        lit = [() for _ in range(n)]
        if record.path:
            lit[-1] = record.path.nodes
        tree = growth_panel(
            record.decisions,
            table.codes(table.target)[0],
            record.tree.classes,
            title="Your tree",
            key="tree",
            lit=lit,
        )
        names = [d.question.attribute for d in record.decisions[1:]]
        return [tree, ledger_panel(record.book, names)]

    def bet(self, settings: Settings, record: Record) -> Bet | None:
        """Ask how many questions the machine's tree has."""
        n = len(record.machine) - 1
        if n < 2:
            return None
        first = max(1, n - 1 - (len(settings.table.rows) + n) % 3)
        options = [str(first + at) for at in range(4)]
        reason = grow_words.machine(record.machine)
        question = (
            "If the machine grows the whole tree, how many questions does its tree "
            "hold (boxes that ask)?"
        )
        return Bet(question, str(n), reason, options=options)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Tell what the question of this step did."""
        return grow_words.story(settings, record, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Balance the ledger, name the leaves' reasons, read the path aloud."""
        return grow_words.ending(settings, record), None

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put this step's question into the ledger."""
        rows, left = [], record.book.before
        pairs = zip(record.book.entries, record.regrets, strict=True)
        for entry, missed in pairs:
            left = max(0.0, left - entry.removed)
            where = moves.place(record.tree, entry.node)
            parts = (entry.share, entry.gain, entry.removed, left, missed.bits)
            rows.append((entry.attribute, where, *parts))
        return Numbers(grow_words.formulas(record, step), COLUMNS, rows, step)

    def below(self, settings: Settings, record: Record, step: int) -> None:
        """Show the table, with the rows in grey that this step does not ask."""
        table = settings.table
        number = _at_hand(record, step)
        rows = set(record.tree.nodes[number].rows.tolist())
        word_tables.greyed(
            table.row_names,
            table.columns,
            table.rows,
            rows,
            f"The table; {len(rows)} of {len(table.rows)} rows are in play",
        )

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Balance the books, and count what is left in another way."""
        before, left = record.book.before, _left(settings.table, record)
        gap = abs(before - float(record.removed.sum()) - left)
        what = (
            f"Removed by {len(record.removed)} questions plus what is left in the "
            f"bags ({left:.6f} bits), against the {before:.6f} bits at first"
        )
        return [Opinion("the ledger of the root", gap, 1e-9, what)]

    def reference(self, settings: Settings, record: Record) -> Opinion:
        """Ask scikit-learn what knowing the bag tells of the class."""
        table, tree = settings.table, record.tree
        ends = [tree.nodes[number] for number in (*tree.leaves, *tree.open)]
        where = {row: str(node.number) for node in ends for row in node.rows.tolist()}
        classes = [table.column(table.target)[row] for row in where]
        theirs = mutual_information(list(where.values()), classes) if where else 0.0
        gap = abs(theirs - float(record.removed.sum()))
        what = f"The bits that all questions removed, {theirs:.6f}"
        return Opinion("scikit-learn's mutual information", gap, 1e-9, what)

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the ledger, and a script that computes the last question's gain."""
        numbers = self.numbers(settings, record, 0)
        asked = record.decisions[-1].question
        counts = (
            asked.counts.tolist()
            if asked
            else [record.tree.nodes[0].class_counts.tolist()]
        )
        body = f"""
# The last question's bags, one row each; columns: the classes.
counts = np.array({counts})
print(repr(float(information_gain(counts))))
"""
        says = "The information gain of the tree's last question, in bits."
        code = exports.script(says, words.GAIN_SOURCES, body, words.GAIN_NAMES)
        return exports.TakeHome(COLUMNS, numbers.rows, code, ("gain (bits)",))


def _at_hand(record: Record, step: int) -> int:
    """Return the node whose rows are in play: asked next, or at the path's end."""
    if step + 1 < len(record.decisions):
        return record.decisions[step + 1].node.number
    if record.path:
        return record.path.nodes[-1]
    return record.tree.open[0] if record.tree.open else 0


def _left(table, record: Record) -> float:
    """Return the entropy left, from the words of the rows in every last bag."""
    tree, total = record.tree, 0.0
    classes = np.array(table.column(table.target))
    for number in (*tree.leaves, *tree.open):
        rows = tree.nodes[number].rows
        counts = np.unique(classes[rows], return_counts=True)[1] if len(rows) else [0]
        total += len(rows) * float(entropy(counts))
    return total / max(1, tree.n_rows)
