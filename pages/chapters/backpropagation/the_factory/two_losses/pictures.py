"""The pictures of "Two losses": the ground under both, and what the unit says."""

from pages.chapters.backpropagation.the_factory.two_losses.record import Record
from pages.figures.panel import Panel
from pages.figures.two_losses import landscape_panel, says_panel


def panels(record: Record) -> list[Panel]:
    """Draw both losses and slopes against z, and what the unit says."""
    curves = (record.squares_curve, record.entropy_curve)
    return [
        landscape_panel(record.both, curves, "losses"),
        landscape_panel(record.both, curves, "slopes"),
        says_panel(record.both),
    ]
