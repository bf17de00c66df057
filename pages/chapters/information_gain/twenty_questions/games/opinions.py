"""Second opinions on a game, found another way."""

from collections import defaultdict
from math import log2

import numpy as np

from engines.decision_trees import Game, Play, regrets, surprises
from engines.decision_trees.twenty_questions import LIE_CHANCE
from engines.reference.twenty_questions import gains_by_trees
from pages.ui.chapter import Opinion, agree

from ..record import TABLE
from .record import Record

Chances = list[tuple[float, int]]  # a row's chance, and the lies it may still tell


def opinions(record: Record) -> list[Opinion]:
    """Count the rows of the table again, at every moment of the game."""
    moments = _moments(record)
    bits = [_bits(record.game, chances) for chances in moments]
    what = "The bits left at every moment of the game"
    against = "counting the table's rows"
    left = agree(record.play.entropies, bits, against, what, allowed=1e-9)
    first, last = (sum(p for p, _ in moments[t]) for t in (0, -1))
    if not last:  # no row gives these answers: they surprise without end
        return [left, *_of_prices(record)]
    each = surprises(record.play)
    whole = float(each[~np.isnan(each)].sum())
    what = "The surprises of all answers, added up"
    against = "the chance of all of them together"
    whole = agree(whole, log2(first / last), against, what, allowed=1e-9)
    return [left, whole, *_of_prices(record)]


def _of_prices(record: Record) -> list[Opinion]:
    """Look every price up in the list again, where prices differ."""
    if not record.game.has_prices:
        return []
    listed = dict(zip(TABLE.attributes, record.settings.price_list, strict=True))
    of_each = [listed[one.attribute] for one in record.game.questions]
    paid = [0.0]
    for question, _ in record.play.turns:
        paid.append(paid[-1] + of_each[question])
    ours = [*record.play.paid, *(record.play.gains_per_price * of_each).ravel()]
    theirs = [*paid, *record.play.gains.ravel()]
    what = "What is paid, and the gain per price times the price"
    return [agree(ours, theirs, "the list of prices", what, allowed=1e-9)]


def opinions_at(record: Record, step: int) -> list[Opinion]:
    """Give every answer to every question, and average the bits then left."""
    game, play = record.game, record.play
    t = min(step, play.n_turns)
    before = float(play.entropies[t])
    if t == play.n_turns and record.is_over:
        what = "The bits removed by all answers, added up"
        fall, against = play.entropies[0] - before, "the fall from first to last"
        return [agree(play.gained.sum(), fall, against, what, allowed=1e-9)]
    now = _moments(record)[t]
    numbers = range(len(game.questions))
    gains = [before - _after_asking(record, t, q, now) for q in numbers]
    what = f"The gains of all {len(game.questions)} questions at this moment"
    against = "trying every answer out"
    found = [agree(play.gains[t], gains, against, what, allowed=1e-9)]
    if record.has_both and t < play.n_turns:
        regret = max(gains) - gains[play.turns[t][0]]
        what = "The regret of the question asked now"
        found.append(agree(regrets(play)[t], regret, against, what, allowed=1e-9))
    return found


def _moments(record: Record) -> list[Chances]:
    """Return how likely each row is at every moment, by going through the table."""
    game = record.game
    moments = [[(weight, game.lies) for weight in game.weights]]
    for question, answer in record.play.turns:
        moments.append(_answered(game, moments[-1], question, answer))
    return moments


def _answered(game: Game, chances: Chances, q: int, answer: int | None) -> Chances:
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


def _after_asking(record: Record, t: int, q: int, now: Chances) -> float:
    """Return the bits left after a question, averaged over its answers."""
    game, shares = record.game, record.play.answer_shares[t, q]
    return sum(
        share * _bits(game, _answered(game, now, q, answer))
        for answer, share in enumerate(shares.tolist())
        if share > 0
    )


def reference(record: Record) -> Opinion | None:
    """Compare the gains with those of scikit-learn's trees of one question each."""
    return None if record.game.lies else by_trees(record.game, record.play)


def by_trees(game: Game, play: Play) -> Opinion:
    """Grow a small tree for every question, at every moment when rows are left."""
    moments = [t for t in range(play.n_turns + 1) if play.possible[t].any()]
    theirs = []
    for t in moments:
        rows = play.possible[t]
        chances = play.probabilities[t][rows]
        theirs.append(gains_by_trees(game.answers[rows], game.goal_of[rows], chances))
    ours = play.gains[moments]
    what = f"All {ours.size} gains of the game, one small tree each"
    return agree(ours, theirs, "scikit-learn's decision trees", what, allowed=1e-9)
