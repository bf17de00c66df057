"""How a layer of two units folds the plane: its samples and its grid, bent.

What moves is drawn in whole steps of a fine grid, because whole numbers are short: a
picture has hundreds of points at every look.
"""

from collections.abc import Iterator

import numpy as np

from pages.figures import theme
from pages.figures.axes import named_axis
from pages.figures.panel import Panel
from pages.figures.shapes import path, segment
from pages.words.numbers import short

from .maps import folding_layer
from .record import Record

Ends = tuple[tuple[float, float], tuple[float, float]]  # of both units
BOUNDED = {"tanh": (-1.1, 1.1), "sigmoid": (-0.05, 1.05)}
MARKS = {"tanh": (-1.0, 0.0, 1.0), "sigmoid": (0.0, 0.5, 1.0)}
STEPS = 220  # of the grid, each way
GRID = theme.stroke(theme.MUTED, 0.7)
WIDE = 5  # steps and pixels of a sample


def fold_panel(record: Record) -> Panel | None:
    """Draw the plane in the coordinates of the last layer of two units, or nothing."""
    layer = folding_layer(record.problem)
    if layer is None:
        return None
    ends = _ends(record)
    square = {"scaleanchor": "x", "constrain": "domain"}
    figure = theme.figure(
        f"The plane, folded by layer {layer + 1}",
        "fold",
        [],
        xaxis=_axis(record, ends[0], f"unit {layer + 1}.1", constrain="domain"),
        yaxis=_axis(record, ends[1], f"unit {layer + 1}.2", **square),
        dragmode="pan",
    )
    frames = [[*_at(record, step, ends)] for step in range(record.n_steps)]
    alt = "Where the two units put every sample, and the grid of the plane"
    return Panel(figure, alt, frames=frames)


def _axis(record: Record, ends: tuple[float, float], title: str, **more) -> dict:
    low, high = ends
    marks = MARKS.get(record.settings.activation, (low, (low + high) / 2, high))
    places = [STEPS * (mark - low) / (high - low) for mark in marks]
    names = [short(mark, 2) for mark in marks]
    return named_axis((0, STEPS), places, names, title, zeroline=False, **more)


def _ends(record: Record) -> Ends:
    """Return what both axes show, at all looks."""
    kind = record.settings.activation
    if kind in BOUNDED:
        return BOUNDED[kind], BOUNDED[kind]
    folded = record.maps.folded
    known = np.where(np.isfinite(folded), folded, 0.0)
    low, high = np.quantile(known, [0.01, 0.99], axis=(0, 1))
    spare = np.maximum(0.15 * (high - low), 0.1)
    across, up = zip((low - spare).tolist(), (high + spare).tolist(), strict=True)
    return across, up


def _placed(values: np.ndarray, ends: Ends) -> np.ndarray:
    """Return where values (..., 2) lie in steps of the grid; at most at its edge."""
    low, high = np.array(ends).T
    with np.errstate(all="ignore"):
        shares = np.nan_to_num((values - low) / (high - low), nan=-1.0)
    return np.rint(STEPS * np.clip(shares, 0, 1)).astype(int)


def _at(record: Record, step: int, ends: Ends) -> Iterator[dict]:
    """Yield the bent grid, the samples, and the line between two answers."""
    lines = _placed(record.maps.bent[step], ends).tolist()
    yield path("".join(map(_outline, lines)), GRID)
    yield from _samples(record, step, ends)
    yield from _border(record, step, ends)


def _outline(points: list) -> str:
    return "M" + "L".join(f"{x},{y}" for x, y in points)


def _samples(record: Record, step: int, ends: Ends) -> Iterator[dict]:
    """Yield the samples of each class as one shape of short thick strokes."""
    points = _placed(record.maps.folded[step], ends)
    labels = record.problem.samples.labels
    for label in np.unique(labels):
        strokes = (
            f"M{x - WIDE // 2},{y}L{x + WIDE // 2},{y}"
            for x, y in points[labels == label].tolist()
        )
        stroke = theme.stroke(theme.class_colour(int(label)), WIDE)
        yield path("".join(strokes), stroke)


def _border(record: Record, step: int, ends: Ends) -> Iterator[dict]:
    """Yield the line where one output is undecided, if these two units feed it."""
    layer, network = folding_layer(record.problem), record.problem.network
    if layer != network.n_layers - 2 or network.layer_sizes[-1] > 1:
        return
    parameters = record.problem.start.with_vector(record.history.snapshots[step])
    (a, b), c = parameters.weights[-1][:, 0].tolist(), float(parameters.biases[-1][0])
    found = crossing(a, b, c, ends)
    if found:
        x, y = zip(*_placed(np.array(found), ends).tolist(), strict=True)
        yield segment(x, y, theme.INK, 2)


def crossing(a: float, b: float, c: float, ends: Ends) -> list | None:
    """Return both ends of the line a u + b v + c = 0 in a window, or None."""
    (left, right), (low, high) = ends
    points = [(u, -(a * u + c) / b) for u in (left, right)] if b else []
    points += [(-(b * v + c) / a, v) for v in (low, high)] if a else []
    near = 1e-9 * max(abs(right - left), abs(high - low))
    inside = sorted(
        (u, v)
        for u, v in points
        if left - near <= u <= right + near and low - near <= v <= high + near
    )
    return [inside[0], inside[-1]] if len(inside) > 1 else None
