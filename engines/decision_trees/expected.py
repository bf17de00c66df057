"""How many questions a way of asking needs on average, by its name."""

from collections.abc import Callable

from engines.decision_trees.best_play import best_play
from engines.decision_trees.game import Game
from engines.decision_trees.strategies import Plan, greedy_plan, random_plan

STRATEGIES: dict[str, Callable[[Game], Plan]] = {
    "greedy": greedy_plan,
    "best": lambda game: best_play(game).plan,
    "random": random_plan,
}


def expected_questions(game: Game, strategy: str = "greedy") -> float:
    """Return how many questions this way of asking needs, over all rows by weight.

    The sum over rows of p_i times the questions asked until row i is found, or until
    nothing tells the rest apart. "greedy" asks what gains most, "best" is the exact
    optimum, "random" anything that tells something. NaN where the table is too large
    to work it out. Raises ValueError for an unknown strategy and for a game in which
    lies are allowed.

    >>> from engines.datasets import load
    >>> from engines.decision_trees import new_game
    >>> expected_questions(new_game(load("two_switches"), goal="Lamp"), "best")
    2.0
    """
    if strategy not in STRATEGIES:
        known = ", ".join(STRATEGIES)
        raise ValueError(f"No way of asking {strategy!r}; choose one of {known}.")
    return STRATEGIES[strategy](game).expected
