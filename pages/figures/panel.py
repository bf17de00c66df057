"""What a figure hands to the page: a plain Plotly figure, and what moves on it.

Kinds of moving parts, because they are the ones the browser redraws without
touching the picture behind them (`pages/ui/figure.py` has the measurements):

* `frames[k]`, a list of layout shapes that are there at step k and gone after it,
  text included (a shape's label);
* a `Span`, one shape that stays from one step to another: said once, not every step;
* a `Trail`, a line drawn point by point up to step k;
* a `Track`, the same in three dimensions, where shapes do not exist: a trace of the
  figure whose points are shown up to step k, or only the k-th (`head`);
* a `Map`, coloured cells that change with every step: one small picture a step, which
  costs nothing that can be measured, where a heatmap costs 64 ms and more; or one
  picture whose cells come one after the other (`since`), sent once;
* a `Hover`, what a trace's points say when hovered over, another text at every step;
* `names`, which the browser puts where it finds room for them (`places.named`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from pages.figures.hovers import Hover
from pages.figures.plain import Figure, heatmap


@dataclass(frozen=True, eq=False)
class Span:
    """A layout shape that is there from step `first` to step `last`, both included."""

    shape: dict
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Trail:
    """A line through `x`, `y` of which step k shows the first `upto[k]` points.

    It may have a head: a shape sized in pixels, put at the last point shown. At a point
    that is None the pen is lifted: so a line leaves the picture, and comes back.
    """

    x: Sequence[float | None]
    y: Sequence[float | None]
    upto: Sequence[int]
    line: dict
    head: dict | None = None

    def shape(self, step: int) -> dict:
        """Return the trail up to `step` as one layout shape."""
        n, path, pen = self.upto[step], [], "M"
        for x, y in zip(self.x[:n], self.y[:n], strict=True):
            if x is not None:
                path.append(f"{pen}{x},{y}")
            pen = "M" if x is None else "L"
        return {"type": "path", "path": "".join(path) or "M0,0", "line": self.line}

    def heads(self, step: int) -> list[dict]:
        """Return the head at `step`; none where there is none, or no point."""
        n = self.upto[step]
        if not self.head or not n or self.x[n - 1] is None:
            return []
        return [{**self.head, "xanchor": self.x[n - 1], "yanchor": self.y[n - 1]}]


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


Layered = tuple[int, dict]  # the depth at which a shape is drawn, and the shape
Run = tuple[Sequence[Layered], int, int]  # what is there from a step to a step

MOST_BYTES = 1_000_000  # of all maps of a panel, as they are sent
LEVEL, NOTHING = 127, -128  # a map's largest level; what is drawn as nothing at all


def levels(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """Return numbers as a map's levels, `low` to `high`; what is no number is nothing.

    What lies beyond has the colour of the end.
    """
    shares = np.clip((values - low) / (high - low), 0, 1)
    found = np.rint((2 * shares - 1) * LEVEL)
    return np.where(np.isnan(values), NOTHING, found).astype("int8")


@dataclass(frozen=True, eq=False)
class Map:
    """Coloured cells over a part of the axes: at step k the picture `shown[k]`.

    The first row of a picture is the lowest. `shown` is not needed where each step
    has a picture of its own. A cell is there from step `since` on, where that is said.
    """

    levels: np.ndarray  # (n_pictures, height, width) int8, from -127 to 127
    scale: Sequence[tuple[float, str]]  # share from 0 to 1, and its colour there
    x: tuple[float, float]  # left and right edge
    y: tuple[float, float]  # lower and upper edge
    shown: Sequence[int] = ()
    axes: tuple[str, str] = ("x", "y")
    since: np.ndarray | None = None  # (height, width) the first step of each cell

    @property
    def n_bytes(self) -> int:
        """How many bytes of it are sent: base64 has 4 letters for 3 bytes."""
        steps = 0 if self.since is None else 4 * self.since.size
        return (self.levels.nbytes + steps) * 4 // 3

    def trace(self, step: int) -> dict:
        """Return the cells of a step as the native chart draws them."""
        cells = self.levels[self.shown[step] if len(self.shown) else step]
        if self.since is not None:
            cells = np.where(self.since > step, NOTHING, cells)
        rows, columns = cells.shape
        return heatmap(
            x=np.linspace(*self.x, columns + 1),
            y=np.linspace(*self.y, rows + 1),
            z=np.where(cells == NOTHING, np.nan, cells.astype(float)),
            zmin=-LEVEL,
            zmax=LEVEL,
            colorscale=[list(stop) for stop in self.scale],
            showscale=False,
            hoverinfo="skip",
            xaxis=self.axes[0],
            yaxis=self.axes[1],
        )


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
    maps: tuple[Map, ...] = ()
    hovers: tuple[Hover, ...] = ()
    names: dict | None = None
    clickable: bool = field(default=False)
    least_width: int = 0  # pixels; where the room is smaller, the panel scrolls
    least_height: int = 0  # likewise; the height is a wish, the window has the say
    narrow: "Panel | None" = None  # the same, drawn for windows below `least_width`
    narrow_if_low: bool = False  # and for those below `least_height`
    drawing: str = ""  # which kind this is, where it may be drawn in several
    leaves_ghost: bool = True  # whether its trails stay, faintly, under the next run's

    def __post_init__(self) -> None:
        """Refuse maps that are too much to send."""
        n_bytes = sum(one.n_bytes for one in self.maps)
        if n_bytes > MOST_BYTES:
            raise ValueError(
                f"A panel's maps take {n_bytes:,} bytes, at most {MOST_BYTES:,} are "
                "allowed. Give fewer cells, or fewer pictures with `shown`."
            )

    def with_layout(self, **parts: object) -> "Panel":
        """Return the panel with these parts of its figure's layout laid over."""
        return replace(self, figure=self.figure.with_layout(**parts))

    def at(self, step: int) -> Figure:
        """Return the figure at `step`: what the browser shows, but for names."""
        shapes = list(self.figure.layout.get("shapes", ()))
        shapes += [s.shape for s in self.spans if s.first <= step <= s.last]
        shapes += [trail.shape(step) for trail in self.trails]
        shapes += list(self.frames[step]) if len(self.frames) else []
        shapes += [head for trail in self.trails for head in trail.heads(step)]
        data = list(self.figure.data)
        for track in self.tracks:
            data[track.trace] = {**data[track.trace], **track.points(step)}
        for hover in self.hovers:
            data[hover.trace] = {**data[hover.trace], "customdata": hover.at(step)}
        data += [one.trace(step) for one in self.maps]
        return Figure(data, {**self.figure.layout, "shapes": shapes})


def rounded(values: np.ndarray, digits: int = 6) -> list[float]:
    """Return plain floats with enough digits to draw and few enough to send."""
    plain = np.asarray(values, dtype=float).tolist()  # NumPy's own write slowly
    return [float(f"{value:.{digits}g}") for value in plain]


def spans_of(frames: Sequence[Sequence[Layered]]) -> list[Span]:
    """Join the equal shapes of neighbouring steps; small depths are drawn first."""
    return in_order(joined((frame, at, at) for at, frame in enumerate(frames)))


def joined(runs: Iterable[Run]) -> list[tuple[int, Span]]:
    """Return the shapes of runs of steps, one after the other, with their depths.

    A shape that is in neighbouring runs stays, and is one; none is twice in a run.
    """
    done, there, end = [], [], 0
    for shapes, first, last in [*runs, ((), 0, 0)]:
        now = [(pair, first) for pair in shapes]
        for pair, start in there:
            if pair in shapes:
                now[shapes.index(pair)] = pair, start
            else:
                done.append((pair[0], Span(pair[1], start, end)))
        there, end = now, last
    return done


def in_order(spans: Iterable[tuple[int, Span]]) -> list[Span]:
    """Return spans as they are drawn: by depth, and then as they come."""
    ordered = sorted(spans, key=lambda one: (one[0], one[1].first, one[1].last))
    return [span for _, span in ordered]
