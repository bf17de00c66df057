"""The best small tree: the exact optimum to a depth, and where the greedy one loses."""

from dataclasses import dataclass

import numpy as np

from engines.datasets import Table
from engines.decision_trees.answer_sheet import AnswerSheet, answer_sheet
from engines.decision_trees.growth import Growth, grow_id3
from engines.decision_trees.limits import Limits
from engines.decision_trees.missing import ANSWER
from engines.decision_trees.questions import aimed_at, rank_questions
from engines.decision_trees.strategies import Search, TooLarge
from engines.decision_trees.tree import Decision, LeafReason, Tree, tree_after
from engines.decision_trees.tree_costs import (
    ASKED,
    WRONG,
    Costs,
    Measure,
    bag_costs,
    tree_costs,
)
from engines.decision_trees.tree_search import NO_QUESTION, SAME, TreeSearch
from engines.watching import Watch

LEAST_OF: dict[str, str] = {
    WRONG: "rows guessed wrongly, then boxes that ask",
    ASKED: "rows left where classes are mixed, then questions a row, then boxes",
}
MOST_WORK = 6e9  # additions: a few seconds


@dataclass(frozen=True)
class TreeLoss:
    """A node of the greedy tree whose question is not the best one, and the price.

    Both costs are of all rows of the node, each question asked on at best below it.
    """

    node: int  # of the greedy tree
    left: int  # questions that may still be asked on a path from there on
    asked: str  # the question of the largest gain
    asked_at: float | None  # its threshold
    gain: float  # bits
    better: str  # the best question
    better_at: float | None
    better_gain: float
    greedy: Costs
    best: Costs
    lost: float  # in the measure; the losses add up to what the whole tree loses


@dataclass(frozen=True, eq=False)
class BestTree:
    """The best tree of a depth and the greedy one; smaller ones where that is too much.

    The search goes from shallow to deep. Where it ends too early, the trees are as deep
    as the last search that was complete; no tree, however deep, costs less than
    `at_least`, and none as deep as was wished for more than `costs`.
    """

    search: Search
    wished: int  # questions on a path, at most
    depth: int  # to which the search was complete
    least: str  # a key of LEAST_OF
    decisions: tuple[Decision, ...]  # the best tree's
    greedy: tuple[Decision, ...]  # by information gain, to the same depth
    costs: Costs
    greedy_costs: Costs
    at_least: Costs  # of rows that are alike in every column and of several classes
    losses: tuple[TreeLoss, ...]  # in the order in which the greedy tree asks
    n_sets: int  # sets of rows solved

    @property
    def tree(self) -> Tree:
        """Return the best tree."""
        return tree_after(self.decisions, len(self.decisions) - 1)

    @property
    def greedy_tree(self) -> Tree:
        """Return the greedy tree."""
        return tree_after(self.greedy, len(self.greedy) - 1)


def best_tree(
    table: Table,
    depth: int,
    least: str = WRONG,
    target: str | None = None,
    missing: str = ANSWER,
    most_work: float = MOST_WORK,
    watch: Watch = iter,
) -> BestTree:
    """Find the tree of at most ``depth`` questions on a path that is best on its rows.

    Dynamic programming over sets of rows with bounds, exact (`TreeSearch`). Best is
    what has least of LEAST_OF[``least``]; of equals the first column is asked, then
    the lowest threshold. Columns of numbers are asked at any threshold, words with a
    branch for every answer. Past ``most_work`` additions it ends with a smaller depth
    and says so. ``watch`` goes over slices of the work. Raises ValueError for a depth
    below 1, an unknown measure, target or treatment of missing cells.
    Source: Aglin, Nijssen and Schaus 2020; Demirović et al. 2022, MurTree.

    >>> from engines.datasets import load
    >>> found = best_tree(load("congress"), 3)
    >>> found.costs.wrong, found.greedy_costs.wrong
    (10.0, 12.0)
    """
    if not depth >= 1 or least not in LEAST_OF:
        known = ", ".join(LEAST_OF)
        raise ValueError(f"Depth {depth} must be 1 or more, {least!r} one of {known}.")
    table = aimed_at(table, target)
    sheet = answer_sheet(table, missing)
    measure = Measure(least, len(table.rows), depth)
    search = TreeSearch(sheet, missing, measure, most_work)
    everyone = sheet.classes.sum(axis=1)  # rows without a label are not there
    reached, how = 0, Search.COMPLETE
    try:
        for deeper in range(1, depth + 1):
            search.solve(everyone, deeper, watch)
            reached = deeper
    except TooLarge:
        how = Search.TOO_LARGE
    search.most_work = np.inf  # what is left to look at is a part of what was
    best = _Best(table, missing, reached, search)
    decisions = best.grown()
    greedy = grow_id3(table, max_depth=reached, missing=missing)
    return BestTree(
        how,
        depth,
        reached,
        least,
        decisions,
        greedy,
        search.costs(everyone, reached),
        tree_costs(tree_after(greedy, len(greedy) - 1)),
        _at_least(sheet, everyone),
        _losses(best, greedy),
        len(search.solved),
    )


class _Best(Growth):
    """The best tree while it grows; its question at any node is the search's.

    Raises ValueError for a pick that cannot be asked.
    """

    def __init__(self, table: Table, missing: str, depth: int, search: TreeSearch):
        """Plant the root."""
        self.depth, self.search = depth, search
        super().__init__(table, "gain", Limits(depth), missing)

    def grown(self) -> tuple[Decision, ...]:
        """Ask at the shallowest open node until none is open."""
        while self.still_open:
            number = min(self.still_open, key=lambda at: (self.nodes[at].depth, at))
            node = self.nodes[number]
            self.ask(number, *self.best_of(node.rows, node.weights, node.depth))
        return tuple(self.decisions)

    def why_leaf(self, number: int, rows, weights, counts, depth: int):
        """Return why nothing more is asked of these rows; None if something is."""
        reason = super().why_leaf(number, rows, weights, counts, depth)
        if reason is None and self.best_of(rows, weights, depth) is None:
            return LeafReason.NO_BETTER
        return reason

    def best_of(self, rows, weights, depth: int) -> tuple[str, float | None] | None:
        """Return the best question for a node, with its threshold, or None."""
        sheet = self.search.sheet
        _, best = self.search.solve(self.weighed(rows, weights), self.depth - depth)
        if best == NO_QUESTION:
            return None
        return sheet.columns[best], sheet.threshold(self.table, best, rows)

    def weighed(self, rows, weights) -> np.ndarray:
        """Return what all rows of the table weigh at a node, (n,)."""
        found = np.zeros(len(self.table.rows))
        found[rows] = weights
        return found


def _at_least(sheet: AnswerSheet, everyone: np.ndarray) -> Costs:
    """Return what any tree costs: rows that give the same answers stay together."""
    found = Costs()
    for group in range(sheet.alike.max(initial=-1) + 1):
        found += bag_costs((everyone * (sheet.alike == group)) @ sheet.classes)
    return found


def _losses(best: _Best, greedy: tuple[Decision, ...]) -> tuple[TreeLoss, ...]:
    """Return every place where the greedy question costs something."""
    return tuple(filter(None, (_loss(best, decision) for decision in greedy[1:])))


def _loss(best: _Best, decision: Decision) -> TreeLoss | None:
    node, question, search = decision.node, decision.question, best.search
    left, weights = best.depth - node.depth, best.weighed(node.rows, node.weights)
    children = [best.weighed(c.rows, c.weights) for c in decision.children]
    costs = search.costs_after(weights, children, left), search.costs(weights, left)
    lost = search.measure.total(costs[0]) - search.measure.total(costs[1])
    if lost <= SAME:
        return None
    asked = best.best_of(node.rows, node.weights, node.depth)
    better = _asked_there(best, decision, *asked) if asked else None
    return TreeLoss(
        node.number,
        left,
        question.attribute,
        question.threshold,
        question.information_gain,
        better.attribute if better else "",
        better.threshold if better else None,
        better.information_gain if better else 0.0,
        *costs,
        lost,
    )


def _asked_there(best: _Best, decision: Decision, attribute: str, threshold):
    """Return the question as it is asked at the node of a decision."""
    if threshold is None:
        return decision.ranking.question(attribute)
    ranking, cuts = decision.ranking, {attribute: threshold}
    of_them = {"rows": ranking.rows, "weights": ranking.weights, **best.how}
    return rank_questions(best.table, **of_them, cuts=cuts).question(attribute)
