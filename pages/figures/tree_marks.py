"""A tree of many nodes as marks: a line for each answer, a small bar for each leaf.

Names come where there is room for them, the newest question's first, and more of them
the nearer one zooms. It takes the room that there is, however little that be.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, hidden
from pages.figures.keys import keyed_figure
from pages.figures.number_tree.bars import lines_trail
from pages.figures.number_tree.boxes import edge_width
from pages.figures.number_tree.marks import APART, HALF, TICK, WIDTHS
from pages.figures.number_tree.tidy import tidy
from pages.figures.panel import Panel, Span, Trail
from pages.figures.places import named
from pages.figures.shapes import path, ring, segment
from pages.figures.tree import BELOW, KEY_ROOM, Paths
from pages.figures.tree_looks import look_words
from pages.figures.tree_names import RING, height_of, names_of
from pages.figures.tree_pointed import POINTED, hover_of, pointed_at
from pages.figures.twig_places import children_of, depths_of
from pages.figures.twigs import Twig

WIDEST, LOWEST = 520, 200  # pixels that are wished for; none are needed


@dataclass(frozen=True, eq=False)
class Marks:
    """Where the marks of twigs stand; the root's level is 0."""

    twigs: Sequence[Twig]
    x: np.ndarray  # (n,)
    y: np.ndarray  # (n,)
    tick: float = TICK  # half of a mark's width

    def mark_at(self, at: int) -> tuple[list[float], list[float]]:
        """Return the ends of a twig's own mark."""
        x, y = float(self.x[at]), float(self.y[at])
        return [x - self.tick, x + self.tick], [y, y]

    def point_of(self, at: int, since: int, upto: int) -> np.ndarray:
        """Return where a twig is, which is the same at every step."""
        return np.array([[self.x[at], self.y[at]]])

    def line_to(self, at: int) -> tuple[list[float], list[float]]:
        """Return the edge from its parent to a twig: down a bit, aside, and down."""
        parent = self.twigs[at].parent
        (x0, x1), (y0, y1) = ((one[parent], one[at]) for one in (self.x, self.y))
        return [x0, x0, x1, x1], [y0, y0 + 0.5, y0 + 0.5, y1]


def marks_of(twigs: Sequence[Twig]) -> Marks:
    """Give every twig its place."""
    children = children_of(twigs)
    below = [tuple(children.get(at, ())) for at in range(len(twigs))]
    x = tidy(below, np.full(len(twigs), HALF), APART)
    return Marks(twigs, x, np.array(depths_of(twigs), dtype=float))


def marks_panel(twigs: Sequence[Twig], paths: Paths, **how) -> Panel:
    """Draw a tree in marks at every step, in the places of the whole one."""
    marks, n_steps = marks_of(twigs), len(paths)
    window = window_of(float(marks.x.max()), int(marks.y.max()))
    pointed = pointed_at(marks.x, marks.y)
    words = [*how["words"], *look_words(twig.look for twig in twigs)]
    panel = room_for_marks(window, [pointed], **{**how, "words": words})
    spans = [*_waiting(marks, n_steps), *_rings(marks, n_steps)]
    trails = [*_edges(marks, n_steps), *_ticks(marks, n_steps)]
    return replace(
        panel,
        spans=spans,
        frames=_lit(marks, paths) if any(paths) else (),
        trails=tuple(trails),
        hovers=(hover_of(twigs, [*range(len(twigs))]),),
        names=named(window, names_of(twigs, marks.point_of, n_steps)),
        leaves_ghost=False,
    )


def window_of(widest: float, deepest: int) -> Window:
    """Return what the axes show of marks that reach so far."""
    return Window((-1.0, max(widest, 6.0) + 1.0), (max(deepest, 2) + 0.6, -0.55))


def room_for_marks(window: Window, traces: Sequence[dict], **how) -> Panel:
    """Return an empty panel that shrinks into whatever room there is."""
    figure = keyed_figure(
        how["title"],
        how["words"],
        how.get("key_room", KEY_ROOM),
        how["key"],
        traces,
        how.get("beside", ()),
        xaxis=hidden(window.x),
        yaxis=hidden(window.y),
        margin={"b": BELOW},
        dragmode="pan",
        **POINTED,
    )
    return Panel(figure, how["alt"], WIDEST, how["grow"])


# --- what is drawn ------------------------------------------------------------------


def width_of(twig: Twig) -> float:
    """Return how thick the edge to a twig is: about as many rows, one width."""
    return _width_of(twig.part)


@lru_cache
def _width_of(part: float) -> float:
    return edge_width(next(one for one in WIDTHS if part <= one + 1e-9)) - 0.6


def tick_ink(twig: Twig) -> str:
    """Return a mark's colour: its class's, else that of what says none (yet)."""
    return theme.MUTED if twig.ink == theme.INK else twig.ink


def _edges(marks: Marks, n_steps: int) -> list[Trail]:
    """Return all edges, those of one width as one line."""
    return [
        _trail(
            [marks.line_to(at) for at in some],
            [marks.twigs[at].born for at in some],
            n_steps,
            {"color": theme.MUTED, "width": wide},
        )
        for wide, some in grouped(
            marks.twigs, width_of, lambda one: one.parent is not None
        )
    ]


def _ticks(marks: Marks, n_steps: int) -> list[Trail]:
    """Return the marks of what never asks, those of a colour and a height as one."""
    return [
        _trail(
            [marks.mark_at(at) for at in some],
            [marks.twigs[at].born for at in some],
            n_steps,
            {"color": ink, "width": high},
        )
        for (ink, high), some in grouped(
            marks.twigs,
            lambda one: (tick_ink(one), height_of(one)),
            lambda one: one.asked is None,
        )
    ]


def grouped(twigs: Sequence[Twig], kind, is_one) -> list[tuple]:
    """Return the numbers of some twigs by their kind."""
    found: dict = {}
    for at, twig in enumerate(twigs):
        if is_one(twig):
            found.setdefault(kind(twig), []).append(at)
    return sorted(found.items())


def _trail(lines: Sequence[tuple], since: Sequence[int], n_steps: int, line) -> Trail:
    xs, ys = (np.array(one, dtype=float) for one in zip(*lines, strict=True))
    return lines_trail(xs, ys, np.array(since), n_steps, line)


def _waiting(marks: Marks, n_steps: int) -> list[Span]:
    """Return the marks of twigs that will ask, from their birth until they do."""
    return [
        Span(_segment(marks, at), twig.born, min(twig.asked, n_steps) - 1)
        for at, twig in enumerate(marks.twigs)
        if twig.asked is not None
    ]


def _segment(marks: Marks, at: int) -> dict:
    x, y = marks.mark_at(at)
    twig = marks.twigs[at]
    return segment(tuple(x), tuple(y), tick_ink(twig), height_of(twig))


def _lit(marks: Marks, paths: Paths) -> list[list[dict]]:
    """Return the path of each step, over all other lines, and a ring where it ends."""
    line, frames = {"color": theme.INK, "width": 4}, []
    for step, lit in enumerate(paths):
        there = [at for at in sorted(lit) if marks.twigs[at].born <= step]
        edges = [at for at in there if marks.twigs[at].parent is not None]
        shapes = [path(outline(*marks.line_to(at)), line) for at in edges]
        ends = [_ring(marks, at, theme.INK) for at in there[-1:]]
        frames.append([*shapes, *ends])
    return frames


def outline(x: Sequence[float], y: Sequence[float]) -> str:
    """Return the line through points in SVG's words."""
    return "M" + "L".join(f"{a:.5g},{b:.4g}" for a, b in zip(x, y, strict=True))


def _ring(marks: Marks, at: int, colour: str, dash: str = "solid") -> dict:
    one = ring(float(marks.x[at]), float(marks.y[at]), colour, RING, 2.6)
    return {**one, "line": {**one["line"], "dash": dash}}


def _rings(marks: Marks, n_steps: int) -> list[Span]:
    """Return rings around the nodes that have a look, in its colour and dash."""
    return [
        Span(
            _ring(marks, at, twig.look.colour, twig.look.dash), twig.noted, n_steps - 1
        )
        for at, twig in enumerate(marks.twigs)
        if twig.look and twig.noted < n_steps
    ]
