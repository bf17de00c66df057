"""The proven best way to ask, and where the greedy one loses against it."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.decision_trees.game import SAME, Game, Turn, still
from engines.decision_trees.questions_floor import wide_bits
from engines.decision_trees.row_sets import RowSets
from engines.decision_trees.strategies import (
    MOST_SETS,
    Plan,
    Search,
    TooLarge,
    follow,
    greedy_question,
)


@dataclass(frozen=True)
class Loss:
    """A place where the greedy question is not the best one."""

    turns: tuple[Turn, ...]  # the questions and answers that lead there
    rows: tuple[int, ...]  # the rows still possible there
    asked: int  # the question of the largest gain
    better: int  # the best question
    questions: float  # what it costs, in expected questions of the whole game


@dataclass(frozen=True, eq=False)
class BestPlay:
    """The exact optimum: fewest questions on average, over all ways of asking."""

    plan: Plan
    costs: np.ndarray  # (n_questions,) expected questions when opening with each
    losses: tuple[Loss, ...]  # they add up to greedy's expected less the plan's
    n_sets: int  # sets of rows that had to be solved

    @property
    def search(self) -> Search:
        """Return whether the search was complete; else everything is empty."""
        return self.plan.search


@lru_cache(maxsize=64)
def best_play(game: Game, most_sets: int = MOST_SETS) -> BestPlay:
    """Find the way of asking that needs fewest questions on average.

    Dynamic programming over sets of rows: cost(S) = weight(S) + the least over
    questions of the sum over answers of cost(S and answer), and 0 where the goal is
    found or nothing tells the rows apart. Branch and bound: a question whose parts
    need too many questions by the bits left in them is not followed. Inside, of
    equals the one of the lowest bound is asked, then the first in column order;
    ``costs`` shows every tie of the first question. Answers are truthful. Past
    ``most_sets`` sets the search ends and says so. Raises ValueError for a game in
    which lies are allowed. Kept once computed. Source: Garey 1972, Optimal Binary
    Identification Procedures, SIAM Journal on Applied Mathematics 23.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import new_game
    >>> best = best_play(new_game(load("zoo"), goal="type"))
    >>> round(best.plan.expected, 6), best.costs[3].round(6)
    (2.079208, np.float64(2.079208))
    """
    sets = RowSets(game)
    solver = _Solver(sets, most_sets)
    try:
        costs = solver.costs_of_first()
        plan = follow(game, lambda rows, _: (solver.question(rows),), most_sets)
        losses = tuple(_losses(solver, sets.all_rows, ()))
    except TooLarge:
        plan = follow(game, lambda rows, splits: tuple(splits), most_sets=0)
        costs, losses = np.empty(0), ()
    return BestPlay(plan, still(costs), losses, solver.n_sets)


class _Solver:
    """The cost and the best question of sets of rows, each solved once."""

    def __init__(self, sets: RowSets, most_sets: int) -> None:
        self.sets, self.most_sets, self.n_sets = sets, most_sets, 0
        self.solved: dict[int, tuple[float, int]] = {}
        self.bounds: dict[int, float] = {}

    def cost(self, rows: int) -> float:
        """Return the fewest questions for a set, weighed by its weight."""
        if self.bound(rows) == 0 and (
            self.sets.settled(rows) or not self.sets.splits(rows)
        ):
            return 0.0
        if rows not in self.solved:
            self.solved[rows] = self._solve(rows)
        return self.solved[rows][0]

    def question(self, rows: int) -> int:
        """Return the best question for a set that is not settled."""
        self.cost(rows)
        return self.solved[rows][1]

    def bound(self, rows: int) -> float:
        """Return a cost that no way of asking can beat: one question, or the bits."""
        if rows not in self.bounds:
            self.bounds[rows] = self._bound(rows)
        return self.bounds[rows]

    def costs_of_first(self) -> np.ndarray:
        """Return the expected questions of best play after each first question."""
        rows = self.sets.all_rows
        weight, costs = self.sets.weight(rows), np.full(len(self.sets.answers), np.inf)
        if self.cost(rows) > 0:
            for question, parts in self.sets.splits(rows).items():
                costs[question] = 1 + sum(map(self.cost, parts)) / weight
        return costs

    def _bound(self, rows: int) -> float:
        bits = self.sets.class_bits(rows)
        if bits == 0:
            return 0.0
        needed = max(1.0, bits - wide_bits(self.sets, rows) - SAME)
        return self.sets.weight(rows) * needed

    def _solve(self, rows: int) -> tuple[float, int]:
        if self.n_sets >= self.most_sets:
            raise TooLarge
        self.n_sets += 1
        weight, best, chosen = self.sets.weight(rows), math.inf, -1
        for least, question, parts in self._in_order(rows):
            if weight + least >= best - SAME:
                break
            cost, unsolved = weight, least
            for part in parts:
                unsolved -= self.bound(part)
                cost += self.cost(part)
                if cost + unsolved >= best - SAME:
                    break
            else:
                best, chosen = cost, question
        return best, chosen

    def _in_order(self, rows: int) -> list[tuple[float, int, tuple[int, ...]]]:
        """Return the questions, lowest bound first; of equal splits only one."""
        different = {}
        for question, parts in self.sets.splits(rows).items():
            different.setdefault(frozenset(parts), (question, parts))
        bounded = [
            (sum(map(self.bound, parts)), question, parts)
            for question, parts in different.values()
        ]
        return sorted(bounded)


def _losses(solver: _Solver, rows: int, turns: tuple[Turn, ...]):
    """Yield every place on the greedy way where its question costs something."""
    sets = solver.sets
    if solver.cost(rows) == 0:
        return
    asked, better = greedy_question(sets, rows), solver.question(rows)
    parts = sets.parts(rows, asked)
    after = sets.weight(rows) + sum(map(solver.cost, parts))
    lost = (after - solver.cost(rows)) / sets.weight(sets.all_rows)
    if lost > SAME:
        members = np.flatnonzero(sets.members(rows))
        yield Loss(turns, tuple(members.tolist()), asked, better, lost)
    for part in parts:
        row = (part & -part).bit_length() - 1
        answer = int(sets.game.answers[row, asked])
        yield from _losses(solver, part, (*turns, (asked, answer)))
