"""A drawn picture, moved and scaled as the data set's digits are."""

import numpy as np

N = 8  # pixels across, and down
MIDDLE = (N - 1) / 2


def placed(levels: np.ndarray) -> np.ndarray:
    """Return a picture (8, 8) whose ink fills the height, in the middle.

    Every digit of the data set reaches from the first row to the last. So the box
    around the ink is enlarged until it has all 8 rows, or all 8 columns, each pixel
    becoming the mean of what it covers; it moves by whole pixels to the middle column,
    where it is more than half a pixel away from it. A blank page stays as it is.
    """
    rows, columns = (np.flatnonzero(levels.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return levels
    tall, wide = (float(np.ptp(some)) + 1 for some in (rows, columns))
    scale = N / max(tall, wide)
    down = _covers(rows[0], tall, scale)
    across = _covers(columns[0], wide, scale)
    return down @ levels @ across.T


def _covers(first: int, length: float, scale: float) -> np.ndarray:
    """Return how much of each pixel (columns) every new one (rows) consists of."""
    start = N / 2 - scale * length / 2  # in the middle
    if scale == 1.0:
        start = first + np.rint(MIDDLE - (first + (length - 1) / 2))
    edges = first + (np.arange(N + 1) - start) / scale
    low = np.maximum(edges[:-1, np.newaxis], np.arange(N))
    high = np.minimum(edges[1:, np.newaxis], np.arange(N) + 1)
    return np.maximum(high - low, 0.0) * scale
