"""The pictures: the colours still possible, questions a marble, bits missing."""

from math import ceil

import numpy as np

from engines.decision_trees import Finding
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.panel import Panel, Span, rounded
from pages.figures.series import Series, series_panel
from pages.figures.shapes import (
    INVISIBLE,
    dot,
    path,
    plate,
    segment,
    through,
    words,
)
from pages.figures.stacked import stacked
from pages.words.numbers import few

from ..pictures import HAND, HEIGHT, PAINTS, Bag, bag_of, in_hand, letters
from ..record import NAMES
from ..words import entropy_said
from .record import MARBLES, Record

FADED = 0.85  # how much of a marble is covered whose colour is ruled out
MISSING, ASKED = theme.stroke(theme.PATH, 3), theme.stroke(theme.INK, 2.5, "dash")
BESIDE = 1.34  # of the marbles: where the axis ends, behind the names
FEWEST = 6  # questions that the axis has room for


def panels(record: Record) -> list[Panel]:
    """Draw the bag above the questions a marble, and the bits that are missing."""
    return [stacked(_bag(record), _questions(record)), _bits(record)]


def _bag(record: Record) -> Panel:
    """Cover the colours that are ruled out; show a marble when it is found."""
    bag, finding = bag_of(record.drawing), record.finding
    frames = []
    for step, possible in enumerate(finding.possible):
        colours = np.flatnonzero(possible).tolist()
        is_known = len(colours) == 1
        hand = in_hand(record.drawing, colours[0]) if is_known else _hidden(step)
        frames.append([*_covers(bag, finding, possible), *hand])
    alt = "A bag of marbles: those whose colour is ruled out fade"
    return Panel(bag.figure, alt, HEIGHT, frames=frames)


def _hidden(step: int) -> list[dict]:
    on_it = {"text": "?", "font": {"color": theme.PAPER, "size": 15}}
    return [
        dot(*HAND, theme.MUTED, 17, label=on_it),
        words(*HAND, "hidden", theme.INK, up=-34),
    ]


def _covers(bag: Bag, finding: Finding, possible: np.ndarray) -> list[dict]:
    colour_of = np.repeat(np.arange(len(possible)), finding.counts.astype(int))
    hidden = np.flatnonzero(~possible[colour_of])
    half = bag.apart / 2
    outline = "".join(_square(bag.x[m], bag.y[m], half) for m in hidden)
    look = {"fillcolor": theme.PAPER, "opacity": FADED}
    return [path(outline, INVISIBLE, **look)] if outline else []


def _square(x: float, y: float, half: float) -> str:
    left, right, low, high = x - half, x + half, y - half, y + half
    corners = through((left, right, right, left), (low, low, high, high))
    return f"M{corners}Z"


def _questions(record: Record) -> Panel:
    """Draw the questions a marble so far, against H; when all are found, against L."""
    finding, drawing, n_steps = record.finding, record.drawing, record.n_steps
    means = np.cumsum(finding.needed) / np.arange(1, len(finding.needed) + 1)
    bits, asked = drawing.entropy, drawing.tree.expected_questions
    top = max([bits, asked, 0.5, *means.tolist()])
    said = entropy_said(drawing)
    spans = _target(f"H = {said}", bits, -8, theme.PATH, (0, n_steps - 1))
    if record.is_over:  # the bet of "Questions" asks for it
        last = (n_steps - 1, n_steps - 1)
        spans += _target(f"L = {few(asked, 4)}", asked, 8, theme.INK, last)
    upto = finding.found.tolist()
    known = range(1, len(means) + 1)
    lines = [Series("", known, rounded(means, 4), ASKED, upto)] if len(means) else []
    return series_panel(
        "Your questions a marble",
        "asked",
        lines,
        n_steps,
        alt="The questions that a marble took so far, on average",
        xaxis=axis(
            (0.6, MARBLES * BESIDE), "marbles found", tickvals=[*range(1, MARBLES + 1)]
        ),
        yaxis=axis((-0.12 * top, 1.3 * top), nticks=4),
        height=HEIGHT,
        spans=spans,
        dragmode=False,
    )


def _target(
    says: str, height: float, up: int, ink: str, steps: tuple[int, int]
) -> list[Span]:
    """Return a line at what the average comes to, and its name behind its end."""
    end = MARBLES + 0.15
    shapes = (
        segment((0.6, end), (height, height), ink, 1),
        words(end, height, says, ink, up, 12, "left"),
    )
    return [Span(shape, *steps) for shape in shapes]


def _bits(record: Record) -> Panel:
    """Draw the bits missing, question by question: a new fall for each marble."""
    n_steps = record.n_steps
    x, y, upto = _falls(record)
    start, top = record.drawing.entropy, max([0.5, *y])
    end = max(FEWEST, ceil(MARBLES * record.tree.expected_questions) + 1, n_steps)
    return series_panel(
        "Bits missing to know the colour",
        "missing",
        [Series("", x, rounded(np.array(y), 4), MISSING, upto, radius=0)],
        n_steps,
        alt="The bits that are missing to know a marble's colour",
        xaxis=axis((-0.04 * end, 1.08 * end), "questions asked", dtick=_every(end)),
        yaxis=axis((-0.15 * top, 1.2 * top), "entropy (bits)"),
        spans=[Span(segment((0, end), (start, start), theme.PATH, 1, "dot"), 0, 0)],
        frames=[_marks(record, step) for step in range(n_steps)],
        dragmode=False,
    )


def _every(end: int) -> int:
    return max(1, ceil(end / 10))


def _falls(record: Record) -> tuple[list[float], list[float], list[int]]:
    """Return the line's points, and how many there are after each question."""
    finding, start = record.finding, float(record.drawing.entropy)
    x, y, upto = [0.0], [start], [1]
    for t in range(finding.n_questions):
        if t and finding.possible[t].sum() == 1:  # the next marble is hidden
            x, y = [*x, float(t)], [*y, start]
        x, y = [*x, float(t + 1)], [*y, float(finding.bits[t + 1])]
        upto.append(len(x))
    return x, y, upto


def _marks(record: Record, step: int) -> list[dict]:
    """Return the marbles found by a step, each where it was, and the bits missing."""
    finding = record.finding
    found = [
        _marble(t + 1, NAMES[finding.colours[finding.marbles[t]]])
        for t in range(step)
        if finding.possible[t + 1].sum() == 1
    ]
    bits = float(finding.bits[step])
    here = [] if step and not bits else [dot(step, bits, theme.PATH, 5)]
    is_all = bits == record.drawing.entropy
    said = entropy_said(record.drawing) if is_all else few(bits, 4)
    return [*found, *here, plate(step, bits, said, theme.PATH, 12, right=8)]


def _marble(at: int, name: str) -> dict:
    on_it = {"text": letters(name), "font": {"color": theme.PAPER, "size": 10}}
    return dot(at, 0, PAINTS[name], 9, label=on_it)
