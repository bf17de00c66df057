"""What stands below the learning rate: its scale, with the boundaries of the bowl."""

from dataclasses import replace
from typing import Any

import numpy as np

from pages.figures import theme
from pages.figures.live import Live, LivePath
from pages.figures.panel import Panel
from pages.figures.rate_scale import moving_mark, rate_scale
from pages.figures.shapes import segment, words
from pages.ui.control import Note
from pages.ui.typed_box import stretched
from pages.words.numbers import apart, few

from .settings import EVERY, RATES, Settings

LOW, HIGH, GRAIN = RATES
MARK = (0.0, 0.66)  # from where up to where the mark of a boundary stands
NEAR_THE_END = 0.925  # of the scale: words there end at their mark


def scale(record: Any) -> Note | None:
    """Return the scale of η with 1/λ and 2/λ of the steep direction, and the ball's.

    Where there is a map of every η it says all that.
    """
    settings = record.settings
    if settings.part == EVERY:
        return None
    eta, edge = settings.learning_rate, _edge(settings.momentum)
    return Note(
        told(settings),
        _panel(eta, edge),
        _taken,
        live=lambda rates: _moving(rates, np.full(len(rates), edge)),
        also={"beta": lambda betas: _moving(np.full(len(betas), eta), _edge(betas))},
    )


def _edge(momentum):
    """Return the ball's boundary."""
    return 2 + 2 * momentum


def told(settings: Settings) -> str:
    """Say in one line where both directions stand."""
    flat, steep = (settings.learning_rate * settings.bends).tolist()
    edge = _edge(settings.momentum)
    return (
        f"η·λ is {apart(flat, 2)[0]} (flat) and {apart(steep, 2)[0]} (steep). The "
        f"hiker's edge is 2, the ball's 2 + 2β = {few(edge)}."
    )


def _panel(eta: float, edge: float) -> Panel:
    """Draw the slider's own scale, the ball's boundary on it."""
    says = "The scale of η with the boundaries of hiker and ball"
    low, high = stretched((LOW, HIGH), GRAIN, eta)
    drawn = rate_scale((low, high), eta, 1.0, says)
    name = _name(edge, "right" if edge > NEAR_THE_END * high else "")
    mark = segment((edge, edge), MARK, theme.NEXT, width=2)
    return replace(drawn, frames=[[*drawn.frames[0], mark, name]])


def _name(edge: float, side: str = "") -> dict:
    """Return the name of the ball's boundary, at the top of its mark."""
    return words(edge, MARK[1], "2 + 2β", theme.NEXT, up=9, side=side)


def _moving(rates: np.ndarray, edges: np.ndarray) -> Live:
    """Return the mark of the slider and the ball's boundary, for a hand on either."""
    at = np.stack([edges, edges], axis=-1)
    last, line = np.ones(len(edges), dtype=int), theme.stroke(theme.NEXT, 2)
    edge = LivePath(0, at, np.array(MARK), last, line, _name(0.0))
    return Live([*moving_mark(rates).parts, edge], upto=[1])


def _taken(point: dict) -> dict[str, float]:
    """Return the η of the slider that was clicked."""
    rate = min(max(round(point["x"] / GRAIN) * GRAIN, LOW), HIGH)
    return {"eta": round(rate, 6)}
