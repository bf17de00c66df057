"""A game afterwards: how its answers surprised, and what its questions missed."""

import numpy as np

from engines.decision_trees.game import Game, still
from engines.decision_trees.impurity import surprise
from engines.decision_trees.twenty_questions import Play


def surprises(play: Play) -> np.ndarray:
    """Return the bits by which each answer of a game surprises, (T,).

    surprise = -log2 of the chance that the answer had when the question was asked.
    Added up they are -log2 of the chance of all the answers. "Not sure" has none: nan;
    what no row of the table could answer is infinite. Nothing is raised. Source:
    Shannon 1948, section 6; Tribus 1961 named it the surprisal.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import new_game, replay
    >>> surprises(replay(new_game(load("zoo")), [(3, 0), (0, None)])).round(3)
    array([1.301,   nan])
    """
    shares = [
        np.nan if answer is None else play.answer_shares[t, question, answer]
        for t, (question, answer) in enumerate(play.turns)
    ]
    return still(surprise(np.minimum(shares, 1.0)))  # rounding is no surprise


def relative_entropies(game: Game, play: Play) -> np.ndarray:
    """Return how far each answer moves what is believed of the goal, (T,) bits.

    D = sum over what may be found of q log2(q / p), p its probability before the
    answer, q after it. The rest of the surprise, surprise - D, would also be felt by
    who knew the goal: it is 0 where the goal decides the answer. And D - gained is how
    much rarer, in bits, what is left was before the answer than all was on average.
    Where nothing fits the answer it is 0. Nothing is raised. Source: Kullback and
    Leibler 1951.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import new_game, replay
    >>> game = new_game(load("zoo"))
    >>> relative_entropies(game, replay(game, [(3, 0), (0, None)])).round(3)
    array([1.301, 0.   ])
    """
    goals = np.zeros((play.n_turns + 1, len(game.goals)))
    np.add.at(goals, (slice(None), game.goal_of), play.probabilities)
    before, after = goals[:-1], goals[1:]
    is_left = after > 0  # and then so it was before
    ratios = np.divide(after, before, out=np.ones_like(after), where=is_left)
    return still((after * np.log2(ratios)).sum(axis=1))


def regrets(play: Play) -> np.ndarray:
    """Return the bits each question promised less than the best one then, (T,).

    regret = the largest gain of all that could be asked - the gain of what was asked.
    It judges a question by what was known before its answer. Nothing is raised.
    Source: Savage 1951, on regret.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import new_game, replay
    >>> regrets(replay(new_game(load("zoo")), [(3, 0), (12, 3)])).round(3)
    array([1.059, 0.   ])
    """
    best = np.where(play.askable, play.gains, 0.0).max(axis=1, initial=0.0)
    return still(np.maximum(best[:-1] - play.asked_gains, 0.0))
