"""The pictures of "One step": promise and truth, and how much is kept."""

from pages.chapters.backpropagation.the_factory.one_step.record import Record
from pages.figures.panel import Panel
from pages.figures.step_change import change_panel, kept_panel


def panels(record: Record) -> list[Panel]:
    """Draw promise and truth, and the share of the promise that is kept."""
    change, chosen = record.change, record.chosen
    return [change_panel(change, chosen), kept_panel(change, record.kept, chosen)]
