"""The pictures of "Basins": a map and its shares, or two maps and where they part.

A map shows at each step the cells whose fate is known by then: so none tells ahead.
"""

from pages.figures.panel import Panel

from .maps import map_of_basins, map_of_difference, map_of_other, map_of_steps
from .record import STEPS, Record
from .shares import arrived_panel, shares_panel


def panels(record: Record) -> list[Panel]:
    """Draw what the learner wants to see of the map."""
    return _panels(record, is_told=True)


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the same without a word on which minima hold."""
    return _panels(record, is_told=False)


def _panels(record: Record, is_told: bool) -> list[Panel]:
    name = record.found.optimizer.label
    if record.other:
        other = record.other.optimizer.label
        other = f"{other} (the other)" if other == name else other
        return [
            map_of_basins(record, name, is_told),
            map_of_other(record, other, is_told),
            map_of_difference(record, "Where they part", is_told),
        ]
    if record.settings.map_view == STEPS:
        title = f"{name}: paler the later"
        return [map_of_steps(record, title, is_told), arrived_panel(record)]
    title = f"{name}: click or drag a start"
    return [map_of_basins(record, title, is_told), shares_panel(record, is_told)]
