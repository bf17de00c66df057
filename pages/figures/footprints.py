"""Where somebody has been: a small dot at every place visited, from then on."""

from collections.abc import Sequence

import numpy as np

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.panel import Span
from pages.figures.shapes import INVISIBLE, dot

MOST = 48  # of them: a frame stays cheap
APART = 5  # pixels; what is nearer to another one is left out
PLOT = np.array([320, 240])  # pixels, about those of a plot
RADIUS = 3


def footprints(
    window: Window,
    x: Sequence[float],
    y: Sequence[float],
    seen: Sequence[int],
    n_steps: int,
    colour: str = theme.PATH,
    most: int = MOST,
) -> list[Span]:
    """Return dots at the places in a window, each from the step it was visited on.

    `seen[i]` is the first step at which place i is visited. Those that would lie on
    each other are one; there are at most `most`.
    """
    look = {"line": INVISIBLE, "opacity": 0.6}
    points = np.column_stack([x, y]).astype(float)
    return [
        Span(dot(*points[at].tolist(), colour, RADIUS, **look), seen[at], n_steps - 1)
        for at in kept(window, points, most)
    ]


def kept(window: Window, points: np.ndarray, most: int = MOST) -> list[int]:
    """Return the numbers of the points that are drawn: in the window, and apart.

    The first ones first; where there are too many, they keep a greater distance.
    """
    (left, right), (low, high) = window.x, window.y
    at = (points - (left, low)) / (right - left, high - low)
    inside = np.flatnonzero(((at >= 0) & (at <= 1)).all(axis=1)).tolist()
    apart, found = APART, _greedy(at * PLOT, inside, APART)
    while len(found) > most:
        apart *= 1.5
        found = _greedy(at * PLOT, inside, apart)
    return found


def _greedy(pixels: np.ndarray, order: Sequence[int], apart: float) -> list[int]:
    """Return those that are so far from all taken before."""
    found = []
    for at in order:
        gaps = pixels[found] - pixels[at]
        if not len(found) or (gaps**2).sum(axis=1).min() >= apart**2:
            found.append(at)
    return found
