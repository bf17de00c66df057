"""The pictures of the part "One stack": three lines by layer, on one scale."""

from engines.backpropagation import ACTIVATIONS
from pages.chapters.backpropagation.telephone.one_stack.record import Record
from pages.figures import theme
from pages.figures.decades import close_limits, wide_limits
from pages.figures.depth import Line, sizes_panel
from pages.figures.panel import Panel


def panels(record: Record) -> list[Panel]:
    """Draw activations, blame and gradients, on axes that just hold them."""
    return _panels(record, close_limits(_edges(record)))


def wide_panels(record: Record) -> list[Panel]:
    """Draw them on axes so wide that they do not give the answer away."""
    return _panels(record, wide_limits(record.settings.depth, _edges(record)))


def _edges(record: Record) -> list:
    return [edge for band in record.bands for edge in (band.low, band.high)]


def _panels(record: Record, limits: tuple[int, int]) -> list[Panel]:
    depth, many = record.settings.depth, f"all {record.n_networks}"
    return [sizes_panel(line, depth, limits, many) for line in _lines(record)]


def _lines(record: Record) -> list[Line]:
    """Return the three lines and what each step shows of them."""
    there, back, depth = [], [], record.settings.depth
    for step in range(record.stops.n_steps):
        ahead, behind = record.stops.reached(step)
        there.append((0, ahead, ahead))
        back.append(None if behind is None else (behind, depth, behind))
    steepest = ACTIVATIONS[record.settings.activation].steepest
    alone = {"alone": record.alone, "alone_name": f"× {steepest:g} a layer"}
    grads = "← Weight gradients ∂L/∂W", "gradients", record.weight_grads
    return [
        Line("Activations a →", "a", record.activations, 0, there, theme.PATH),
        Line("← Blame δ", "δ", record.deltas, 1, back, theme.HERE, **alone),
        Line(*grads, 1, back, theme.SLOPE, "dot"),
    ]
