"""The pictures of "Every η and β": the walk beside the map, and its place and speed."""

import numpy as np

from pages.figures.axes import Window, axis, counted_axis
from pages.figures.panel import Panel
from pages.figures.series import Series, series_panel

from .evidence import GROWS, Along
from .looks import LINES
from .map import map_panel
from .record import FLAT, Record

MAP, WALK, PHASE = 0, 1, 2  # the panels
WIDEST = 2.75  # the largest error that is shown of one that grows: beyond it an arrow
FAR = 10  # windows: what is drawn of what lies beyond


def panels(record: Record) -> list[Panel]:
    """Draw the map, the errors step by step, and how they move."""
    return _three(record, after_bet(record))


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw them in windows that do not tell how far the errors will stray."""
    return _three(record, before_bet(record))


def _three(record: Record, shown: Window) -> list[Panel]:
    return [map_panel(record), walk_panel(record, shown), phase_panel(record, shown)]


def before_bet(record: Record) -> Window:
    """Return the window of places and moves that has room for the first step.

    And for the speed of a swing that begins at 1: √(ηλ), were none of it lost.
    """
    first, fast = np.abs(record.errors[:2]).max(), np.abs(record.moves[:2]).max()
    fast = max(fast, record.settings.learning_rate**0.5)
    return _window(min(first, WIDEST), min(fast, 2 * WIDEST))


def after_bet(record: Record) -> Window:
    """Return one with room for the whole walk, unless it grows."""
    if any(Along(record, at).did == GROWS for at in LINES):
        return before_bet(record)
    return _window(np.abs(record.errors).max(), np.abs(record.moves).max())


def _window(far: float, fast: float) -> Window:
    high, speed = 1.1 * max(float(far), 1.0), 1.1 * max(float(fast), 0.3)
    return Window((-high, high), (-speed, speed))


def walk_panel(record: Record, shown: Window) -> Panel:
    """Draw both errors, step by step."""
    n, high = record.n_steps + 1, shown.x[1]
    asked = record.settings.n_steps
    window = Window((-0.04 * asked, 1.04 * asked), (-high, high))
    lines = [
        Series(name, list(range(n)), drawn(record.errors[:, at], high), line)
        for at, (name, line) in LINES.items()
    ]
    return series_panel(
        "The error, step by step",
        "walk",
        lines,
        n,
        alt="The errors along both directions against the step",
        xaxis=counted_axis(window.x, "step"),
        yaxis=axis(window.y, "error"),
        height=520,
        window=window,
        dragmode="pan",
    )


def drawn(errors: np.ndarray, high: float) -> np.ndarray:
    """Return errors as they are drawn: what is far beyond is drawn beyond."""
    return np.clip(errors, -FAR * high, FAR * high)


def phase_panel(record: Record, window: Window) -> Panel:
    """Draw where each direction stands against how it has just moved."""
    n = record.n_steps + 1

    def head(one: Series, step: int) -> list[dict]:
        at = LINES[FLAT][0] != one.name
        point = record.errors[step, int(at)], record.moves[step, int(at)]
        held = window.holds(*point)
        return one.head(step) if held else [window.way_out(point, one.line["color"])]

    (x_far, y_far) = window.x[1], window.y[1]
    lines = [
        Series(
            name,
            drawn(record.errors[:, at], x_far),
            drawn(record.moves[:, at], y_far),
            line,
        )
        for at, (name, line) in LINES.items()
    ]
    return series_panel(
        "Place and speed",
        "phase",
        lines,
        n,
        alt="For both directions the last move against the error",
        xaxis=axis(window.x, "error"),
        yaxis=axis(window.y, "last move"),
        height=520,
        heads=head,
        dragmode="pan",
    )
