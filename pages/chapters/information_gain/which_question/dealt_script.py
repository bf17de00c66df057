"""The lines of a script that asks questions of dealt classes."""

from collections.abc import Sequence

import numpy as np

from engines.datasets import Table
from engines.decision_trees import ANSWER, SHARED, Ranking

from .dealt_again import NO_ANSWER, answers_of

GAINS = """

def gains(deals, answers, is_number):  # (n_deals, n_rows) classes: (n_deals,) bits
    of_answer = answers == np.arange(-1, answers.max() + 1)[:, np.newaxis]
    of_class = deals[:, np.newaxis] == np.arange(n_classes)[:, np.newaxis]
    bags = np.moveaxis((of_class * weights) @ of_answer.T.astype(float), 1, 2)
    silent, bags = bags[:, :1], bags[:, 1:]  # rows without an answer, and the others
    if is_number:  # each threshold makes two bags, and the best of them is asked
        low = bags.cumsum(axis=1)
        sides = [low, np.maximum(low[:, -1:] - low, 0)]
        if not_to_answer_is_an_answer:
            sides.append(np.broadcast_to(silent, low.shape))
        bags = np.stack(sides, axis=2)
    found = information_gain(bags)
    found = found.max(axis=1) if is_number else found
    known = weights[answers >= 0].sum() / weights.sum()
    return found * (known if gaps_are_shared_out else 1.0)
"""


def dealt_code(table: Table, ranking: Ranking, names: Sequence[str]) -> str:
    """Return the rows' answers to these questions, and what computes their gains."""
    classes = table.codes(table.target)[0][ranking.rows]
    classes = np.unique(classes, return_inverse=True)[1]
    lines = [_question(table, ranking, name) for name in names]
    is_whole = bool((ranking.weights == 1).all())
    weights = "np.ones(len(classes))"
    if not is_whole:
        weights = f"np.array({ranking.weights.tolist()})"
    return "\n".join(
        [
            f"# Numbers for each row's answers, {NO_ANSWER} where it counts not, and",
            "# whether they are in order, so that there is a threshold to look for.",
            "questions = [",
            *lines,
            "]",
            f"classes = np.array({classes.tolist()})",
            f"weights = {weights}  # of the rows",
            f"not_to_answer_is_an_answer = {ranking.missing == ANSWER}",
            f"gaps_are_shared_out = {ranking.missing == SHARED}",
            "n_classes = classes.max() + 1",
            GAINS,
        ]
    )


def _question(table: Table, ranking: Ranking, name: str) -> str:
    answers = answers_of(table, ranking, name).tolist()
    return f"    (np.array({answers}), {name in table.numbers}),  # {name!r}"
