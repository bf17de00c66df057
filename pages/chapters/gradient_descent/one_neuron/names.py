"""The names on the error surface: of what stands still, and of an update's parts."""

from collections.abc import Sequence

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.fields import Coordinates, Path, left_at
from pages.figures.footprints import kept
from pages.figures.leaving import who_left
from pages.figures.panel import Span
from pages.figures.places import Name, Sheet, between, placed
from pages.figures.room import EMPTY

from .record import Moment, Record, runs_of

SAYS = Coordinates("w₀", "w₁", "L", "bias weight w₀", "weight w₁", "update")
SIZES = ((215, 105), (400, 330))  # pixels
DOT = 8  # pixels
ON_A_PLATE = {"plate": True}  # the ground is coloured


def names(record: Record, path: Path, view: Window, exact) -> list[Span]:
    """Return the names, where there is room for them.

    `exact` are the lines of weights that answer a sample exactly.
    """
    runs = list(runs_of(record.moments, lambda one: (one.state, one.blames)))
    states = np.array([moment.state for moment, _, _ in runs])
    texts = left_at(view, path, SAYS)
    weights = record.fit.weights[states]
    gone = who_left(view, weights, [texts[state] for state in states])
    sheet, still = _standing(record, view, exact, len(runs))
    sheet.moving.append((weights[:, np.newaxis], DOT))
    parts = _of_parts(record, [moment for moment, _, _ in runs], view, sheet)
    return [
        Span(span.shape, runs[span.first][1], runs[span.last][2])
        for spans in placed(sheet, [*gone, *still, *parts])
        for span in spans
    ]


def _standing(
    record: Record, view: Window, exact: Sequence[np.ndarray], n_runs: int
) -> tuple[Sheet, list[Name]]:
    """Return a sheet with what stands still, and the names of that."""
    weights, bottoms = record.fit.weights, np.array(record.surface.minima)
    lines = [between(np.transpose(ends), 50) for ends in exact]
    dots = np.concatenate([weights[:1], bottoms.reshape(-1, 2)])
    sheet = Sheet(view, SIZES, n_runs, [(line, 0) for line in lines])
    sheet.moving.append((np.broadcast_to(dots, (n_runs, *dots.shape)), DOT))
    walked = between(weights[kept(view, weights)], 6)
    sheet.faint.append((np.broadcast_to(walked, (n_runs, *walked.shape)), 0))
    look = {"best": "below", "least": EMPTY, **ON_A_PLATE}
    lowest = [Name(at[None], "lowest point", theme.MINIMUM, **look) for at in bottoms]
    start = Name(weights[:1], "start", theme.PATH, 9, **ON_A_PLATE)
    one = "one sample<br>answered exactly" if len(lines) > 1 else "answered exactly"
    along = [
        Name(line[6:-6:8], one, theme.SLOPE, 5, **{**look, "best": "above"})
        for line in lines[:1]
    ]
    return sheet, [*lowest, *along, start]


def _of_parts(
    record: Record, moments: Sequence[Moment], view: Window, sheet: Sheet
) -> list[Name]:
    """Return the names of an update's two parts, and put these on the sheet."""
    padded = np.append(record.fit.weights, [[np.nan, np.nan]], axis=0)
    updates = np.array([moment.update for moment in moments])
    before, after = padded[updates], padded[updates + 1]
    before[[not moment.blames for moment in moments]] = np.nan
    corner = np.stack([after[:, 0], before[:, 1]], axis=-1)
    way = np.stack([before, corner, np.where(np.isnan(before), np.nan, after)], axis=1)
    sheet.moving.append((between(way), 0))
    look = {"gap": 5, "near": True, **ON_A_PLATE}
    return [
        Name(
            view.held(way[:, i : i + 2].mean(axis=1, keepdims=True)),
            name,
            theme.NEXT,
            **look,
        )
        for i, name in enumerate(("Δw₀", "Δw₁"))
    ]
