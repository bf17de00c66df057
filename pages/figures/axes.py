"""Axes as the figures need them, and the window that two of them open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from pages.figures.shapes import arrow, dot, words

Ends = tuple[float, float]


def axis(span: Ends | None = None, title: str = "", **more: object) -> dict:
    """Return an axis that shows this span, with a title if it has one."""
    shown = {} if span is None else {"range": span}
    named = {"title": {"text": title}} if title else {}
    return {**shown, **named, **more}


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

    def edge(self, x: float, y: float) -> tuple[float, float]:
        """Return the nearest point of the picture's edge."""
        return float(np.clip(x, *self.x)), float(np.clip(y, *self.y))

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

    def out_here(
        self, point: Ends, text: str, colour: str, radius: int, at: float, up: int
    ) -> list[dict]:
        """Return a dot at the edge, and words at x = `at` that say where it is gone."""
        x, y = self.edge(*point)
        note = words(at, y, f"out here: {text}", colour, up=up)
        return [dot(x, y, colour, radius), note]
