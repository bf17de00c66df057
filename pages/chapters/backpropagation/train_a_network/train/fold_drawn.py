"""How a layer of two units folds the plane: its samples and its grid, bent."""

import numpy as np

from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.panel import Panel
from pages.figures.shapes import path, segment

from .maps import folding_layer
from .record import Record

BOUNDED = {"tanh": (-1.15, 1.15), "sigmoid": (-0.08, 1.08)}
GRID = theme.stroke(theme.MUTED, 0.7)
DOT = 5  # pixels of a sample


def fold_panel(record: Record) -> Panel | None:
    """Draw the plane in the coordinates of the last layer of two units, or nothing."""
    layer = folding_layer(record.problem)
    if layer is None:
        return None
    ends = _ends(record)
    square = {"scaleanchor": "x", "constrain": "domain"}
    names = [f"unit {layer + 1}.{number}" for number in (1, 2)]
    figure = theme.figure(
        f"The plane, folded by layer {layer + 1}",
        "fold",
        [],
        xaxis=axis(ends[0], names[0], zeroline=False, constrain="domain"),
        yaxis=axis(ends[1], names[1], zeroline=False, **square),
        dragmode="pan",
    )
    frames = [[*_at(record, step, ends)] for step in range(record.n_steps)]
    alt = "Where the two units put every sample, and the grid of the plane"
    return Panel(figure, alt, frames=frames)


def _ends(record: Record) -> list[tuple[float, float]]:
    """Return what both axes show, at all looks."""
    kind = record.settings.activation
    if kind in BOUNDED:
        return [BOUNDED[kind]] * 2
    folded = record.maps.folded
    known = np.where(np.isfinite(folded), folded, np.nan)
    low, high = np.nanquantile(known, [0.01, 0.99], axis=(0, 1))
    spare = np.maximum(0.15 * (high - low), 0.1)
    return list(zip((low - spare).tolist(), (high + spare).tolist(), strict=True))


def _at(record: Record, step: int, ends):
    """Yield the bent grid, the samples, and the line between two answers."""
    lines = np.clip(record.maps.bent[step], *np.array(ends).T)
    outline = "".join(map(_outline, np.nan_to_num(lines).tolist()))
    yield path(outline, GRID)
    yield from _samples(record, step, ends)
    yield from _border(record, step, ends)


def _outline(points: list) -> str:
    return "M" + "L".join(f"{x:.3g},{y:.3g}" for x, y in points)


def _samples(record: Record, step: int, ends):
    """Yield the samples of each class as one shape of short thick strokes."""
    points = record.maps.folded[step]
    wide = 0.018 * (ends[0][1] - ends[0][0])
    labels = record.problem.samples.labels
    for label in np.unique(labels):
        strokes = [
            f"M{x:.3g},{y:.3g}L{x + wide:.3g},{y:.3g}"
            for x, y in points[labels == label].tolist()
            if _inside(x, ends[0]) and _inside(y, ends[1])
        ]
        if strokes:
            stroke = theme.stroke(theme.class_colour(int(label)), DOT)
            yield path("".join(strokes), stroke)


def _inside(value: float, ends: tuple[float, float]) -> bool:
    return ends[0] <= value <= ends[1]


def _border(record: Record, step: int, ends):
    """Yield the line where one output is undecided, if these two units feed it."""
    layer = folding_layer(record.problem)
    network = record.problem.network
    if layer != network.n_layers - 2 or network.layer_sizes[-1] > 1:
        return
    parameters = record.problem.start.with_vector(record.history.snapshots[step])
    (a, b), c = parameters.weights[-1][:, 0].tolist(), float(parameters.biases[-1][0])
    found = crossing(a, b, c, ends)
    if found:
        yield segment(*found, theme.INK, 2)


def crossing(a: float, b: float, c: float, ends):
    """Return both ends of the line a u + b v + c = 0 in a window, or None."""
    (left, right), (low, high) = ends
    points = []
    if b:
        points += [(u, -(a * u + c) / b) for u in (left, right)]
    if a:
        points += [(-(b * v + c) / a, v) for v in (low, high)]
    inside = sorted(
        {
            (round(u, 9), round(v, 9))
            for u, v in points
            if left - 1e-9 <= u <= right + 1e-9 and low - 1e-9 <= v <= high + 1e-9
        }
    )
    if len(inside) < 2:
        return None
    (x0, y0), (x1, y1) = inside[0], inside[-1]
    return (x0, x1), (y0, y1)
