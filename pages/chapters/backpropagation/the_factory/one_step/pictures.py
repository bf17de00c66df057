"""The pictures of "One step": promise and truth, and how much is kept."""

from collections.abc import Sequence

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window, axis, named_axis
from pages.figures.panel import Panel, rounded
from pages.figures.powers import power_of
from pages.figures.series import Series, series_panel
from pages.figures.shapes import segment, words

from .record import Record

MARKS = (0.01, 0.1, 1, 10, 100)
ENDS = (power_of(MARKS[0]), power_of(MARKS[-1]))
MARGIN = 0.1  # of a power of ten
PROMISE = theme.stroke(theme.NEXT, dash="dash")
TRUTH = theme.stroke(theme.PATH)


def panels(record: Record) -> list[Panel]:
    """Draw promise and truth, and the share of the promise that is kept."""
    most, kept = float(record.change.real.max()), float(record.kept.max())
    most = max(0.25 * _size(record), 1.15 * most)
    return [_change_panel(record, most), _kept_panel(record, max(1.3, 1.1 * kept))]


def before_bet(record: Record) -> list[Panel]:
    """Draw them on axes that do not tell how far E rises."""
    return [_change_panel(record, 1.25 * _size(record)), _kept_panel(record, 1.6)]


def _size(record: Record) -> float:
    return record.change.loss or 1.0  # an error of 0 has an axis too


def _change_panel(record: Record, most: float) -> Panel:
    """Draw the promised and the real change of E against the learning rate."""
    change, size = record.change, _size(record)
    return _panel(
        record,
        "Promised, and what E really does",
        "step change",
        (
            ("promised: −η‖g‖²", change.predicted, PROMISE),
            ("real", change.real, TRUTH),
        ),
        (-1.25 * size, most),
        alt="Promised and real change of E",
        unit="change of E",
        still=[
            segment(ENDS, (0, 0), theme.MUTED, 1),
            segment(ENDS, (-change.loss,) * 2, theme.MUTED, 1, "dot"),
            _named(-change.loss, "all of E gone", -10),
        ],
    )


def _kept_panel(record: Record, most: float) -> Panel:
    """Draw the share of the promise that is kept."""
    return _panel(
        record,
        "The share of the promise that is kept",
        "kept",
        (("", record.kept, TRUTH),) if record.promises else (),
        (-0.55, most),
        alt="The share kept",
        unit="share",
        still=[
            segment(ENDS, (1, 1), theme.MUTED, 1),
            segment(ENDS, (0.5, 0.5), theme.MUTED, 1, "dot"),
            segment(ENDS, (0, 0), theme.MUTED, 1),
            _named(0.5, "half", 12),
            _named(0, "below: E rises", -12),
        ],
        tickformat=".0%",
    )


def _panel(
    record: Record,
    title: str,
    key: str,
    lines: Sequence[tuple[str, np.ndarray, dict]],
    heights: tuple[float, float],
    *,
    alt: str,
    unit: str,
    still: Sequence[dict],
    **more: object,
) -> Panel:
    """Draw lines over the learning rates; the learner's own is marked."""
    rates = [power_of(rate) for rate in record.change.learning_rates]
    span, names = (ENDS[0] - MARGIN, ENDS[1] + MARGIN), [f"{one:g}" for one in MARKS]
    own = segment((rates[record.chosen],) * 2, heights, theme.MINIMUM, 1.5, "dot")
    mine = f"{record.settings.learning_rate:g}"
    across = f"learning rate η (dotted: yours, {mine})"
    return series_panel(
        title,
        key,
        [Series(name, rates, rounded(y), line, radius=6) for name, y, line in lines],
        len(rates),
        alt=alt,
        xaxis=named_axis(span, map(power_of, MARKS), names, across),
        yaxis=axis(heights, unit, exponentformat="power", **more),
        window=Window(span, heights),
        shapes=[*still, own],
        dragmode=False,
    )


def _named(y: float, text: str, up: int) -> dict:
    """Write a still line's name at its left end, `up` pixels above it."""
    return words(ENDS[0], y, text, theme.MUTED, up, 12, "left")
