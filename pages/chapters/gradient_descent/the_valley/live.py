"""What moves in the valley while a hand is on the learning rate, or on the start."""

from dataclasses import replace

import numpy as np

from engines.gradient_descent import (
    GradientDescent,
    Surface,
    Trajectories,
    descend_many,
)
from engines.gradient_descent.underfoot import tangent_ends
from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.live import Handle, Live, LiveLine, LivePath
from pages.figures.shapes import dot

from .pictures import WALKED, view_after_bet, view_before_bet
from .record import Record, Settings
from .underfoot import reach_in

CURVE, HEIGHT = 0, 1  # the panels


def live(record: Record, name: str, values: np.ndarray) -> Live:
    """Return path, slope and height for every value of a setting."""
    return _live(record, name, values, view_after_bet(record))


def live_before_bet(record: Record, name: str, values: np.ndarray) -> Live:
    """Return them for the window that does not tell how far the walk will stray."""
    return _live(record, name, values, view_before_bet(record))


def _live(record: Record, name: str, values: np.ndarray, view: Window) -> Live:
    settings, surface = record.settings, record.settings.surface
    with np.errstate(all="ignore"):  # a curve of one's own may end, and a walk with it
        walks = _walks(surface, replace(settings, **{name: values}), len(values))
        parts = _parts(walks, view)
        heights = surface.value(values[:, np.newaxis])
    if name != "start":
        return Live(parts)
    middle = sum(view.y) / 2  # where the curve is not, the ring waits in the middle
    heights = np.where(np.isfinite(heights), heights, middle)
    return Live(parts, Handle(CURVE, "x₀", values, heights))


def _walks(surface: Surface, settings: Settings, n: int) -> Trajectories:
    """Walk once for each value: of the settings one number is an array of them."""
    starts = np.broadcast_to(settings.start, n)[:, np.newaxis]
    optimizer = GradientDescent(settings.learning_rate)
    return descend_many(surface, optimizer, starts, settings.n_steps)


def _parts(walks: Trajectories, view: Window) -> list[LivePath | LiveLine]:
    last, heights = walks.n_steps, np.clip(walks.values.T, *view.y)
    x = np.clip(walks.points[:, :, 0].T, *view.x)
    hiker, mark = (dot(0, 0, theme.HERE, radius) for radius in (8, 7))
    ahead, climbed = theme.stroke(theme.NEXT, 2), theme.stroke(theme.PATH, 2)
    return [
        _slope(walks, view, last),
        LivePath(CURVE, x, heights, last, WALKED, hiker, ahead),
        LivePath(HEIGHT, walks.steps, heights, _inside(walks, view), climbed, mark),
    ]


def _inside(walks: Trajectories, view: Window) -> np.ndarray:
    """Return of every walk its last step, or the first one out of the picture."""
    low, high = view.y
    out = (walks.values < low) | (walks.values > high)
    first = np.where(out.any(axis=0), out.argmax(axis=0), len(out))
    return np.minimum(first, walks.n_steps)


def _slope(walks: Trajectories, view: Window, last: np.ndarray) -> LiveLine:
    """Return the tangent underfoot."""
    felt = (walks.points, walks.values[..., np.newaxis], walks.gradients)
    both = tangent_ends(*felt, reach_in(view))
    ends, heights = (np.moveaxis(part, 0, 1) for part in both)
    x, y = np.clip(ends, *view.x), np.clip(heights, *view.y)
    return LiveLine(CURVE, x, y, last, theme.stroke(theme.SLOPE, 3))
