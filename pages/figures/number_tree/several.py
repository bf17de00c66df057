"""Several trees that have nothing in common, one a step, each in the middle."""

from collections.abc import Sequence
from dataclasses import replace

from engines.decision_trees import BinaryTree
from pages.figures.axes import Window, hidden
from pages.figures.classes import class_key
from pages.figures.keys import keyed_figure
from pages.figures.number_tree import boxes, listed, marks
from pages.figures.number_tree.folds import NO_FOLDS, seen
from pages.figures.number_tree.looks import Looks, Story, story
from pages.figures.number_tree.panel import (
    BELOW,
    MARGINS,
    MOST_LEVELS,
    MOST_LISTED,
    NARROWEST,
    WIDEST,
)
from pages.figures.panel import Panel, Span
from pages.figures.places import named

MOST_LEAVES = 40  # of each tree: what has the fewest rows is folded


def number_trees_panel(
    trees: Sequence[BinaryTree],
    looks: Sequence[Looks],
    *,
    title: str,
    key: str,
    alt: str,
    grow: float = 2.0,
) -> Panel:
    """Draw one tree a step, all of them in boxes, or all in marks; `looks` are theirs.

    For a tree that grows from step to step there is `number_tree_panel`.
    """
    wide, few = _stories(trees, looks, MOST_LEAVES), _stories(trees, looks, MOST_LISTED)
    how = {"title": title, "key": key, "alt": alt, "grow": grow, "looks": looks[0]}
    in_boxes = [boxes.box_places(one) for one in wide]
    is_small = all(
        one.width <= WIDEST and one.n_levels <= MOST_LEVELS for one in in_boxes
    )
    panel = _boxes(in_boxes, how) if is_small else _marks(wide, how)
    return replace(panel, narrow=_lists(few, how))


def _stories(trees, looks, most: int) -> list[Story]:
    pairs = zip(trees, looks, strict=True)
    return [story(seen(tree, NO_FOLDS, (), most), look, 1) for tree, look in pairs]


def _boxes(places: Sequence[boxes.BoxPlaces], how: dict) -> Panel:
    width = max(one.width for one in places)
    levels = max(one.n_levels for one in places)
    shapes = [
        [
            span.shape
            for span in boxes.box_spans(replace(one, x=one.x + (width - one.width) / 2))
        ]
        for one in places
    ]
    window = Window((0, width + 1), (levels - 0.5, -0.5))
    rows = boxes.ROW * levels, boxes.MOST_ROW * levels
    return _panel(shapes, window, (width, width), rows, **how)


def _marks(stories: Sequence[Story], how: dict) -> Panel:
    places = [marks.mark_places(one) for one in stories]
    wide = max(float(one.x.max()) for one in places)
    places = [replace(one, x=one.x + (wide - float(one.x.max())) / 2) for one in places]
    levels = max(one.n_levels for one in places)
    window = Window((-1.0, wide + 1.0), (levels - 0.5, -0.6))
    shapes = [
        [trail.shape(0) for trail in (*marks.edge_trails(one), *marks.tick_trails(one))]
        for one in places
    ]
    rows = marks.ROW * levels, marks.MOST_ROW * levels
    panel = _panel(shapes, window, (NARROWEST, NARROWEST), rows, **how)
    names = [
        replace(name, since=step, upto=step)
        for step, one in enumerate(places)
        for name in marks.mark_names(one)
    ]
    return replace(panel, names=named(window, names))


def _lists(stories: Sequence[Story], how: dict) -> Panel:
    places = [listed.list_places(one) for one in stories]
    n_rows = max(one.n_rows for one in places)
    width = listed.ROOM + listed.BARS + 4
    last = listed.BELOW_ALL + n_rows - 0.5
    shapes = [[span.shape for span in listed.list_spans(one)] for one in places]
    window = Window((0, width), (last, listed.BELOW_ALL - 0.5))
    rows = listed.ROW * n_rows, listed.MOST_ROW * n_rows
    return _panel(shapes, window, (width, 0), rows, **how)


def _panel(
    shapes: Sequence[Sequence[dict]],
    window: Window,
    widths: tuple[int, int],
    heights: tuple[int, int],
    *,
    title: str,
    key: str,
    alt: str,
    grow: float,
    looks: Looks,
) -> Panel:
    """Return the panel; `widths` are of its title's words, and the least of it all."""
    figure = keyed_figure(
        title,
        class_key(title, looks.classes, widths[0]),
        widths[0],
        key,
        [],
        xaxis=hidden(window.x),
        yaxis=hidden(window.y),
        margin={"b": BELOW},
        dragmode="pan",
    )
    around = figure.layout["margin"]["t"] + BELOW
    least, most = (around + one for one in heights)
    spans = [Span(one, at, at) for at, some in enumerate(shapes) for one in some]
    least_width = widths[1] and widths[1] + MARGINS
    return Panel(
        figure,
        alt,
        max(200, most),
        grow,
        frames=[()] * len(shapes),
        spans=spans,
        least_width=least_width,
        least_height=least,
    )
