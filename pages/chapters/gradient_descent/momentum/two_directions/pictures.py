"""The pictures of "Two directions": the bowl, the heights, and each direction."""

from dataclasses import replace

import numpy as np

from engines.gradient_descent import value_grid
from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.fields import Coordinates, Path, contour_panel, left_at, window_of
from pages.figures.leaving import who_left
from pages.figures.panel import Panel
from pages.figures.places import Name, named
from pages.figures.plain import scatter
from pages.words.numbers import short

from .bands import bands_panel
from .heights import heights_panel
from .looks import DIRECTIONS, WALKERS
from .record import FLAT, STEEP, Record, Walk
from .words import NAMES

SAYS = Coordinates("x", "y", "f")
BROAD = 1.25  # of the bowl's picture, for one of another's
ENDS = {FLAT: 1, STEEP: -1}  # of a line: where its name stands
REACH = 30.0  # of a direction's line: beyond every corner of the window


def panels(record: Record) -> list[Panel]:
    """Draw the bowl from above, the heights, and what happens along each direction."""
    return [bowl_panel(record), heights_panel(record), bands_panel(record)]


def bowl_panel(record: Record) -> Panel:
    """Draw the bowl with its own directions and both paths."""
    ground = value_grid(record.settings.surface, 61)
    paths = [_path(record, who, one) for who, one in record.walks]
    drawn = contour_panel(
        "The bowl: click a start",
        "bowl",
        ground,
        paths,
        SAYS,
        alt="The bowl from above, its two directions, and the paths of hiker and ball",
        height=520,
        traces=[_line(record, at) for at in NAMES],
        clickable=True,
        names=named(window_of(ground), _names(record, window_of(ground), paths)),
    )
    # As wide as high, for the directions to stand at right angles.
    square = {"constrain": "domain"}
    return replace(drawn, grow=BROAD).with_layout(
        xaxis=square, yaxis={**square, "scaleanchor": "x", "constraintoward": "top"}
    )


def _path(record: Record, who: str, one: Walk) -> Path:
    upto = np.minimum(np.arange(record.n_steps + 1), one.n_steps) + 1
    look = WALKERS[who]
    return Path(one.parts.points, one.heights, upto.tolist(), who, look, look["color"])


def _line(record: Record, at: int) -> dict:
    """Return the line through the bottom along a direction."""
    x, y = record.settings.directions[:, at].tolist()
    bend = short(float(record.settings.bends[at]))
    return scatter(
        x=[-REACH * x, REACH * x],
        y=[-REACH * y, REACH * y],
        mode="lines",
        line=theme.stroke(DIRECTIONS[at], 1.5, "dot"),
        hovertemplate=f"the {NAMES[at]} direction, λ = {bend}<extra></extra>",
    )


def _names(record: Record, window: Window, paths: list[Path]) -> list[Name]:
    """Return the names of both walkers and of both directions."""
    rows, found = np.arange(record.n_steps + 1), []
    for one in paths:
        points = one.points[np.minimum(rows, len(one.points) - 1)]
        texts = left_at(window, one, SAYS)
        texts = [texts[min(row, len(texts) - 1)] for row in rows.tolist()]
        said = [f"{one.name} {text}" if text else "" for text in texts]
        found += who_left(window, points, said)
        there = window.held(points[:, np.newaxis])
        found.append(Name(there, one.name, one.colour, 11, near=True))
    return [*found, *(_name(record, at) for at in NAMES)]


def _name(record: Record, at: int) -> Name:
    along = ENDS[at] * np.array([8.5, 7.0, 5.5, 9.5, 4.0])
    points = along[:, np.newaxis] * record.settings.directions[:, at]
    bend = short(float(record.settings.bends[at]))
    text = f"{NAMES[at]}, λ = {bend}"
    look = {"shorter": NAMES[at], "plate": True, "covers": "lines"}
    return Name(points, text, DIRECTIONS[at], 7, **look)
