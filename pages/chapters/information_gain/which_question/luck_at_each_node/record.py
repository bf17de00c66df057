"""What "Luck at each node" computes: a test at every node, and two stopped trees."""

from dataclasses import dataclass

import numpy as np

from engines import datasets
from engines.decision_trees import (
    Decision,
    LeafReason,
    NodeLuck,
    Stopped,
    Tree,
    Verdict,
    dealt_anew,
    grow_id3,
    luck_at_nodes,
    stopped,
    tree_after,
)
from engines.decision_trees.gains import SAME_WITHIN
from pages.ui.chapter import Table
from pages.ui.long_work import telling

from ..record import Settings

COLUMNS = (
    "rows",
    "question",
    "gain (bits)",
    "mean by luck",
    "deals",
    "do as well",
    "p",
    "standard error",
    "verdict",
)
PRINTS = ("gain (bits)", "mean by luck", "p")
DIGITS_OF_P = 4
LEVELS = {"1%": 0.01, "5%": 0.05, "10%": 0.1}


@dataclass(frozen=True, eq=False)
class Record:
    """The whole tree, a test for each question that one of the two trees asks."""

    settings: Settings
    table: datasets.Table  # perhaps with its classes dealt anew
    decisions: tuple[Decision, ...]  # of the whole tree
    tested: tuple[int, ...]  # their numbers, of those that are tested; 0 is none
    tests: tuple[NodeLuck, ...]  # one for each of them
    gains: np.ndarray  # (n_tests,) of the best questions, bits
    by_gain: Stopped
    by_luck: Stopped
    trees: tuple[Tree, Tree]  # what becomes of both
    whole: Tree  # that they are parts of
    n_real: int  # questions that the whole tree of the real table asks

    @property
    def n_tests(self) -> int:
        """How many nodes are tested."""
        return len(self.tests)

    @property
    def verdicts(self) -> list[Verdict]:
        """What is found of each of them."""
        return [test.verdict(self.settings.level) for test in self.tests]

    def decision(self, step: int) -> Decision:
        """Return the question that is tested at a step, from 1 on."""
        return self.decisions[self.tested[step - 1]]


def run(settings: Settings) -> Record:
    """Grow the whole tree, test each of its questions, and stop it in two ways."""
    table, n = settings.table, int(settings.shuffles)
    how = {"missing": settings.missing, "watch": telling("Growing the tree")}
    n_real = len(grow_id3(table, **how)) - 1
    if settings.dealt:
        table = dealt_anew(table, settings.seed)
    decisions = grow_id3(table, **how)
    watch = telling("Dealing the classes at every node")
    tests = luck_at_nodes(table, decisions, n, settings.seed, watch)
    by_gain = stopped(decisions, _gaining_little(decisions, settings.least))
    by_luck = stopped(decisions, _lucky(tests, settings.level))
    # of a node that no tree comes to, nothing is told
    known = {*by_gain.numbers, *by_luck.numbers}
    tested = tuple(
        step
        for step, decision in enumerate(decisions)
        if step and decision.node.number in known
    )
    tests = tuple(tests[step - 1] for step in tested)
    return Record(
        settings,
        table,
        decisions,
        tested,
        tests,
        np.array([test.gain for test in tests], dtype=float),
        by_gain,
        by_luck,
        (_finished(by_gain), _finished(by_luck)),
        tree_after(decisions, len(decisions) - 1),
        n_real,
    )


def _gaining_little(decisions, least: float) -> dict[int, LeafReason]:
    """Return the nodes whose best question gains no more than the least gain, if any.

    Without a least gain, what gains nothing is asked too: it may pay later.
    """
    return {
        decision.node.number: LeafReason.NO_GAIN
        for decision in decisions[1:]
        if least and decision.question.gain <= least + SAME_WITHIN
    }


def _lucky(tests, level: float) -> dict[int, LeafReason]:
    """Return the nodes where luck does as well; where it is not told, one asks on."""
    return {
        test.node: LeafReason.LUCK
        for test in tests
        if test.verdict(level) is Verdict.LUCK
    }


def _finished(tree: Stopped) -> Tree:
    return tree_after(tree.decisions, len(tree.decisions) - 1)


def rounded(p: float) -> float:
    """Return a p-value with as many digits as it is written with everywhere."""
    return float(f"{p:.{DIGITS_OF_P}g}")


def table(record: Record) -> Table:
    """List the tests, node after node."""
    level, rows = record.settings.level, []
    for step, test in enumerate(record.tests, start=1):
        rows.append(
            (
                record.decision(step).node.n_samples,
                test.attribute,
                test.gain,
                float(test.shuffled.mean()),
                test.n_deals,
                test.n_reached,
                rounded(test.p_value),
                rounded(test.standard_error),
                test.verdict(level).value,
            )
        )
    return Table(COLUMNS, rows)
