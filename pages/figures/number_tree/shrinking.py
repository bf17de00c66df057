"""A tree of numbers that is cut back step by step: a growth, seen from its end."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from engines.decision_trees import BinaryTree, Prunings
from pages.figures import theme
from pages.figures.number_tree import boxes, listed, marks
from pages.figures.number_tree.folds import NO_FOLDS, Folds
from pages.figures.number_tree.looks import NEVER, Looks
from pages.figures.number_tree.marked import marked_runs
from pages.figures.number_tree.panel import number_tree, number_tree_panel
from pages.figures.panel import Panel, Span
from pages.figures.places import FOREVER
from pages.figures.shapes import box, ring, segment

MARKED = {"color": theme.INK, "width": 3, "dash": "dash"}
RING = 12  # pixels, the radius of the ring around a mark


def shrinking_tree_panel(
    states: Prunings,
    looks: Looks,
    marked: Sequence[Collection[int]],
    *,
    folds: Folds = NO_FOLDS,
    **how: object,
) -> Panel:
    """Draw a tree in all its states; `marked[k]` are the nodes framed in state k."""
    n = len(states)
    seen = replace(looks, times=backwards(states), marked=marked[::-1])
    drawn = number_tree(states.whole, seen, n, folds)
    panel = number_tree_panel(states.whole, seen, n_steps=n, drawn=drawn, **how)
    wide = in_reverse(panel, n)
    if isinstance(drawn.wide, marks.MarkPlaces):
        wide = replace(wide, spans=[*wide.spans, *_new_leaves(states, drawn.wide)])
    return replace(
        _framed(wide, drawn.wide, marked),
        narrow=_framed(in_reverse(panel.narrow, n), drawn.narrow, marked),
    )


def framed_tree_panel(
    tree: BinaryTree,
    looks: Looks,
    marked: Sequence[Collection[int]],
    *,
    folds: Folds = NO_FOLDS,
    **how: object,
) -> Panel:
    """Draw a tree as it stands, with a frame around the marked nodes of each step."""
    looks = replace(looks, marked=marked)
    drawn = number_tree(tree, looks, len(marked), folds)
    panel = number_tree_panel(tree, looks, n_steps=len(marked), drawn=drawn, **how)
    narrow = _framed(panel.narrow, drawn.narrow, marked)
    return replace(_framed(panel, drawn.wide, marked), narrow=narrow)


def backwards(states: Prunings) -> tuple[np.ndarray, np.ndarray]:
    """Return when nodes are born and ask if the states are gone through backwards."""
    n = len(states)
    asks = states.whole.asks & (states.leaf_from > 0)
    return n - states.gone_from, np.where(asks, n - states.leaf_from, NEVER)


def in_reverse(panel: Panel, n: int) -> Panel:
    """Return a panel of n steps, its steps from last to first."""
    last = n - 1
    names = panel.names and {
        **panel.names,
        "list": [_name(one, last) for one in panel.names["list"]],
        "shown": panel.names["shown"][::-1],
    }
    return replace(
        panel,
        frames=panel.frames[::-1],
        spans=[
            replace(span, first=last - span.last, last=last - span.first)
            for span in panel.spans
        ],
        trails=tuple(replace(one, upto=one.upto[::-1]) for one in panel.trails),
        tracks=tuple(replace(one, upto=one.upto[::-1]) for one in panel.tracks),
        names=names,
    )


def _name(packed: dict, last: int) -> dict:
    since, upto = packed["since"], packed["upto"]
    until = last - since if since else FOREVER
    return {**packed, "since": max(last - upto, 0), "upto": until}


def _new_leaves(states: Prunings, places: marks.MarkPlaces) -> list[Span]:
    """Return the marks of nodes that were cut, for as long as they are leaves."""
    shown, tree = places.story.shown, states.whole
    shares, heights = zip(*marks.HEIGHTS, strict=True)
    high = np.searchsorted(shares, np.minimum(places.story.shares, 1.0))
    firsts, ends = states.leaf_from[shown.nodes], states.gone_from[shown.nodes]
    cut = tree.asks[shown.nodes] & (firsts > 0) & (firsts < ends) & ~shown.is_folded
    return [
        Span(
            segment(
                (float(places.x[at]) - marks.TICK, float(places.x[at]) + marks.TICK),
                (float(places.y[at]),) * 2,
                theme.class_colour(int(tree.predictions[shown.nodes[at]])),
                heights[high[at]],
            ),
            int(firsts[at]),
            int(ends[at]) - 1,
        )
        for at in np.flatnonzero(cut).tolist()
    ]


def _framed(panel: Panel, places, marked: Sequence[Collection[int]]) -> Panel:
    """Return the panel with a frame around the marked nodes, or what they are in."""
    spans = [
        Span(_frame(places, at), first, last)
        for at, runs in marked_runs(places.story.shown, marked).items()
        for first, last in runs
    ]
    return replace(panel, spans=[*panel.spans, *spans])


def _frame(places, at: int) -> dict:
    """Return what frames a node, in whichever way it is drawn."""
    if isinstance(places, marks.MarkPlaces):
        return ring(float(places.x[at]), float(places.y[at]), theme.INK, RING, 3)
    y = float(places.y[at])
    if isinstance(places, listed.ListPlaces):
        half, ends = listed.HALF, (float(places.left[at]), float(listed.ROOM))
    else:
        half, middle = boxes.HALF, float(places.x[at])
        wide = float(places.halves[at])
        ends = middle - wide - 3, middle + wide + 3
    return box(ends, (y - half, y + half), edge=MARKED)
