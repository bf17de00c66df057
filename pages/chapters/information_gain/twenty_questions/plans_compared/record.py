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
    greedy: Plan  # by gain per price: by gain, where all prices are alike
    best: BestPlay
    random: Plan
    floor: Floor
    heedless: Plan | None = None  # by gain, whatever it costs; None: prices are alike

    @property
    def plans(self) -> dict[str, Plan]:
        """The plans that could be worked out, from the simplest to the best."""
        greedy = {"greedy": self.greedy}
        if self.heedless:
            greedy = {"gain alone": self.heedless, "gain per price": self.greedy}
        plans = {"random": self.random, **greedy, "exact optimum": self.best.plan}
        return {n: p for n, p in plans.items() if p.search is Search.COMPLETE}

    @property
    def least(self) -> float:
        """What no plan is below: the floor's questions, each at the lowest price."""
        return self.floor.expected * min(self.game.prices, default=1.0)

    @property
    def n_steps(self) -> int:
        """The number of the stepper's positions: until the last game is over."""
        return 1 + max(plan.most for plan in self.plans.values())


def run(settings: Settings) -> Record:
    """Work out every plan; the engine keeps what it has worked out once."""
    game, shown = settings.rules, telling("Playing every game in three ways")
    ways = [play(game) for play in shown((greedy_plan, best_play, random_plan))]
    heedless = greedy_plan(game, heeds_prices=False) if game.has_prices else None
    floor = questions_floor(game)
    return Record(settings, game, replay(game, ()), *ways, floor, heedless)


@lru_cache(maxsize=16)
def lengths(game: Game, heeds_prices: bool = True) -> np.ndarray:
    """Return how many questions each row's own game takes, asked greedily.

    And what they cost, (2, n_rows). Rows that have answered alike so far share their
    game. Kept once computed.
    """
    needed = np.zeros((2, len(game.weights)))
    games = [(first_moment(game), np.arange(len(game.weights)))]
    for now, rows in games:
        if now.ending is Ending.RUNNING:
            gains = game.gains_per_price(now.gains) if heeds_prices else now.gains
            question = best_questions(gains, now.askable)[0]
            needed[:, rows] += [[1], [game.prices[question]]]
            answers = game.answers[rows, question]
            for answer in set(answers.tolist()):
                then = next_moment(game, now, (question, answer))
                games.append((then, rows[answers == answer]))
    return needed


def opinions(record: Record) -> list[Opinion]:
    """Play every animal greedily; add up what greedy loses; look at the floor."""
    greedy, best = record.greedy, record.best
    n_turns, _ = lengths(record.game)
    lost = sum(loss.cost for loss in best.losses)
    name = "Gain per price" if record.heedless else "Greedy"
    order = [record.least, best.plan.expected_price, greedy.expected_price]
    above = max(0.0, *(low - high for low, high in pairwise(order)))
    return [
        *_of_prices(record),
        agree(
            [*greedy.rows, greedy.expected],
            [*n_turns, record.game.prior @ n_turns],
            f"playing all {len(n_turns)} animals to the end",
            f"{name}'s questions for each animal, and their average",
            allowed=1e-9,
        ),
        agree(
            greedy.expected_price - best.plan.expected_price,
            lost,
            f"what {name.lower()} loses, place by place",
            f"{name}'s average less the optimum's",
            allowed=1e-9,
        ),
        Opinion("the floor", above, 1e-9, f"Floor ≤ exact optimum ≤ {name.lower()}"),
    ]


def _of_prices(record: Record) -> list[Opinion]:
    """Pay for every animal's own game, by gain and by gain per price."""
    if record.heedless is None:
        return []
    ours, theirs = [], []
    for plan, heeds in ((record.heedless, False), (record.greedy, True)):
        _, paid = lengths(record.game, heeds)
        ours += [*plan.row_prices, plan.expected_price]
        theirs += [*paid, record.game.prior @ paid]
    against = f"paying in all {len(record.game.weights)} games, question by question"
    what = "What is paid for each animal, by gain and by gain per price"
    return [agree(ours, theirs, against, what, allowed=1e-9)]


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
        priced = (plan.expected_price,) if record.heedless else ()
        rows.append((name, plan.expected, plan.most, first, left, *priced))
    return Table((*COLUMNS, "coins") if record.heedless else COLUMNS, rows)


def first_row(record: Record, step: int) -> int:
    """Return that one row is told before the bet is over: chance's."""
    return 1
