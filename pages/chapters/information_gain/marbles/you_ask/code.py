"""The lines of the engine that a question runs."""

from engines.decision_trees import find_by_asking, split_gains, surprise
from pages.words.source import lines_of

from .record import Record


def of_the_game(record: Record, step: int) -> str:
    """Return how questions are weighed, or what an answer makes of the colours."""
    if step == 0:
        return lines_of(split_gains, "parts = [", "found[some] =")
    answered = lines_of(find_by_asking, "answer = bool", "left = before &")
    return "\n".join([answered, lines_of(surprise, "return -np.log2")])
