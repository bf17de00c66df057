"""A tree that grows with the stepper; the rows of its table are dots.

The dots lie in the box they have come to, and move on to its children when it asks.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from pages.figures import theme
from pages.figures.axes import hidden
from pages.figures.keys import Word, keyed_figure
from pages.figures.panel import Panel, Span
from pages.figures.shapes import box, label, path
from pages.figures.tree_looks import look_words
from pages.figures.tree_pointed import POINTED, hover_of, pointed_at
from pages.figures.tree_rows import bar_behind, bar_below, dots_in
from pages.figures.twig_places import (
    HALF,
    ROWS,
    Place,
    Places,
    from_the_left,
    from_the_top,
)
from pages.figures.twigs import (
    COMPACT,
    LISTED,
    SIZE,
    TIGHT,
    Twig,
    phases_of,
)

LEAST = 236  # pixels that a drawing has at least
KEY_ROOM = 250  # pixels: words of a key are estimated a bit too wide
MARGINS = 16  # pixels, left and right, of the house style
BELOW = 6  # pixels
FEWEST_ROWS = 4  # of fewer, each would be higher than it is good for
ELBOW = 7  # pixels from a box's left end to where its list goes on
APART = 40  # pixels between two points of a box that the pointer finds
PADDED = 8  # pixels from a box's end to its first point

Paths = Sequence[set[int]]  # the twigs that are lit at each step


def tree_panel(
    twigs: Sequence[Twig],
    n_steps: int,
    *,
    title: str,
    key: str,
    alt: str,
    lit: Sequence[Collection[int]] = (),
    grow: float = 2.0,
    words: Sequence[Word] = (),
) -> Panel:
    """Draw the tree at every step; `lit[k]` are the twigs on the path at step k.

    One unit of x is one pixel where the panel is as narrow as its words allow. A
    narrower window gets a list. `words` after the title tell what colours stand for.
    """
    how = {"title": title, "key": key, "alt": alt, "grow": grow, "words": words}
    paths = paths_of(lit, n_steps)
    wide, narrow = (
        boxes_panel(places, paths, **how)
        for places in (from_the_left(twigs), from_the_top(twigs))
    )
    return replace(wide, narrow=narrow)


def paths_of(lit: Sequence[Collection[int]], n_steps: int) -> Paths:
    """Return which twigs are lit at each step: none where nothing is said."""
    return [set(lit[step]) if len(lit) else set() for step in range(n_steps)]


def boxes_panel(places: Places, paths: Paths, **how) -> Panel:
    """Draw a tree whose boxes have their places."""
    size = places.n_rows, max(LEAST, places.width)
    words = [*how["words"], *look_words(place.twig.look for place in places.each)]
    points = [(x, place.row) for place in places.each for x in _points(place)]
    pointed = pointed_at(*zip(*points, strict=True))
    panel = room_for(places.kind, *size, **{**how, "words": words}, traces=[pointed])
    each = range(len(places.each))
    spans = [span for i in each for span in _edges(places, i, paths)]
    spans += [span for i in each for span in _stays(places, i, paths)]
    of = [i for i in each for _ in _points(places.each[i])]
    return replace(
        panel, spans=spans, hovers=(hover_of([one.twig for one in places.each], of),)
    )


def room_for(
    kind: str,
    n_rows: int,
    width: int,
    title: str,
    key: str,
    alt: str,
    grow: float,
    words: Sequence[Word],
    traces: Sequence[dict] = (),
    key_room: int = KEY_ROOM,
    beside: Sequence[str] = (),
) -> Panel:
    """Return an empty panel with room for so many rows of boxes, and so many pixels."""
    n_rows = max(n_rows, FEWEST_ROWS)
    figure = keyed_figure(
        title,
        words,
        key_room if beside else max(width, key_room),
        key,
        traces,
        beside,
        xaxis=hidden((0, width)),
        yaxis=hidden((n_rows - 0.5, -0.5)),
        margin={"b": BELOW},
        dragmode="pan",
        **POINTED,
    )
    around = figure.layout["margin"]["t"] + BELOW
    least, most = (round(around + apiece * n_rows) for apiece in ROWS[kind])
    size = {"least_width": width + MARGINS, "least_height": least}
    return Panel(figure, alt, max(200, most), grow, **size)


def _points(place: Place) -> list[float]:
    """Return points along a box, none farther from the next than a pointer reaches."""
    n = max(2, round((place.right - place.left) / APART) + 1)
    return np.linspace(place.left + PADDED, place.right - PADDED, n).tolist()


# --- boxes and the lines between them -----------------------------------------------


def _edges(places: Places, i: int, paths: Paths) -> Iterator[Span]:
    place = places.each[i]
    if place.twig.parent is not None:
        for first, last, lit in _runs(place.twig, i, paths):
            yield Span(edge_of(places, place, lit), first, last)


def _runs(twig: Twig, i: int, paths: Paths) -> list[tuple[int, int, bool]]:
    return phases_of(twig, [i in path for path in paths], len(paths))


def edge_of(places: Places, place: Place, lit: bool = False) -> dict:
    """Return the line from a box's parent to the box."""
    parent = places.each[place.twig.parent]
    edge = _elbow if places.is_list else _bow
    colour = theme.HERE if lit else theme.MUTED
    line = {"color": colour, "width": 4 if lit else 1.5}
    return path(edge(parent, place), line)


def _bow(parent: Place, child: Place) -> str:
    x0, x1 = parent.right, child.left
    bend = (x0 + x1) / 2
    return f"M{x0},{parent.row}C{bend},{parent.row} {bend},{child.row} {x1},{child.row}"


def _elbow(parent: Place, child: Place) -> str:
    x = parent.left + ELBOW
    return f"M{x},{parent.row + HALF}L{x},{child.row}L{child.left},{child.row}"


def _stays(places: Places, i: int, paths: Paths) -> Iterator[Span]:
    place = places.each[i]
    for first, last, lit in _runs(place.twig, i, paths):
        for shape in box_of(place, places.kind, first, lit):
            yield Span(shape, first, last)


def box_of(place: Place, kind: str, step: int, lit: bool = False) -> list[dict]:
    """Return a twig's box with its words, and with the rows that lie in it."""
    twig = place.twig
    asks, is_noted = twig.asks(step), twig.is_noted(step)
    plain = asks or kind == COMPACT or not (twig.dots or twig.shares)
    at = "middle center" if plain else "top center"
    is_list = kind in (LISTED, TIGHT)
    if is_list:
        at = "middle left"
    text = twig.words(asks, kind, place.room, is_noted)
    frame = box(
        (place.left, place.right),
        (place.row - HALF, place.row + HALF),
        theme.PAPER,
        _frame(twig, kind, asks, lit, is_noted),
        label=label(text, theme.INK, SIZE, textposition=at, padding=3),
    )
    if asks:
        return [frame]
    # A box of one line has room for a thin bar below its words, not for dots; in a
    # list they stand behind the words.
    if twig.dots and kind != COMPACT:
        return [frame, *dots_in(place, is_list)]
    if kind == TIGHT:
        return [frame, *(bar_behind(place) if twig.is_mixed else ())]
    return [frame, *bar_below(place)]


def _frame(twig: Twig, kind: str, asks: bool, lit: bool, is_noted: bool) -> dict:
    """Return how a box's frame is drawn; in a tight list only where it means much."""
    if twig.look and is_noted:
        wide = 4 if lit else twig.look.stroke["width"]
        return {**twig.look.stroke, "width": wide if kind != TIGHT else wide / 2}
    own = None if asks else twig.colour
    colour = theme.HERE if lit else own or theme.MUTED
    tight, loose = (1.6, 0), (3, 1.2)
    width = (tight if kind == TIGHT else loose)[0 if lit else 1]
    return {"color": colour, "width": width, "dash": "dot" if twig.is_rest else "solid"}
