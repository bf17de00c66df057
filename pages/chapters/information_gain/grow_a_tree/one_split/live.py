"""What moves in "One split" while a hand is on the cut: all its places at each step."""

from functools import partial

import numpy as np

from pages.figures.live import Handle, Live, LiveLine, LivePath, LiveWords
from pages.figures.shapes import dot

from . import hand, looks
from .looks import CURVE, HISTOGRAM, OWN, SAID, high
from .record import Record

NODE = 0  # the panel


def live(record: Record, name: str, values: np.ndarray) -> Live | None:
    """Return the line, what it gains and what it regrets, and what is said of it."""
    if name != "cut":
        return None
    shown = record.settings.shown_feature, record.is_over, values.tobytes()
    places = values.astype(int)
    return record.growth.once(("live", *shown), partial(_live, record, places))


def _live(record: Record, places: np.ndarray) -> Live:
    at = np.array(CURVE.x(places / 100), dtype=float)
    own, best = _heights(record, places)
    last = np.full(len(places), record.n_steps - 1)
    ends = np.array([CURVE.bottom, HISTOGRAM.top], dtype=float)[np.newaxis, np.newaxis]
    across = np.repeat(at[:, np.newaxis, np.newaxis], 2, axis=-1)  # (V, 1, 2)
    lines = [
        LiveLine(NODE, across, ends, last, looks.OWN_LINE),
        LiveLine(NODE, across, np.stack([own, best], axis=-1), last, looks.REGRET),
        LivePath(NODE, at[:, np.newaxis], own, last, looks.UNSEEN, dot(0, 0, OWN, 5)),
    ]
    told = _told(record, places)
    words = [LiveWords(NODE, told[i], last, place) for i, place in enumerate(SAID)]
    foot = np.full(len(places), float(HISTOGRAM.bottom))
    handle = Handle(NODE, "your cut", at, foot)
    return Live([*lines, *words], handle, keeps=True)


def _heights(record: Record, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how high the gains stand, and the best: both (V, N).

    Where there is nothing to regret, or nothing is known yet, the best is the gain.
    """
    own = np.empty((len(places), record.n_steps))
    best = own.copy()
    for step in range(record.n_steps):
        search = record.search(step)
        gains = search.cuts(record.feature(step)).gains[places]
        own[:, step] = CURVE.y(high(record, step, gains))
        (most,) = CURVE.y(high(record, step, [search.best_gain])) if step else [0]
        best[:, step] = np.maximum(own[:, step], most)
    return own, best


def _told(record: Record, places: np.ndarray) -> list[list[list[str]]]:
    """Return what is said: for each of the sentences, V of N."""
    n_steps, n_places = record.n_steps, len(places)
    steps = [[*hand.said(record, step, places)] for step in range(n_steps)]
    return [
        [[steps[k][v][i] for k in range(n_steps)] for v in range(n_places)]
        for i in range(len(SAID))
    ]
