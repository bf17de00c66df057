"""What each way of asking costs: the greedy one, the best, a random one, the floor."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from engines.decision_trees import (
    BestPlay,
    Ending,
    Floor,
    Game,
    Plan,
    Play,
    Search,
    best_play,
    greedy_plan,
    questions_floor,
    random_plan,
    replay,
)
from engines.decision_trees.twenty_questions import (
    best_questions,
    first_moment,
    next_moment,
)
from pages.ui.chapter import Opinion, Table, agree
from pages.ui.long_work import telling

from ..games.opinions import by_trees
from ..record import ROUNDING, Settings

COLUMNS = ("plan", "questions", "at most", "opens with", "bits left")


@dataclass(frozen=True, eq=False)
class Record:
    """What each way of asking costs in one game."""

    settings: Settings
    game: Game
    play: Play  # before any question
    greedy: Plan
    best: BestPlay
    random: Plan
    floor: Floor

    @property
    def plans(self) -> dict[str, Plan]:
        """The plans that could be worked out, from the worst to the best."""
        plans = {"random": self.random, "greedy": self.greedy}
        plans["exact optimum"] = self.best.plan
        return {n: p for n, p in plans.items() if p.search is Search.COMPLETE}

    @property
    def n_steps(self) -> int:
        """The number of the stepper's positions: until the last game is over."""
        return 1 + max(plan.most for plan in self.plans.values())


def run(settings: Settings) -> Record:
    """Work out every plan; the engine keeps what it has worked out once."""
    game, shown = settings.rules, telling("Playing every game in three ways")
    ways = [play(game) for play in shown((greedy_plan, best_play, random_plan))]
    return Record(settings, game, replay(game, ()), *ways, questions_floor(game))


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


def opinions(record: Record) -> list[Opinion]:
    """Play every animal greedily; add up what greedy loses; look at the floor."""
    greedy, best = record.greedy, record.best
    n_turns = lengths(record.game)
    lost = sum(loss.cost for loss in best.losses)
    order = [record.floor.expected, best.plan.expected, greedy.expected]
    above = max(0.0, *(low - high for low, high in pairwise(order)))
    return [
        agree(
            [*greedy.rows, greedy.expected],
            [*n_turns, record.game.prior @ n_turns],
            f"playing all {len(n_turns)} animals to the end",
            "Greedy's questions for each animal, and their average",
            allowed=1e-9,
        ),
        agree(
            greedy.expected - best.plan.expected,
            lost,
            "what greedy loses, place by place",
            "Greedy's average less the optimum's",
            allowed=1e-9,
        ),
        Opinion("the floor", above, 1e-9, "Floor ≤ exact optimum ≤ greedy"),
    ]


def reference(record: Record) -> Opinion:
    """Ask scikit-learn for the gains of the first questions."""
    return by_trees(record.game, record.play)


def table(record: Record) -> Table:
    """List one row a plan; "bits left" is what no question can tell."""
    rows = []
    for name, plan in record.plans.items():
        opens = [record.game.questions[q].name for q in plan.opens_with]
        first = opens[0] if len(opens) == 1 else "any"
        left = float(plan.bits_after[-1])
        left = 0.0 if left < ROUNDING else left
        rows.append((name, plan.expected, plan.most, first, left))
    return Table(COLUMNS, rows)


def first_row(record: Record, step: int) -> int:
    """Return that one row is told before the bet is over: chance's."""
    return 1
