"""The ground close up, and the pushes of one update upon it."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from engines.gradient_descent import value_grid
from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.fields import Coordinates, Path, contour_panel
from pages.figures.needles import needle
from pages.figures.panel import Panel
from pages.figures.places import Name, named
from pages.figures.shapes import segment

from .drawn import Arrows
from .record import BENDS, LAND, Record
from .squares import squares_panel

SAYS = Coordinates("x", "y", "f")
FINE = 81  # points of the ground to each side
SPREAD = (2.6, 1.4)  # of the window: where the picture is wider, or taller, than that
ROOM = 1.3  # of what has to be seen, to each side
BESIDE = 1.6  # steps of gradient descent, to each side, before the bet
LEAST = 1e-5  # of the landscape: a window is no smaller
BACK = 12  # places of the walk so far that are drawn
PLAIN_WINDOW = 0.1  # of the landscape, where there is no update to see


def panels(record: Record) -> list[Panel]:
    """Draw the ground under the update, and the squares, where there are any."""
    return _drawn(record, Arrows(record), window_of)


def panels_before_bet(record: Record) -> list[Panel]:
    """Draw the same with a window that does not tell how long the update is."""
    return _drawn(record, Arrows(record, is_told=False), window_before_bet)


def _drawn(record: Record, arrows: Arrows, window: Callable) -> list[Panel]:
    ground = close_up(record, arrows, window(record))
    has_squares = record.squares is not None and len(record.stages) > 1
    return [ground, squares_panel(record)] if has_squares else [ground]


def close_up(record: Record, arrows: Arrows, window: Window) -> Panel:
    """Draw the ground close up, from above, with the arrows of every stage."""
    shown = _spread(window, *SPREAD)
    ground = value_grid(record.settings.surface, FINE, (shown.x, shown.y))
    there = arrows.all if len(record.stages) > 1 else []
    title = "The ground close up"
    panel = contour_panel(
        title if arrows.to_scale or not there else f"{title}; dashed: not to scale",
        f"close up {window}",  # another window is no zoom that is to be kept
        ground,
        [_path(record)],
        SAYS,
        alt=f"The ground around one place of the walk, and what {record.label} makes "
        "of what it feels there.",
        height=520,
        names=named(shown, [_name(record, one) for one in there if one.text]),
    )
    frames = [
        [*before, *_arrows(record, there, stage)]
        for before, stage in zip(panel.frames, record.stages, strict=True)
    ]
    # Both axes have one scale: downhill is square to the lines of equal height.
    axes = {"xaxis": {"range": window.x}}
    axes["yaxis"] = {"range": window.y, "scaleanchor": "x"}
    return replace(panel, frames=frames).with_layout(**axes)


def window_of(record: Record) -> Window:
    """Return the square window that holds all arrows."""
    wide = _width(record)
    if len(record.stages) == 1:
        return _window(record.point, PLAIN_WINDOW * wide, wide)
    seen = np.array([record.point, *(one.tip for one in Arrows(record).all)])
    low, high = seen.min(axis=0), seen.max(axis=0)
    half = max(ROOM * (high - low).max() / 2, LEAST * wide)
    return _window((low + high) / 2, half, wide)


def window_before_bet(record: Record) -> Window:
    """Return the window that gradient descent's step asks for, whoever walks."""
    wide = _width(record)
    if len(record.stages) == 1:
        return window_of(record)
    half = BESIDE * float(np.hypot(*record.plain))
    return _window(record.point, float(np.clip(half, LEAST * wide, wide / 2)), wide)


def _spread(window: Window, wide: float, tall: float) -> Window:
    """Return a window so many times as wide and tall, around the same middle."""

    def spread(ends: tuple[float, float], times: float) -> tuple[float, float]:
        middle, half = sum(ends) / 2, (ends[1] - ends[0]) / 2
        return (middle - times * half, middle + times * half)

    return Window(spread(window.x, wide), spread(window.y, tall))


def _width(record: Record) -> float:
    return max(high - low for low, high in record.settings.surface.domain)


def _window(middle: np.ndarray, half: float, wide: float) -> Window:
    if not np.isfinite([*middle, half]).all():
        middle, half = np.zeros(2), wide
    return Window(*((float(at - half), float(at + half)) for at in middle))


def _path(record: Record) -> Path:
    """Return the walk so far, and, when it lands, the place where it does."""
    first = max(record.at - BACK, 0)
    points = record.walk.points[first : record.at + 1]
    heights = record.walk.values[first : record.at + 1]
    n = len(points)
    upto = [n + (stage == LAND) for stage in record.stages]
    if upto[-1] > n:
        points = np.vstack([points, record.landing])
        heights = np.append(heights, record.landing_value)
    line = theme.stroke(theme.WAY, 2)
    return Path(points, heights, upto, "", line, theme.HERE)


def _arrows(record: Record, arrows: list, stage: str) -> list[dict]:
    """Return the arrows of a stage; at the bends, the ground's own directions too."""
    own = _directions(record) if stage == BENDS else []
    seen = [one for one in arrows if one.is_there(stage)]
    return own + [
        shape
        for one in seen
        for shape in needle(
            one.start.tolist(), one.along.tolist(), one.colour, one.width, one.dash
        )
    ]


def _directions(record: Record) -> list[dict]:
    """Return lines along which the ground bends most and least."""
    hessian = record.settings.surface.hessian(record.point)
    _, directions = np.linalg.eigh(hessian)
    reach = np.hypot(*record.update)
    return [
        segment(
            *np.stack([record.point - reach * way, record.point + reach * way], axis=1),
            theme.MUTED,
            1.5,
            "dash",
        )
        for way in directions.T
    ]


def _name(record: Record, one) -> Name:
    """Return the name at an arrow's tip, at the stages at which it is there."""
    there = [[one.is_there(stage)] for stage in record.stages]
    points = np.where(np.array(there)[..., np.newaxis], one.tip, np.nan)
    return Name(points, one.text, one.colour, 10, plate=True, covers="lines")
