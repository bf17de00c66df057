"""What "Best small tree" computes: the exact optimum to a depth, and greedy's tree."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    ASKED,
    WRONG,
    BestTree,
    Costs,
    Decision,
    Tree,
    best_tree,
    tree_costs,
)
from engines.decision_trees.strategies import Search
from pages.ui.chapter import Table
from pages.ui.long_work import telling

from ..record import Settings

GREEDY, BEST = "Greedy: largest gain", "Best small tree"
LEAST = {"Wrong guesses": WRONG, "Questions a row": ASKED}
MOST_QUESTIONS = 5  # on a path
COLUMNS = (
    "tree",
    "boxes that ask",
    "leaves",
    "depth",
    "wrong",
    "left mixed",
    "questions a row",
)


@dataclass(frozen=True, eq=False)
class Record:
    """The greedy tree and the best one, grown beside each other."""

    settings: Settings
    found: BestTree
    growths: dict[str, tuple[Decision, ...]]  # greedy, best
    trees: dict[str, Tree]
    costs: tuple[Costs, Costs]
    wrong: np.ndarray  # (2,) rows that each guesses wrongly
    asked: np.ndarray  # (2,) questions a row
    parting: tuple[int, int] | None  # the first node where they ask otherwise, in each

    @property
    def n_steps(self) -> int:
        """How many steps there are; a tree that is finished waits for the other."""
        return max(2, *map(len, self.growths.values()))

    @property
    def n_rows(self) -> int:
        """How many rows they grew from."""
        return self.trees[BEST].n_rows

    @property
    def is_whole(self) -> bool:
        """Whether the search was complete at the depth that was wished for."""
        return self.found.search is Search.COMPLETE

    @property
    def is_of_wrong(self) -> bool:
        """Whether it is wrong guesses that there should be fewest of."""
        return self.found.least == WRONG


def run(settings: Settings) -> Record:
    """Search the best tree, and grow the greedy one to the same depth."""
    found = best_tree(
        settings.table,
        settings.at_most,
        settings.aim,
        missing=settings.missing,
        watch=telling("Looking at every small tree"),
    )
    trees = {GREEDY: found.greedy_tree, BEST: found.tree}
    costs = tuple(map(tree_costs, trees.values()))
    n = max(1, trees[BEST].n_rows)
    return Record(
        settings,
        found,
        {GREEDY: found.greedy, BEST: found.decisions},
        trees,
        costs,
        np.array([one.wrong for one in costs], dtype=float),
        np.array([one.asked / n for one in costs], dtype=float),
        _parting(*trees.values()),
    )


def asks(decision: Decision) -> str:
    """Return what a decision asks: a column, and where it is cut."""
    question = decision.question
    return asks_at(question.attribute, question.threshold, question.answers)


def asks_at(attribute: str, threshold: float | None, answers=("",)) -> str:
    """Return a column's name; of a cut with its answer, as in Humidity ≤ 77.5."""
    return attribute if threshold is None else f"{attribute} {answers[0]}"


def _parting(greedy: Tree, best: Tree) -> tuple[int, int] | None:
    """Return the shallowest place where the trees do not ask the same."""
    waiting = [(0, 0)]
    while waiting:
        one, two = waiting.pop(0)
        both = greedy.asked.get(one), best.asked.get(two)
        if both == (None, None):
            continue
        if None in both or asks(both[0]) != asks(both[1]):
            return one, two
        pairs = zip(both[0].children, both[1].children, strict=True)
        waiting += [(a.number, b.number) for a, b in pairs]
    return None


def table(record: Record) -> Table:
    """List the finished trees."""
    rows = [
        (
            name,
            len(tree.asked),
            len(tree.leaves),
            tree.depth,
            float(record.wrong[at]),
            record.costs[at].unsettled,
            float(record.asked[at]),
        )
        for at, (name, tree) in enumerate(record.trees.items())
    ]
    return Table(COLUMNS, rows)


def reached(record: Record, step: int) -> int:
    """Return how many rows the table may show: all at the last step, else none."""
    return len(record.trees) if step == record.n_steps - 1 else 0
