"""The proven best way to ask, and where the greedy one loses against it."""

import math
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from engines.decision_trees.game import SAME, Game, Turn, still
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
    """A place where the question of the largest gain per price is not the best one."""

    turns: tuple[Turn, ...]  # the questions and answers that lead there
    rows: tuple[int, ...]  # the rows still possible there
    asked: int  # the question of the largest gain per price
    better: int  # the best question
    cost: float  # what that costs, in the expected price of the whole game


@dataclass(frozen=True, eq=False)
class BestPlay:
    """The exact optimum: least paid on average, over all ways of asking.

    Where each question costs 1, prices are numbers of questions.
    """

    plan: Plan
    costs: np.ndarray  # (n_questions,) expected price when opening with each
    losses: tuple[Loss, ...]  # they add up to greedy's expected price less the plan's
    n_sets: int  # sets of rows that had to be solved

    @property
    def search(self) -> Search:
        """Return whether the search was complete; else everything is empty."""
        return self.plan.search


@lru_cache(maxsize=64)
def best_play(game: Game, most_sets: int = MOST_SETS) -> BestPlay:
    """Find the way of asking that costs least on average: the fewest questions.

    Dynamic programming over sets of rows: cost(S) = the least over questions of
    price weight(S) + the sum over answers of cost(S and answer), and 0 where the goal
    is found or nothing tells the rows apart; where all prices are 1 it counts
    questions. Of equals the first in column order is asked; ``costs`` shows every tie
    of the first question. Answers are truthful. Past
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
    solver = SetSolver(sets, most_sets)
    try:
        costs = solver.costs_of_first()
        plan = follow(game, lambda rows, _: (solver.question(rows),), most_sets)
        losses = tuple(_losses(solver, sets.all_rows, ()))
    except TooLarge:
        plan = follow(game, lambda rows, splits: tuple(splits), most_sets=0)
        costs, losses = np.empty(0), ()
    return BestPlay(plan, still(costs), losses, solver.n_sets)


class SetSolver:
    """The cost and the best question of sets of rows, each solved once.

    cost(S) = the least over questions of price weight(S) + the sum over answers of
    cost(S and answer): Bellman's equation, kept for every set. Raises TooLarge past
    ``most_sets`` sets.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import new_game
    >>> solver = SetSolver(RowSets(new_game(load("fourteen_days"))), 1000)
    >>> solver.question(solver.sets.all_rows), solver.n_sets > 1
    (0, True)
    """

    def __init__(self, sets: RowSets, most_sets: int) -> None:
        """Start with nothing solved."""
        self.prices = sets.game.prices
        self.sets, self.most_sets, self.n_sets = sets, most_sets, 0
        self.solved, self.cost = cache(self._solve), cache(self._cost)

    def _cost(self, rows: int) -> float:
        """Return the least price for a set, weighed by its weight."""
        return 0.0 if self.sets.settled(rows) else self.solved(rows)[0]

    def _solve(self, rows: int) -> tuple[float, int]:
        """Return the cost and the best question of a set that has several goals."""
        if self.n_sets >= self.most_sets:
            raise TooLarge
        self.n_sets += 1
        weight, best, chosen = self.sets.weight(rows), math.inf, -1
        for question, parts in self.sets.splits(rows).items():
            cost = self.prices[question] * weight + sum(map(self.cost, parts))
            if cost < best - SAME:
                best, chosen = cost, question
        return (best, chosen) if chosen >= 0 else (0.0, chosen)

    def question(self, rows: int) -> int:
        """Return the best question for a set that has several goals."""
        return self.solved(rows)[1]

    def costs_of_first(self) -> np.ndarray:
        """Return the expected price of best play after each first question."""
        rows = self.sets.all_rows
        weight, costs = self.sets.weight(rows), np.full(len(self.sets.answers), np.inf)
        if self.cost(rows) > 0:
            for question, parts in self.sets.splits(rows).items():
                after = sum(map(self.cost, parts)) / weight
                costs[question] = self.prices[question] + after
        return costs


def _losses(solver: SetSolver, rows: int, turns: tuple[Turn, ...]):
    """Yield every place on the greedy way where its question costs something."""
    sets = solver.sets
    if solver.cost(rows) == 0:
        return
    asked, better = greedy_question(sets, rows), solver.question(rows)
    parts = sets.parts(rows, asked)
    price = solver.prices[asked]
    after = price * sets.weight(rows) + sum(map(solver.cost, parts))
    lost = (after - solver.cost(rows)) / sets.weight(sets.all_rows)
    if lost > SAME:
        members = np.flatnonzero(sets.members(rows))
        yield Loss(turns, tuple(members.tolist()), asked, better, lost)
    for part in parts:
        row = (part & -part).bit_length() - 1
        answer = int(sets.game.answers[row, asked])
        yield from _losses(solver, part, (*turns, (asked, answer)))
