"""The pictures of the part "Census": shares and update ratios, layer by layer."""

from pages.chapters.backpropagation.telephone.census.record import Record
from pages.figures.census import ratios_panel, shares_panel
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw the shares, and the update ratios."""
    return [shares_panel(record.census), ratios_panel(record.census)]
