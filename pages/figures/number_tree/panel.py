"""The picture of a tree of numbers, put together from the way in which it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from engines.decision_trees import BinaryTree
from pages.figures.axes import Window, hidden
from pages.figures.classes import class_key
from pages.figures.hovers import SAYS
from pages.figures.keys import keyed_figure
from pages.figures.number_tree import boxes, listed, marks
from pages.figures.number_tree.bars import bar_trails, pointers, thickness
from pages.figures.number_tree.folds import NO_FOLDS, Folds, Seen, seen
from pages.figures.number_tree.looks import NEVER, Looks, Story, hover, story
from pages.figures.panel import Panel, rounded
from pages.figures.places import named
from pages.figures.plain import scatter

MARGINS, BELOW = 16, 6  # pixels: left and right of the house style, under a drawing
WIDEST, MOST_LEVELS = 740, 6  # pixels and levels of boxes; what is larger is marks
MOST_BOXES = 41  # where each of them is as narrow as it can be
NARROWEST = 420  # pixels of a drawing in marks
MOST_LISTED = 12  # leaves of a list that is not opened by hand
REACH = 60  # pixels from the pointer to the middle of a node it tells of
POINTS_OF_A_ROW = np.arange(30, listed.ROOM + listed.BARS, 50)  # of a list, x
POINT = 6  # pixels of a node's point: of large ones that overlap any might answer


@dataclass(frozen=True, eq=False)
class NumberTree:
    """The nodes of a tree as they are drawn, wide and narrow."""

    wide: boxes.BoxPlaces | marks.MarkPlaces
    narrow: listed.ListPlaces

    @property
    def is_in_boxes(self) -> bool:
        """Whether its nodes have their histograms in them where the window is wide."""
        return isinstance(self.wide, boxes.BoxPlaces)


def number_tree(
    tree: BinaryTree, looks: Looks, n_steps: int = 1, folds: Folds = NO_FOLDS
) -> NumberTree:
    """Give all nodes that are seen their places."""
    kept = looks.lit[:-1]
    whole = story(seen(tree, folds, kept), looks, n_steps)
    few = seen(tree, folds, kept, MOST_LISTED)
    wide = boxes.box_places(whole) if _is_small(whole) else None
    if wide is None or wide.width > WIDEST:
        wide = marks.mark_places(whole)
    return NumberTree(wide, listed.list_places(story(few, looks, n_steps)))


def _is_small(whole: Story) -> bool:
    """Tell whether there might be room for boxes."""
    n_levels = int(whole.tree.depths[whole.shown.nodes].max()) + 1
    return n_levels <= MOST_LEVELS and len(whole.shown.nodes) <= MOST_BOXES


def number_tree_panel(
    tree: BinaryTree,
    looks: Looks,
    *,
    title: str,
    key: str,
    alt: str,
    n_steps: int = 1,
    folds: Folds = NO_FOLDS,
    drawn: NumberTree | None = None,
    grow: float = 2.0,
) -> Panel:
    """Draw a tree, whole or a split a step; a click on a node folds what is below it.

    `looks` say what its nodes say, which row's path is lit, and whether it grows;
    `clicked_node` tells which node a click was on. `drawn` is where the nodes stand, if
    that is known.
    """
    drawn = drawn or number_tree(tree, looks, n_steps, folds)
    how = {"title": title, "key": key, "alt": alt, "grow": grow}
    draw = _boxes if drawn.is_in_boxes else _marks
    return replace(draw(drawn.wide, **how), narrow=_list(drawn.narrow, **how))


def clicked_node(drawn: NumberTree, x: float, y: float) -> tuple[Seen, int] | None:
    """Return the node at a point that was clicked, and the nodes that were seen there.

    A list stands below all other drawings, so that a point tells which one it is in.
    """
    is_list = y >= listed.BELOW_ALL / 2
    places = drawn.narrow if is_list else drawn.wide
    aside = 0 if is_list else np.abs(drawn.wide.x - x)
    gaps = np.abs(places.y - y) * 100 + aside
    at = int(gaps.argmin())
    return places.story.shown, int(places.story.shown.nodes[at])


# --- the ways of drawing ------------------------------------------------------------


def _boxes(places: boxes.BoxPlaces, **how) -> Panel:
    window = Window((0, places.width + 1), (places.n_levels - 0.5, -0.5))
    panel = _panel(
        places.story,
        (places.x, places.y),
        window,
        {"wide": max(places.width, NARROWEST), "least": places.width},
        (boxes.ROW * places.n_levels, boxes.MOST_ROW * places.n_levels),
        **how,
    )
    asks, frames = _asking(places.story, places.frame)
    spans = [*boxes.box_spans(places), *pointers(places.story, asks, frames)]
    thick = thickness(frames, NARROWEST / places.width)
    trails = bar_trails(places.story, asks, frames, thick)
    return replace(panel, spans=spans, trails=tuple(trails))


def _list(places: listed.ListPlaces, **how) -> Panel:
    last = listed.BELOW_ALL + places.n_rows - 0.5
    width = listed.ROOM + listed.BARS + 4
    window = Window((0, width), (last, listed.BELOW_ALL - 0.5))
    n = len(POINTS_OF_A_ROW)
    panel = _panel(
        places.story,
        (np.repeat(POINTS_OF_A_ROW, places.n_rows), np.tile(places.y, n)),
        window,
        {"wide": width, "least": 0},
        (listed.ROW * places.n_rows, listed.MOST_ROW * places.n_rows),
        **how,
    )
    asks, frames = _asking(places.story, places.frame)
    spans = [*listed.list_spans(places), *pointers(places.story, asks, frames)]
    trails = bar_trails(places.story, asks, frames)
    return replace(panel, spans=spans, trails=tuple(trails))


def _marks(places: marks.MarkPlaces, **how) -> Panel:
    window, story = places.window, places.story
    panel = _panel(
        story,
        (places.x, places.y),
        window,
        {"wide": NARROWEST, "least": NARROWEST},
        (marks.ROW * places.n_levels, marks.MOST_ROW * places.n_levels),
        **how,
    )
    return replace(
        panel,
        spans=[*marks.waiting_marks(places), *marks.ends_of_path(places)],
        trails=(*marks.edge_trails(places), *marks.tick_trails(places)),
        names=named(window, marks.mark_names(places)),
    )


def _asking(story: Story, frame: Callable) -> tuple[list[int], list]:
    """Return the drawn nodes that show what they ask, and where their bars stand."""
    shown = story.shown
    places = [
        at
        for at in range(len(shown.nodes))
        if story.asked[at] < NEVER and not shown.is_folded[at]
    ]
    return places, [frame(at) for at in places]


def _panel(
    story: Story,
    at: tuple[np.ndarray, np.ndarray],
    window: Window,
    width: dict[str, int],
    heights: tuple[int, int],
    *,
    title: str,
    key: str,
    alt: str,
    grow: float,
) -> Panel:
    """Return the panel with its nodes, which are not seen, for the pointer."""
    pointed = scatter(
        x=rounded(at[0]),
        y=rounded(at[1]),
        mode="markers",
        opacity=0,
        marker={"size": POINT},
        hovertemplate=SAYS,
    )
    figure = keyed_figure(
        title,
        class_key(title, story.looks.classes, width["wide"]),
        width["wide"],
        key,
        [pointed],
        xaxis=hidden(window.x),
        yaxis=hidden(window.y),
        margin={"b": BELOW},
        dragmode="pan",
        hovermode="closest",
        hoverdistance=REACH,
    )
    around = figure.layout["margin"]["t"] + BELOW
    least, most = (around + one for one in heights)
    least_width = width["least"] and width["least"] + MARGINS
    size = {"least_width": least_width, "least_height": least}
    return Panel(
        figure,
        alt,
        max(200, most),
        grow,
        clickable=True,
        hovers=(hover(story, len(at[0]) // len(story.born)),),
        leaves_ghost=False,
        **size,
    )
