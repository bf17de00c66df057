"""What one step of gradient descent promises and brings, as its length grows."""

from collections.abc import Sequence

import numpy as np

from engines.backpropagation import StepChange
from pages.figures import theme
from pages.figures.axes import Window, axis, named_axis
from pages.figures.panel import Panel, rounded
from pages.figures.powers import power_of
from pages.figures.series import Series, series_panel
from pages.figures.shapes import segment, words

MARKS = (0.01, 0.1, 1, 10, 100)
ENDS = (power_of(MARKS[0]), power_of(MARKS[-1]))
MARGIN = 0.1  # of a power of ten
PROMISE = theme.stroke(theme.NEXT, dash="dash")
TRUTH = theme.stroke(theme.PATH)
HEIGHT = 380


def change_panel(change: StepChange, chosen: int) -> Panel:
    """Draw the promised and the real change of E against the learning rate."""
    size = change.loss or 1.0  # an error of 0 has an axis too
    most = max(0.25 * size, 1.15 * float(change.real.max()))
    return _panel(
        "What is promised, what is kept",
        "step change",
        (
            ("promised, −η‖g‖²", change.predicted, PROMISE),
            ("real change of E", change.real, TRUTH),
        ),
        change,
        chosen,
        (-1.25 * size, most),
        alt="Promised and real change of E",
        unit="change of E",
        still=[
            segment(ENDS, (0, 0), theme.MUTED, 1),
            segment(ENDS, (-change.loss,) * 2, theme.MUTED, 1, "dot"),
            _named(-change.loss, "all of E gone", -12),
        ],
        legend=[("your η", {}, {"color": theme.MINIMUM, "dash": "dot"})],
    )


def kept_panel(change: StepChange, kept: np.ndarray, chosen: int) -> Panel:
    """Draw the share of the promise that is kept, `kept` of shape (n_rates,)."""
    return _panel(
        "The share of the promise that is kept",
        "kept",
        (("real change over promised", kept, TRUTH),),
        change,
        chosen,
        (-0.55, max(1.3, 1.1 * float(kept.max()))),
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
    title: str,
    key: str,
    lines: Sequence[tuple[str, np.ndarray, dict]],
    change: StepChange,
    chosen: int,
    heights: tuple[float, float],
    *,
    alt: str,
    unit: str,
    still: Sequence[dict],
    legend: Sequence[theme.Entry] = (),
    **more: object,
) -> Panel:
    """Draw lines over the learning rates; the learner's own is marked."""
    rates = [power_of(rate) for rate in change.learning_rates]
    span, names = (ENDS[0] - MARGIN, ENDS[1] + MARGIN), [f"{one:g}" for one in MARKS]
    own = segment((rates[chosen],) * 2, heights, theme.MINIMUM, 1.5, "dot")
    return series_panel(
        title,
        key,
        [Series(name, rates, rounded(y), line, radius=6) for name, y, line in lines],
        len(rates),
        alt=alt,
        xaxis=named_axis(span, map(power_of, MARKS), names, "learning rate η"),
        yaxis=axis(heights, unit, exponentformat="power", **more),
        height=HEIGHT,
        window=Window(span, heights),
        legend=legend,
        shapes=[*still, own],
        dragmode=False,
    )


def _named(y: float, text: str, up: int) -> dict:
    """Write a still line's name at its left end, `up` pixels above it."""
    return words(ENDS[0], y, text, theme.MUTED, up, 12, "left")
