"""The pictures of the part "Train"."""

from pages.figures.panel import Panel

from .losses_drawn import losses_panel
from .record import Record


def panels(record: Record) -> list[Panel]:
    """Draw the network, the plane, and one more."""
    return [losses_panel(record)]
