"""The picture of "The check": the errors against h."""

from pages.chapters.backpropagation.the_factory.the_check.record import Record
from pages.figures.gradient_check import sweep_panel
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw the errors against h."""
    return [sweep_panel(record.sweep)]
