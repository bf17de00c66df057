"""The tree that is cut, what it costs at each α, and what it tells."""

from functools import partial

import numpy as np

from pages.chapters.information_gain import samples
from pages.figures.number_tree import (
    Looks,
    NumberTree,
    clicked_node,
    number_tree,
    shrinking_tree_panel,
)
from pages.figures.number_tree.shrinking import framed_tree_panel
from pages.figures.panel import Panel
from pages.figures.stacked import stacked

from ..settings import KEY
from .controls import BY_HAND, REDUCED
from .costs import cost_panel
from .levels import level
from .record import Record
from .tells import tells_panel

TITLES = {BY_HAND: "Your tree"}


def panels(record: Record, is_over: bool = True) -> list[Panel]:
    """Draw the tree, its cost beside all others', and what it tells."""
    both = stacked(cost_panel(record), tells_panel(record, is_over))
    return [tree_panel(record), both]


panels_before_bet = partial(panels, is_over=False)


def looks(record: Record) -> Looks:
    """Return what is said of the nodes of the whole tree."""
    data, tree = record.halves.dataset, record.whole
    questions = [
        samples.question(data, tree, node) if asks else ""
        for node, asks in enumerate(tree.asks.tolist())
    ]
    unit = samples.UNITS[record.settings.criterion]
    return Looks(questions, data.class_names, unit=unit)


def tree_panel(record: Record) -> Panel:
    """Draw the tree in its states; marked is what is cut next, or was by hand."""
    how = {
        "title": TITLES.get(record.way, "The tree"),
        "key": f"{KEY}_{record.way}_{record.halves.dataset.name}",
        "alt": "The tree; marked is what is cut next",
        "grow": 1.6,
    }
    if record.way == BY_HAND:
        how["alt"] = "Your tree; marked are the leaves that you have made"
        return framed_tree_panel(record.tree, looks(record), [record.cuts], **how)
    return shrinking_tree_panel(record.states, looks(record), marked(record), **how)


def marked(record: Record) -> list[list[int]]:
    """Return the nodes that are marked at each position."""
    each = range(len(record.shown))
    if record.way != REDUCED:
        return [record.weakest(step).tolist() for step in each]
    looked_at = [record.reduced.nodes[level(record, step)] for step in each[1:]]
    return [*(nodes.tolist() for nodes in looked_at), []]


def drawn(record: Record) -> NumberTree:
    """Return where the nodes of the learner's tree stand."""
    return number_tree(record.tree, looks(record))


def clicked(record: Record, point: dict) -> dict[str, tuple[int, ...]]:
    """Cut the node that was clicked, or let one that was cut ask again."""
    if record.way != BY_HAND or point.get("panel", 0) or "y" not in point:
        return {}
    _, node = clicked_node(drawn(record), point["x"], point["y"])
    return cut_or_not(record, node)


def cut_or_not(record: Record, node: int) -> dict[str, tuple[int, ...]]:
    """Return the cuts with one more, or without one that stands."""
    if record.tree.asks[node]:
        return {"cuts": (*record.cuts, node)}
    if node in record.cuts:
        inside = np.flatnonzero([node in record.whole.path_to(n) for n in record.cuts])
        gone = {record.cuts[at] for at in inside}
        return {"cuts": tuple(n for n in record.cuts if n not in gone)}
    return {}
