"""How right a growing tree is: on the rows it learned from, and on those held out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.decision_trees import Decision, guesses_along, paired_gap

from .growths import WHOLE, by_machine, finished
from .rule import Growing

Picks = tuple[tuple[int, str], ...]


@dataclass(frozen=True, eq=False)
class Judged:
    """Which rows are told rightly after 0, 1, 2, ... questions: T + 1 trees."""

    learned: np.ndarray  # (n,) row numbers
    held: np.ndarray  # (m,) row numbers
    right: np.ndarray  # (T + 1, n_rows) bool

    @cached_property
    def n_learned_right(self) -> list[int]:
        """How many learned rows each tree tells rightly."""
        return self.right[:, self.learned].sum(axis=1).tolist()

    @cached_property
    def n_held_right(self) -> list[int]:
        """How many held-out rows each tree tells rightly."""
        return self.right[:, self.held].sum(axis=1).tolist()

    @cached_property
    def learned_accuracy(self) -> np.ndarray:
        """The share of learned rows told rightly, (T + 1,)."""
        return np.array(self.n_learned_right) / max(1, len(self.learned))

    @cached_property
    def accuracy(self) -> np.ndarray:
        """The share of held-out rows told rightly, (T + 1,)."""
        return np.array(self.n_held_right) / max(1, len(self.held))

    @cached_property
    def errors(self) -> np.ndarray:
        """By how much so few held-out rows let it miss: sqrt(p (1 - p) / m)."""
        p = self.accuracy
        return np.sqrt(p * (1 - p) / max(1, len(self.held)))

    @cached_property
    def best(self) -> list[int]:
        """The steps at which most held-out rows are told rightly."""
        most = max(self.n_held_right)
        return [k for k, n in enumerate(self.n_held_right) if n == most]


@dataclass(frozen=True)
class Compared:
    """A tree that stops against one that asks on, row by row held out."""

    n_stopped: int  # questions of the one that stops
    n_whole: int
    stopped_learned: int  # learned rows told rightly
    whole_learned: int
    stopped_right: int  # held-out rows told rightly
    whole_right: int
    error: float  # rows: of their difference, were both equally right (McNemar)

    @property
    def more(self) -> int:
        """How many more held-out rows the tree that stops tells rightly."""
        return self.stopped_right - self.whole_right


def judged(growing: Growing, decisions: Sequence[Decision]) -> Judged:
    """Judge every tree on the way, row by row."""
    guesses = guesses_along(decisions, growing.table)
    return Judged(*growing.halves, guesses == growing.labels)


def compared(growing: Growing, stopped: Sequence, whole: Sequence) -> Compared:
    """Compare two trees at their ends."""
    one, other = (judged(growing, decisions) for decisions in (stopped, whole))
    held, error = one.held, 0.0
    if len(held):
        gap = paired_gap(one.right[-1, held], other.right[-1, held])
        error = gap[1] * len(held)
    return Compared(
        len(stopped) - 1,
        len(whole) - 1,
        one.n_learned_right[-1],
        other.n_learned_right[-1],
        one.n_held_right[-1],
        other.n_held_right[-1],
        error,
    )


def by_the_machine(growing: Growing, machine: Sequence[Decision]) -> Compared:
    """Compare the machine's tree with the one that it grows without the rule."""
    return compared(growing, machine, by_machine(growing.without_rule, WHOLE))


def asked_on(growing: Growing, decisions: Sequence, picks: Picks) -> Compared:
    """Compare the learner's tree with what it becomes without the rule."""
    return compared(growing, decisions, finished(growing.without_rule, picks, WHOLE))
