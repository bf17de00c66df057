"""Plans compared: the greedy one, the exact optimum, a random one, and the floor."""

from dataclasses import dataclass

import numpy as np

from engines.decision_trees import (
    BestPlay,
    Floor,
    Game,
    Plan,
    Play,
    Search,
    best_play,
    follow,
    greedy_plan,
    questions_floor,
    random_plan,
    replay,
)
from engines.decision_trees.best_play import SetSolver
from pages.chapters.information_gain.twenty_questions import (
    opinions,
    plan_formulas,
    plan_words,
)
from pages.chapters.information_gain.twenty_questions.settings import KEY, Settings
from pages.figures import theme
from pages.figures.panel import Panel
from pages.figures.plans import Way, cost_panel, games_panel, left_panel
from pages.ui import bets
from pages.ui.bets import Bet
from pages.ui.exports import TakeHome
from pages.ui.long_work import telling
from pages.ui.old_chapter import Numbers, Opinion, Remedy


@dataclass(frozen=True, eq=False)
class Record:
    """What each way of asking costs in one game."""

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


LOOKS = {
    "random": (theme.CURVE, "dot"),
    "greedy": (theme.PATH, "solid"),
    "exact optimum": (theme.SLOPE, "dash"),
}


class Plans:
    """The anatomy of a chapter, for ways of asking."""

    code = (best_play, SetSolver, follow, greedy_plan, random_plan, questions_floor)

    def run(self, settings: Settings) -> Record:
        """Work out every plan; the engine keeps what it has worked out once."""
        game, told = settings.rules, telling("Playing every game in three ways")
        ways = [play(game) for play in told((greedy_plan, best_play, random_plan))]
        return Record(game, replay(game, ()), *ways, questions_floor(game))

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Number the questions."""
        numbers = range(1, record.n_steps)
        return ["start", *(f"after {n} question{'s' * (n > 1)}" for n in numbers)]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw the cost, the games that are over, and the bits left."""
        ways = [_way(name, plan) for name, plan in record.plans.items()]
        n_steps = record.n_steps
        return [
            cost_panel(ways, record.floor.expected, n_steps),
            games_panel(ways, n_steps),
            left_panel(ways, n_steps),
        ]

    def bet(self, settings: Settings, record: Record) -> Bet | None:
        """Ask by how much greedy misses the optimum."""
        return plan_words.bet(record)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Compare the plans after so many questions."""
        return plan_words.story(record, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say where greedy loses, and by how much."""
        return plan_words.ending(record), None

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Add up the chances that a game is not over yet, once the bet is over."""
        columns, rows = plan_formulas.table(record)
        over = self.bet(settings, record) is None or bets.is_over(KEY, settings)
        told = plan_formulas.of_plans(record) if over else []
        told.append(plan_formulas.of_the_floor(record))
        return Numbers(told, columns, rows, 1)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Play every animal, add up the losses, look at the floor."""
        return opinions.of_plans(record.game, record.greedy, record.best, record.floor)

    def reference(self, settings: Settings, record: Record) -> Opinion | None:
        """Ask scikit-learn for the gains of the first questions."""
        return opinions.by_trees(record.game, record.play)

    def take_home(self, settings: Settings, record: Record) -> TakeHome:
        """Give the table of plans, and the exact optimum as a script."""
        columns, rows = plan_formulas.table(record)
        return TakeHome(
            columns, rows, plan_formulas.plan_script(record), plan_formulas.PRINTS
        )


def _way(name: str, plan: Plan) -> Way:
    asked = np.concatenate([[0.0], np.cumsum(1 - plan.over_after)[:-1]])
    colour, dash = LOOKS[name]
    return Way(name, plan.over_after, plan.bits_after, asked, colour, dash)
