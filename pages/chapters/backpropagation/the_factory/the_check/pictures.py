"""The picture of "The check": the errors against h."""

from pages.figures import theme
from pages.figures.axes import named_axis
from pages.figures.panel import Panel
from pages.figures.powers import power_of, raised
from pages.figures.series import Series, series_panel
from pages.figures.shapes import segment, top_words, words

from ..break_it.pictures import LIMITS, error_axis, height_of
from .record import Record

WORST = theme.stroke(theme.HERE)
MEDIAN = theme.stroke(theme.PATH, 2.5, "dash")
EXPECTED = theme.stroke(theme.MUTED, 2, "dot")
# The lines lie so near each other that no name beside one is beside it alone.
NAMES = (
    ("━ worst", theme.HERE),
    ("╍ median", theme.PATH),
    ("┈ expected", theme.MUTED),
)


def panels(record: Record) -> list[Panel]:
    """Draw worst, median and expected error against the size of the nudge h."""
    sweep = record.sweep
    steps = [power_of(h) for h in sweep.steps]
    low, high = steps[-1], steps[0]
    ends = (high + 0.2, low - 0.3)
    limits = [segment(ends, (limit,) * 2, theme.MUTED, 1, "dot") for limit in LIMITS]
    lines = (
        (sweep.expected, EXPECTED, 0),
        (sweep.median, MEDIAN, 6),
        (sweep.worst, WORST, 6),
    )
    below = words(ends[1], LIMITS[0], "happy below", theme.MUTED, -10, 12, "right")
    panel = series_panel(
        "Error when measured",
        "sweep",
        [
            Series("", steps, list(map(height_of, errors)), line, radius=radius)
            for errors, line, radius in lines
        ],
        len(steps),
        alt="Error against nudge",
        xaxis=_nudges(low, high),
        yaxis=error_axis(),
        shapes=[*limits, below, top_words(NAMES)],
        dragmode=False,
    )
    return [panel]


def _nudges(low: float, high: float) -> dict:
    """Return the axis from large nudges to small ones: the way the steps go."""
    powers, ends = range(-15, 0, 2), (high + 0.3, low - 0.4)
    return named_axis(ends, powers, map(raised, powers), "nudge h, ever smaller")
