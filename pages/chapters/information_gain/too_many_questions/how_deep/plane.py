"""The plane of two features, cut by the tree at each place of the curve."""

import numpy as np

from engines.decision_trees import boxes
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.classes import class_key
from pages.figures.keys import Word, keyed_title
from pages.figures.panel import Panel, Span, rounded
from pages.figures.plain import scatter
from pages.figures.shapes import box

from .record import Record

ROOM = 300  # pixels: of a title
MARGIN = 0.06  # of the points' range
OPACITY = 0.3
MOST_RINGS = 40
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star")


def plane_panel(record: Record) -> Panel:
    """Draw what the tree says everywhere, and the rows of both halves."""
    halves = record.halves
    names = halves.dataset.attributes
    lows, highs = window(record)
    figure = theme.figure(
        "",
        "plane",
        [_rows(record, held=False), _rows(record, held=True), _changed(record)],
        xaxis=axis((lows[0], highs[0]), names[0], showgrid=False, zeroline=False),
        yaxis=axis((lows[1], highs[1]), names[1], showgrid=False, zeroline=False),
        dragmode="pan",
    )
    figure = figure.with_layout(**keyed_title("The plane", _keys(record), ROOM))
    alt = "What the tree says of every place of the plane, and the rows"
    return Panel(figure, alt, 520, spans=_says(record, lows, highs))


def _keys(record: Record) -> list[Word]:
    """Name the colours of the classes, and how the rows of both halves look."""
    classes = class_key("The plane", record.halves.dataset.class_names, ROOM)
    n, drawn = record.halves.n_changed, len(ringed(record))
    keys = [
        *classes,
        ("filled: learned", theme.MUTED),
        ("hollow: held out", theme.MUTED),
    ]
    some = f" ({drawn} of {n:,})" if drawn < n else ""
    return [*keys, (f"◯ label changed{some}", theme.INK)] if n else keys


def window(record: Record) -> tuple[list[float], list[float]]:
    """Return the corner with the least, and that with the largest of both features."""
    X = record.halves.dataset.features
    low, high = X.min(axis=0), X.max(axis=0)
    room = MARGIN * np.where(high > low, high - low, 1.0)
    return (low - room).tolist(), (high + room).tolist()


def _says(record: Record, lows, highs) -> list[Span]:
    """Return the box of every leaf, for as long as it is one."""
    there: dict[tuple, list[int]] = {}
    shapes: dict[tuple, dict] = {}
    for place, tree in enumerate(record.curve.trees):
        found = boxes(tree, lows, highs).tolist()
        for leaf, (x, y) in zip(tree.leaves.tolist(), found, strict=True):
            # Trees that are cut from one keep the numbers of its nodes.
            key = (leaf,) if record.is_nested else (leaf, place)
            there.setdefault(key, []).append(place)
            if key not in shapes:
                shapes[key] = _box(x, y, int(tree.predictions[leaf]))
    return [Span(shapes[key], at[0], at[-1]) for key, at in there.items()]


def _box(x, y, predicted: int) -> dict:
    colour = theme.class_colour(predicted)
    more = {"opacity": OPACITY, "layer": "below"}
    return box(tuple(rounded(x, 6)), tuple(rounded(y, 6)), colour, **more)


def _rows(record: Record, held: bool) -> dict:
    """Return the rows of one half: filled where learned, hollow where held out."""
    halves = record.halves
    X, y = (halves.held_X, halves.held_y) if held else (halves.X, halves.y)
    signs = [SYMBOLS[label % len(SYMBOLS)] for label in y.tolist()]
    marker = {
        "color": [theme.class_colour(label) for label in y.tolist()],
        "symbol": [f"{sign}-open" for sign in signs] if held else signs,
        "size": 6,
        "line": {"width": 1.2} if held else {"color": theme.PAPER, "width": 1},
    }
    return _points(X, marker)


def _changed(record: Record) -> dict:
    """Return rings around learned rows whose label was changed."""
    ring = {"symbol": "circle-open", "size": 12, "color": theme.INK}
    return _points(record.halves.X[ringed(record)], {**ring, "line": {"width": 1}})


def ringed(record: Record) -> np.ndarray:
    """Return the rows that have a ring: of many changed ones some, or none is seen."""
    halves = record.halves
    rows = np.flatnonzero(halves.y != halves.true_y)
    return rows[:: max(1, -(-len(rows) // MOST_RINGS))]


def _points(X: np.ndarray, marker: dict) -> dict:
    x, y = (rounded(column, 6) for column in X.T)
    return scatter(x=x, y=y, mode="markers", marker=marker, hoverinfo="skip")
