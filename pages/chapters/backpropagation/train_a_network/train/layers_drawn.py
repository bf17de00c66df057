"""What every layer feels: gradient, update and ratio, by layer."""

import numpy as np

from engines.backpropagation import ACTIVATIONS
from pages.figures import theme
from pages.figures.axes import named_axis
from pages.figures.line_names import Named, at_ends
from pages.figures.panel import Panel
from pages.figures.powers import power_axis, power_line, power_of
from pages.figures.shapes import dot, words

from .record import Record

KINDS = (
    ("weight_grad_sizes", "gradient ∂L/∂W", theme.stroke(theme.SLOPE)),
    ("update_sizes", "update ΔW", theme.stroke(theme.NEXT, dash="dash")),
    ("update_ratios", "update / weights", theme.stroke(theme.HERE, 2, "dot")),
)
TITLE = "layer (%: saturated)"
LEAST = 0.005  # a share that is written
LOWEST, HIGHEST = -7, 2  # powers of ten: what is beyond is drawn at the edge


def layers_panel(record: Record) -> Panel:
    """Draw sizes by layer at every look, with units that are dead or saturated."""
    n = record.problem.network.n_layers
    names = [*map(str, range(1, n)), "out"]
    across = named_axis((0.5, n + 0.5), range(1, n + 1), names, TITLE)
    up = power_axis(LOWEST, HIGHEST, "root mean square")
    figure = theme.figure(
        "What each layer feels",
        "layers",
        [],
        xaxis=across,
        yaxis=up,
        dragmode="pan",
    )
    frames = [
        [*_lines(record, step, across, up), *_health(record, step)]
        for step in range(record.n_steps)
    ]
    alt = "The size of gradient and update in every layer, and units that stand still"
    return Panel(figure, alt, frames=frames)


def _lines(record: Record, step: int, across: dict, up: dict) -> list[dict]:
    """Return the lines through what the last update was made of, and its dots."""
    shapes, ends = [], []
    for name, text, line in KINDS:
        felt = record.felt(name, step)
        if felt is None or not (felt > 0).any():
            continue
        sizes = np.where(felt > 0, np.clip(felt, 10.0**LOWEST, 10.0**HIGHEST), 0.0)
        drawn = [(at, power_of(s)) for at, s in enumerate(sizes.tolist(), 1) if s > 0]
        if len(drawn) > 1:
            shapes.append(power_line(sizes, line))
        shapes += [dot(*place, line["color"], 4) for place in drawn]
        ends.append(Named(*drawn[-1], text, line["color"]))
    return [*shapes, *at_ends(ends, across, up)]


def _health(record: Record, step: int) -> list[dict]:
    """Write above each hidden layer how many of its units are dead, or how flat."""
    history, kind = record.history, ACTIVATIONS[record.settings.activation]
    dead, flat = history.dead_units[step], history.saturated[step]
    flat = np.zeros(len(flat)) if kind.has_kink else flat
    return [
        words(at, LOWEST, f"{k} dead" if k else f"{x:.0%}", theme.MUTED, 10, 11)
        for at, (k, x) in enumerate(zip(dead.tolist(), flat.tolist(), strict=True), 1)
        if k or x >= LEAST
    ]
