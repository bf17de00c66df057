"""A tree, drawn from left to right, that grows with the stepper.

Left to right, because words are wide and not high: each leaf has a row of its own, so
that no two boxes ever overlap, on a phone neither. The rows of a table are dots: they
lie in the box they have come to, and move on to its children when it asks.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pages.figures import theme
from pages.figures.panel import Panel, Span, dot

ROW, COMPACT_ROW = 66, 30  # pixels for each leaf
MANY_LEAVES = 12  # from here on each box is one line
LEFT, RIGHT, TOP, BOTTOM = 0.03, 0.9, 0.42, 0.42  # a box around (column, row)
MOST_DOTS = 40
NARROW = 13  # letters in a line of a box where many columns share the width


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


@dataclass(frozen=True)
class _Box:
    """A twig with its place: column by depth, row by order of the leaves."""

    twig: Twig
    column: int
    row: float
    letters: int
    compact: bool

    def asks(self, step: int) -> bool:
        """Tell whether it has asked its question by this step."""
        return self.twig.asked is not None and step >= self.twig.asked

    def words(self, step: int) -> str:
        """Return the box's text at a step: the answer above, then question or leaf."""
        first, *rest = self.twig.question if self.asks(step) else self.twig.lines
        answer = [shortened(self.twig.answer, self.letters)] * bool(self.twig.answer)
        rest = [shortened(line, self.letters) for line in rest]
        if self.compact:
            return ": ".join([*answer, f"<b>{shortened(first, self.letters)}</b>"])
        main = [f"<b>{line}</b>" for line in wrapped(first, self.letters)]
        return "<br>".join([*answer, *main, *rest])


def tree_panel(
    twigs: Sequence[Twig],
    n_steps: int,
    *,
    title: str,
    key: str,
    alt: str,
    height: int | None = None,
    lit: Sequence[Collection[int]] = (),
    grow: float = 2.0,
    letters: int | None = None,
) -> Panel:
    """Draw the tree at every step; `lit[k]` are the twigs on the path at step k."""
    boxes = _boxes(twigs, letters)
    n_rows = max(box.row for box in boxes) + 1
    n_columns = max(box.column for box in boxes) + 1
    figure = theme.blank(title, key)
    # Plotly draws shapes only where a trace gives the axes a reason to exist.
    figure.add_scatter(x=[0], y=[0], mode="markers", opacity=0, hoverinfo="skip")
    hidden = {"visible": False, "automargin": False}
    figure.update_layout(
        xaxis={**hidden, "range": (0, n_columns)},
        yaxis={**hidden, "range": (n_rows - 0.5, -0.5)},
        dragmode="pan",
    )
    paths = [set(lit[step]) if len(lit) else set() for step in range(n_steps)]
    spans = [span for i in range(len(boxes)) for span in _edges(boxes, i, paths)]
    spans += [span for i in range(len(boxes)) for span in _stays(boxes, i, paths)]
    room = COMPACT_ROW if boxes[0].compact else ROW
    height = height or max(200, round(room * n_rows) + 44)
    return Panel(figure, alt, height, grow, spans=spans)


def _boxes(twigs: Sequence[Twig], letters: int | None) -> list[_Box]:
    """Give every twig its place; leaves are numbered from the top."""
    children: dict[int | None, list[int]] = {}
    for i, twig in enumerate(twigs):
        children.setdefault(twig.parent, []).append(i)
    depths: list[int] = []
    for twig in twigs:
        depths.append(0 if twig.parent is None else depths[twig.parent] + 1)
    rows = _rows(children, len(twigs))
    compact = sum(i not in children for i in range(len(twigs))) > MANY_LEAVES
    if letters is None:
        letters = {1: 24, 2: 24, 3: 20, 4: 16}.get(max(depths) + 1, NARROW)
    return [
        _Box(twig, depth, row, letters, compact)
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
    x0, x1 = parent.column + RIGHT, child.column + LEFT
    bend = (x0 + x1) / 2
    path = f"M{x0},{parent.row}C{bend},{parent.row} {bend},{child.row} {x1},{child.row}"
    colour = theme.HERE if lit else theme.MUTED
    line = {"color": colour, "width": 4 if lit else 1.5}
    return {"type": "path", "path": path, "line": line}


def _box(box: _Box, step: int, lit: bool) -> list[dict]:
    x0, x1 = box.column + LEFT, box.column + RIGHT
    y0, y1 = box.row - TOP, box.row + BOTTOM
    still = None if box.asks(step) else box.twig.colour
    colour = theme.HERE if lit else still or theme.MUTED
    plain = box.asks(step) or not (box.twig.dots or box.twig.shares)
    frame = {
        "type": "rect",
        "x0": x0,
        "x1": x1,
        "y0": y0,
        "y1": y1,
        "fillcolor": theme.PAPER,
        "line": {"color": colour, "width": 3 if lit else 1.2},
        "label": {
            "text": box.words(step),
            "textposition": "middle center" if plain or box.compact else "top center",
            "padding": 3,
            "font": {"color": theme.INK, "size": 12 if box.letters > NARROW else 11},
        },
    }
    if box.asks(step):
        return [frame]
    rows = _dots(box) if box.twig.dots else _bar(box)
    return [frame, *rows]


def _bar(box: _Box) -> list[dict]:
    """Return the classes' shares side by side along the bottom of the box."""
    shapes, x = [], box.column + LEFT
    y1, thick = box.row + BOTTOM, 0.12
    for number, share in enumerate(box.twig.shares):
        end = x + share * (RIGHT - LEFT)
        fill = theme.CLASSES[number % len(theme.CLASSES)]
        if share:
            ends = {"x0": x, "x1": end, "y0": y1 - thick, "y1": y1}
            shapes.append(
                {"type": "rect", **ends, "fillcolor": fill, "line": {"width": 0}}
            )
        x = end
    return shapes


def _dots(box: _Box) -> list[dict]:
    """Return one dot for each row, in one line along the bottom of the box."""
    n = len(box.twig.dots)
    apart = min((RIGHT - LEFT - 0.06) / n, 0.055)
    first = box.column + (LEFT + RIGHT) / 2 - apart * (n - 1) / 2
    radius = 4 if n <= 16 else 2
    return [
        dot(
            first + at * apart,
            box.row + BOTTOM - 0.13,
            theme.CLASSES[number % len(theme.CLASSES)],
            radius=radius,
            line={"width": 0},
        )
        for at, number in enumerate(box.twig.dots)
    ]


def wrapped(text: str, letters: int) -> list[str]:
    """Return text in at most two lines, broken at a blank, each short enough."""
    head = text.rfind(" ", 0, letters + 1)
    if len(text) <= letters or head <= 0:
        return [shortened(text, letters)]
    return [shortened(text[:head], letters), shortened(text[head + 1 :], letters)]


def shortened(text: str, letters: int) -> str:
    """Return text that fits into a box, with an ellipsis where some was left out.

    Plotly reads a few HTML tags in text, and a table's words may hold anything.
    """
    short = text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
    return short.replace("&", "&amp;").replace("<", "&lt;")
