"""Axes as the figures need them, and the window that two of them open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures.shapes import arrow, arrow_head, dot, words

Ends = tuple[float, float]
FEW = 8  # whole numbers, each of which has its mark
HALF_LINE, AWAY = 8, 12  # pixels: of words at an edge, and between them and it


def axis(span: Ends | None = None, title: str = "", **more: object) -> dict:
    """Return an axis that shows this span, with a title if it has one."""
    shown = {} if span is None else {"range": span}
    named = {"title": {"text": title}} if title else {}
    return {**shown, **named, **more}


def counted_axis(span: Ends, title: str) -> dict:
    """Return an axis of whole numbers, with no mark between two of them."""
    few = {"dtick": 1} if span[1] - span[0] < FEW else {}
    return axis(span, title, **few)


def named_axis(
    span: Ends, marks: Iterable[float], names: Iterable[str], title: str = "", **more
) -> dict:
    """Return an axis on which only these marks are named."""
    return axis(span, title, tickvals=list(marks), ticktext=list(names), **more)


def rows_axis(names: Sequence[str], above: float = 0.6, **more: object) -> dict:
    """Return an axis of rows from the top down, `above` of one before the first."""
    n = len(names)
    return named_axis((n - 0.4, -above), range(n), names, showgrid=False, **more)


def hidden(span: Ends, **more: object) -> dict:
    """Return an axis that nobody sees."""
    return {"visible": False, "automargin": False, "range": span, **more}


def still(span: Ends, **more: object) -> dict:
    """Return an axis that nobody sees and nobody can move."""
    return hidden(span, fixedrange=True, **more)


@dataclass(frozen=True)
class Window:
    """What two axes show, and what is done with a point beyond."""

    x: Ends
    y: Ends

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point is inside the picture."""
        return self.x[0] <= x <= self.x[1] and self.y[0] <= y <= self.y[1]

    def held(self, points: np.ndarray) -> np.ndarray:
        """Return points (..., 2), with nan for those outside the picture."""
        x, y = points[..., 0], points[..., 1]
        inside = (x >= self.x[0]) & (x <= self.x[1])
        inside &= (y >= self.y[0]) & (y <= self.y[1])
        return np.where(inside[..., np.newaxis], points, np.nan)

    def edge(self, x: float, y: float) -> tuple[float, float]:
        """Return the nearest point of the picture's edge."""
        (left, right), (low, high) = self.x, self.y
        return min(max(float(x), left), right), min(max(float(y), low), high)

    def mark(
        self, x: float, y: float, colour: str, radius: int = 7, drawn=dot, **look
    ) -> dict:
        """Return a dot at a point; above or below the picture, an arrow at its edge.

        `drawn` draws it in another way, as a ring perhaps.
        """
        if self.y[0] <= y <= self.y[1]:
            return drawn(x, y, colour, radius, **look)
        at, edge = self.edge(x, y)
        return arrow(at, edge, colour, up=y > edge)

    def way_out(self, point: Ends, colour: str) -> dict:
        """Return an arrow at the edge by which a point has left the picture."""
        x, y = self.edge(*point)
        way = "up" if point[1] > y else "down" if point[1] < y else ""
        return arrow_head(x, y, colour, way or ("right" if point[0] > x else "left"))

    def gone(self, point: Ends, text: str, colour: str) -> list[dict]:
        """Return an arrow at the edge a point has left by, and words beside it."""
        x, y = self.edge(*point)
        along, high = self.shares(x, y)
        side = "left" if along < 0.35 else "right" if along > 0.65 else ""
        tall = HALF_LINE * (text.count("<br>") + 1)
        up = -tall - AWAY if high > 0.5 else tall + AWAY
        note = words(x, y, text, colour, up=up, size=12, side=side)
        return [self.way_out(point, colour), note]

    def shares(self, x: float, y: float) -> tuple[float, float]:
        """Return how far along both axes a point is, 0 to 1 in the picture."""
        (left, right), (low, high) = self.x, self.y
        return (x - left) / (right - left), (y - low) / (high - low)
