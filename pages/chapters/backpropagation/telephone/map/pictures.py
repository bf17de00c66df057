"""The picture of the part "Map"."""

from pages.chapters.backpropagation.telephone.map.record import Record
from pages.figures.depth_map import map_panel
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw the map, and where the learner stands."""
    return [_map(record, tells=True)]


def silent_panels(record: Record) -> list[Panel]:
    """Draw the map such that hovering over what is covered does not give it away."""
    return [_map(record, tells=False)]


def _map(record: Record, tells: bool) -> Panel:
    here = record.settings.depth, record.settings.scale
    return map_panel(record.found, here, record.edge, tells)
