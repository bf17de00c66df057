"""Where in a rectangle its label stands: in a corner, or at a side, without a dot."""

import numpy as np

from pages.figures.lettering import pixels

from .record import Record, kept
from .spots import spots_of

PLOT = np.array([260, 260])  # pixels of the plane where it is smallest: on a phone
SIZE, HIGH = 12, 18  # pixels: of a label's letters, and of its line
PADDING = 3  # pixels between a label and its rectangle
DOT = 5  # pixels: half a dot, or half a cross
PLACES = {  # of a label's middle, from low to high; the first that is free is taken
    "top left": (0, 1),
    "top right": (1, 1),
    "bottom left": (0, 0),
    "bottom right": (1, 0),
    "top center": (0.5, 1),
    "bottom center": (0.5, 0),
    "middle left": (0, 0.5),
    "middle right": (1, 0.5),
    "middle center": (0.5, 0.5),
}


def place_of(record: Record, rectangle: np.ndarray, words: str) -> str | None:
    """Return where words stand in a rectangle (2, 2); None where there is no room."""
    size = np.array([pixels(words, SIZE), HIGH]) + 2 * PADDING
    low, high = _in_pixels(record, rectangle.T)
    if (high - low < size).any():
        return None
    half, shares = size / 2, np.array([*PLACES.values()])
    middles = low + half + shares * (high - low - size)
    gaps = np.abs(middles[:, np.newaxis] - _dots(record))  # (places, dots, 2)
    free = ~(gaps < half + DOT).all(axis=2).any(axis=1)
    return [*PLACES][int(free.argmax())] if free.any() else None


@kept
def _dots(record: Record) -> np.ndarray:
    return _in_pixels(record, spots_of(record).points)


def _in_pixels(record: Record, points: np.ndarray) -> np.ndarray:
    """Return points (n, 2) of the plane in pixels, from its lower left corner on."""
    low, high = record.plane.window.T
    return (points - low) / (high - low) * PLOT
