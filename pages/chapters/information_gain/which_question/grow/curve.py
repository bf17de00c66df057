"""The picture of a tree that is judged: rows told rightly, question by question.

Its looks are those of "How deep?", which does the same for trees on numbers.
"""

from pages.chapters.information_gain.too_many_questions.how_deep.looks import (
    HELD,
    LEARNED,
)
from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.keys import keyed_title
from pages.figures.panel import Panel, Span, rounded
from pages.figures.series import Series, series_panel
from pages.figures.shapes import ring, segment

from .record import Record

LEAST_QUESTIONS = 4  # on the axis
MOST_MARKS = 8  # on the axis
MOST_ERRORS = 25  # that are drawn
ROOM = 250  # pixels: of a title
TITLE = "Told rightly"


def curve_panel(record: Record) -> Panel:
    """Draw which share of both halves every tree on the way tells rightly."""
    found, m = record.judged, len(record.decisions)
    steps = [*range(m)]
    series = [
        Series("", steps, rounded(found.learned_accuracy, 5), LEARNED),
        Series("", steps, rounded(found.accuracy, 5), HELD),
    ]
    keys = [
        ("― learned", LEARNED["color"]),
        ("― held out ± 1 standard error", HELD["color"]),
        ("○ best so far", theme.MUTED),
    ]
    last = max(m - 1, LEAST_QUESTIONS)
    marks = [*range(0, last + 1, max(1, -(-last // MOST_MARKS)))]
    panel = series_panel(
        "",
        "judged",
        series,
        m,
        alt="Learned and held-out rows told rightly, question by question",
        xaxis=axis(
            (-0.03 * last - 0.1, 1.03 * last + 0.1), "questions", tickvals=marks
        ),
        yaxis=axis((-0.02, 1.05), "", tickformat=".0%"),
        height=360,
        spans=_errors(record),
        frames=[[_best(record, k)] for k in steps],
        dragmode="pan",
    )
    return panel.with_layout(**keyed_title(TITLE, keys, ROOM))


def _best(record: Record, step: int) -> dict:
    """Return a ring where most held-out rows were told rightly, up to a step."""
    heights = rounded(record.judged.accuracy, 5)[: step + 1]
    at = heights.index(max(heights))
    return ring(at, heights[at], theme.MUTED)


def _errors(record: Record) -> list[Span]:
    """Return a standard error each way, from the step on at which its tree stands."""
    found = record.judged
    low = rounded(found.accuracy - found.errors, 5)
    high = rounded(found.accuracy + found.errors, 5)
    last = len(low) - 1
    return [
        Span(segment((k, k), (low[k], high[k]), HELD["color"], 1.5), k, last)
        for k in range(0, last + 1, -(-(last + 1) // MOST_ERRORS))
    ]
