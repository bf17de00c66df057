"""scikit-learn's small trees tell the same gains as ours."""

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import new_game, replay
from engines.reference.twenty_questions import gains_by_trees

ZOO = load("zoo")
DOMESTIC = [3.0 if cell == "yes" else 1.0 for cell in ZOO.column("domestic")]


@pytest.mark.parametrize("goal", [None, "type"])
@pytest.mark.parametrize("weights", [None, DOMESTIC])
@pytest.mark.parametrize("yes_no_only", [False, True])
def test_trees_of_one_question_find_our_gains(goal, weights, yes_no_only):
    game = new_game(ZOO, goal, weights, yes_no_only)
    theirs = gains_by_trees(game.answers, game.goal_of, game.prior)
    assert theirs == pytest.approx(replay(game, []).gains[0], abs=1e-9)


def test_other_weights_give_other_gains():
    """The negative control: the comparison does look at the weights."""
    game = new_game(ZOO)
    theirs = gains_by_trees(game.answers, game.goal_of, np.array(DOMESTIC))
    assert np.abs(theirs - replay(game, []).gains[0]).max() > 0.01


def test_a_column_that_tells_nothing_gains_nothing():
    assert gains_by_trees([[1], [1]], [0, 1], [1, 1]) == pytest.approx([0])
