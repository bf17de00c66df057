"""Second opinions on a game and on the plans, found another way."""

from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from math import log2

import numpy as np

from engines.decision_trees import Ending, Game, Play
from engines.decision_trees.twenty_questions import (
    LIE_CHANCE,
    best_questions,
    first_moment,
    next_moment,
)
from engines.reference.twenty_questions import gains_by_trees
from pages.ui.old_chapter import Opinion

Chances = list[tuple[float, int]]  # a row's chance, and the lies it may still tell


def of_a_game(game: Game, play: Play, t: int) -> list[Opinion]:
    """Check the bits left at every moment, and every gain at moment t."""
    moments = [[(weight, game.lies) for weight in game.weights]]
    for turn in play.turns:
        moments.append(_after(game, moments[-1], *turn))
    return [_counted(game, play, moments), _both_ways(game, play, t, moments[t])]


def _after(game: Game, chances: Chances, q: int, answer: int | None) -> Chances:
    """Go through the rows, word by word, after one more answer, lies included."""
    if answer is None:
        return chances
    question = game.questions[q]
    cells = game.table.column(question.attribute)
    agrees = {cell: question.answer_for(cell) == answer for cell in set(cells)}
    lie = LIE_CHANCE / (len(question.answers) - 1)
    found = []
    for (chance, lies), cell in zip(chances, cells, strict=True):
        if lies == 0:
            found.append((chance * agrees[cell], 0))
        elif agrees[cell]:
            found.append((chance * (1 - LIE_CHANCE), lies))
        else:
            found.append((chance * lie, lies - 1))
    return found


def _bits(game: Game, chances: Chances) -> float:
    """Return the bits left to find out."""
    goals: dict[int, float] = defaultdict(float)
    for goal, (chance, _) in zip(game.goal_of.tolist(), chances, strict=True):
        goals[goal] += chance
    total = sum(goals.values())
    return sum(-p / total * log2(p / total) for p in goals.values() if p > 0)


def _counted(game: Game, play: Play, moments: list[Chances]) -> Opinion:
    """Compare the bits at every moment with a count of the table's rows."""
    bits = [_bits(game, chances) for chances in moments]
    gap = float(np.abs(bits - play.entropies).max())
    what = "The bits left at every moment of the game"
    return Opinion("counting the table's rows", gap, 1e-9, what)


def _both_ways(game: Game, play: Play, t: int, now: Chances) -> Opinion:
    """Give every answer to every question, and average the bits then left."""
    before, gap = play.entropies[t], 0.0
    if t == play.n_turns and play.ending is not Ending.RUNNING:
        gap = float(np.abs(play.gained.sum() - (play.entropies[0] - before)))
        what = "The bits removed by all answers, added up"
        return Opinion("the fall from first to last", gap, 1e-9, what)
    for q, question in enumerate(game.questions):
        after = 0.0
        for answer in range(len(question.answers)):
            if (share := play.answer_shares[t, q, answer]) > 0:
                after += share * _bits(game, _after(game, now, q, answer))
        gap = max(gap, abs(before - after - play.gains[t, q]))
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


@lru_cache(maxsize=16)
def lengths(game: Game) -> np.ndarray:
    """Return how many questions each row's own game takes, asked greedily, (n_rows,).

    Rows that have answered alike so far share their game. Kept once computed.
    """
    n_turns = np.zeros(len(game.weights), dtype=int)
    games = [(first_moment(game), np.arange(len(n_turns)))]
    for now, rows in games:
        if now.ending is Ending.RUNNING:
            question = best_questions(now.gains, now.askable)[0]
            n_turns[rows] += 1
            answers = game.answers[rows, question]
            for answer in set(answers.tolist()):
                then = next_moment(game, now, (question, answer))
                games.append((then, rows[answers == answer]))
    return n_turns


def of_plans(game: Game, greedy, best, floor) -> list[Opinion]:
    """Play every animal greedily; add up what greedy loses; look at the floor."""
    n_turns = lengths(game)
    gap = float(np.abs(n_turns - greedy.rows).max())
    gap = max(gap, abs(float(game.prior @ n_turns) - greedy.expected))
    lost = sum(loss.questions for loss in best.losses)
    order = [floor.expected, best.plan.expected, greedy.expected]
    above = max(0.0, *(low - high for low, high in pairwise(order)))
    return [
        Opinion(
            f"playing all {len(n_turns)} animals to the end",
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
