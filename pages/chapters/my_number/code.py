"""The lines of the engine that a step runs."""

from engines.slips import Told, explain, questions
from pages.chapters.my_number.case import Record
from pages.words.source import lines_of


def of_the_verdict(record: Record, step: int) -> str:
    """Return how all causes are worked, held against a number, or told apart."""
    if step == 0:
        return lines_of(explain, "causes = causes_of", "values = example.work(causes)")
    if step <= len(record.told):
        return lines_of(Told, "off = (np.asarray", "is_rounded =", "return is_rounded")
    return lines_of(questions, "_question(quantity")
