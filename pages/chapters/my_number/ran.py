"""Which lines of the engine each step of "My number is different" runs."""

from engines.slips import Told, explain, questions
from pages.chapters.my_number.case import Record
from pages.words.source import lines_of


def ran(record: Record, step: int) -> str:
    """Return the lines that work the causes, that compare digits, or that ask."""
    if step == 0:
        return lines_of(explain, "causes = causes_of", "values = example.work(causes)")
    if step <= len(record.told):
        return lines_of(Told, "off = ", "is_rounded = ", "return is_rounded")
    return lines_of(questions, "found = [", "worth = [", "return tuple(")
