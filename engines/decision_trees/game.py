"""The rules of one game of twenty questions: what is hidden, what may be asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.datasets.table import Table

SAME = 1e-12  # bits or questions closer than this are equal: rounding decides nothing
YES_NO = ("yes", "no")
Turn = tuple[int, int | None]  # a question and its answer; None: not sure


@dataclass(frozen=True)
class GameQuestion:
    """One question about a row: a column's word, or whether it is a given one."""

    attribute: str
    answers: tuple[str, ...]
    value: str | None = None  # asked as "is it this word?", with YES_NO for answers

    @property
    def name(self) -> str:
        """Return it in short: "milk", or "legs = 4"."""
        return (
            self.attribute if self.value is None else f"{self.attribute} = {self.value}"
        )

    def answer_for(self, cell: str) -> int:
        """Return the number of the true answer for a row with this cell.

        >>> GameQuestion("legs", YES_NO, "4").answer_for("2")
        1
        """
        word = cell if self.value is None else YES_NO[cell != self.value]
        return self.answers.index(word)


@dataclass(frozen=True)
class Game:
    """A table, what is to be found out about the hidden row, and the rules.

    Frozen and hashable, so that a game is a cache's key.
    """

    table: Table
    goal: str | None  # the column to find out; None: which row it is
    questions: tuple[GameQuestion, ...]
    weights: tuple[float, ...]  # one a row: how likely it is beforehand, any scale
    lies: int  # how many answers may be false
    prices: tuple[float, ...]  # one a question: what asking it costs, any scale

    @property
    def has_prices(self) -> bool:
        """Whether some questions cost more than others."""
        return len(set(self.prices)) > 1

    @property
    def most_times(self) -> int:
        """Return how often a question may be asked: enough to outvote the lies."""
        return 2 * self.lies + 1

    @cached_property
    def prior(self) -> np.ndarray:
        """The probability of each row before any question, (n_rows,)."""
        weights = np.array(self.weights)
        return still(weights / weights.sum())

    @cached_property
    def answers(self) -> np.ndarray:
        """The true answer's number for each row and question, (n_rows, n_questions)."""
        columns = [
            [
                question.answer_for(cell)
                for cell in self.table.column(question.attribute)
            ]
            for question in self.questions
        ]
        n_rows = len(self.table.rows)
        return still(np.array(columns, dtype=int).reshape(-1, n_rows).T)

    @cached_property
    def truth(self) -> np.ndarray:
        """Whether an answer is the true one, (n_rows, n_questions, most_answers)."""
        numbers = np.arange(self.is_answer.shape[1])
        return still(self.answers[:, :, np.newaxis] == numbers)

    @cached_property
    def is_answer(self) -> np.ndarray:
        """Whether a question has that many answers, (n_questions, most_answers)."""
        counts = np.array([len(question.answers) for question in self.questions])
        return still(np.arange(counts.max(initial=2)) < counts[:, np.newaxis])

    @cached_property
    def goals(self) -> tuple[str, ...]:
        """What may be found: the words of the goal's column, or the rows' names."""
        return self.names if self.goal is None else self.table.codes(self.goal)[1]

    @cached_property
    def goal_of(self) -> np.ndarray:
        """The number of each row's goal, (n_rows,)."""
        if self.goal is None:
            return still(np.arange(len(self.table.rows)))
        return self.table.codes(self.goal)[0]

    @cached_property
    def group_of(self) -> np.ndarray:
        """The rows no question can tell apart share a number, (n_rows,)."""
        alike = np.column_stack([self.answers, np.zeros(len(self.answers), dtype=int)])
        _, numbers = np.unique(alike, axis=0, return_inverse=True)
        return still(numbers.reshape(-1))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The rows' names, made different by a cell where two rows share one."""
        return tuple(_name(self.table, row) for row in range(len(self.table.rows)))

    def gains_per_price(self, gains: np.ndarray) -> np.ndarray:
        """Return the bits that each question removes for each unit of its price.

        gain / price, (..., n_questions) bits a unit. Others weigh the two otherwise:
        Tan and Schlimmer 1990 by gain^2 / price, Núñez 1991 by (2^gain - 1) over a
        power of price + 1.
        """
        return gains / np.array(self.prices)

    def separates(self, possible: np.ndarray) -> np.ndarray:
        """Say of each question whether it tells apart any of these rows.

        ``possible`` is (n_rows,) bool; the result is (n_questions,) bool.
        """
        left = self.answers[possible]
        return (left != left[:1]).any(axis=0)


def new_game(
    table: Table,
    goal: str | None = None,
    weights=None,
    yes_no_only: bool = False,
    lies: int = 0,
    prices: Mapping[str, float] | None = None,
) -> Game:
    """Return the game of finding a row of ``table``, or its word in column ``goal``.

    Every attribute is a question, except the goal and those with one word only;
    ``yes_no_only`` makes one question a word out of attributes with more than two.
    ``weights``, (n_rows,), are how likely each row is beforehand (None: all alike).
    ``prices`` are what it costs to ask about an attribute, 1 where nothing is said.
    Raises ValueError for an unknown column, weights that are not positive numbers,
    one a row, prices that are not positive, a negative number of lies, and a table
    without rows.

    >>> from engines.datasets import load
    >>> len(new_game(load("zoo")).questions)
    16
    >>> len(new_game(load("zoo"), yes_no_only=True).questions)
    21
    """
    if not table.rows:
        raise ValueError("A game needs a table with at least one row.")
    if goal is not None:
        table.column(goal)  # raises for an unknown one
    if lies != int(lies) or lies < 0:
        raise ValueError(f"The number of lies must be 0, 1, 2, ...; given was {lies}.")
    given = np.ones(len(table.rows)) if weights is None else np.asarray(weights, float)
    if given.shape != (len(table.rows),):
        raise ValueError(f"{len(table.rows)} rows need as many weights.")
    if not np.isfinite(given).all() or (given <= 0).any():
        raise ValueError("Weights must be finite numbers above 0.")
    asked = [name for name in table.attributes if name != goal]
    questions = [q for name in asked for q in _questions(table, name, yes_no_only)]
    costs = _prices(table, prices or {}, questions)
    return Game(table, goal, tuple(questions), tuple(given.tolist()), int(lies), costs)


def _prices(
    table: Table, prices: Mapping[str, float], questions: list[GameQuestion]
) -> tuple[float, ...]:
    for attribute, price in prices.items():
        table.column(attribute)  # raises for an unknown one
        if not 0 < price < np.inf:
            raise ValueError(f"A price is a number above 0; {attribute} had {price}.")
    return tuple(float(prices.get(one.attribute, 1.0)) for one in questions)


def _questions(table: Table, name: str, yes_no_only: bool) -> list[GameQuestion]:
    words = table.codes(name)[1]
    if len(words) < 2:
        return []
    if set(words) == set(YES_NO):
        words = YES_NO
    elif all(word.isdecimal() for word in words):
        words = tuple(sorted(words, key=int))
    if yes_no_only and len(words) > 2:
        return [GameQuestion(name, YES_NO, word) for word in words]
    return [GameQuestion(name, words)]


def _name(table: Table, row: int) -> str:
    name = table.row_names[row]
    twins = [i for i, other in enumerate(table.row_names) if other == name]
    if len(twins) == 1:
        return name
    for attribute in table.attributes:
        cells = table.column(attribute)
        if sum(cells[twin] == cells[row] for twin in twins) == 1:
            return f"{name} ({attribute}: {cells[row]})"
    return f"{name} ({twins.index(row) + 1})"


def hidden_row(game: Game, number: int) -> int:
    """Return the row hidden in the game of this number, counted from 1.

    The rows come in one shuffled order, each once, then again from the start.
    Raises ValueError for a number below 1.

    >>> from engines.datasets import load
    >>> game = new_game(load("zoo"))
    >>> len({hidden_row(game, number) for number in range(1, 102)})
    101
    """
    if number < 1:
        raise ValueError(f"Games are counted from 1; given was {number}.")
    n_rows = len(game.table.rows)
    order = np.random.default_rng(20).permutation(n_rows)
    return int(order[(number - 1) % n_rows])


def still(array: np.ndarray) -> np.ndarray:
    """Return the array, read-only from now on."""
    array.setflags(write=False)
    return array
