"""The names on the error surface: of what stands still, and of an update's parts."""

from collections.abc import Sequence

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.fields import Coordinates, Path, left_at
from pages.figures.leaving import who_left
from pages.figures.places import Name, named

from .record import Record

SAYS = Coordinates("w₀", "w₁", "L", "bias weight w₀", "weight w₁", "update")
ON_A_PLATE = {"plate": True}  # the ground is coloured
ALONG = np.linspace(0.12, 0.88, 5)[:, np.newaxis]  # shares of a line


def names(record: Record, path: Path, view: Window, exact) -> dict:
    """Return the names at every step, the most important first.

    `exact` are the lines of weights that answer a sample exactly.
    """
    states = np.array([moment.state for moment in record.moments])
    texts = left_at(view, path, SAYS)
    gone = who_left(view, record.fit.weights[states], [texts[at] for at in states])
    still = _of_what_stays(record, exact)
    return named(view, [*gone, *still, *_of_parts(record, view)])


def _of_what_stays(record: Record, exact: Sequence[np.ndarray]) -> list[Name]:
    """Return the names of the bottom, of weights that answer exactly, of the start."""
    look = {"covers": "lines", **ON_A_PLATE}
    lowest = [
        Name(
            np.array(at)[np.newaxis],
            "lowest point",
            theme.MINIMUM,
            best="below",
            **look,
        )
        for at in record.surface.minima
    ]
    start = Name(record.fit.weights[:1], "start", theme.PATH, 9, **ON_A_PLATE)
    one = "one sample<br>answered exactly" if len(exact) > 1 else "answered exactly"
    ends = [np.transpose(line) for line in exact[:1]]
    along = [
        Name(first + ALONG * (last - first), one, theme.SLOPE, 5, "above", **look)
        for first, last in ends
    ]
    return [*lowest, *along, start]


def _of_parts(record: Record, view: Window) -> list[Name]:
    """Return the names of an update's two parts, while they are drawn."""
    padded = np.append(record.fit.weights, [[np.nan, np.nan]], axis=0)
    updates = np.array([moment.update for moment in record.moments])
    before, after = padded[updates], padded[updates + 1]
    before[[not moment.blames for moment in record.moments]] = np.nan
    corner = np.stack([after[:, 0], before[:, 1]], axis=-1)
    look = {"gap": 5, "near": True, **ON_A_PLATE}
    return [
        Name(view.held((one + other)[:, np.newaxis] / 2), name, theme.NEXT, **look)
        for name, one, other in (("Δw₀", before, corner), ("Δw₁", corner, after))
    ]
