"""Second opinions on a game and on the plans, found another way."""

from itertools import pairwise

import numpy as np

from engines.decision_trees import Ending, Game, Play, play_greedy, replay
from engines.decision_trees.twenty_questions import LIE_CHANCE
from engines.reference.twenty_questions import gains_by_trees
from pages.ui.chapter import Opinion


def of_a_game(game: Game, play: Play, t: int) -> list[Opinion]:
    """Check the bits left at every moment, and every gain at moment t."""
    return [_counted(game, play), _both_ways(game, play, t)]


def _counted(game: Game, play: Play) -> Opinion:
    """Go through the rows one by one, and through the answers one by one."""
    gap = 0.0
    for t in range(play.n_turns + 1):
        found: dict[str, float] = {}
        for row, weight in enumerate(game.weights):
            goal = game.goals[game.goal_of[row]]
            chance = weight * _chance(game, row, play.turns[:t])
            found[goal] = found.get(goal, 0.0) + chance
        total = sum(found.values())
        shares = np.array([p / total for p in found.values() if p > 0])
        bits = -float((shares * np.log2(shares)).sum())
        gap = max(gap, abs(bits - play.entropies[t]))
    what = "The bits left at every moment of the game"
    return Opinion("counting the table's rows", gap, 1e-9, what)


def _chance(game: Game, row: int, turns) -> float:
    """Return how likely a row's answers are these, lies included."""
    chance, lies = 1.0, game.lies
    for q, answer in turns:
        if answer is None:
            continue
        question = game.questions[q]
        cell = game.table.column(question.attribute)[row]
        true = question.answer_for(cell) == answer
        if lies == 0:
            chance *= true
        elif true:
            chance *= 1 - LIE_CHANCE
        else:
            chance *= LIE_CHANCE / (len(question.answers) - 1)
            lies -= 1
    return chance


def _both_ways(game: Game, play: Play, t: int) -> Opinion:
    """Give every answer to every question, and average the bits then left."""
    before, gap = play.entropies[t], 0.0
    running = replay(game, play.turns[:t]).ending is Ending.RUNNING
    for q, question in enumerate(game.questions if running else ()):
        after = 0.0
        for answer in range(len(question.answers)):
            if (share := play.answer_shares[t, q, answer]) > 0:
                then = replay(game, [*play.turns[:t], (q, answer)])
                after += share * then.entropies[-1]
        gap = max(gap, abs(before - after - play.gains[t, q]))
    if not running:
        gap = float(np.abs(play.gained.sum() - (play.entropies[0] - before)))
        what = "The bits removed by all answers, added up"
        return Opinion("the fall from first to last", gap, 1e-9, what)
    what = f"The gains of all {len(game.questions)} questions at this moment"
    return Opinion("trying every answer out", gap, 1e-9, what)


def by_trees(game: Game, play: Play) -> Opinion | None:
    """Compare the gains with those of scikit-learn's trees of one question each."""
    if game.lies:
        return None
    gap, n = 0.0, 0
    for t in range(play.n_turns + 1):
        rows = play.possible[t]
        if not rows.any():
            continue
        theirs = gains_by_trees(
            game.answers[rows], game.goal_of[rows], play.probabilities[t][rows]
        )
        gap = max(gap, float(np.abs(theirs - play.gains[t]).max(initial=0)))
        n += len(theirs)
    what = f"All {n} gains of the game, one small tree each"
    return Opinion("scikit-learn's decision trees", gap, 1e-9, what)


def of_plans(game: Game, greedy, best, floor) -> list[Opinion]:
    """Play every animal greedily; add up what greedy loses; look at the floor."""
    n_rows = len(game.weights)
    n_turns = np.array([play_greedy(game, row).n_turns for row in range(n_rows)])
    gap = float(np.abs(n_turns - greedy.rows).max())
    gap = max(gap, abs(float(game.prior @ n_turns) - greedy.expected))
    lost = sum(loss.questions for loss in best.losses)
    order = [floor.expected, best.plan.expected, greedy.expected]
    above = max(0.0, *(low - high for low, high in pairwise(order)))
    return [
        Opinion(
            f"playing all {n_rows} animals to the end",
            gap,
            1e-9,
            "Greedy's questions for each animal, and their average",
        ),
        Opinion(
            "what greedy loses, place by place",
            abs(greedy.expected - best.plan.expected - lost),
            1e-9,
            "Greedy's average less the optimum's",
        ),
        Opinion("the floor", above, 1e-9, "Floor ≤ exact optimum ≤ greedy"),
    ]
