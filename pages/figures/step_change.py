"""What one step of gradient descent promises and brings, as its length grows."""

from collections.abc import Sequence

import numpy as np

from engines.backpropagation import StepChange
from pages.figures import theme
from pages.figures.panel import Panel, Trail, rounded
from pages.figures.plain import Figure, unseen_point
from pages.figures.powers import power_of
from pages.figures.shapes import arrow, dot, segment, words

MARKS = (0.01, 0.1, 1, 10, 100)
ENDS = (power_of(MARKS[0]), power_of(MARKS[-1]))
MARGIN = 0.1  # of a power of ten
PROMISE = {"color": theme.NEXT, "width": 3, "dash": "dash"}
TRUTH = {"color": theme.PATH, "width": 3, "dash": "solid"}
HEIGHT = 380


def change_panel(change: StepChange, chosen: int) -> Panel:
    """Draw the promised and the real change of E against the learning rate."""
    size = change.loss or 1.0  # an error of 0 has an axis too
    most = max(0.25 * size, 1.15 * float(change.real.max()))
    window = (-1.25 * size, most)
    still = [
        segment(ENDS, (0, 0), theme.MUTED, 1),
        segment(ENDS, (-change.loss,) * 2, theme.MUTED, 1, "dot"),
        _words_at(-change.loss, "all of E gone", -12),
        *_own(change, chosen, window),
    ]
    figure = _figure(
        "What is promised, what is kept",
        "step change",
        window,
        legend=(
            ("promised, −η‖g‖²", {}, PROMISE),
            ("real change of E", {}, TRUTH),
            ("your η", {}, {"color": theme.MINIMUM, "dash": "dot"}),
        ),
        shapes=still,
        yaxis={"title": {"text": "change of E"}},
    )
    lines = ((change.predicted, PROMISE), (change.real, TRUTH))
    return _moving(figure, change, lines, window, "Promised and real change of E")


def kept_panel(change: StepChange, kept: np.ndarray, chosen: int) -> Panel:
    """Draw the share of the promise that is kept, `kept` of shape (n_rates,)."""
    window = (-0.55, max(1.3, 1.1 * float(kept.max())))
    still = [
        segment(ENDS, (1, 1), theme.MUTED, 1),
        segment(ENDS, (0.5, 0.5), theme.MUTED, 1, "dot"),
        segment(ENDS, (0, 0), theme.MUTED, 1),
        _words_at(0.5, "half", 12),
        _words_at(0, "below: E rises", -12),
        *_own(change, chosen, window),
    ]
    figure = _figure(
        "The share of the promise that is kept",
        "kept",
        window,
        legend=(("real change over promised", {}, TRUTH),),
        shapes=still,
        yaxis={"title": {"text": "share"}, "tickformat": ".0%"},
    )
    return _moving(figure, change, ((kept, TRUTH),), window, "The share kept")


def _figure(
    title: str,
    key: str,
    window: tuple[float, float],
    yaxis: dict,
    **more: object,
) -> Figure:
    """Return a figure over the learning rates; `yaxis` adds to the common one."""
    return theme.figure(
        title,
        key,
        [unseen_point() | {"y": [window[1]]}],
        xaxis={
            "range": (ENDS[0] - MARGIN, ENDS[1] + MARGIN),
            "tickvals": [power_of(mark) for mark in MARKS],
            "ticktext": [f"{mark:g}" for mark in MARKS],
            "title": {"text": "learning rate η"},
        },
        yaxis={"range": window, "exponentformat": "power", **yaxis},
        dragmode=False,
        **more,
    )


def _own(change: StepChange, chosen: int, window: tuple) -> list[dict]:
    """Mark the learner's own learning rate."""
    at = power_of(change.learning_rates[chosen])
    return [segment((at, at), window, theme.MINIMUM, 1.5, "dot")]


def _words_at(y: float, text: str, up: int) -> dict:
    """Write a still line's name at its left end, `up` pixels above it."""
    named = words(ENDS[0], y, text, theme.MUTED, up=up)
    named["label"] |= {"textposition": "middle left", "xanchor": "left"}
    named["label"]["font"]["size"] = 12
    return named


def _moving(figure, change: StepChange, lines: Sequence, window, alt: str) -> Panel:
    """Draw lines up to each step, with a dot or, outside the window, an arrow."""
    rates = [power_of(rate) for rate in change.learning_rates]
    upto = list(range(1, len(rates) + 1))
    trails = tuple(Trail(rates, rounded(y), upto, line) for y, line in lines)
    frames = [
        [_head(rates[k], float(y[k]), line["color"], window) for y, line in lines]
        for k in range(len(rates))
    ]
    return Panel(figure, alt, HEIGHT, frames=frames, trails=trails)


def _head(x: float, y: float, colour: str, window: tuple[float, float]) -> dict:
    if window[0] <= y <= window[1]:
        return dot(x, y, colour, radius=6)
    edge = min(max(y, window[0]), window[1])
    return arrow(x, edge, colour, up=y > edge)
