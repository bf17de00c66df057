"""What each colour costs with both trees, and how bits and questions add up."""

from math import copysign, isinf

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis, hidden, rows_axis
from pages.figures.lettering import pixels
from pages.figures.panel import Panel, Span
from pages.figures.shapes import arrow_head, box, plate, ring, row_words, words
from pages.words.numbers import TIMES, few, holding, short

from ..pictures import letters
from ..record import NAMES, SAME
from .record import NEVER, Record

HALF, AWAY = 0.15, 0.2  # of a row: a bar, and from the row's middle to a bar's
LEAST = 1.0  # bit: the axes go at least so far
THICK = 0.4  # of a row of the levels; its words stand above it
DIGITS = 9  # after the point: what differs by less is rounding
WIDE = 190  # pixels: beside longer words there is no room for "bits"
BET_FIRST = "bet first"


def costs_panel(record: Record, is_over: bool) -> Panel:
    """Draw each colour's questions as bars and its surprise as a dot, yours above."""
    wrong, drawing = record.wrong, record.drawing
    here, end = _rows(record), _end(record)
    yours, right = [], []
    for at, i in enumerate(here):
        yours += _pair(
            *(at - AWAY, wrong.lengths[i], wrong.surprises[i], theme.INK, end),
            is_found=bool(wrong.counts[i]),
        )
        if drawing.counts[i]:
            own = drawing.tree.lengths[i]
            right += _pair(at + AWAY, own, drawing.surprises[i], theme.MUTED, end)
    figure = theme.figure(
        "Questions ▬ and bits ○",
        "costs",
        [],
        xaxis=axis(_span(end), nticks=6),
        yaxis=rows_axis([letters(NAMES[i]) for i in here], above=1.1),
        shapes=[*_whose(end), *yours],
        dragmode=False,
    )
    edge = theme.stroke(theme.INK, 1.5, "dot")
    framed = {
        i: [box(_span(end), (at - 0.46, at + 0.46), edge=edge)]
        for at, i in enumerate(here)
    }
    frames = [[], *(framed[i] for i in drawing.colours.tolist())]
    spans = [Span(one, int(not is_over), drawing.n_draws) for one in right]
    alt = "Questions and surprise of each colour: by your belief above, right below"
    return Panel(figure, alt, 220, frames=frames, spans=spans)


def _rows(record: Record) -> list[int]:
    """Return the colours that are there, or believed to be."""
    here = record.drawing.counts + record.wrong.counts
    return np.flatnonzero(here).tolist()


def _end(record: Record) -> float:
    """Return the most that a colour costs, in questions or bits: no mean is above."""
    wrong, drawing, here = record.wrong, record.drawing, _rows(record)
    each = (
        *(wrong.lengths, wrong.surprises),
        *(drawing.tree.lengths, drawing.surprises),
    )
    costs = np.concatenate([one[here] for one in each])
    return max(LEAST, float(costs[np.isfinite(costs)].max()))


def _span(end: float) -> tuple[float, float]:
    """Return where both axes begin and end, with room for the sign of what has none."""
    return -0.02 * end, 1.16 * end


def _whose(end: float) -> list[dict]:
    """Say above the first row whose bars are dark, and whose are grey."""
    return [
        plate(0, -0.75, "your tree", theme.INK, right=2, size=12),
        plate(0.5 * end, -0.75, "right tree", theme.MUTED, right=2, size=12),
    ]


def _pair(
    y: float, asked: int, bits: float, ink: str, end: float, is_found: bool = True
) -> list[dict]:
    """Return a bar of questions, and a dot at the bits; infinite ones are a sign.

    The bar of a colour that is never found is hollow: the questions are asked in vain.
    """
    paint, edge = (ink, None) if is_found else ("", theme.stroke(ink, 2, "dot"))
    sides = (0, int(asked)), (y - HALF, y + HALF)
    bar = [box(*sides, paint, edge)] if asked else []
    if isinf(bits):
        return [*bar, words(1.1 * end, y, NEVER, ink, 0, 16)]
    return [*bar, ring(float(bits), y, ink, 4, 2, theme.PAPER)]


# --- how they add up ----------------------------------------------------------------


def levels_panel(record: Record, is_over: bool) -> Panel:
    """Draw H(p) and KL as one bar, and the questions of both trees as another."""
    wrong, drawing = record.wrong, record.drawing
    own, cross = drawing.tree.expected_questions, wrong.cross_entropy
    end = _end(record)
    _, edge = _span(end)
    beyond = [arrow_head(edge, THICK / 2, theme.PAPER, "right")] if isinf(cross) else []
    shapes = [
        *_bar(0, drawing.entropy, min(cross, edge), _bits_said(record), end),
        *_bar(1, own, wrong.expected_questions, _questions_said(record), end),
        *beyond,
    ]
    figure = theme.figure(
        "On average, a marble",
        "levels",
        [],
        xaxis=axis(_span(end), nticks=6),
        yaxis=hidden((1.4, -0.6)),
        dragmode=False,
    )
    n, first = drawing.n_draws, int(not is_over)
    asked = row_words((0, end), (0, 1), BET_FIRST, theme.INK)
    spans = [Span(asked, 0, 0)] if first else []
    spans += [Span(one, first, n) for one in shapes]
    alt = "Entropy and divergence make the cross-entropy; the questions of both trees"
    return Panel(figure, alt, 140, spans=spans)


def _bar(row: int, right: float, yours: float, says: str, end: float) -> list[dict]:
    """Return what is right as a bar, and what you pay beyond it, or do without."""
    y = (row, row + THICK)
    edge, beyond = theme.stroke(theme.INK, 2), tuple(sorted((right, yours)))
    more = [box(beyond, y, theme.INK if yours > right else "", edge)]
    return [
        box((0, right), y, theme.MUTED),
        *(more if abs(yours - right) > SAME else ()),
        row_words((0, end), (row - 0.5, row), says, theme.INK),
    ]


def _bits_said(record: Record) -> str:
    wrong, bits = record.wrong, record.drawing.entropy
    if isinf(wrong.cross_entropy):
        return f"bits: H {few(bits)}, H(p, q) = ∞"
    excess = wrong.divergence if wrong.divergence > SAME else 0.0
    if not excess:
        return f"H(p, q) = H = {short(bits, 4)}"
    low, more, high = _sum(bits, excess)
    text = f"H {low} + KL {more} = {high}"
    return text if pixels(text) > WIDE else f"bits: {text}"


def _questions_said(record: Record) -> str:
    own, extra = record.drawing.tree.expected_questions, record.wrong.extra
    if not extra:
        return f"asked: L′ = L = {short(own, 4)}"
    right, more, yours = _sum(own, extra)
    return f"asked: L {right} {'−' if extra < 0 else '+'} {more} = {yours}"


def _sum(right: float, more: float) -> list[str]:
    """Write what is right, the size of what comes to it, and both, in few digits."""
    written = holding(
        lambda one, size: round(one + copysign(size, more), DIGITS),
        *(right, abs(more)),
        digits=4,
        most=6,
    )
    return [text.replace(TIMES, "·") for text in written]
