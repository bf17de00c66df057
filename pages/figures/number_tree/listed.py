"""A tree as a list from the top down, indented by depth: for a narrow window."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pages.figures import theme
from pages.figures.lettering import cut_in_the_middle, pixels
from pages.figures.number_tree.bars import Frame
from pages.figures.number_tree.boxes import edge_width
from pages.figures.number_tree.looks import Phase, Story, cut_question, in_one_line
from pages.figures.panel import Span
from pages.figures.shapes import box, label, path

SIZE = 11  # pixels, of all words
ROW, MOST_ROW = 19, 30  # pixels of a row: at least, and at most
HALF = 0.45  # of a row
ROOM, INDENT, DEEPEST = 228, 9, 9  # pixels; depths that are indented
BARS = 58  # pixels at the right, for the histograms
PADDING, ELBOW = 5, 4  # pixels
BELOW_ALL = 10**4  # y of the first row: so a click tells which drawing it was in


@dataclass(frozen=True, eq=False)
class ListPlaces:
    """Where the rows stand."""

    story: Story
    y: np.ndarray  # (m,)
    left: np.ndarray  # (m,) pixels

    @property
    def n_rows(self) -> int:
        """How many rows there are."""
        return len(self.y)

    def frame(self, at: int) -> Frame:
        """Return where the bars of a row stand."""
        y = self.y[at]
        return Frame(ROOM + 6, ROOM + BARS, y + 0.18, y - 0.42)


def list_places(story: Story) -> ListPlaces:
    """Give every node a row of its own below its parent's."""
    order, waiting = [], [0]
    while waiting:
        at = waiting.pop()
        order.append(at)
        waiting.extend(reversed(story.shown.children[at]))
    y = np.empty(len(order))
    y[order] = BELOW_ALL + np.arange(len(order))
    depths = story.tree.depths[story.shown.nodes]
    return ListPlaces(story, y, 2.0 + INDENT * np.minimum(depths, DEEPEST))


def list_spans(places: ListPlaces) -> list[Span]:
    """Return edges and rows, each as long as it looks the same."""
    each = range(places.n_rows)
    spans = [span for at in each for span in _edge(places, at)]
    return spans + [span for at in each for span in _row(places, at)]


def _edge(places: ListPlaces, at: int) -> Iterator[Span]:
    story, parent = places.story, places.story.shown.parents[at]
    if parent is None:
        return
    x, end = places.left[parent] + ELBOW, places.left[at]
    y0, y1 = places.y[parent] + HALF, places.y[at]
    colour = theme.INK if story.is_lit(at) else theme.MUTED
    line = {"color": colour, "width": min(edge_width(story.shares[at]), 4)}
    elbow = path(f"M{x:g},{y0:.7g}L{x:g},{y1:.7g}L{end:g},{y1:.7g}", line)
    yield Span(elbow, int(story.born[at]), story.n_steps - 1)


def _row(places: ListPlaces, at: int) -> Iterator[Span]:
    story, is_lit = places.story, places.story.is_lit(at)
    left, right = float(places.left[at]), ROOM
    y = float(places.y[at])
    for phase in story.phases[at]:
        colour = theme.INK if is_lit else phase.colour
        edge = {"color": colour, "width": 2.5 if is_lit else 1}
        text = row_text(places, at, phase)
        place = {"textposition": "middle left", "padding": 3}
        words = label(text, phase.ink, SIZE, **place)
        ends = (left, right), (y - HALF, y + HALF)
        yield Span(box(*ends, theme.PAPER, edge, label=words), phase.first, phase.last)
        if phase.is_leaf:
            for shape in _shares(places, at):
                yield Span(shape, phase.first, phase.last)


def row_text(places: ListPlaces, at: int, phase: Phase) -> str:
    """Return a row's words, cut to its room: the answer that leads here comes first."""
    room = ROOM - places.left[at] - 2 * PADDING
    bold = ("", "") if phase.is_folded else ("<b>", "</b>")
    head, tail = f"{_answer(places.story, at)}{bold[0]}", bold[1]
    said = _said(places.story, at, phase)
    if phase.is_leaf:  # how many rows it has is never cut
        tail = f", {phase.lines[-1]}{tail}"
    if phase.is_folded and pixels(f"{head}{said}", SIZE) > room:
        said = phase.lines[0]  # how many rows it has is said under the pointer
    if phase.is_leaf or phase.is_folded:
        return cut_in_the_middle(said, room, SIZE, head=head, tail=tail)
    return cut_question(said, room, SIZE, head=head, tail=tail)


def _said(story: Story, at: int, phase: Phase) -> str:
    """Return a node's words as they were before anything was cut: they are cut once."""
    node = int(story.shown.nodes[at])
    if phase.is_folded:
        return in_one_line(phase)
    if phase.is_leaf:
        return story.looks.classes[int(story.tree.predictions[node])]
    return story.looks.questions[node]


def _answer(story: Story, at: int) -> str:
    parent = story.shown.parents[at]
    if parent is None:
        return ""
    first = story.tree.children[story.shown.nodes[parent], 0]
    return "yes: " if int(story.shown.nodes[at]) == int(first) else "no: "


def _shares(places: ListPlaces, at: int) -> Iterator[dict]:
    """Yield the shares of a leaf's classes, where other rows have their bars."""
    counts = places.story.tree.class_counts[places.story.shown.nodes[at]]
    left, right, _, _ = places.frame(at)
    ends = left + (right - left) * np.cumsum([0, *counts]) / max(counts.sum(), 1)
    y = float(places.y[at])
    for number, (x0, x1) in enumerate(pairwise(ends.tolist())):
        if x1 > x0:
            yield box((x0, x1), (y - 0.2, y + 0.2), theme.class_colour(number))
