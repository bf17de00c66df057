"""The pictures of Learn to read."""

from pages.figures.panel import Panel

from .confusion import confusion_panel
from .curves import curves
from .record import Record
from .wrong_ones import wrong_panel


def panels(record: Record) -> list[Panel]:
    """Draw what is wrong by epoch, what is taken for what, and the wrong ones."""
    return [curves(record), confusion_panel(record), wrong_panel(record)]
