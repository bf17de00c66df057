"""The lines of the engines that a step runs."""

from engines.decision_trees import greedy_plan, play_greedy, question_gains, random_plan
from engines.decision_trees.best_play import SetSolver
from engines.decision_trees.twenty_questions import next_moment
from pages.words.source import lines_of

from .games.record import Record as Game
from .plans_compared.record import Record as Plans

GAINS = lines_of(question_gains, "shares, goals =", "gains = entropy")
NOT_SURE = lines_of(next_moment, "asked[question] = game")
ANSWERED = lines_of(
    next_moment, "likely = likelihoods", "weights = now", "probabilities = weights"
)


def of_a_game(record: Game, step: int) -> str:
    """Return how questions are weighed, or what an answer makes of the animals."""
    play = record.play
    if step == 0 or not play.n_turns:
        return GAINS
    _, answer = play.turns[min(step, play.n_turns) - 1]
    return NOT_SURE if answer is None else ANSWERED


def of_the_machines_game(record: Game, step: int) -> str:
    """Return the same, and before an answer how the machine chooses what it asks."""
    lines = of_a_game(record, step)
    if lines == GAINS:
        return lines
    asks = lines_of(play_greedy, "gains = game", "question = best_questions")
    return "\n".join([asks, lines])


def of_the_plans(record: Plans, step: int) -> str:
    """Return how plans are followed through every game, or how the best is found."""
    if step == 0:
        plans = random_plan.__wrapped__, greedy_plan.__wrapped__
        return "\n".join(lines_of(plan, "return follow") for plan in plans)
    return lines_of(SetSolver._solve, "cost = self.prices", "best, chosen = cost")
