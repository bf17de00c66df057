"""The pictures of the measures: the bag's own, mistakes, and two splits."""

from collections.abc import Sequence

import numpy as np

from engines.decision_trees import Drawing, impurity_curves
from pages.figures import theme
from pages.figures.axes import axis, hidden
from pages.figures.panel import Panel, Span
from pages.figures.plain import scatter
from pages.figures.shapes import box, dot, line, row_words, segment, words
from pages.figures.stacked import stacked
from pages.words.numbers import apart

from ..pictures import Mean, means_panel
from ..record import NAMES, Record
from .looks import HIGH, LOW, MEASURES, broken, named
from .splits import splits_panel

ASKED = 1  # of MEASURES: Gini, which the bet asks for
HALF = "half of H"
CURVES = (
    *((key, label, theme.stroke(ink, 3, dash)) for key, label, ink, dash in MEASURES),
    ("half entropy", HALF, theme.stroke(theme.INK, 1.5)),
)
# Where a curve's name begins, and the point of the curve that a thin line leads to.
NAMED = {
    "entropy H": ((1.08, 0.98), 0.78),
    HALF: ((1.08, 0.7), 0.82),
    "Gini": ((1.08, 0.42), 0.9),
    "misclassification": ((1.08, 0.1), 0.95),
}
THICK = 0.4  # of a row: a bar; its words stand above it
MOST = {"color": theme.CURVE, "width": 2}
BET_FIRST = "Gini: bet first"


def panels(record: Record, is_over: bool = True) -> list[Panel]:
    """Draw the bag's measures, the guessers' mistakes, the splits and their gains.

    What the bet asks for comes with the first draw, unless the bet is over.
    """
    measures = stacked(_measures(record, is_over), _of_two(record, is_over), 0.45)
    return [measures, _mistakes(record.drawing, is_over), splits_panel(record)]


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the same, but for what the bet asks for."""
    return panels(record, is_over=False)


def _measures(record: Record, is_over: bool) -> Panel:
    """Draw the bag's measures as bars, each in the frame of the most it can be."""
    values = [float(getattr(record.drawing, key)) for key, *_ in MEASURES]
    bars = [
        _bar(at, value, record.most[key], named(label, key, record.unit))
        for at, (value, (key, label, *_)) in enumerate(
            zip(values, MEASURES, strict=True)
        )
    ]
    end = 1.03 * max(record.ceiling, 0.2)
    waits = [] if is_over else bars.pop(ASKED)
    figure = theme.figure(
        "Three measures of this bag",
        "measures",
        [],
        xaxis=axis((0, end), nticks=5),
        yaxis=hidden((len(MEASURES) - 0.4, -0.65)),
        shapes=[shape for bar in bars for shape in bar],
        dragmode=False,
    )
    asked = row_words((0, end), (ASKED - 0.5, ASKED), BET_FIRST, theme.INK)
    alt = "Entropy, Gini and misclassification, each under the most it can be"
    return Panel(figure, alt, LOW, spans=_spans(waits, asked, record.drawing))


def _bar(at: int, value: float, most: float, label: str) -> list[dict]:
    """Return a bar, its frame, and the words above."""
    here, limit = apart(value, most)
    text = f"{label} {here} (≤ {limit})"
    y = (at, at + THICK)
    return [
        box((0, value), y, theme.MUTED),
        box((0, most), y, edge=MOST),
        row_words((0, max(most, value, 0.2)), (at - 0.5, at), text, theme.INK),
    ]


def _of_two(record: Record, is_over: bool) -> Panel:
    """Draw the measures of two colours as curves; such a bag rides on them."""
    drawing, curves = record.drawing, impurity_curves()
    curves["entropy"] = curves["entropy"] * record.unit.of(1)
    curves["half entropy"] = curves["entropy"] / 2
    is_pair = len(drawing.present) <= 2
    traces, names, later = [], [], []
    for key, label, look in CURVES:
        x, y = curves["share"], curves[key]
        name = _name(label, x, y)
        if key in ("gini", "half entropy") and not is_over:
            later += [line(x, y, look), *name]
            x, y, name = [None], [None], []
        traces.append(_curve(label, look, x, y))
        names += name
    dots = _dots(drawing) if is_pair else []
    if dots and not is_over:
        later.append(dots.pop(ASKED))
    share = NAMES[drawing.present[0]] if is_pair else "one"
    figure = theme.figure(
        "Of two colours" if is_pair else "Of bags of two colours",
        "measures of two",
        traces,
        xaxis=axis((-0.05, 1.62), f"share p of {share}", tickvals=(0, 0.5, 1)),
        yaxis=axis((-0.06, 1.1), tickvals=(0, 0.5, 1)),
        shapes=[*names, *dots],
        dragmode=False,
    )
    asked = words(1.08, 0.42, "Gini: ?", theme.INK, up=0, size=12, side="left")
    alt = "The three measures of two colours, by their shares"
    return Panel(figure, alt, HIGH, spans=_spans(later, asked, drawing))


def _dots(drawing: Drawing) -> list[dict]:
    """Return where a bag of two colours stands on each curve."""
    share = float(drawing.shares[drawing.present[0]])
    return [
        dot(share, float(getattr(drawing, key)), ink, radius=6)
        for key, _, ink, _ in MEASURES
    ]


def _name(label: str, x: Sequence, y: Sequence) -> list[dict]:
    """Return a curve's name, with a thin line to it where it stands beside."""
    (left, up), share = NAMED[label]
    height = float(np.interp(share, x, y))
    lead = segment((share, left), (height, up), theme.MUTED, 1)
    return [lead, words(left, up, broken(label), theme.INK, up=0, size=12, side="left")]


def _curve(label: str, look: dict, x: Sequence, y: Sequence) -> dict:
    hover = f"p = %{{x:.3f}}<br>{label} %{{y:.4f}}<extra></extra>"
    return scatter(x=x, y=y, mode="lines", name=label, line=look, hovertemplate=hover)


def _spans(later: list[dict], asked: dict, drawing: Drawing) -> list[Span]:
    """Return what comes with the first draw, and the words in its place until then."""
    if not later:
        return []
    return [Span(asked, 0, 0), *(Span(shape, 1, drawing.n_draws) for shape in later)]


def _mistakes(drawing: Drawing, is_over: bool) -> Panel:
    """Draw how often the two guessers were wrong so far."""
    (_, gini, *gini_look), (_, name, *best_look) = MEASURES[1:]
    best = broken(name)
    by_draw, by_name = drawing.drawn_guess_mistakes, drawing.best_guess_mistakes
    return means_panel(
        drawing,
        "Mistakes a draw",
        Mean(
            "drawn guess",
            by_draw,
            drawing.gini,
            gini,
            *gini_look,
            is_secret=not is_over,
        ),
        Mean("best guess", by_name, drawing.misclassification, best, *best_look),
        height=LOW + HIGH,
    )
