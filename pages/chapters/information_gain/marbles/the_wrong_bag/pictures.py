"""The pictures: both bags, questions that settle, what each colour costs, the tree."""

from dataclasses import replace

import numpy as np

from pages.figures import theme
from pages.figures.axes import hidden
from pages.figures.panel import Panel
from pages.figures.plain import bar
from pages.figures.shapes import box, row_words, words
from pages.figures.stacked import stacked
from pages.words.numbers import in_bits
from pages.words.sentences import counted

from ..pictures import PAINTS, Mean, letters, means_panel
from ..questions.pictures import asked_panel
from ..record import NAMES
from .costs import costs_panel, levels_panel
from .record import Record

YOURS, RIGHT = (theme.INK, "solid"), (theme.MUTED, "dash")
LOW, HIGH = 140, 220  # pixels, of the upper and the lower half of a panel
THICK = 0.56  # of a row: a bag as a strip; its words stand above it
LETTERED = 0.145  # the share of a strip that has room for letters
END = 1.5  # where the axis ends, behind what is said of a draw


def panels(record: Record, is_over: bool = True) -> list[Panel]:
    """Draw the bags and the questions, what each colour costs, and your tree.

    What the bet asks for comes with the first draw, unless the bet is over.
    """
    wrong, drawn = record.wrong, record.drawing.colours.tolist()
    ways = {i: wrong.ways[i] for i in sorted({*drawn})}
    costs = stacked(costs_panel(record, is_over), levels_panel(record, is_over), 0.6)
    first = stacked(_bags(record), _means(record, is_over), LOW / (LOW + HIGH))
    tree = asked_panel(wrong.tree, ways, drawn, "Your tree: is it …?", wrong.unbelieved)
    return [
        # What is left of the last run would tell the next bet's answer.
        replace(first, leaves_ghost=False),
        replace(costs, grow=1.15),
        replace(tree, grow=1.2),
    ]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the same, but for what the bet asks for."""
    return panels(record, is_over=False)


def _means(record: Record, is_over: bool) -> Panel:
    """Draw the questions a marble so far, with both trees."""
    wrong, drawing = record.wrong, record.drawing
    own, secret = drawing.tree.expected_questions, not is_over
    yours = Mean(
        *("your tree", wrong.questions, wrong.expected_questions, "L′"),
        *YOURS,
        is_secret=secret,
    )
    right = Mean(*("right tree", drawing.questions, own, "L"), *RIGHT, is_secret=secret)
    return means_panel(drawing, "Questions a marble", right, yours, height=HIGH)


# --- the two bags -------------------------------------------------------------------


def _bags(record: Record) -> Panel:
    """Draw both bags as strips of their colours; frame the colour that is drawn."""
    wrong, drawing = record.wrong, record.drawing
    strips = [
        ("p, the bag", drawing.counts, drawing.surprises),
        ("q, what you believe", wrong.counts, wrong.surprises),
    ]
    traces = [
        part
        for row, (_, counts, bits) in enumerate(strips)
        for part in _strip(row, counts, bits)
    ]
    said = [
        row_words((0, 1), (row - 0.72, row - 0.28), _held(name, counts), theme.INK)
        for row, (name, counts, _) in enumerate(strips)
    ]
    figure = theme.figure(
        "The bag, and your belief",
        "bags",
        traces,
        barmode="overlay",
        xaxis=hidden((0, END)),
        yaxis=hidden((1 + 0.45, -0.8)),
        shapes=said,
        dragmode=False,
    )
    framed = {
        i: [one for row, (_, n, bits) in enumerate(strips) for one in _drawn(row, n, i)]
        for i in {*drawing.colours.tolist()}
    }
    frames = [[], *(framed[i] for i in drawing.colours.tolist())]
    alt = "The shares of the colours in the bag, and those that are believed in"
    return Panel(figure, alt, LOW, frames=frames)


def _held(name: str, counts: np.ndarray) -> str:
    return f"{name}: {counted(int(counts.sum()), 'marble')}"


def _strip(row: int, counts: np.ndarray, surprises: np.ndarray) -> list[dict]:
    """Return a bag's colours beside each other, as wide as their shares."""
    parts, before = [], 0.0
    for i in np.flatnonzero(counts).tolist():
        share, name = float(counts[i] / counts.sum()), NAMES[i]
        surprise = in_bits(surprises[i])
        hover = f"{name}: {counts[i]:.0f} of {counts.sum():.0f}, {surprise}"
        parts.append(_part(row, before, share, name, f"{hover}<extra></extra>"))
        before += share
    return parts


def _part(row: int, base: float, share: float, name: str, hover: str) -> dict:
    return bar(
        orientation="h",
        y=[row],
        x=[share],
        base=[base],
        offset=-THICK / 2,
        width=THICK,
        marker={"color": PAINTS[name], "line": {"color": theme.PAPER, "width": 1}},
        text=[letters(name) if share >= LETTERED else ""],
        textposition="inside",
        textangle=0,
        insidetextanchor="middle",
        insidetextfont={"color": theme.PAPER},
        constraintext="none",
        hovertemplate=hover,
    )


def _drawn(row: int, counts: np.ndarray, i: int) -> list[dict]:
    """Frame a colour in a strip, where it is there; say beside it how much there is."""
    total = counts.sum()
    says = words(1.03, row, f"{counts[i]:.0f} of {total:.0f}", theme.INK, 0, 12, "left")
    if not counts[i]:
        return [says]
    left = float(counts[:i].sum() / total)
    right = left + float(counts[i] / total)
    edge = theme.stroke(theme.INK, 3)
    return [box((left, right), (row - THICK / 2, row + THICK / 2), edge=edge), says]
