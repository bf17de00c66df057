"""A tree of few nodes: boxes from the top down, with their split's histogram."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures import theme
from pages.figures.lettering import pixels
from pages.figures.number_tree.bars import Frame
from pages.figures.number_tree.looks import Phase, Story
from pages.figures.number_tree.tidy import tidy
from pages.figures.panel import Span
from pages.figures.shapes import box, label, path, words

SIZE = 11  # pixels, of all words
APART, PADDING, LEAST = 8, 4, 70  # pixels: between boxes, in them, of a box at least
ROW, MOST_ROW = 52, 84  # pixels for each level: at least, and at most
HALF = 0.42  # of a level: a box reaches so far above and below its middle
BARS = (-0.39, -0.2)  # of a level: where its bars stand, from the top to their feet
SHARES = 0.08  # of a level: how thick the bar of a leaf's classes is


@dataclass(frozen=True, eq=False)
class BoxPlaces:
    """Where the boxes stand: one unit of x is a pixel where the room is least."""

    story: Story
    x: np.ndarray  # (m,) middles
    y: np.ndarray  # (m,) levels, the root's is 0
    halves: np.ndarray  # (m,) of the widths

    @property
    def width(self) -> int:
        """The pixels that all boxes need."""
        return int(np.ceil((self.x + self.halves).max()))

    @property
    def n_levels(self) -> int:
        """How many levels there are."""
        return int(self.y.max()) + 1

    def frame(self, at: int) -> Frame:
        """Return where the bars of a box stand."""
        left, right = self.x[at] - self.halves[at], self.x[at] + self.halves[at]
        top, foot = (self.y[at] + end for end in BARS)
        return Frame(left + PADDING, right - PADDING, foot, top)


def box_places(story: Story) -> BoxPlaces:
    """Give every node its place."""
    halves = np.array([_width(phases) / 2 for phases in story.phases])
    x = tidy(story.shown.children, halves, APART) + 1
    return BoxPlaces(story, x, story.tree.depths[story.shown.nodes], halves)


def _width(phases: Sequence[Phase]) -> float:
    """Return the pixels that a node's words need in all its looks."""
    texts = [_text(phase) for phase in phases]
    lines = [line for text in texts for line in text.split("<br>")]
    widest = max((pixels(line, SIZE) for line in lines), default=0)
    return max(LEAST, round(widest) + 2 * PADDING)


def _text(phase: Phase) -> str:
    if not phase.is_leaf:
        return "<br>".join(phase.lines)
    says, *rest = phase.lines
    return "<br>".join([f"<b>{says}</b>", *rest])


def box_spans(places: BoxPlaces) -> list[Span]:
    """Return edges and boxes, each as long as it looks the same."""
    each = range(len(places.x))
    spans = [span for at in each for span in _edge(places, at)]
    spans += [span for at in each for span in _box(places, at)]
    if places.story.looks.foreshadowed:
        return [span for at in each for span in _foreshadowed(places, at)] + spans
    return spans


def _foreshadowed(places: BoxPlaces, at: int) -> Iterator[Span]:
    """Yield where a box and its edge will be, until they are there."""
    parent, born = places.story.shown.parents[at], int(places.story.born[at])
    if parent is not None and born:
        line = {"color": theme.GRID, "width": 1}
        yield Span(path(_bow(places, parent, at), line), 0, born - 1)
        yield Span(box(*_frame(places, at), theme.PAPER, line), 0, born - 1)


def _bow(places: BoxPlaces, parent: int, at: int) -> str:
    x0, y0, x1, y1 = places.x[parent], places.y[parent], places.x[at], places.y[at]
    start, end = y0 + HALF, y1 - HALF
    middle = (start + end) / 2
    bends = f"{x0:.5g},{middle:g} {x1:.5g},{middle:g}"
    return f"M{x0:.5g},{start:g}C{bends} {x1:.5g},{end:g}"


def _edge(places: BoxPlaces, at: int) -> Iterator[Span]:
    story, parent = places.story, places.story.shown.parents[at]
    if parent is None:
        return
    colour = theme.INK if story.is_lit(at) else theme.MUTED
    line = {"color": colour, "width": edge_width(story.shares[at])}
    ever = int(story.born[at]), story.n_steps - 1
    yield Span(path(_bow(places, parent, at), line), *ever)
    if parent == 0:
        x, end = places.x[at], places.y[at] - HALF
        side = -1 if x < places.x[parent] else 1
        says = words(x, end, "yes" if side < 0 else "no", theme.MUTED, 7, SIZE)
        yield Span(_beside(says, side), *ever)


def _beside(shape: dict, side: int) -> dict:
    """Return words beside the end of an edge, away from its parent."""
    return {**shape, "x0": 22 * side - 1, "x1": 22 * side + 1}


def edge_width(share: float) -> float:
    """Return how thick the edge is that so large a share of the rows takes."""
    return round(1 + 7 * float(share), 2)


def _box(places: BoxPlaces, at: int) -> Iterator[Span]:
    story = places.story
    has_bars = story.looks.histograms is not None
    for phase in story.phases[at]:
        asks = not (phase.is_leaf or phase.is_folded)
        where = "bottom center" if asks and has_bars else "middle center"
        is_lit = story.is_lit(at)
        colour = theme.INK if is_lit else phase.colour
        edge = {"color": colour, "width": 3 if is_lit else 1.2}
        text = label(_text(phase), phase.ink, SIZE, textposition=where, padding=2)
        if phase.is_leaf or phase.is_folded:
            edge |= {"dash": "dot"} if phase.is_folded else {}
        frame = box(*_frame(places, at), theme.PAPER, edge, label=text)
        yield Span(frame, phase.first, phase.last)
        if phase.is_leaf:
            for shape in _shares(places, at):
                yield Span(shape, phase.first, phase.last)


def _frame(places: BoxPlaces, at: int) -> tuple[tuple[float, float], ...]:
    return _ends(places, at), (places.y[at] - HALF, places.y[at] + HALF)


def _ends(places: BoxPlaces, at: int) -> tuple[float, float]:
    x, half = float(places.x[at]), float(places.halves[at])
    return x - half, x + half


def _shares(places: BoxPlaces, at: int) -> Iterator[dict]:
    """Yield the shares of a leaf's classes, side by side along its bottom."""
    tree, node = places.story.tree, places.story.shown.nodes[at]
    left, right = _ends(places, at)
    foot = places.y[at] + HALF
    counts = tree.class_counts[node]
    ends = left + (right - left) * np.cumsum([0, *counts]) / max(counts.sum(), 1)
    for number in np.flatnonzero(counts).tolist():
        x = float(ends[number]), float(ends[number + 1])
        yield box(x, (foot - SHARES, foot), theme.class_colour(number))
