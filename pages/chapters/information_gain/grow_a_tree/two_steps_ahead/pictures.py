"""The pictures of "Two steps ahead": a plane for each tree, and all first cuts."""

from dataclasses import replace

from pages.figures.panel import Panel

from ..the_plane.pictures import plane_panel
from ..the_plane.spots import spots_of
from .curves import curves_panel
from .record import Plane, Record

GREEDY, FAR = "Greedy", "Two steps ahead"
ROOM = 255  # pixels of a plane's title


def panels(record: Record) -> list[Panel]:
    """Draw both planes as they are cut, and what every first cut gains."""
    return [*_planes(record), curves_panel(record, is_told=True)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the same, without what a first cut gains in two steps."""
    return [*_planes(record), curves_panel(record, is_told=False)]


def _planes(record: Record) -> list[Panel]:
    """Draw both planes equally high, whose keys may take more or fewer lines."""
    both = [
        _plane(record.near, GREEDY, "greedy"),
        _plane(record.far, FAR, "far"),
    ]
    above = {"t": max(panel.figure.layout["margin"]["t"] for panel in both)}
    return [
        replace(panel, figure=panel.figure.with_layout(margin=above)) for panel in both
    ]


def _plane(plane: Plane, title: str, key: str) -> Panel:
    drawn = spots_of(plane).n_drawn
    if drawn < plane.n:
        title = f"{title} ({drawn:,} rows drawn)"
    return plane_panel(plane, title, key, ROOM, labelled=False)
