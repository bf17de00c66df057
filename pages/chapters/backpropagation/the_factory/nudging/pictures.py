"""The picture of "Nudging": both costs against the number of parameters."""

from pages.chapters.backpropagation.the_factory.nudging.record import Record
from pages.chapters.backpropagation.the_factory.nudging.words import TIMES
from pages.figures.nudging import cost_panel
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw both costs, and how many multiplications fit into a time."""
    speed = record.settings.speed
    marks = tuple((name, speed * seconds) for name, seconds in TIMES)
    return [cost_panel(record.n_parameters, record.multiplications, marks)]
