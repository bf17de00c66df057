"""The pictures of the part: the causes, and where in the counts the paths part."""

from math import isfinite

import numpy as np

from engines.decision_trees import CountedSplit
from engines.slips import Quantity
from pages.chapters.my_number.case import Record
from pages.chapters.my_number.pictures import distances
from pages.figures import theme
from pages.figures.lettering import cut_in_the_middle
from pages.figures.panel import Panel
from pages.figures.shapes import box, plate
from pages.words.numbers import short

from ..your_counts.pictures import HEIGHT, counts_figure
from ..your_counts.record import split_of
from .case import OF_A_CLASS, WHOLES

ROOM = 230  # pixels of these words, where the room is least
OF_GROUPS = ("expected", "split_information", "expected_gini")
HALF = 0.42  # bars: from the middle of a bar to the frame around it


def panels(record: Record) -> list[Panel]:
    """Draw the causes, and the counts."""
    return [distances(record), where_in_counts(record)]


def where_in_counts(record: Record) -> Panel:
    """Frame what was told, number by number, and at last where a suspect departs."""
    split = split_of(record.settings)
    told = [
        [
            _frame(split, one.quantity, "solid"),
            _words(record, split, "what you have:", one.quantity, one.text.strip()),
        ]
        for one in record.told
    ]
    return Panel(
        counts_figure(split, "In the counts", _above(split)),
        "The counts: of which of them what you have is, and where a suspect departs",
        HEIGHT,
        frames=[[], *told, _parting(record, split)],
    )


def _parting(record: Record, split: CountedSplit) -> list[dict]:
    """Frame the first number that the first suspect makes another."""
    verdict = record.verdict
    suspect = next(iter(verdict.departing), 0)
    parts_at = verdict.parts_at(suspect) if suspect else None
    if parts_at is None:
        return [_plate(split, "no path parts here", theme.MUTED)]
    column = verdict.example.quantities.index(parts_at)
    other, right = (_said(verdict.values[at, column]) for at in (suspect, 0))
    head, tail = "here the paths part:", f"{other} for {right}"
    return [
        _frame(split, parts_at, "dash"),
        _words(record, split, head, parts_at, tail),
    ]


def _said(value: float) -> str:
    return short(float(value), 4) if isfinite(value) else "no value"


def _above(split: CountedSplit) -> float:
    """Return how much room there is above the first bar, in bars: for three lines."""
    return 0.5 + 0.25 * (len(split.given.groups) + 1)


def _words(
    record: Record, split: CountedSplit, head: str, at: Quantity, tail: str
) -> dict:
    """Say above the bars what is framed."""
    name = cut_in_the_middle(record.case.name(at), ROOM, 13)
    return _plate(split, f"{head}<br>{name}<br>{tail}", theme.INK)


def _plate(split: CountedSplit, says: str, ink: str) -> dict:
    return plate(0, -(_above(split) + HALF) / 2, says, ink, right=0)


def _frame(split: CountedSplit, at: Quantity, dash: str) -> dict:
    """Frame a class in a bar, a bar, or several."""
    n = float(split.counts.sum())
    ends, rows = (0.0, 1.01 * n), _rows(split, at)
    if at.what in OF_A_CLASS:
        counts = split.children[rows[0] - 1] if rows[0] else split.counts
        before, after = np.cumsum([0, *counts])[at.place[1] :][:2].tolist()
        ends = (before, max(after, before + 0.01 * n))  # one of none is seen, too
    top, bottom = rows[0] - HALF, rows[-1] + HALF
    return box(ends, (top, bottom), edge=theme.stroke(theme.INK, 2.5, dash))


def _rows(split: CountedSplit, at: Quantity) -> list[int]:
    """Return of which bars something is: the bag's is 0; empty groups have none."""
    if at.what in WHOLES:
        every = range(len(split.given.groups) + 1)
        return [*every][1:] if at.what in OF_GROUPS else [*every]
    if at.place[0] is None:
        return [0]
    full = np.flatnonzero(split.children.any(axis=1))
    return [int(full[at.place[0]]) + 1]
