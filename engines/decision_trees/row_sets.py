"""Sets of rows as bits of one whole number: small, hashable, quick to intersect."""

from collections import defaultdict
from functools import cached_property
from math import log2

import numpy as np

from engines.decision_trees.game import Game


class RowSets:
    """What answers do to the sets of rows that are still possible; nobody lies.

    Bit i of a set is row i. What is computed for a set is kept.
    """

    def __init__(self, game: Game) -> None:
        """Look at the table once."""
        self.game = game
        self.all_rows = (1 << len(game.weights)) - 1
        self._of_one_weight = tuple(_by_word(game.weights).items())
        self._goal_of = _set_of_each_row(_masks(game.goal_of))
        self._class_of = _set_of_each_row(self.classes)
        self._logs = tuple(weight * log2(weight) for weight in game.weights)

    @cached_property
    def answers(self) -> tuple[tuple[int, ...], ...]:
        """For each question the set of rows behind each of its answers."""
        columns = self.game.answers.T
        return tuple(tuple(_by_word(column.tolist()).values()) for column in columns)

    @cached_property
    def classes(self) -> tuple[int, ...]:
        """Sets of rows whose names a whole game must tell apart, whoever asks.

        A goal is one; goals that share rows alike in every question are one class.
        """
        classes = list(_masks(self.game.goal_of))
        for group in _masks(self.game.group_of):
            joined = [one for one in classes if one & group]
            classes = [one for one in classes if not one & group]
            classes.append(_union(joined))
        return tuple(classes)

    def parts(self, rows: int, question: int) -> tuple[int, ...]:
        """Return the sets that the answers make of ``rows``, none of them empty."""
        return tuple([part for mask in self.answers[question] if (part := rows & mask)])

    def splits(self, rows: int) -> dict[int, tuple[int, ...]]:
        """Return every question that tells rows apart, with the parts it makes."""
        found = {}
        for question, masks in enumerate(self.answers):
            first = rows & masks[0]
            if len(masks) == 2:  # most are yes/no: who did not say yes said no
                parts = (first, rows ^ first) if first else ()
            else:
                parts = self.parts(rows, question)
            if len(parts) > 1 and first != rows:
                found[question] = parts
        return found

    def settled(self, rows: int) -> bool:
        """Tell whether all ``rows`` have one goal, so that it is found."""
        return rows & ~self._goal_of[_first(rows)] == 0

    def weight(self, rows: int) -> float:
        """Return the weight of a set: how likely it is, on the game's own scale."""
        return sum([w * (rows & mask).bit_count() for w, mask in self._of_one_weight])

    def bits(self, rows: int) -> float:
        """Return the entropy of the goal within a set, in bits."""
        return self._entropy(rows, self._goal_of)

    def class_bits(self, rows: int) -> float:
        """Return the entropy of the `classes` within a set, in bits."""
        return self._entropy(rows, self._class_of)

    def members(self, rows: int) -> np.ndarray:
        """Return a set as (n_rows,) bool."""
        n_rows = len(self.game.weights)
        octets = np.frombuffer(rows.to_bytes((n_rows + 7) // 8, "little"), np.uint8)
        return np.unpackbits(octets, count=n_rows, bitorder="little").astype(bool)

    def _entropy(self, rows: int, set_of: list[int]) -> float:
        # W log W - sum of w log w, over W: for sets this small quicker than NumPy.
        if rows & ~set_of[_first(rows)] == 0:
            return 0.0
        total, logs, left = self.weight(rows), 0.0, rows
        while left:
            lowest = left & -left
            row = lowest.bit_length() - 1
            part = left & set_of[row]
            left ^= part
            if part == lowest:
                logs += self._logs[row]
            else:
                weight = self.weight(part)
                logs += weight * log2(weight)
        return log2(total) - logs / total


def _first(rows: int) -> int:
    return (rows & -rows).bit_length() - 1


def _set_of_each_row(masks) -> list[int]:
    """Return for each row the one of these sets it is in."""
    n_rows = _union(masks).bit_length()
    return [next(mask for mask in masks if mask >> row & 1) for row in range(n_rows)]


def _by_word(words) -> dict:
    found = defaultdict(int)
    for row, word in enumerate(words):
        found[word] |= 1 << row
    return found


def _masks(codes: np.ndarray) -> tuple[int, ...]:
    return tuple(_by_word(codes.tolist()).values())


def _union(sets) -> int:
    union = 0
    for one in sets:
        union |= one
    return union
