"""The pictures of "Two directions": the bowl from above, and its parts."""

import numpy as np

from engines.gradient_descent import value_grid
from pages.figures import theme
from pages.figures.fields import Coordinates, Path, contour_panel
from pages.figures.panel import Panel

from .record import Record, Walk

SAYS = Coordinates("x", "y", "f")
HIKER, BALL = theme.PATH, theme.NEXT


def panels(record: Record) -> list[Panel]:
    """Draw the bowl from above."""
    return [bowl_panel(record)]


def bowl_panel(record: Record) -> Panel:
    """Draw the bowl with both paths."""
    paths = [
        _path(record, record.hiker, HIKER, "hiker"),
        _path(record, record.ball, BALL, "ball"),
    ]
    return contour_panel(
        "The bowl from above",
        "bowl",
        value_grid(record.settings.surface, 61),
        paths,
        SAYS,
        alt="The bowl from above with the paths of hiker and ball",
        height=520,
    )


def _path(record: Record, one: Walk, colour: str, name: str) -> Path:
    upto = np.minimum(np.arange(record.n_steps + 1), one.n_steps) + 1
    points, heights = one.trajectory.points, one.trajectory.values
    line = theme.stroke(colour, 2)
    return Path(points, heights, upto.tolist(), name, line, colour)
