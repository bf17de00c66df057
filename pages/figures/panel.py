"""What a figure hands to the page: a plain Plotly figure, and what moves on it.

Kinds of moving parts, because they are the ones the browser redraws without
touching the picture behind them (`pages/ui/figure.py` has the measurements):

* `frames[k]`, a list of layout shapes that are there at step k and gone after it,
  text included (a shape's label);
* a `Span`, one shape that stays from one step to another: said once, not every step;
* a `Trail`, a line drawn point by point up to step k;
* a `Track`, the same in three dimensions, where shapes do not exist: a trace of the
  figure whose points are shown up to step k, or only the k-th (`head`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from pages.figures.plain import Figure


@dataclass(frozen=True, eq=False)
class Span:
    """A layout shape that is there from step `first` to step `last`, both included."""

    shape: dict
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Trail:
    """A line through `x`, `y` of which step k shows the first `upto[k]` points."""

    x: Sequence[float]
    y: Sequence[float]
    upto: Sequence[int]
    line: dict

    def shape(self, step: int) -> dict:
        """Return the trail up to `step` as one layout shape."""
        n = self.upto[step]
        points = [f"{x},{y}" for x, y in zip(self.x[:n], self.y[:n], strict=True)]
        return {"type": "path", "path": "M" + "L".join(points), "line": self.line}


@dataclass(frozen=True, eq=False)
class Track:
    """Points of the 3-D trace number `trace`, shown up to `upto[k]` at step k."""

    trace: int
    x: Sequence[float]
    y: Sequence[float]
    z: Sequence[float]
    upto: Sequence[int]
    head: bool = False

    def points(self, step: int) -> dict:
        """Return the coordinates that are visible at `step`."""
        last = self.upto[step]
        first = last - 1 if self.head else 0
        return {axis: list(getattr(self, axis)[first:last]) for axis in "xyz"}


@dataclass(frozen=True, eq=False)
class Panel:
    """One figure with its moving parts, its text alternative and its size."""

    figure: Figure
    alt: str
    height: int = 420
    grow: float = 1.0  # share of the row's width, where there is room for a row
    frames: Sequence[Sequence[dict]] = ()
    spans: Sequence[Span] = ()
    trails: tuple[Trail, ...] = ()
    tracks: tuple[Track, ...] = ()
    clickable: bool = field(default=False)
    least_width: int = 0  # pixels; where the room is smaller, the panel scrolls

    def with_layout(self, **parts: object) -> "Panel":
        """Return the panel with these parts of its figure's layout laid over."""
        return replace(self, figure=self.figure.with_layout(**parts))

    def at(self, step: int) -> Figure:
        """Return the figure as it stands at `step`: what the browser shows."""
        shapes = list(self.figure.layout.get("shapes", ()))
        shapes += [s.shape for s in self.spans if s.first <= step <= s.last]
        shapes += [trail.shape(step) for trail in self.trails]
        shapes += list(self.frames[step]) if len(self.frames) else []
        data = list(self.figure.data)
        for track in self.tracks:
            data[track.trace] = {**data[track.trace], **track.points(step)}
        return Figure(data, {**self.figure.layout, "shapes": shapes})


def rounded(values: np.ndarray, digits: int = 6) -> list[float]:
    """Return plain floats with enough digits to draw and few enough to send."""
    plain = np.asarray(values, dtype=float).tolist()  # NumPy's own write slowly
    return [float(f"{value:.{digits}g}") for value in plain]


def dot(x: float, y: float, colour: str, radius: int = 7, **more: object) -> dict:
    """Return a round marker at (x, y) whose size is in pixels, as a shape."""
    return {
        "type": "circle",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": x,
        "yanchor": y,
        "x0": -radius,
        "x1": radius,
        "y0": -radius,
        "y1": radius,
        "fillcolor": colour,
        "line": {"color": colour, "width": 2},
        **more,
    }


def segment(
    x: tuple[float, float],
    y: tuple[float, float],
    colour: str,
    width: float = 2,
    dash: str = "solid",
    **more: object,
) -> dict:
    """Return the straight line from (x[0], y[0]) to (x[1], y[1]) as a shape."""
    line = {"color": colour, "width": width, "dash": dash}
    ends = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1]}
    return {"type": "line", **ends, "line": line, **more}


def words(x: float, y: float, text: str, colour: str, up: int = 16) -> dict:
    """Return `text` centred `up` pixels above (x, y): the label of an unseen shape."""
    box = {"x0": -1, "x1": 1, "y0": up - 1, "y1": up + 1}
    return {
        "type": "rect",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": x,
        "yanchor": y,
        **box,
        "line": {"width": 0},
        "label": {"text": text, "font": {"color": colour, "size": 13}},
    }


def arrow_head(x: float, y: float, colour: str, up: bool) -> dict:
    """Return a small triangle at (x, y) that points up or down, as a shape."""
    path = "M0,0L-5,-9L5,-9Z" if up else "M0,0L-5,9L5,9Z"
    pixels = {"xsizemode": "pixel", "ysizemode": "pixel", "xanchor": x, "yanchor": y}
    line = {"color": colour, "width": 1}
    return {"type": "path", "path": path, **pixels, "fillcolor": colour, "line": line}
