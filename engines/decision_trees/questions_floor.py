"""The number of questions that no way of asking can beat."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees.game import Game
from engines.decision_trees.huffman import huffman
from engines.decision_trees.row_sets import RowSets
from engines.decision_trees.strategies import truthful


@dataclass(frozen=True)
class Floor:
    """A number of questions that no way of asking can beat, on average."""

    expected: float
    entropy: float  # bits to find out: those that questions can find out
    wide_bits: (
        float  # what questions with more than two answers can add to 1 a question
    )


def questions_floor(game: Game) -> Floor:
    """Return how few questions are needed on average, whatever they may be.

    With yes/no questions only: Huffman's tree, which may ask anything about the
    rows. A question with more than two answers can tell more than 1 bit, once: with
    H its entropy and 1 the bit a yes/no question could have told instead, at most
    H - 1 more; where one of its answers has a share above 1/2, at most the entropy
    of the others, times their share. The floor is then the bits to find out, less
    what such questions can add: expected >= H(goal) - sum of their additions.
    Raises ValueError for a game in which lies are allowed.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import new_game
    >>> round(questions_floor(new_game(load("zoo"), yes_no_only=True)).expected, 6)
    5.564356
    """
    sets = RowSets(truthful(game))
    weights = [sets.weight(one) for one in sets.classes]
    bits = sets.class_bits(sets.all_rows)
    if all(len(parts) < 3 for parts in sets.answers):
        return Floor(huffman(weights).expected_questions, bits, 0.0)
    wide = wide_bits(sets, sets.all_rows)
    least = 0.0 if len(weights) == 1 else max(1.0, bits - wide)
    return Floor(least, bits, wide)


def wide_bits(sets: RowSets, rows: int) -> float:
    """Return what questions with more than two answers can tell beyond 1 bit each.

    For shares s of the answers within ``rows``: H(s) - 1 if none is above 1/2, else
    the entropy of the others times their share; summed over such questions.
    """
    total = 0.0
    for question, answers in enumerate(sets.answers):
        if len(answers) < 3:
            continue
        weights = sorted(sets.weight(part) for part in sets.parts(rows, question))
        shares = np.array(weights) / sum(weights)
        if shares[-1] > 1 / 2:
            shares = shares[:-1]
            total += float(-(shares * np.log2(shares / shares.sum())).sum())
        else:
            total += float(-(shares * np.log2(shares)).sum()) - 1
    return total
