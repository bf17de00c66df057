"""Where the plane changes its answer: the straight pieces of the border."""

from typing import NamedTuple

import numpy as np

from .record import Record, kept

SAME = 9  # decimals of the window: nearer edges are one, and differ by rounding


class Border(NamedTuple):
    """How many straight pieces the border between the classes has."""

    upright: int
    level: int

    @property
    def n_pieces(self) -> int:
        """Return how many there are in all."""
        return self.upright + self.level


@kept
def border_of(record: Record) -> Border:
    """Count the straight pieces at which the last rectangles change their class.

    The plane is laid out in cells at all edges of rectangles; where the classes of two
    neighbours differ is a border, and a piece goes on as long as it runs straight.
    """
    answers = _answers(record)
    upright, level = (np.diff(answers, axis=side) != 0 for side in (1, 0))
    return Border(_runs(upright), _runs(level.T))


def _answers(record: Record) -> np.ndarray:
    """Return the class predicted in each cell, (rows, columns)."""
    plane = record.plane
    standing = plane.at(record.n_splits)
    low, high = plane.window.T[..., np.newaxis]
    places = np.round((plane.rectangles[standing] - low) / (high - low), SAME)
    x, y = (np.unique(places[:, side]) for side in (0, 1))
    answers = np.zeros((len(y) - 1, len(x) - 1), dtype=int)
    for at, (across, up) in zip(standing, places, strict=True):
        columns = slice(*np.searchsorted(x, across).tolist())
        rows = slice(*np.searchsorted(y, up).tolist())
        answers[rows, columns] = plane.predictions[at]
    return answers


def _runs(there: np.ndarray) -> int:
    """Return how many unbroken runs there are, column by column."""
    before = np.zeros_like(there)
    before[1:] = there[:-1]
    return int((there & ~before).sum())
