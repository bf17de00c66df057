"""Ways to ask: the greedy one, a random one, and what any of them costs."""

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engines.decision_trees.game import Game, still
from engines.decision_trees.row_sets import RowSets
from engines.decision_trees.twenty_questions import (
    Ending,
    Play,
    best_questions,
    first_moment,
    next_moment,
    question_gains,
    written,
)

MOST_SETS = 20_000  # sets of rows looked at before we give up: a few seconds


class Search(enum.Enum):
    """Whether a plan could be worked out."""

    COMPLETE = "every set of rows that matters was looked at"
    TOO_LARGE = "the table leads to more sets of rows than are allowed"


@dataclass(frozen=True, eq=False)
class Plan:
    """What a way of asking costs, on average over the rows and their weights.

    K is the number of questions the table has: no game is longer. Where each question
    costs 1, prices are numbers of questions. Where the search was too large, the
    arrays are empty.
    """

    search: Search
    expected: float  # questions until the game is over
    opens_with: tuple[int, ...]  # the first question, or all it may be
    rows: np.ndarray  # (n_rows,) expected questions for each row
    over_after: np.ndarray  # (K + 1,) share of the games over after k questions
    bits_after: np.ndarray  # (K + 1,) bits left to find out after k questions
    expected_price: float  # paid until the game is over
    row_prices: np.ndarray  # (n_rows,) expected price of each row's game
    paid_after: np.ndarray  # (K + 1,) paid on average for the first k questions

    @property
    def most(self) -> int:
        """Return the length of the longest game."""
        return int((self.over_after < 1 - 1e-9).sum())


class TooLarge(Exception):
    """Raised inside a search, and caught there: more sets than allowed."""


def play_greedy(
    game: Game, secret: int, lie_at: int | None = None, lie_again: int | None = None
) -> Play:
    """Play a whole game: always ask the question of the largest gain per price.

    ``secret`` is the hidden row, which answers truthfully but for question number
    ``lie_at``, counted from 1 (None: never). Of equal ones the first in column order
    is asked. ``lie_again`` is a second question with a false answer. Raises
    ValueError for a row that does not exist.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import new_game
    >>> zoo = load("zoo")
    >>> play_greedy(new_game(zoo), zoo.row_names.index("girl")).ending.name
    'FOUND'
    """
    if not 0 <= secret < len(game.weights):
        last = len(game.weights) - 1
        raise ValueError(f"There is no row {secret}; there are 0 to {last}.")
    moments, turns = [first_moment(game)], []
    while moments[-1].ending is Ending.RUNNING:
        gains = game.gains_per_price(moments[-1].gains)
        question = best_questions(gains, moments[-1].askable)[0]
        answer = int(game.answers[secret, question])
        if len(turns) + 1 in (lie_at, lie_again):
            answer = (answer + 1) % len(game.questions[question].answers)
        turns.append((question, answer))
        moments.append(next_moment(game, moments[-1], turns[-1]))
    return written(game, turns, moments)


Choose = Callable[[int, dict[int, tuple[int, ...]]], Sequence[int]]


def follow(game: Game, choose: Choose, most_sets: int = MOST_SETS) -> Plan:
    """Work out what a way of asking costs, over every row at once.

    ``choose(rows, splits)`` returns the questions it would ask of a set of rows, each
    equally likely; ``splits`` are all that tell its rows apart. Expected questions =
    the sum over k of the chance that a game is not over after k; the expected price
    weighs each of them with its price. Answers are truthful. Raises ValueError for a
    game in which lies are allowed.
    """
    sets = RowSets(truthful(game))
    table = _Costs(sets, choose, most_sets)
    try:
        costs = table.costs(sets.all_rows)
    except TooLarge:
        none = np.empty(0)
        nan = float("nan")
        return Plan(Search.TOO_LARGE, nan, (), none, none, none, nan, none, none)
    moments, each = table.apart(costs / sets.weight(sets.all_rows))
    bits, running, spent = moments[0], moments[1], moments[-1] * table.scale
    splits = sets.splits(sets.all_rows)
    is_over = sets.settled(sets.all_rows) or not splits
    return Plan(
        search=Search.COMPLETE,
        expected=float(running.sum()),
        opens_with=() if is_over else tuple(choose(sets.all_rows, splits)),
        rows=still(each[0] / game.prior),
        over_after=still(1 - running),
        bits_after=still(bits),
        expected_price=float(spent.sum()),
        row_prices=still(each[-1] * table.scale / game.prior),
        paid_after=still(np.cumsum([0.0, *spent[:-1]])),
    )


class _Costs:
    """Add up costs over sets of rows, each set once: a row of `table`."""

    def __init__(self, sets: RowSets, choose: Choose, most_sets: int) -> None:
        self.sets, self.choose, self.most_sets = sets, choose, most_sets
        self.weights = np.array(sets.game.weights)
        self.n_moments = len(sets.answers) + 1
        # Questions are counted, and prices too where they differ from question to
        # question; where they do not, each is `scale` times as much.
        prices = sets.game.prices
        self.n_costs = 1 + sets.game.has_prices
        self.scale = 1.0 if sets.game.has_prices or not prices else prices[0]
        self.n_cells = (1 + self.n_costs) * self.n_moments
        self.table = np.zeros((64, self.n_cells + self.n_costs * len(self.weights)))
        self.place: dict[int, int] = {}

    def costs(self, rows: int) -> np.ndarray:
        """Return all in one array, each weighed: see `apart`."""
        place = self._place_of(rows)  # first: the table may have to grow
        return self.table[place]

    def apart(self, costs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return what is left and asked after k questions, and each row's costs.

        Bits left, games not over and, where prices differ, what is paid next; for each
        row its questions and, where prices differ, what they cost.
        """
        moments, each = costs[: self.n_cells], costs[self.n_cells :]
        return moments.reshape(-1, self.n_moments), each.reshape(self.n_costs, -1)

    def _place_of(self, rows: int) -> int:
        if rows in self.place:
            return self.place[rows]
        if len(self.place) >= self.most_sets:
            raise TooLarge
        splits, settled = self.sets.splits(rows), self.sets.settled(rows)
        chosen = () if settled or not splits else self.choose(rows, splits)
        parts = [part for question in chosen for part in splits[question]]
        children = [self._place_of(part) for part in parts]
        place = self.place[rows] = len(self.place)
        if place == len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        if chosen:
            self.table[place] = self.table[children].sum(axis=0) / len(chosen)
        self._add_this_moment(rows, place, chosen)
        return place

    def _add_this_moment(self, rows: int, place: int, chosen: Sequence[int]) -> None:
        weight = self.sets.weight(rows)
        left = weight * self.sets.bits(rows)
        moments, each = self.apart(self.table[place])
        if not chosen:
            moments[0] = left
            return
        prices = [self.sets.game.prices[question] for question in chosen]
        units = (1.0, sum(prices) / len(prices))[: self.n_costs]
        moments[:, 1:] = moments[:, :-1].copy()
        moments[:, 0] = left, *(weight * unit for unit in units)
        here = self.sets.members(rows) * self.weights
        for costs, unit in zip(each, units, strict=True):
            costs += here * unit


def greedy_question(sets: RowSets, rows: int, heeds_prices: bool = True) -> int:
    """Return the question of the largest gain per price for a set of rows.

    Of the largest gain, where prices are not heeded. Of equals it is the first.
    """
    game, members = sets.game, sets.members(rows)
    weights = game.prior * members
    nobody = np.zeros(len(weights), dtype=int)
    gains, _ = question_gains(game, weights / weights.sum(), nobody)
    gains = game.gains_per_price(gains) if heeds_prices else gains
    return best_questions(gains, game.separates(members))[0]


@lru_cache(maxsize=64)
def greedy_plan(game: Game, heeds_prices: bool = True) -> Plan:
    """Return what it costs to ask the question of the largest gain per price, always.

    Of the largest gain, where prices are not heeded. Kept once computed. Raises as
    `follow` does.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import new_game
    >>> round(greedy_plan(new_game(load("zoo"))).expected, 6)
    4.920792
    """
    sets = RowSets(game)
    return follow(game, lambda rows, _: (greedy_question(sets, rows, heeds_prices),))


@lru_cache(maxsize=64)
def random_plan(game: Game, most_sets: int = MOST_SETS) -> Plan:
    """Return what it costs to ask any question that tells something, at random.

    An exact average over all choices, not a sample; kept once computed. Raises as
    `follow` does.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import new_game
    >>> round(random_plan(new_game(load("fourteen_days"), goal="Play")).expected, 6)
    2.666667
    """
    return follow(game, lambda rows, splits: tuple(splits), most_sets)


def truthful(game: Game) -> Game:
    """Return the game, or raise ValueError where answers may be lies."""
    if game.lies:
        raise ValueError("Ways of asking are compared where nobody lies: set lies=0.")
    return game
