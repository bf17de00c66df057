"""What follows a hand on η: the line of the ladder, and a sign at every minimum."""

import numpy as np

from engines.gradient_descent import Hold
from pages.figures import theme
from pages.figures.live import Live, LiveLine

from ..verdicts import COLOURS, LEFT, REST, SWINGS
from .record import Record

# Outlines of the signs ✓, ≈ and ✗, from -1 to 1.
OUTLINES = {
    REST: [(-0.9, 0.0), (-0.3, -0.7), (0.9, 0.8)],
    SWINGS: [(-0.9, -0.2), (-0.5, 0.3), (0.1, -0.3), (0.5, 0.2), (0.9, 0.3)],
    LEFT: [(-0.7, -0.7), (0.7, 0.7), (0.0, 0.0), (-0.7, 0.7), (0.7, -0.7)],
}
SIZE, UP = 0.022, 0.05  # of the window: half a sign, and how far it is above
AWAY = 3.0  # windows: where a sign waits that is not shown


def live(record: Record, name: str, values: np.ndarray) -> Live | None:
    """Return the line of η and all signs, for every value of the learning rate."""
    if name != "learning_rate" or not record.n:
        return None
    return Live([_line(record, values), *_signs(record, values)])


def live_before_bet(record: Record, name: str, values: np.ndarray) -> Live | None:
    """Return the line alone."""
    if name != "learning_rate" or not record.n:
        return None
    return Live([_line(record, values)])


def _line(record: Record, values: np.ndarray) -> LiveLine:
    at = np.clip(np.log10(values), *record.span)
    x = np.repeat(at[:, np.newaxis, np.newaxis], 2, axis=-1)
    y = np.array([[[-0.6, record.n - 0.4]]])
    last = np.zeros(len(values), dtype=int)
    return LiveLine(1, x, y, last, theme.stroke(theme.INK, 2.5))


def _signs(record: Record, values: np.ndarray) -> list[LiveLine]:
    """Return a line for each sign of each minimum; away where another one holds."""
    verdicts = [record.verdicts_at(float(value)) for value in values]
    return [
        _sign(record, at, sign, np.array([one[at] is sign for one in verdicts]))
        for at in range(record.n)
        for sign in OUTLINES
    ]


def _sign(record: Record, at: int, sign: Hold, is_shown: np.ndarray) -> LiveLine:
    low, high = np.array([record.window.x, record.window.y]).T
    outline = SIZE * np.array(OUTLINES[sign]) + np.array([0.0, UP])
    here = record.minima[at] + outline * (high - low)  # (P, 2)
    away = np.where(is_shown, 0.0, AWAY)[:, np.newaxis, np.newaxis]
    x, y = (here[:, axis] + away * (high - low)[axis] for axis in (0, 1))
    last = np.zeros(len(is_shown), dtype=int)
    return LiveLine(0, x, y, last, theme.stroke(COLOURS[sign], 3))
