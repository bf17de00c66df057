"""The pictures of "Chain rule": the line through the network, and its factors."""

from pages.chapters.backpropagation.the_factory.chain_rule.record import Record
from pages.figures.chain_tiles import chain_panel, tiles_panel
from pages.figures.network_places import Grid
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw the network with the line lit, and the tiles."""
    return [chain_panel(record.chain), tiles_panel(record.chain)]


def clicked(record: Record, point: dict) -> dict[str, str] | None:
    """Choose the weight whose label was clicked."""
    if point["panel"]:
        return None
    names = record.settings.names
    place = Grid(names.sizes).place_at(point["x"], point["y"])
    return {"weight": names.parameter(place)}
