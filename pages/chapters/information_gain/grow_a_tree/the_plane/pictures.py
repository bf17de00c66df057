"""The pictures of "The plane": its rectangles as they are cut, and the rows wrong."""

from dataclasses import replace

import numpy as np

from engines.decision_trees.binary_tree import NONE
from pages.figures import theme
from pages.figures.axes import axis, counted_axis
from pages.figures.hovers import SAYS
from pages.figures.keys import keyed_title
from pages.figures.panel import Panel, Span, Trail, rounded
from pages.figures.plain import heatmap, scatter
from pages.figures.series import Series, series_panel
from pages.figures.shapes import box, label, path, ring, segment
from pages.words.numbers import percent

from . import hovers, looks
from .features import NOTHING, in_full
from .labels import PADDING, SIZE, place_of
from .record import Record
from .spots import Spots, spots_of, wrong_from_to

ROOM = 330  # pixels of the title's words
PLOT = np.array([420, 300])  # pixels: about those of the plane
CELLS, DOTS = 0, 1  # the traces
CLEAR = [[0, theme.CLEAR], [1, theme.CLEAR]]
NEAR = 8  # pixels: so near to a dot it speaks, and not its rectangle
HALF = 0.011  # of the window: half a cross
SMALLEST, LARGEST = 7, 15  # pixels of a dot, of one row and of many
NEWEST = theme.NEXT


def panels(record: Record) -> list[Panel]:
    """Draw the plane, and how many rows are wrong after every split."""
    return [plane_panel(record), errors_panel(record)]


def plane_panel(
    record: Record,
    title: str = "",
    key: str = "plane",
    room: float = ROOM,
    labelled: bool = True,
) -> Panel:
    """Draw the plane as it is cut, with the rows as dots."""
    spots, window = spots_of(record), record.plane.window
    titles = [in_full(record.dataset, record.names[side]) for side in record.sides]
    title = title or _title(record, spots)
    figure = theme.figure(
        title,
        key,
        [_cells(record), _dots(spots)],
        xaxis=_side(record, window[0], titles[0]),
        yaxis=_side(record, window[1], titles[1]),
        dragmode="pan",
        hoverdistance=NEAR,
        shapes=_held(record),
        hoverlabel={"align": "left"},
    ).with_layout(
        **keyed_title(title, looks.key_words(record.dataset.class_names), room)
    )
    spans = [*_rectangles(record, labelled), *_crosses(record, spots)]
    told = (
        hovers.of_the_rectangles(record, CELLS),
        hovers.of_the_dots(record, spots, DOTS),
    )
    return Panel(
        figure,
        _alt(record, titles),
        520,
        1.6,
        frames=_newest(record),
        spans=spans,
        trails=(_cuts(record),),
        hovers=told,
        clickable=record.sees_all,
    )


def _side(record: Record, ends: np.ndarray, name: str) -> dict:
    """Return an axis; where there is no second feature it has no name and no marks."""
    look = {"showgrid": False, "zeroline": False}
    if record.is_line and name == NOTHING:
        return axis(tuple(ends), showticklabels=False, ticks="", **look)
    return axis(tuple(ends), name, **look)


def _alt(record: Record, names: list[str]) -> str:
    if record.is_line:
        return f"{record.dataset.attributes[0]} alone, cut into stripes"
    return f"The plane of {names[0]} and {names[1]}, cut into rectangles"


def _title(record: Record, spots: Spots) -> str:
    what = "Slice at the medians" if record.sees_all else "The plane"
    if record.held_row is not None:
        what = f"Slice at row {record.held_row + 1}"
    if spots.n_drawn == record.n:
        return what
    return f"{what}, {spots.n_drawn:,} of {record.n:,} rows drawn"


def _held(record: Record) -> list[dict]:
    """Return a ring around the row whose values the other features are held at."""
    if record.held_row is None:
        return []
    x, y = record.points[record.held_row].tolist()
    return [ring(x, y, theme.INK, LARGEST // 2 + 3)]


def _cells(record: Record) -> dict:
    """Return what nobody sees: the cells that say of which rectangle they are."""
    x, y = (hovers.cell_edges(record, side) for side in (0, 1))
    nothing = np.zeros((len(y) - 1, len(x) - 1), dtype="int8")
    look = {"colorscale": CLEAR, "showscale": False, "hovertemplate": SAYS}
    return heatmap(x=rounded(x, 8), y=rounded(y, 8), z=nothing, **look)


def _dots(spots: Spots) -> dict:
    sizes = [min(SMALLEST + 1.5 * (len(rows) - 1), LARGEST) for rows in spots.rows]
    labels = spots.labels.tolist()
    return scatter(
        x=rounded(spots.points[:, 0], 8),
        y=rounded(spots.points[:, 1], 8),
        mode="markers",
        marker={
            "symbol": [looks.symbol(one) for one in labels],
            "color": [theme.class_colour(one) for one in labels],
            "size": sizes,
            "line": {"color": theme.PAPER, "width": 1},
        },
        hovertemplate=SAYS,
    )


def _rectangles(record: Record, labelled: bool) -> list[Span]:
    """Return every rectangle for as long as it stands, coloured by its shares."""
    plane, last = record.plane, len(record.shown) - 1
    strength, spans = looks.opacities(plane.shares), []
    for at, (x, y) in enumerate(plane.rectangles):
        first = record.position(int(plane.born[at]))
        until = last
        if plane.divided[at] != NONE:
            until = record.position(int(plane.divided[at])) - 1
        if first <= until:
            opacity = round(float(strength[at]), 3)
            shape = _rectangle(record, at, x, y, opacity, labelled)
            spans.append(Span(shape, first, until))
    return spans


def _rectangle(record: Record, at: int, x, y, opacity: float, labelled: bool) -> dict:
    predicted = int(record.plane.predictions[at])
    more = {"opacity": opacity, "layer": "below"}
    words = f"{looks.sign(predicted)} {percent(float(record.plane.shares[at].max()))}"
    place = labelled and place_of(record, np.array([x, y]), words)
    if place:
        look = {"textposition": place, "padding": PADDING}
        more["label"] = label(words, theme.INK, SIZE, **look)
    return box(rounded(x, 8), rounded(y, 8), theme.class_colour(predicted), **more)


def _cuts(record: Record) -> Trail:
    """Return all cuts, one after the other: a line whose pen is lifted between them."""
    plane = record.plane
    seen = np.flatnonzero(np.isfinite(plane.lines[:, 0, 0]))
    seen = seen[np.argsort(plane.divided[seen])]
    corner = plane.window[:, 0].tolist()
    x, y = [corner[0]], [corner[1]]
    for line in plane.lines[seen]:
        for values, ends in ((x, line[:, 0]), (y, line[:, 1])):
            values += [None, *rounded(ends, 8)]
    n_made = np.searchsorted(plane.divided[seen], record.shown, side="right")
    return Trail(x, y, (1 + 3 * n_made).tolist(), theme.stroke(theme.INK, 1))


def _newest(record: Record) -> list[list[dict]]:
    """Return at each position the cut made there, and what it divides."""
    return [_cut(record, k) if k else [] for k in record.shown.tolist()]


def _cut(record: Record, k: int) -> list[dict]:
    plane, place = record.plane, record.plane.place_divided(k)
    if place is None:
        return []
    (x0, y0), (x1, y1) = plane.lines[place].tolist()
    x, y = (rounded(ends, 8) for ends in plane.rectangles[place])
    outline = box(x, y, "", theme.stroke(NEWEST, 2, "dot"))
    if not np.isfinite(x0):
        return [outline]
    return [outline, segment((x0, x1), (y0, y1), NEWEST, 4)]


def _crosses(record: Record, spots: Spots) -> list[Span]:
    """Return a cross on every dot with a wrong row; those of equal times are one."""
    half = HALF * np.diff(record.plane.window)[:, 0] * PLOT[0] / PLOT
    look = theme.stroke(theme.INK, 1.5)
    return [
        Span(path(_outline(spots.points[some], half), look), *ends)
        for ends, some in wrong_from_to(record, spots).items()
    ]


def _outline(points: np.ndarray, half: np.ndarray) -> str:
    strokes = []
    for low, high in zip(points - half, points + half, strict=True):
        (x0, y0), (x1, y1) = rounded(low, 5), rounded(high, 5)
        strokes.append(f"M{x0:g},{y0:g}L{x1:g},{y1:g}M{x0:g},{y1:g}L{x1:g},{y0:g}")
    return "".join(strokes)


def errors_panel(record: Record) -> Panel:
    """Draw how many rows are predicted wrongly after every split so far."""
    shown, most = record.shown.tolist(), max(1, int(record.errors[0]))
    wrong = record.errors[record.shown].tolist()
    line = theme.stroke(theme.HERE, 2.5)
    ends = (-0.02 * max(1, shown[-1]), max(1.0, 1.04 * shown[-1]))
    middle = scatter(
        x=shown,
        y=[most / 2] * len(shown),
        mode="markers",
        marker={"opacity": 0},
        hovertemplate=SAYS,
    )
    panel = series_panel(
        "Rows predicted wrongly",
        "rows wrong",
        [Series("", shown, wrong, line)],
        len(shown),
        alt="How many rows are predicted wrongly after every split so far",
        xaxis=counted_axis(ends, "splits made"),
        yaxis=counted_axis((-0.03 * most, 1.08 * most), "rows") | {"tickformat": ","},
        height=520,
        traces=[middle],
        dragmode=False,
        hovermode="x",
        hoverdistance=-1,
    )
    return replace(panel, hovers=(hovers.of_the_splits(record, 0),))
