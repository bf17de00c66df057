"""The pictures of "One pass": the network, and its answers beside the targets."""

from pages.chapters.backpropagation.the_factory.one_pass.record import Record
from pages.figures.network_pass import answers_panel, pass_panel
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw the network, and its answers beside the targets."""
    names, numbers = record.settings.names, record.trip.numbers
    return [pass_panel(names, numbers), answers_panel(names, numbers)]
