"""The pictures of "Luck at each node": two stopped trees, and the node at hand."""

from math import sqrt

import numpy as np

from engines.decision_trees import Stopped, Verdict
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.growth import growth_panel
from pages.figures.keys import keyed_figure
from pages.figures.lettering import shortened
from pages.figures.panel import Panel
from pages.figures.shapes import segment, words
from pages.words.numbers import of_rows

from ..luck.pictures import NARROW
from ..luck.pile import PILES, edges_of, pile_of
from ..luck.words import p_said
from .record import Record
from .words import by_gain_named

LOOKS = {Verdict.MORE: "sure", Verdict.NEAR: "near", Verdict.LUCK: "luck"}
BY_GAIN, BY_LUCK = "Stopped by gain", "Stopped by luck"  # keys
LONGEST = 15  # letters of a question's name
ABOVE = 1.32  # of the highest pile: room for the real gain and the question
LEAST = 230  # pixels across
APART = 0.15  # of the axis: from one mark to the next, at least
ON_ROOTS = "gain (bits, square-root scale)"
EQUAL = 1.0  # all panels are as wide as each other


def panels(record: Record) -> list[Panel]:
    """Draw the tree stopped by gain, the node at hand, and the tree stopped by luck."""
    return [
        _tree(record, record.by_gain, BY_GAIN, by_gain_named(record)),
        node_panel(record),
        _tree(record, record.by_luck, BY_LUCK, BY_LUCK),
    ]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw no verdicts, and not the tree that they shape."""
    title = by_gain_named(record)
    tree = _tree(record, record.by_gain, BY_GAIN, title, has_looks=False)
    return [tree, node_panel(record)]


def _tree(
    record: Record, tree: Stopped, key: str, title: str, has_looks: bool = True
) -> Panel:
    """Draw one of the trees; each box has its p as soon as it is tested.

    The way to the node under test stands out, where the tree comes to it.
    """
    table = record.table
    number = {step: at for at, step in enumerate(record.tested, start=1)}
    steps = {
        tree.numbers[test.node]: step
        for step, test in enumerate(record.tests, start=1)
        if test.node in tree.numbers
    }
    tests = {at: record.tests[step - 1] for at, step in steps.items()}
    level = record.settings.level
    looks = {at: LOOKS[test.verdict(level)] for at, test in tests.items()}
    return growth_panel(
        tree.decisions,
        table.codes(table.target)[0],
        record.trees[0].classes,
        title=title,
        key=key,
        lit=[(), *(_way(record, tree, step) for step in range(1, record.n_tests + 1))],
        beside=(by_gain_named(record), BY_LUCK),
        n_steps=record.n_tests + 1,
        notes={at: p_said(test.p_value, level) for at, test in tests.items()},
        looks=looks if has_looks else None,
        notes_from=steps,
        grow=EQUAL,
        alt=f"{title}: a tree with the p of each question",
        asked_at=[0, *(number[step] for step in tree.steps[1:])],
    )


def _way(record: Record, tree: Stopped, step: int) -> list[int]:
    """Return a tree's nodes on the way to the one that is tested; none without it."""
    at = record.decision(step).node.number
    if at not in tree.numbers:
        return []
    nodes, way = record.whole.nodes, []
    while at is not None:
        way.append(tree.numbers[at])
        at = nodes[at].parent
    return way


def node_panel(record: Record) -> Panel:
    """Draw the best gains by luck at each step's node, and the real one.

    Gains stand at their square roots: luck's are small in many rows, large in few.
    """
    tests = record.tests
    widest = max((max(t.gain, float(t.shuffled.max())) for t in tests), default=1.0)
    high = sqrt(1.2 * max(widest, 1e-3))
    edges = [edges_of(sqrt(test.gain), high) for test in tests]
    piles = [
        float(np.histogram(np.sqrt(test.shuffled), bins)[0].max() / test.n_deals)
        for test, bins in zip(tests, edges, strict=True)
    ]
    most = max(piles, default=1.0)
    marks = {"tickvals": [0, 0.25, 0.5, 0.75, 1]} if most > 0.7 else {}
    figure = keyed_figure(
        "The node's best gain",
        PILES,
        NARROW,
        "node",
        [],
        xaxis=axis((0, high), ON_ROOTS, **_gain_marks(high)),
        yaxis=axis((0, ABOVE * most), "share of deals", tickformat=".0%", **marks),
        dragmode="pan",
    )
    frames = [[]]
    for step, (test, bins) in enumerate(zip(tests, edges, strict=True), start=1):
        pile = pile_of(np.sqrt(test.shuffled), test.reached, bins)
        frames.append([*pile, *_found(record, step, high, most)])
    alt = "The best gain of each deal at the node, and the real one"
    return Panel(figure, alt, 360, frames=frames, least_width=LEAST)


def _gain_marks(high: float) -> dict:
    """Return the axis' marks: round gains at their square roots, none too near."""
    found, last = [], 2 * high
    for power in range(1, -7, -1):
        for head in (5, 2, 1):
            gain = head * 10.0**power
            if APART * high <= sqrt(gain) <= min(high, last - APART * high):
                found.append(gain)
                last = sqrt(gain)
    gains = [*found, 0.0]
    return {"tickvals": [sqrt(g) for g in gains], "ticktext": [f"{g:g}" for g in gains]}


def _found(record: Record, step: int, high: float, most: float) -> list[dict]:
    """Draw the real gain, and say which node it is."""
    test, node = record.tests[step - 1], record.decision(step).node
    said = f"{shortened(test.attribute, LONGEST)}? of {of_rows(node.n_samples)} rows"
    top, x = 1.03 * most, sqrt(test.gain)
    side = "left" if x < high / 2 else "right"
    return [
        segment((x, x), (0, top), theme.HERE, 3),
        words(x, top, f"real: {test.gain:.3f}", theme.HERE, up=10, side=side),
        words(high / 2, top, said, theme.INK, up=27, size=11),
    ]
