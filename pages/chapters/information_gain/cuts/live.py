"""What moves in the picture of a node while a hand is on the cut: all its places."""

from functools import partial

import numpy as np

from pages.figures.live import Handle, Live, LiveLine, LivePath, LiveWords
from pages.figures.shapes import dot

from . import hand, looks
from .looks import CURVE, HISTOGRAM, OWN, SAID, high
from .shown import Shown


def follow(shown: Shown, panel: int, values: np.ndarray) -> Live:
    """Return the line, what it gains and what it regrets, and what is said of it."""
    make = partial(_live, shown, panel, values.astype(int))
    return shown.once(f"live {values.tobytes()!r}", make)


def _live(shown: Shown, panel: int, places: np.ndarray) -> Live:
    at = np.array(CURVE.x(places / 100), dtype=float)
    own, best = _heights(shown, places)
    last = np.full(len(places), shown.n_steps - 1)
    ends = np.array([CURVE.bottom, HISTOGRAM.top], dtype=float)[np.newaxis, np.newaxis]
    across = np.repeat(at[:, np.newaxis, np.newaxis], 2, axis=-1)  # (V, 1, 2)
    lines = [
        LiveLine(panel, across, ends, last, looks.OWN_LINE),
        LiveLine(panel, across, np.stack([own, best], axis=-1), last, looks.REGRET),
        LivePath(panel, at[:, np.newaxis], own, last, looks.UNSEEN, dot(0, 0, OWN, 5)),
    ]
    told = _told(shown, places)
    words = [LiveWords(panel, told[i], last, place) for i, place in enumerate(SAID)]
    foot = np.full(len(places), float(HISTOGRAM.bottom))
    handle = Handle(panel, "your cut", at, foot)
    return Live([*lines, *words], handle, keeps=True)


def _heights(shown: Shown, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how high the gains stand, and the best: both (V, N).

    Where there is nothing to regret, or nothing is known yet, the best is the gain.
    """
    own = np.empty((len(places), shown.n_steps))
    best = own.copy()
    for step in range(shown.n_steps):
        own[:, step] = CURVE.y(high(shown, step, shown.gains_told(step)[places]))
        best[:, step] = own[:, step]
        if shown.is_searched(step):
            (most,) = CURVE.y(high(shown, step, [shown.search(step).best_gain]))
            best[:, step] = np.maximum(own[:, step], most)
    return own, best


def _told(shown: Shown, places: np.ndarray) -> list[list[list[str]]]:
    """Return what is said: for each of the sentences, V of N."""
    n_steps, n_places = shown.n_steps, len(places)
    steps = [[*hand.said(shown, step, places)] for step in range(n_steps)]
    return [
        [[steps[k][v][i] for k in range(n_steps)] for v in range(n_places)]
        for i in range(len(SAID))
    ]
