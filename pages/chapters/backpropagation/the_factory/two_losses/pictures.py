"""The pictures of "Two losses": the ground under both, and what the unit says."""

import numpy as np

from engines.backpropagation import Waking
from pages.figures import theme
from pages.figures.axes import axis, named_axis
from pages.figures.panel import Panel, rounded
from pages.figures.plain import scatter
from pages.figures.series import Series, series_panel
from pages.figures.shapes import dot, ring, segment, words

from .record import Record

LINES = (
    ("squared error", theme.stroke(theme.HERE)),
    ("cross-entropy", theme.stroke(theme.PATH, dash="dash")),
)
# Title, axis, and how many pixels above its curve a name is clear of all else.
KINDS = {
    "losses": ("The loss at each z", "loss E", 16),
    "slopes": ("The slope it feels", "size of dE/dz", 34),
}
TARGET = f'<span style="color:{theme.MINIMUM}">target<br>{{:g}}</span>'


def panels(record: Record) -> list[Panel]:
    """Draw both losses and slopes against z, and what the unit says."""
    grounds = [_ground_panel(record, kind) for kind in KINDS]
    return [*grounds, _says_panel(record)]


def _ground_panel(record: Record, kind: str) -> Panel:
    """Draw losses or sizes of slopes against z, with the unit on both curves."""
    title, name, up = KINDS[kind]
    curves = record.squares_curve, record.entropy_curve
    heights = [_heights(curve, kind) for curve in curves]
    z, most = curves[0].pre_activations, max(float(y.max()) for y in heights)
    figure = theme.figure(
        title,
        f"two {kind}",
        [_ground(z, y, *look) for y, look in zip(heights, LINES, strict=True)],
        shapes=[
            _name(z, y, text, line["color"], record.settings.target, high)
            for y, (text, line), high in zip(heights, LINES, (up, 16), strict=True)
        ],
        xaxis=axis((float(z[0]), float(z[-1])), "z"),
        yaxis=axis((-0.08 * most, 1.12 * most), name),
        dragmode=False,
    )
    walks = [
        zip(rounded(one.pre_activations), rounded(_heights(one, kind)), strict=True)
        for one in record.both
    ]
    frames = [
        [_unit(at, *point) for at, point in enumerate(points)]
        for points in zip(*walks, strict=True)
    ]
    return Panel(figure, f"{name} of both losses, against z", frames=frames)


def _name(
    z: np.ndarray, y: np.ndarray, name: str, colour: str, target: float, up: int
) -> dict:
    """Write a curve's name where a unit is wrong: so far above that dots pass by."""
    at, side = (0, "left") if target else (-1, "right")
    return words(float(z[at]), float(y[at]), name, colour, up, 12, side)


def _ground(z: np.ndarray, y: np.ndarray, label: str, line: dict) -> dict:
    return scatter(
        x=rounded(z, 4),
        y=rounded(y, 4),
        mode="lines",
        name=label,
        line=line,
        hovertemplate=f"z = %{{x}}<br>{label}: %{{y}}<extra></extra>",
    )


def _says_panel(record: Record) -> Panel:
    """Draw what the unit says after each update, under both losses."""
    n, target = record.settings.n_updates, record.settings.target
    marks = (0.0, 0.5, 1.0)
    names = [TARGET.format(mark) if mark == target else f"{mark:g}" for mark in marks]
    lines = [
        Series(name, range(n + 1), rounded(waking.activations, 5), line)
        for waking, (name, line) in zip(record.both, LINES, strict=True)
    ]
    return series_panel(
        "What the unit says",
        "two says",
        lines,
        n + 1,
        alt="What the unit says after each update",
        xaxis=axis((-0.02 * n, 1.03 * n), "updates"),
        yaxis=named_axis((-0.14, 1.14), marks, names, "a = σ(z)"),
        heads=lambda one, t: [_unit(lines.index(one), t, one.y[t])],
        shapes=[
            segment((0, n), (target, target), theme.MINIMUM, 2, "dot"),
            segment((0, n), (0.5, 0.5), theme.MUTED, 1, "dot"),
        ],
        dragmode=False,
    )


def _heights(waking: Waking, kind: str) -> np.ndarray:
    return waking.losses if kind == "losses" else np.abs(waking.deltas)


def _unit(at: int, x: float, y: float) -> dict:
    """Return the unit: full under squared error, hollow under cross-entropy."""
    colour = LINES[at][1]["color"]
    return ring(x, y, colour, 6, 3, theme.PAPER) if at else dot(x, y, colour)
