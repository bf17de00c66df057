"""A tree, drawn from left to right, that grows with the stepper.

Left to right, because words are wide and not high: each leaf has a row of its own, so
that no two boxes ever overlap, on a phone neither. The rows of a table are dots: they
lie in the box they have come to, and move on to its children when it asks.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pages.figures import theme
from pages.figures.axes import hidden
from pages.figures.lettering import SIZE, pixels, shortened, wrapped
from pages.figures.panel import Panel, Span
from pages.figures.shapes import box, dot, label, path

ROW, COMPACT_ROW = 66, 30  # pixels for each leaf
MANY_LEAVES = 12  # from here on each box is one line
HALF = 0.42  # of a row: a box reaches so far above and below its middle
EDGE, PADDING, LEAST = 20, 5, 300  # pixels: between columns, beside words, in all
MARGINS = 16  # pixels, left and right, of the house style
MOST_DOTS = 40
DOT_FROM_BELOW = 9  # pixels
WRAP, MOST, MOST_ANSWER = 14, 24, 16  # letters: broken after, cut after, an answer's


@dataclass(frozen=True)
class Twig:
    """A node as it is drawn; its parent comes before it in the sequence."""

    parent: int | None
    answer: str  # the parent's answer that leads here
    lines: tuple[str, ...]  # its words while it asks nothing
    shares: tuple[float, ...] = ()  # of its classes, as a bar under the words
    born: int = 0  # the first step at which it is there
    colour: str | None = None  # of its frame
    asked: int | None = None  # the first step at which it has asked
    question: tuple[str, ...] = ()  # its words from then on
    dots: tuple[int, ...] = ()  # the class of each of its rows, where they are few

    def asks(self, step: int) -> bool:
        """Tell whether it has asked its question by this step."""
        return self.asked is not None and step >= self.asked

    def words(self, asks: bool, compact: bool) -> str:
        """Return the box's text: the answer above, then question or leaf."""
        first, *rest = self.question if asks else self.lines
        answer = [shortened(self.answer, MOST_ANSWER)] if self.answer else []
        if compact:
            return ": ".join([*answer, f"<b>{shortened(first, MOST)}</b>"])
        # Dots and bars need the room of a second line.
        full = bool(rest) or (not asks and bool(self.dots or self.shares))
        main = [shortened(first, MOST)] if full else wrapped(first, WRAP, MOST)
        rest = [shortened(line, MOST) for line in rest]
        return "<br>".join([*answer, *(f"<b>{line}</b>" for line in main), *rest])

    def width(self, compact: bool) -> float:
        """Return the pixels its words and dots need, whether it has asked or not."""
        texts = [self.words(False, compact)]
        if self.asked is not None:
            texts.append(self.words(True, compact))
        lines = [line for text in texts for line in text.split("<br>")]
        dots = 0 if compact else _apart(self) * len(self.dots)
        return max(*map(pixels, lines), dots, 32) + 2 * PADDING


@dataclass(frozen=True)
class _Box:
    """A twig with its place: left and right by depth, row by order of the leaves."""

    twig: Twig
    left: float
    right: float
    row: float
    compact: bool


def tree_panel(
    twigs: Sequence[Twig],
    n_steps: int,
    *,
    title: str,
    key: str,
    alt: str,
    lit: Sequence[Collection[int]] = (),
    grow: float = 2.0,
    legend: Sequence[theme.Entry] | None = None,
) -> Panel:
    """Draw the tree at every step; `lit[k]` are the twigs on the path at step k.

    One unit of x is one pixel where the panel is as narrow as its words allow.
    """
    boxes = _boxes(twigs)
    n_rows = max(box.row for box in boxes) + 1
    width = max(LEAST, round(max(box.right for box in boxes)) + 2)
    figure = theme.figure(
        title,
        key,
        [],
        legend=legend,
        xaxis=hidden((0, width)),
        yaxis=hidden((n_rows - 0.5, -0.5)),
        dragmode="pan",
    )
    paths = [set(lit[step]) if len(lit) else set() for step in range(n_steps)]
    spans = [span for i in range(len(boxes)) for span in _edges(boxes, i, paths)]
    spans += [span for i in range(len(boxes)) for span in _stays(boxes, i, paths)]
    room = COMPACT_ROW if boxes[0].compact else ROW
    height = max(200, round(room * n_rows) + 44)
    return Panel(figure, alt, height, grow, spans=spans, least_width=width + MARGINS)


def _boxes(twigs: Sequence[Twig]) -> list[_Box]:
    """Give every twig its place; leaves are numbered from the top."""
    children: dict[int | None, list[int]] = {}
    for i, twig in enumerate(twigs):
        children.setdefault(twig.parent, []).append(i)
    depths: list[int] = []
    for twig in twigs:
        depths.append(0 if twig.parent is None else depths[twig.parent] + 1)
    rows = _rows(children, len(twigs))
    compact = sum(i not in children for i in range(len(twigs))) > MANY_LEAVES
    widths = [0] * (max(depths) + 1)
    for twig, depth in zip(twigs, depths, strict=True):
        widths[depth] = max(widths[depth], round(twig.width(compact)))
    left = [2 + sum(widths[:depth]) + EDGE * depth for depth in range(len(widths))]
    return [
        _Box(twig, left[depth], left[depth] + widths[depth], row, compact)
        for twig, depth, row in zip(twigs, depths, rows, strict=True)
    ]


def _rows(children: dict[int | None, list[int]], n_twigs: int) -> list[float]:
    """Return each twig's row: leaves one below the other, parents in the middle."""
    rows = [0.0] * n_twigs
    below = 0

    def place(i: int) -> float:
        nonlocal below
        if i in children:
            own = [place(child) for child in children[i]]
            rows[i] = (own[0] + own[-1]) / 2
        else:
            rows[i] = float(below)
            below += 1
        return rows[i]

    place(0)
    return rows


def _phases(box: _Box, i: int, paths: Sequence[set[int]]) -> Iterator[tuple]:
    """Yield (first, last, whether lit) for each run of steps that looks the same."""
    first = box.twig.born
    for step in range(first, len(paths)):
        new = step + 1 == len(paths) or step + 1 == box.twig.asked
        if new or (i in paths[step]) != (i in paths[step + 1]):
            yield first, step, i in paths[step]
            first = step + 1


def _edges(boxes: Sequence[_Box], i: int, paths) -> Iterator[Span]:
    box = boxes[i]
    if box.twig.parent is not None:
        for first, last, lit in _phases(box, i, paths):
            yield Span(_edge(boxes[box.twig.parent], box, lit), first, last)


def _stays(boxes: Sequence[_Box], i: int, paths) -> Iterator[Span]:
    for first, last, lit in _phases(boxes[i], i, paths):
        for shape in _box(boxes[i], last, lit):
            yield Span(shape, first, last)


def _edge(parent: _Box, child: _Box, lit: bool) -> dict:
    x0, x1 = parent.right, child.left
    bend = (x0 + x1) / 2
    way = f"M{x0},{parent.row}C{bend},{parent.row} {bend},{child.row} {x1},{child.row}"
    colour = theme.HERE if lit else theme.MUTED
    return path(way, {"color": colour, "width": 4 if lit else 1.5})


def _box(place: _Box, step: int, lit: bool) -> list[dict]:
    asks = place.twig.asks(step)
    own = None if asks else place.twig.colour
    colour = theme.HERE if lit else own or theme.MUTED
    plain = asks or place.compact or not (place.twig.dots or place.twig.shares)
    at = "middle center" if plain else "top center"
    text = place.twig.words(asks, place.compact)
    frame = box(
        (place.left, place.right),
        (place.row - HALF, place.row + HALF),
        theme.PAPER,
        {"color": colour, "width": 3 if lit else 1.2},
        label=label(text, theme.INK, SIZE, textposition=at, padding=3),
    )
    if asks:
        return [frame]
    # A box of one line has room for a thin bar below its words, not for dots.
    rows = _dots(place) if place.twig.dots and not place.compact else _bar(place)
    return [frame, *rows]


def _bar(place: _Box) -> list[dict]:
    """Return the classes' shares side by side along the bottom of the box."""
    shapes, x = [], place.left
    y1, thick = place.row + HALF, 0.12
    for number, share in enumerate(place.twig.shares):
        end = x + share * (place.right - place.left)
        if share:
            shapes.append(box((x, end), (y1 - thick, y1), theme.class_colour(number)))
        x = end
    return shapes


def _apart(twig: Twig) -> int:
    """Return the pixels from one of its dots to the next."""
    return 8 if len(twig.dots) <= 16 else 5


def _dots(box: _Box) -> list[dict]:
    """Return one dot for each row, in one line along the bottom of the box."""
    apart = _apart(box.twig)
    radius = apart // 2
    first = -apart * (len(box.twig.dots) - 1) / 2
    shapes = []
    for at, number in enumerate(box.twig.dots):
        fill = theme.class_colour(number)
        x, y = first + at * apart, DOT_FROM_BELOW
        ends = {"x0": x - radius, "x1": x + radius, "y0": y - radius, "y1": y + radius}
        middle, bottom = (box.left + box.right) / 2, box.row + HALF
        shapes.append(dot(middle, bottom, fill, **ends, line={"width": 0}))
    return shapes
