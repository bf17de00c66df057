"""The height against the number: nine dots now, and where all that were tried ended."""

from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, named_axis
from pages.figures.keys import keyed_title
from pages.figures.panel import Panel, Trail
from pages.figures.plain import scatter
from pages.figures.shapes import dot, ring, segment
from pages.words.numbers import short

from .record import Record
from .values import BETWEEN, DRAWN, place_of

UPPER, LOWER = (0.58, 1.0), (0.0, 0.42)  # of the plot: heights, steps to arrive
ROOM = 240  # pixels: of a line of coloured words
HOLLOWS = (theme.SLOPE, theme.NEXT, theme.MINIMUM, theme.CURVE)  # bottoms
SYMBOLS = ("circle", "diamond", "square", "triangle-up")
NOT_THERE, NOT_LOST, LOST = "not arrived", "not lost", "lost"
LOWER_AXES = {"xaxis": "x2", "yaxis": "y2"}
LEVEL = 1e-9  # of all heights that are drawn: so low a mark reads 0
APART = 0.17  # of an axis: from one mark to the next


def across_panel(record: Record, is_told: bool = True) -> Panel:
    """Draw the height now of the nine; if told, how all values that were tried end."""
    top = _top(record)
    title = f"Height against {record.symbol}"
    shapes, traces, layout = [], [], {}
    has_below = is_told and bool((record.tried_ends.arrivals >= 0).any())
    if is_told:
        traces, words = _tried(record, top)
        layout = keyed_title(title, words, ROOM)
        shapes = _edges(record)
    figure = theme.figure(
        title,
        f"across {record.symbol} {is_told}",
        traces,
        xaxis=_values_axis(record, "" if has_below else record.symbol),
        yaxis=_heights_axis(record, top, domain=UPPER if has_below else (0, 1)),
        shapes=shapes,
        margin={"l": 8, "r": 8, "t": 30, "b": 8},
    ).with_layout(**layout, **(_lower_axes(record) if has_below else {}))
    return Panel(
        figure,
        f"The height of each of the nine after every step, against {record.symbol}",
        height=520,
        trails=tuple(_moving(record, at, top) for at in range(DRAWN)),
        least_height=240,
    )


def _top(record: Record) -> float:
    """Return the highest depth that is shown: a little more than the start's."""
    heights = record.heights
    start = float(heights.depth(record.walks.values[0, 0]))
    highest = float(heights.depth(np.array(heights.high)))
    return 1.25 * start if start > 0.05 * highest else highest or 1.0


def _depths(record: Record, values: np.ndarray, top: float) -> np.ndarray:
    """Return heights as they are drawn; what is beyond lies at the edge."""
    with np.errstate(all="ignore"):
        depths = record.heights.depth(np.asarray(values, dtype=float))
    return np.round(np.clip(np.nan_to_num(depths, nan=top), 0, top), 4)


def _moving(record: Record, at: int, top: float) -> Trail:
    """Return the dot of one of the nine, at its height after every step."""
    heights = _depths(record, record.walks.values[record.shown, at], top)
    n, is_own = len(heights), at == record.own
    colour = record.looks.colour
    head = (
        ring(0, 0, theme.INK, 6, 3, fill=theme.PAPER)
        if is_own
        else dot(0, 0, colour, 4, line={"color": theme.PAPER, "width": 1})
    )
    line = {"color": theme.CLEAR, "width": 0}
    return Trail([at] * n, heights.tolist(), list(range(1, n + 1)), line, head)


def _values_axis(record: Record, title: str, **more: object) -> dict:
    some = range(0, DRAWN, 4)
    names = [short(float(record.drawn[at])) for at in some]
    return named_axis((-0.5, DRAWN - 0.5), some, names, title, tickangle=0, **more)


def _heights_axis(record: Record, top: float, **more: object) -> dict:
    """Return the axis of heights, with round ones marked that are apart."""
    ground = record.heights
    powers = 10.0 ** np.arange(-3, 38)
    every = np.sort(np.concatenate([powers, 2 * powers, 5 * powers]))
    every = np.concatenate([-every[::-1], [0.0], every])
    every = every[every >= ground.low]
    places = ground.depth(every).tolist()
    lowest = np.nanmin(np.append(record.walks.values, ground.low))
    at_most = "≤\u00a0" if lowest < ground.low else ""
    is_zero = abs(ground.low) < LEVEL * (ground.high - ground.low)
    marks, last = [(0.0, at_most + short(0.0 if is_zero else ground.low))], 0.0
    for height, place in zip(every.tolist(), places, strict=True):
        if last + APART * top <= place <= top:
            marks.append((place, short(height)))
            last = place
    places, texts = zip(*marks, strict=True)
    ends = (-0.06 * top, 1.06 * top)
    return named_axis(ends, places, texts, "f", zeroline=False, **more)


def _lower_axes(record: Record) -> dict:
    steps = record.tried_ends.arrivals
    most = max(1, int(steps.max()))
    low = axis((-0.06 * most, 1.12 * most), "steps to arrive", domain=LOWER)
    values = _values_axis(record, record.symbol, anchor="y2", matches="x")
    return {"xaxis2": values, "yaxis2": {**low, "anchor": "x2"}}


def _tried(record: Record, top: float) -> tuple[list[dict], list[tuple[str, str]]]:
    """Return the marks of all that were tried, and the words of their colours."""
    ends, found, words = record.tried_ends, [], []
    for kind in kinds_of(record):
        words.append((kind.name, kind.colour))
        x = (np.flatnonzero(kind.who) / BETWEEN).round(4).tolist()
        look = {"color": kind.colour, "symbol": kind.symbol, "size": 5}
        mark = {"x": x, "mode": "markers", "marker": look, "hoverinfo": "skip"}
        heights = _depths(record, ends.values[kind.who], top)
        heights = np.full(len(x), top) if kind.name == LOST else heights
        found.append(scatter(y=heights.tolist(), **mark))
        if kind.arrives:
            steps = ends.arrivals[kind.who].tolist()
            found.append(scatter(y=steps, **mark, **LOWER_AXES))
    if record.edges:
        words.append(("┆ theory's boundary", theme.MUTED))
    return found, words


@dataclass(frozen=True, eq=False)
class Kind:
    """Those of the values tried that end alike."""

    name: str
    colour: str
    symbol: str
    who: np.ndarray  # (97,) bool
    arrives: bool = False


def kinds_of(record: Record) -> list[Kind]:
    """Return how the values that were tried end, a kind for each bottom first."""
    ends = record.tried_ends
    visited = sorted({*ends.bottoms.tolist()} - {-1})
    found = [
        Kind(place_said(record, at), colour, symbol, ends.bottoms == at, True)
        for at, colour, symbol in zip(visited, HOLLOWS, SYMBOLS, strict=False)
    ]
    others = np.isin(ends.bottoms, visited[len(HOLLOWS) :])
    there, lost = ends.bottoms >= 0, ends.lost
    found += [
        Kind("another one", theme.PATH, "cross", others, True),
        Kind(
            NOT_THERE if there.any() else NOT_LOST,
            theme.MUTED,
            "circle-open",
            ~there & ~lost,
        ),
        Kind(LOST, theme.HERE, "x", lost),
    ]
    return [kind for kind in found if kind.who.any() and record.is_defined]


def named(record: Record, bottom: int) -> str:
    """Return a bottom in words, with its place: the minimum at (3, 2)."""
    return f"the {record.nouns[bottom]} at {place_said(record, bottom)}"


def place_said(record: Record, bottom: int) -> str:
    """Return a bottom's place in words."""
    return "({}, {})".format(*map(short, record.bottoms[bottom].round(9).tolist()))


def _edges(record: Record) -> list[dict]:
    """Return theory's boundaries: a dashed line each, through both axes."""
    found, colours = [], {kind.name: kind.colour for kind in kinds_of(record)}
    for bottom, edge in record.edges.items():
        x = place_of(edge, record.drawn, record.settings.swept)
        colour = colours.get(place_said(record, bottom), theme.PATH)
        line = segment((x, x), (0, 1), colour, 1.5, "dash", yref="paper")
        found.append(line)
    return found
