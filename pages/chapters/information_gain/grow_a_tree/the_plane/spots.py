"""The rows as dots: those that lie on each other are one, and what becomes of them."""

from dataclasses import dataclass

import numpy as np

from .record import Record, kept

MOST = 400  # spots that are drawn


@dataclass(frozen=True, eq=False)
class Spots:
    """Places of the plane where there are rows of one class, the fullest first."""

    points: np.ndarray  # (s, 2)
    labels: np.ndarray  # (s,)
    rows: tuple[np.ndarray, ...]  # s: which rows are there
    fates: tuple[tuple["Fate", ...], ...]  # s: how they are predicted, as this changes
    n_drawn: int  # rows at these places, of all


@dataclass(frozen=True)
class Fate:
    """From a position of the stepper on, some rows are predicted so."""

    first: int
    predicted: tuple[int, ...]  # of each row, or of all where they go one way

    def n_wrong(self, label: int) -> int:
        """Return how many of these predictions are not the rows' class."""
        return sum(one != label for one in self.predicted)


@kept
def spots_of(record: Record) -> Spots:
    """Return the spots that are drawn: all of them, or some evenly taken."""
    labels = record.decisions.y
    places = np.column_stack([record.points, labels])
    found, which = np.unique(places, axis=0, return_inverse=True)
    kept = np.unique(np.linspace(0, len(found) - 1, min(MOST, len(found))).round())
    order = np.argsort(which.ravel(), kind="stable")
    starts = np.searchsorted(which.ravel()[order], np.arange(len(found) + 1))
    rows = [order[starts[at] : starts[at + 1]] for at in kept.astype(int)]
    rows.sort(key=lambda some: (-len(some), some[0]))
    first = np.array([some[0] for some in rows])
    return Spots(
        record.points[first],
        labels[first],
        tuple(rows),
        tuple(tuple(_fates(record, some)) for some in rows),
        sum(map(len, rows)),
    )


def _fates(record: Record, rows: np.ndarray) -> list[Fate]:
    """Return how rows are predicted, from every position on at which that changes."""
    if not record.sees_all:
        rows = rows[:1]  # they lie on each other, so they go one way
    ways = [_ways(record)[row] for row in rows.tolist()]
    now, found = [way[0][1] for way in ways], []
    for first in sorted({first for way in ways for first, _ in way}):
        now = [
            dict(way).get(first, before) for way, before in zip(ways, now, strict=True)
        ]
        if not found or found[-1].predicted != tuple(now):
            found.append(Fate(first, tuple(now)))
    return found


@kept
def _ways(record: Record) -> list[list[tuple[int, int]]]:
    """Return for each row the positions at which its node changes, and the classes."""
    tree, shown = record.decisions.tree, record.shown
    firsts = np.searchsorted(shown, (np.arange(len(tree.features)) + 1) // 2)
    pairs = [*zip(firsts.tolist(), tree.predictions.tolist(), strict=True)]
    return [[pairs[node] for node in way] for way in record.ways.T.tolist()]


def wrong_from_to(record: Record, spots: Spots) -> dict[tuple[int, int], list[int]]:
    """Return which spots have a wrong row, by the positions from and to which."""
    last, found = len(record.shown) - 1, {}
    for at, fates in enumerate(spots.fates):
        label, began = int(spots.labels[at]), None
        for fate in fates:
            is_wrong = fate.n_wrong(label) > 0
            if is_wrong and began is None:
                began = fate.first
            if not is_wrong and began is not None:
                found.setdefault((began, fate.first - 1), []).append(at)
                began = None
        if began is not None:
            found.setdefault((began, last), []).append(at)
    return found
