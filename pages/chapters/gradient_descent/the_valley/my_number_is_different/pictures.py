"""The pictures of the part: the causes, and both walks on the curve."""

import numpy as np

from engines.gradient_descent import value_curve
from engines.slips import Quantity
from pages.chapters.my_number.case import Record
from pages.chapters.my_number.pictures import distances
from pages.figures import theme
from pages.figures.axes import Window, axis
from pages.figures.panel import Panel, rounded
from pages.figures.plain import scatter
from pages.figures.shapes import dot, line, ring, top_words

from .case import name_of

RIGHT, OTHER = theme.PATH, theme.HERE
ROOM = 0.08  # of the window, on every side


def panels(record: Record) -> list[Panel]:
    """Draw the causes, and the walks."""
    return [distances(record), _walks(record)]


def _walks(record: Record) -> Panel:
    """Draw the right walk, ring what was told, and at last a suspect's walk."""
    window, curve = _window(record)
    suspect = next(iter(record.verdict.departing), 0)
    frames = [_walk(record, window, 0, RIGHT)]
    for one in record.told:
        told = _ring(record, window, one.quantity.place[0], 0, RIGHT)
        frames.append([*frames[0], *told])
    frames.append([*frames[0], *_departed(record, window, suspect)])
    x, y = curve
    look = {"color": theme.CURVE, "width": 3}
    return Panel(
        theme.figure(
            "Where on the curve?",
            f"walks {record.settings.surface.name}",
            [scatter(x=x, y=y, mode="lines", line=look, hoverinfo="skip")],
            xaxis=axis(window.x, "x"),
            yaxis=axis(window.y, "f(x)"),
            dragmode=False,
        ),
        "The curve with the right walk, and at last a suspect's",
        frames=frames,
    )


def _departed(record: Record, window: Window, suspect: int) -> list[dict]:
    """Draw a suspect's walk, and the place where it leaves the right one."""
    parts_at = record.verdict.parts_at(suspect) if suspect else None
    if parts_at is None:
        return [top_words([("no path parts here", theme.MUTED)])]
    says = f"here the paths part: {name_of(parts_at)}"
    return [
        *_walk(record, window, suspect, OTHER, "dash"),
        *_ring(record, window, parts_at.place[0], suspect, OTHER),
        top_words([(says, OTHER)]),
    ]


def _places(record: Record, cause: int) -> np.ndarray:
    """Return the places that a cause finds, the start first, (n, 2) with heights."""
    case = record.case.example
    values = record.verdict.values[cause]
    found = {
        quantity: float(value)
        for quantity, value in zip(case.quantities, values, strict=True)
    }
    n = case.n_steps + 1
    x = [case.start, *(found[Quantity("x", (k,))] for k in range(1, n))]
    return np.array([x, [found[Quantity("value", (k,))] for k in range(n)]]).T


def _window(record: Record) -> tuple[Window, tuple]:
    """Return a window that holds the curve's own part and the right walk near it."""
    surface = record.settings.surface
    low, high = surface.domain[0]
    x = _places(record, 0)[:, 0]
    near = x[(x > low - (high - low)) & (x < high + (high - low))]
    left, right = min([low, *near]), max([high, *near])
    curve = value_curve(surface, domain=(left, right))
    heights = curve[1][np.isfinite(curve[1])]
    side, up = ROOM * (right - left), ROOM * max(np.ptp(heights), 1e-9)
    ends = heights.min() - up, heights.max() + 2 * up
    return Window((left - side, right + side), ends), curve


def _walk(
    record: Record, window: Window, cause: int, ink: str, dash: str = "solid"
) -> list[dict]:
    """Draw a walk as far as it is seen, a dot at each place."""
    points = _places(record, cause)
    seen = [window.holds(*point) for point in points.tolist()]
    n = seen.index(False) if False in seen else len(seen)
    if not n:
        return []
    x, y = rounded(points[:n, 0]), rounded(points[:n, 1])
    way = [line(x, y, theme.stroke(ink, 2, dash))] if n > 1 else []
    return [*way, *(dot(a, b, ink, 4) for a, b in zip(x, y, strict=True))]


def _ring(record: Record, window: Window, k: int, cause: int, ink: str) -> list[dict]:
    """Ring the place of a step."""
    point = _places(record, cause)[k].tolist()
    return [ring(*point, ink, 10, 3)] if window.holds(*point) else []
