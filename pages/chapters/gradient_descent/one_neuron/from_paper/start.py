"""A start that is clicked on the picture of the loss."""

from .record import Record
from .settings import HEAVIEST

GRAIN = 0.1


def start_at(record: Record, point: dict) -> dict[str, float]:
    """Return the first weights where the picture of the loss was clicked."""
    across, up = record.settings.plane
    pairs = (across, point["x"]), (up, point["y"])
    return {f"p_w{k}": _snapped(place) for k, place in pairs}


def _snapped(weight: float) -> float:
    """Return the nearest weight that the boxes' buttons come to."""
    near = round(round(weight / GRAIN) * GRAIN, 6)
    return min(max(near, -HEAVIEST), HEAVIEST)
