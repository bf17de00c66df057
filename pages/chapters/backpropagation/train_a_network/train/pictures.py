"""The pictures of the part "Train": the network, the plane, and one more."""

from pages.figures.panel import Panel

from .fold_drawn import fold_panel
from .layers_drawn import layers_panel
from .losses_drawn import losses_panel, scores_panel
from .network_drawn import network_panel
from .plane_drawn import plane_panel
from .record import Record

THIRD = {
    "losses": losses_panel,
    "scores": scores_panel,
    "layers": layers_panel,
    "fold": fold_panel,
}


def panels(record: Record) -> list[Panel]:
    """Draw the network, the plane, and the third picture that is asked for."""
    third = THIRD[record.settings.show](record) or losses_panel(record)
    return [network_panel(record), plane_panel(record), third]
