"""The pictures of "Two steps ahead": a plane for each tree, and all first cuts."""

from pages.figures.panel import Panel

from ..the_plane.pictures import plane_panel
from .curves import curves_panel
from .record import Record

GREEDY, FAR = "Greedy", "Two steps ahead"


def panels(record: Record) -> list[Panel]:
    """Draw both planes as they are cut, and what every first cut gains."""
    return [*_planes(record), curves_panel(record, is_told=True)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the same, without what a first cut gains in two steps."""
    return [*_planes(record), curves_panel(record, is_told=False)]


def _planes(record: Record) -> list[Panel]:
    return [
        plane_panel(record.near, GREEDY, "greedy"),
        plane_panel(record.far, FAR, "far"),
    ]
