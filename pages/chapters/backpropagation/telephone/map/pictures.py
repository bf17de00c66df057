"""The picture of the part "Map": what is left of the blame, column by column."""

import numpy as np

from engines.backpropagation import DepthMap
from pages.figures import theme
from pages.figures.axes import axis, named_axis
from pages.figures.panel import Panel
from pages.figures.plain import contour, heatmap
from pages.figures.powers import power_of
from pages.figures.shapes import box, plate, ring, segment
from pages.words.sentences import counted

from .record import Record

EDGE = "the edge in theory"
CLIPPED = 12.0  # powers of ten: what is beyond has the colour of the end
# The marks at a thousandth and a thousand times are drawn as their lines on the map.
MARKS = (-12, -3, 0, 3, 12)
MARK_WORDS = ("≤ 10⁻¹²", "╍ 10⁻³", "1", "━ 10³", "≥ 10¹²")
ROOM, SPARE = 3, 0.1  # layers, powers of ten: beside the cells, for the ring
LIMIT = 3.0  # powers of ten: a thousandth left, a thousand times as much
SCALE_MARKS = (0.01, 0.1, 1.0, 10.0)
# The one diverging scale: dies out, stays as it is, explodes.
DIVERGING = [[0.0, theme.PATH], [0.5, theme.PAPER], [1.0, theme.HERE]]
VANISHES = theme.stroke(theme.INK, 2, "dash")
EXPLODES = theme.stroke(theme.INK, 2)
THEORY = theme.stroke(theme.SLOPE, 4, "dot")
# Around the cover, which is grey because level blame has the colour of the paper: a
# browser draws the cells a pixel larger than they are.
COVER = theme.stroke(theme.GRID, 2)
BAR = {
    "len": 1.0,
    "thickness": 12,
    "xpad": 4,
    "tickvals": MARKS,
    "ticktext": MARK_WORDS,
    "tickfont": {"size": 12},
    "outlinewidth": 0,
}


def panels(record: Record) -> list[Panel]:
    """Draw the map, and where the learner stands."""
    return [_map(record, tells=True)]


def silent_panels(record: Record) -> list[Panel]:
    """Draw the map such that hovering over what is covered does not give it away."""
    return [_map(record, tells=False)]


def _map(record: Record, tells: bool) -> Panel:
    """Draw the map; step k uncovers column k, the last one theory's edge too."""
    found = record.found
    edges, heights = _edges(found.depths), _edges(np.log10(found.scales))
    limits = float(heights[0]), float(heights[-1])
    figure = theme.figure(
        f"Blame: first layer over last ({counted(record.drawn.width, 'unit')} a layer)",
        "map",
        [_cells(found, tells), *_limits(found)],
        xaxis=_depths(edges[-1]),
        yaxis=_scales(limits),
        dragmode=False,
    )
    frames = _frames(record, edges, limits)
    alt = "A map of depth and scale, coloured by what is left of the blame"
    return Panel(figure, alt, frames=frames, clickable=True)


def _depths(last: float) -> dict:
    marks, ends = [1, 20, 40, 60, 80, 100], (-ROOM, last + ROOM)
    return axis(ends, "hidden layers", tickvals=marks, showgrid=False)


def _scales(limits: tuple[float, float]) -> dict:
    ends = limits[0] - SPARE, limits[1] + SPARE
    places, names = map(power_of, SCALE_MARKS), [f"{mark:g}" for mark in SCALE_MARKS]
    plain = {"showgrid": False, "zeroline": False}
    return named_axis(ends, places, names, "scale of the first weights", **plain)


def _cells(found: DepthMap, tells: bool) -> dict:
    """Return the cells, which say their value only where the map tells."""
    hover = {"hovertemplate": "%{customdata}<extra></extra>"}
    return heatmap(
        x=found.depths,
        y=np.log10(found.scales),
        z=found.log_ratios,
        customdata=_hovers(found),
        zmin=-CLIPPED,
        zmax=CLIPPED,
        colorscale=DIVERGING,
        colorbar=BAR,
        **(hover if tells else {"hoverinfo": "none"}),
    )


def _limits(found: DepthMap) -> list[dict]:
    """Return lines around the cells that vanish and around those that explode.

    In one layer nothing is lost; from there to the next column no line is known.
    """
    x, y, z = found.depths[1:], np.log10(found.scales), found.log_ratios[:, 1:]
    alike = {"showscale": False, "hoverinfo": "skip"}
    lines = []
    for limit, line in ((-LIMIT, VANISHES), (LIMIT, EXPLODES)):
        at = {"start": limit, "end": limit, "size": 1, "coloring": "none"}
        lines.append(contour(x=x, y=y, z=z, contours=at, line=line, **alike))
    return lines


def _edges(centres: np.ndarray) -> np.ndarray:
    """Return where the cells around these centres begin and end."""
    middle = (centres[1:] + centres[:-1]) / 2
    first, last = 2 * centres[0] - middle[0], 2 * centres[-1] - middle[-1]
    return np.concatenate([[first], middle, [last]])


def _hovers(found: DepthMap) -> np.ndarray:
    """Return what hovering over a cell says."""
    powers = np.where(
        found.is_lost,
        "beyond what a computer holds",
        np.char.replace(
            np.char.mod("10<sup>%.1f</sup> of the blame", found.log_ratios), "-", "−"
        ),
    )
    depths = found.depths.tolist()
    start = [
        [f"{counted(depth, 'layer')}, scale {scale:.3g}: " for depth in depths]
        for scale in found.scales
    ]
    return np.char.add(start, powers)


def _frames(record: Record, edges, limits: tuple[float, float]) -> list[list[dict]]:
    """Return the cover over what is not reached, the ring, and at last the theory."""
    place = record.settings.depth, power_of(record.settings.scale)
    side = -48 if place[0] > 85 else 14
    name = plate(*place, "you", theme.INK, right=side, size=12)
    you = [ring(*place, theme.PAPER, 9), ring(*place, theme.INK, 7, 3), name]
    frames = [
        [box((reached, edges[-1]), limits, theme.GRID, COVER), *you]
        for reached in edges[1:-1]
    ]
    edge = record.edge and power_of(record.edge)
    at_last = []
    if edge is not None and limits[0] < edge < limits[1]:
        far = 0.25 if place[0] > edges[-1] / 2 else 0.7  # away from the learner
        at_last = [
            segment((edges[0], edges[-1]), (edge, edge), *THEORY.values()),
            plate(far * edges[-1], edge, EDGE, theme.SLOPE, 14, size=12),
        ]
    return [*frames, [*at_last, *you]]
