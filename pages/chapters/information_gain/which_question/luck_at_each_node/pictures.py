"""The pictures of "Luck at each node": two stopped trees, and the node at hand."""

import numpy as np

from engines.decision_trees import NodeLuck, Stopped, Verdict
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.growth import growth_panel
from pages.figures.keys import keyed_figure
from pages.figures.lettering import shortened
from pages.figures.panel import Panel
from pages.figures.shapes import segment, words
from pages.words.numbers import short, tally

from ..luck.pictures import GAIN, NARROW
from ..luck.pile import edges_of, pile_of, real_gain
from .record import Record

LOOKS = {Verdict.MORE: "sure", Verdict.NEAR: "near", Verdict.LUCK: "luck"}
BY_GAIN, BY_LUCK = "Stopped by gain", "Stopped by luck"
LONGEST = 22  # letters of a question's name
ABOVE = 1.32  # of the highest pile: room for the real gain and the question


def panels(record: Record) -> list[Panel]:
    """Draw the tree stopped by gain, the node at hand, and the tree stopped by luck."""
    return [
        _tree(record, record.by_gain, BY_GAIN),
        node_panel(record),
        _tree(record, record.by_luck, BY_LUCK),
    ]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw no verdicts, and not the tree that they shape."""
    tree = _tree(record, record.by_gain, BY_GAIN, has_looks=False)
    return [tree, node_panel(record)]


def _tree(record: Record, tree: Stopped, title: str, has_looks: bool = True) -> Panel:
    """Draw one of the trees; each box has its p as soon as it is tested."""
    table = record.table
    number = {step: at for at, step in enumerate(record.tested, start=1)}
    tests = {
        tree.numbers[test.node]: test
        for test in record.tests
        if test.node in tree.numbers
    }
    level = record.settings.level
    looks = {at: LOOKS[test.verdict(level)] for at, test in tests.items()}
    return growth_panel(
        tree.decisions,
        table.codes(table.target)[0],
        record.trees[0].classes,
        title=title,
        key=title,
        n_steps=record.n_tests + 1,
        notes={at: _p(test) for at, test in tests.items()},
        looks=looks if has_looks else None,
        alt=f"The tree {title.lower()}, with the p of each question",
        asked_at=[0, *(number[step] for step in tree.steps[1:])],
    )


def _p(test: NodeLuck) -> str:
    return f"p = {short(test.p_value, 2)}"


def node_panel(record: Record) -> Panel:
    """Draw the best gains by luck at each step's node, and the real one."""
    tests = record.tests
    widest = max((max(t.gain, float(t.shuffled.max())) for t in tests), default=1.0)
    high = 1.1 * max(widest, 1e-3)
    edges = [edges_of(test.gain, high) for test in tests]
    piles = [
        float(np.histogram(test.shuffled, bins)[0].max() / test.n_deals)
        for test, bins in zip(tests, edges, strict=True)
    ]
    most = max(piles, default=1.0)
    parts = [("■ by luck", theme.CURVE), ("■ as high as the real one", theme.NEXT)]
    figure = keyed_figure(
        "The node's best gain",
        parts,
        NARROW,
        "node",
        [],
        xaxis=axis((0, high), GAIN),
        yaxis=axis((0, ABOVE * most), "share of deals", tickformat=".0%"),
        dragmode="pan",
    )
    frames = [[]]
    for step, (test, bins) in enumerate(zip(tests, edges, strict=True), start=1):
        pile = pile_of(test.shuffled, test.reached, bins)
        frames.append([*pile, *_found(record, step, high, most)])
    alt = "The best gain of each deal at the node, and the real one"
    return Panel(figure, alt, 360, frames=frames)


def _found(record: Record, step: int, high: float, most: float) -> list[dict]:
    """Draw the real gain, and say which node it is."""
    test, node = record.tests[step - 1], record.decision(step).node
    said = f"{shortened(test.attribute, LONGEST)}? of {tally(node.n_samples)} rows"
    top = 1.03 * most
    return [
        segment((test.gain, test.gain), (0, top), theme.HERE, 3),
        real_gain(test.gain, top, high),
        words(high / 2, top, said, theme.INK, up=26),
    ]
