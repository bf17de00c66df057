"""A tree that grows with the stepper; the rows of its table are dots.

The dots lie in the box they have come to, and move on to its children when it asks.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pages.figures import theme
from pages.figures.axes import hidden
from pages.figures.keys import Word, keyed_figure
from pages.figures.panel import Panel, Span
from pages.figures.shapes import box, dot, label, path
from pages.figures.twigs import (
    COMPACT,
    HALF,
    LISTED,
    ROWS,
    SIZE,
    Place,
    Places,
    Twig,
    from_the_left,
    from_the_top,
)

LEAST = 236  # pixels that a drawing has at least
MARGINS = 16  # pixels, left and right, of the house style
BELOW = 6  # pixels
FEWEST_ROWS = 4  # of fewer, each would be higher than it is good for
MOST_DOTS = 40
DOT_FROM_BELOW, DOT_FROM_RIGHT = 8, 5  # pixels
ELBOW = 7  # pixels from a box's left end to where its list goes on

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
    paths = [set(lit[step]) if len(lit) else set() for step in range(n_steps)]
    wide, narrow = (
        _drawn(places, paths, title, key, alt, grow, words)
        for places in (from_the_left(twigs), from_the_top(twigs))
    )
    return replace(wide, narrow=narrow)


def _drawn(
    places: Places,
    paths: Paths,
    title: str,
    key: str,
    alt: str,
    grow: float,
    words: Sequence[Word],
) -> Panel:
    size = places.n_rows, max(LEAST, places.width)
    panel = room_for(places.kind, *size, title, key, alt, grow, words)
    each = range(len(places.each))
    spans = [span for i in each for span in _edges(places, i, paths)]
    spans += [span for i in each for span in _stays(places, i, paths)]
    return replace(panel, spans=spans)


def room_for(
    kind: str,
    n_rows: int,
    width: int,
    title: str,
    key: str,
    alt: str,
    grow: float,
    words: Sequence[Word],
) -> Panel:
    """Return an empty panel with room for so many rows of boxes, and so many pixels."""
    n_rows = max(n_rows, FEWEST_ROWS)
    figure = keyed_figure(
        title,
        words,
        width,
        key,
        [],
        xaxis=hidden((0, width)),
        yaxis=hidden((n_rows - 0.5, -0.5)),
        margin={"b": BELOW},
        dragmode="pan",
    )
    around = figure.layout["margin"]["t"] + BELOW
    least, most = (around + apiece * n_rows for apiece in ROWS[kind])
    size = {"least_width": width + MARGINS, "least_height": least}
    return Panel(figure, alt, max(200, most), grow, **size)


def _phases(twig: Twig, i: int, paths: Paths) -> Iterator[tuple]:
    """Yield (first, last, whether lit) for each run of steps that looks the same."""
    first = twig.born
    for step in range(first, len(paths)):
        new = step + 1 == len(paths) or step + 1 == twig.asked
        if new or (i in paths[step]) != (i in paths[step + 1]):
            yield first, step, i in paths[step]
            first = step + 1


def _edges(places: Places, i: int, paths: Paths) -> Iterator[Span]:
    place = places.each[i]
    if place.twig.parent is not None:
        for first, last, lit in _phases(place.twig, i, paths):
            yield Span(edge_of(places, place, lit), first, last)


def edge_of(places: Places, place: Place, lit: bool = False) -> dict:
    """Return the line from a box's parent to the box."""
    parent = places.each[place.twig.parent]
    edge = _elbow if places.kind == LISTED else _bow
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
    for first, last, lit in _phases(place.twig, i, paths):
        for shape in box_of(place, places.kind, place.twig.asks(last), lit):
            yield Span(shape, first, last)


def box_of(place: Place, kind: str, asks: bool, lit: bool = False) -> list[dict]:
    """Return a twig's box with its words, and with the rows that lie in it."""
    own = None if asks else place.twig.colour
    colour = theme.HERE if lit else own or theme.MUTED
    plain = asks or kind == COMPACT or not (place.twig.dots or place.twig.shares)
    at = "middle center" if plain else "top center"
    if kind == LISTED:
        at = "middle left"
    text = place.twig.words(asks, kind, place.room)
    frame = box(
        (place.left, place.right),
        (place.row - HALF, place.row + HALF),
        theme.PAPER,
        {"color": colour, "width": 3 if lit else 1.2},
        label=label(text, theme.INK, SIZE, textposition=at, padding=3),
    )
    if asks:
        return [frame]
    # A box of one line has room for a thin bar below its words, not for dots; in a
    # list they stand behind the words.
    rows = _dots(place, kind) if place.twig.dots and kind != COMPACT else _bar(place)
    return [frame, *rows]


def _bar(place: Place) -> list[dict]:
    """Return the classes' shares side by side along the bottom of the box."""
    shapes, x = [], place.left
    y1, thick = place.row + HALF, 0.12
    for number, share in enumerate(place.twig.shares):
        end = x + share * (place.right - place.left)
        if share:
            shapes.append(box((x, end), (y1 - thick, y1), theme.class_colour(number)))
        x = end
    return shapes


def _dots(place: Place, kind: str) -> list[dict]:
    """Return one dot for each row, in one line: along the bottom, or at the right."""
    apart, n = place.twig.apart, len(place.twig.dots)
    middle, bottom = (place.left + place.right) / 2, place.row + HALF
    first, x, y, up = -apart * (n - 1) / 2, middle, bottom, DOT_FROM_BELOW
    if kind == LISTED:
        first, x = -apart * (n - 0.5) - DOT_FROM_RIGHT, place.right
        y, up = place.row, 0
    return [
        _dot(x, y, first + at * apart, up, apart // 2, theme.class_colour(number))
        for at, number in enumerate(place.twig.dots)
    ]


def _dot(x: float, y: float, right: float, up: int, radius: int, fill: str) -> dict:
    """Return a dot so many pixels to the right of (x, y) and above it."""
    ends = {"x0": right - radius, "x1": right + radius}
    ends |= {"y0": up - radius, "y1": up + radius}
    return dot(x, y, fill, **ends, line={"width": 0})
