"""The pictures of "With shortcuts": the ground around both ends, and both losses."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, named_axis
from pages.figures.panel import Map, Panel, levels
from pages.figures.powers import power_axis, power_of, powers_that_hold
from pages.figures.series import Series, series_panel
from pages.figures.shapes import dot

from .record import DEPTHS, KINDS, REACH, Record

NAMES = {"plain": "Without shortcuts", "shortcuts": "With shortcuts"}
LINES = {
    "plain": theme.stroke(theme.PATH, 2, "dash"),
    "shortcuts": theme.stroke(theme.HERE, 2),
}


def panels(record: Record) -> list[Panel]:
    """Draw the ground around both ends, in the same colours, and both losses."""
    return [*(_ground(record, kind) for kind in KINDS), _losses(record)]


def _ground(record: Record, kind: str) -> Panel:
    """Draw the loss around one end at every depth, darker where it is lower.

    The same loss has the same colour in all pictures, and every colour is there as
    often: most of the ground is far above its lowest places.
    """
    every = np.stack([one.ground.losses for one in getattr(record, kind)])
    ranks = np.searchsorted(record.heights, every) / len(record.heights)
    cells = levels(np.where(np.isfinite(every), ranks, np.nan), 0.0, 1.0)
    half = REACH / (every.shape[-1] - 1)
    edges = (-REACH - half, REACH + half)
    figure = theme.figure(
        f"{NAMES[kind]}: blue is low",
        f"ground_{kind}",
        [],
        xaxis=axis(edges, "first direction"),
        yaxis=axis(edges, "second direction"),
        shapes=[dot(0, 0, LINES[kind]["color"], 5)],
        dragmode="pan",
    )
    alt = f"The loss around the end of the network {NAMES[kind].lower()}"
    one = Map(cells, theme.DEPTH_SCALE, edges, edges)
    return Panel(figure, alt, 380, maps=(one,))


def _losses(record: Record) -> Panel:
    """Draw where both kinds end, depth by depth."""
    lines, both = [], []
    for kind in KINDS:
        losses = np.array([max(one.loss, 1e-12) for one in getattr(record, kind)])
        both.append(losses)
        heights = [power_of(loss) for loss in losses]
        places = range(len(losses))
        lines.append(Series(NAMES[kind].split()[0], places, heights, LINES[kind]))
    return series_panel(
        "The loss in the end",
        "ends",
        lines,
        record.n_steps + 1,
        alt="The loss in which both kinds of network end, depth by depth",
        height=380,
        xaxis=named_axis(
            (-0.3, len(DEPTHS) - 0.7),
            range(len(DEPTHS)),
            [*map(str, DEPTHS)],
            "hidden layers",
        ),
        yaxis=power_axis(*powers_that_hold(both, at_least=3), "loss"),
    )
