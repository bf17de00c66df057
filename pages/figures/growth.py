"""A growing tree from its decisions, and the bits its questions remove."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from engines.decision_trees import Decision, Ledger, Node
from pages.figures import theme
from pages.figures.panel import Panel, Span, segment, words
from pages.figures.questions import said
from pages.figures.tree import MOST_DOTS, Twig, shortened, tree_panel

MOST_LABELLED = 8  # questions that have room for a number each
MOST_TWIGS = 70  # boxes that are drawn; beyond them a tree is counted, not seen


def growth_panel(
    decisions: Sequence[Decision],
    codes: np.ndarray,
    classes: Sequence[str],
    *,
    title: str,
    key: str,
    n_steps: int | None = None,
    lit: Sequence[Collection[int]] = (),
    letters: int | None = None,
) -> Panel:
    """Draw the tree after 0, 1, 2, ... questions.

    `codes` is each row's class as a number, (n_rows,). With `n_steps` beyond the last
    question the finished tree stays as it is.
    """
    few = len(decisions[0].node.rows) <= MOST_DOTS
    twigs, place = [_twig(decisions[0].node, None, 0, codes, classes, few)], {0: 0}
    for step, decision in enumerate(decisions[1:], start=1):
        at = place.get(decision.node.number)
        if at is None:
            continue
        asks = f"{decision.question.attribute}?"
        twigs[at] = replace(twigs[at], asked=step, question=(asks,))
        room = max(0, MOST_TWIGS - len(twigs))
        for child in decision.children[:room]:
            place[child.number] = len(twigs)
            twigs.append(_twig(child, at, step, codes, classes, few))
        if 0 < room < len(decision.children):
            more = f"… {len(decision.children) - room} more"
            twigs.append(Twig(at, "", (more,), born=step))
    steps = n_steps or len(decisions)
    lit = [{place[number] for number in path if number in place} for path in lit]
    alt = "The tree as it grows"
    return tree_panel(
        twigs, steps, title=title, key=key, alt=alt, lit=lit, letters=letters
    )


def _lines(node: Node, classes: Sequence[str]) -> tuple[str, ...]:
    """Name a leaf by its class, an open node by what is still mixed in it."""
    if node.reason:
        mixed = np.count_nonzero(node.class_counts) > 1
        return (f"{node.prediction}{' (mostly)' if mixed else ''}",)
    few = len(node.rows) <= MOST_DOTS  # then the dots say it
    return ("?",) if few else ("?", said(node.class_counts, classes))


def _twig(node: Node, parent, born: int, codes, classes, few: bool) -> Twig:
    total = max(1, node.class_counts.sum())
    return Twig(
        parent,
        "(missing)" if node.answer == "" else node.answer or "",
        _lines(node, classes),
        tuple((node.class_counts / total).tolist()),
        born=born,
        colour=None if node.reason else theme.NEXT,
        dots=tuple(sorted(codes[node.rows].tolist())) if few else (),
    )


def ledger_panel(last: Ledger, names: Sequence[str]) -> Panel:
    """Draw how each question takes its bits from what was unknown at first.

    `last` is the balance after all questions, `names` what each asked.
    """
    n = max(len(last.entries), 4)
    figure = theme.blank("Bits still to find out", "ledger")
    figure.add_scatter(x=[0], y=[0], mode="markers", opacity=0, hoverinfo="skip")
    top = last.before or 1.0
    figure.update_layout(
        xaxis={
            "range": (-0.6, n + 0.6),
            "title": {"text": "questions asked"},
            "dtick": max(1, n // 8),
        },
        yaxis={"range": (0, 1.18 * top), "title": {"text": "bits"}},
        dragmode="pan",
    )
    entries = (
        ("removed", {"color": theme.SLOPE, "symbol": "square", "size": 12}, {}),
        ("left", {"color": theme.HERE, "symbol": "square", "size": 12}, {}),
    )
    theme.add_legend(figure, *entries)
    start = f"{last.before:.3f}"
    figure.update_layout(
        shapes=[
            _column(0, 0, last.before, theme.HERE),
            words(0, last.before, start, theme.INK, up=10),
        ]
    )
    spans, height = [], last.before
    for at, entry in enumerate(last.entries, start=1):
        name = shortened(names[at - 1], 10) if len(names) <= 3 else ""
        for shape in _removal(at, entry.removed, height, name, len(names)):
            spans.append(Span(shape, at, len(names)))
        height -= entry.removed
    return Panel(figure, "The ledger in bits", 320, spans=spans)


def _removal(at: int, removed: float, height: float, name: str, n: int) -> list[dict]:
    """Draw what one question takes from the height before it, and what it leaves."""
    low = max(height - removed, 0.0)
    shapes = [_column(at, low, height, theme.SLOPE)]
    if low > 1e-9:
        shapes.append(_column(at, 0, low, theme.HERE, opacity=0.25))
    shapes.append(segment((at - 1, at), (height, height), theme.MUTED, 1, "dot"))
    if n <= MOST_LABELLED:
        shapes.append(words(at, height, f"−{removed:.3f}", theme.INK, up=10))
    if name:
        shapes.append(words(at, height, name, theme.MUTED, up=24))
    return shapes


def _column(at: int, low: float, high: float, colour: str, **more: object) -> dict:
    ends = {"x0": at - 0.36, "x1": at + 0.36, "y0": low, "y1": high}
    return {
        "type": "rect",
        **ends,
        "fillcolor": colour,
        "line": {"color": colour, "width": 1},
        **more,
    }
