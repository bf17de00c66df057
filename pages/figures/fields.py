"""A field of two coordinates from above, with paths over it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from engines.gradient_descent import Field
from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.footprints import MOST, footprints
from pages.figures.leaving import since
from pages.figures.panel import Panel, Span, Trail, rounded
from pages.figures.places import named
from pages.figures.plain import contour
from pages.figures.shapes import dot
from pages.figures.undefined import crosses, undefined_here
from pages.words.numbers import short

LARGEST = 1e38  # what is sent in four bytes holds no more
PLATEAU, PLATEAU_AT = 0.9, 0.6  # shares of the depths, and of the colours
MOST_OF_MANY = 84  # footprints of all paths, where there are many


@dataclass(frozen=True)
class Coordinates:
    """What the coordinates and the height of a field are called."""

    x: str
    y: str
    height: str
    x_axis: str = ""  # their axes' titles from above, where there is room for more
    y_axis: str = ""
    step: str = "step"  # what takes a path from one point to the next

    def hover(self, height: str) -> str:
        """Return what hovering over a point says; `height` is Plotly's word for it."""
        return (
            f"{self.x} = %{{x:.3f}}, {self.y} = %{{y:.3f}}<br>"
            f"{self.height} = %{{{height}:.4g}}<extra></extra>"
        )


@dataclass(frozen=True, eq=False)
class Path:
    """A walk over a field, of which step k shows the first `upto[k]` points."""

    points: np.ndarray  # (n, 2)
    heights: np.ndarray  # (n,)
    upto: Sequence[int]
    name: str = ""  # beside its end
    line: dict = field(default_factory=lambda: theme.stroke(theme.PATH, 2))
    colour: str = theme.HERE  # of the dot at its end
    head: Callable[..., dict] = dot  # what is drawn there


def window_of(ground: Field) -> Window:
    """Return the window that shows all of a field."""
    return Window(*((float(at[0]), float(at[-1])) for at in (ground.x, ground.y)))


def contour_panel(
    title: str,
    key: str,
    ground: Field,
    paths: Sequence[Path],
    says: Coordinates,
    *,
    alt: str,
    height: int = 400,
    grow: float = 1.0,
    traces: Sequence[dict] = (),
    names: dict | None = None,
    under: Callable[[int], Sequence[dict]] = lambda step: (),
    clickable: bool = False,
    **layout: object,
) -> Panel:
    """Draw a field from above, with all paths up to each step, and `traces` on it.

    The lines of equal height are evenly spaced in `Field.depth`: in the square root of
    the height above the lowest, so that a bowl shows evenly spaced rings, or, where
    most of the ground would lie in the first few of these, in its logarithm far up.
    Where a path has been it leaves footprints; what `under(step)` gives is drawn below
    the dots, as long as every path is in the window. Ground that is not defined is
    crossed out, and named once, unless the panel has `names` of its own.
    """
    figure = theme.figure(
        title,
        key,
        [_from_above(ground, says), *crosses(ground), *traces],
        xaxis=axis((ground.x[0], ground.x[-1]), says.x_axis or says.x),
        yaxis=axis((ground.y[0], ground.y[-1]), says.y_axis or says.y),
        dragmode="pan",
        **layout,
    )
    window = window_of(ground)
    trails = tuple(map(_trail, paths))
    frames = _frames(window, paths, under)
    most = MOST if len(paths) == 1 else MOST_OF_MANY // len(paths)
    been = [span for one in paths for span in _been(window, one, most)]
    words = undefined_here(ground)
    names = names or (named(window, words) if words else None)
    more = {"spans": been, "trails": trails, "names": names, "clickable": clickable}
    return Panel(figure, alt, height, grow, frames, **more)


def _been(window: Window, one: Path, most: int) -> list[Span]:
    """Return a path's footprints."""
    n = len(one.points)
    seen = np.searchsorted(one.upto, np.arange(1, n + 1)).tolist()
    n_seen = sum(step < len(one.upto) for step in seen)
    x, y = map(rounded, one.points[:n_seen].T)
    n_steps, colour = len(one.upto), one.line["color"]
    return footprints(window, x, y, seen, n_steps, colour, most)


def drawn(values: np.ndarray) -> np.ndarray:
    """Return numbers as they are sent for a surface: shorter, none infinite."""
    return np.clip(values, -LARGEST, LARGEST).astype("float32")


def colours(ground: Field, of: str) -> dict:
    """Return the ends of the colours; a high plateau keeps some colour of its own."""
    known = ground.depths[ground.is_defined]
    top = float(known.max(initial=0.0))
    if not top or np.median(known) < PLATEAU * top:
        return {}
    return {f"{of}min": 0.0, f"{of}max": top / PLATEAU_AT}


def _from_above(ground: Field, says: Coordinates) -> dict:
    """Return the field as contours."""
    return contour(
        x=ground.x,
        y=ground.y,
        z=drawn(ground.depths),
        customdata=drawn(ground.values),
        colorscale=theme.DEPTH_SCALE,
        showscale=False,
        **colours(ground, "z"),
        ncontours=24,
        line={"color": theme.MUTED, "width": 0.5},
        hovertemplate=says.hover("customdata"),
    )


def _trail(one: Path) -> Trail:
    """Return a path as it grows; out of the window its head is seen no more."""
    x, y = map(rounded, one.points.T)
    return Trail(x, y, one.upto, one.line, one.head(0, 0, one.colour))


def _frames(window: Window, paths: Sequence[Path], under) -> list[list[dict]]:
    """Return what is under the paths at each step, or by which edges some have left."""
    gone = [[] for _ in paths[0].upto]
    for one in paths:
        ends = one.points[np.asarray(one.upto) - 1]
        outside = np.flatnonzero(np.isnan(window.held(ends)).any(axis=-1))
        for step in outside.tolist():
            gone[step].append(window.way_out(ends[step].tolist(), one.colour))
    return [shapes or [*under(step)] for step, shapes in enumerate(gone)]


def left_at(window: Window, one: Path, says: Coordinates) -> list[str]:
    """Say of every point of a path since when it is out of the window, and where."""

    def where(point: list[float]) -> str:
        return "({}, {})".format(*map(short, point))

    return since(window, one.points, says.step, where)
