"""The pictures of "Break it": the network with its grades, and the errors."""

from pages.chapters.backpropagation.the_factory.break_it.record import Record
from pages.figures.gradient_check import checked_network_panel, errors_panel
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw the network with its grades, and the errors."""
    names, numbers = record.settings.names, record.trip.numbers
    here, graded = record.faulty.parameters, (record.errors, record.grades)
    passed, title = numbers.done.passed, "The check, weight by weight"
    return [
        checked_network_panel(names, here, passed, numbers.said, *graded, title),
        errors_panel(names, *graded),
    ]
