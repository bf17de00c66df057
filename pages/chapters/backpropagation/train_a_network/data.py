"""The learner's own table: two columns of numbers and what is to be said of each row.

Both columns are moved and stretched into the square in which the plane is shown, a
number to say to -1 to 1: a network that learns at the usual rates needs numbers of the
usual size.
"""

from dataclasses import dataclass

import numpy as np

from engines.datasets import PlaneSamples, samples_of
from pages.ui.csv_limits import Limits, Refusal
from pages.ui.own_table import OwnColumn, OwnTable
from pages.words.literal import quoted
from pages.words.numbers import few
from pages.words.sentences import counted, listed

LIMITS = Limits(most_rows=500, most_columns=30, most_classes=3)
EDGE = 5.0  # the plane's square: its data lie from -EDGE to EDGE
FEWEST = 4  # rows: two to train on, two to ask


@dataclass(frozen=True, eq=False)
class OwnPlane:
    """A learner's samples, and how their columns lie in the plane."""

    samples: PlaneSamples
    names: tuple[str, str]  # of the columns across and up
    classes: tuple[str, ...]  # none where a number is to be said
    middle: np.ndarray  # (2,) what lies at 0, in the columns' own units
    half: np.ndarray  # (2,) what lies at EDGE is so much more
    remark: str  # what became of the table; plain text


def own_plane(given: OwnTable) -> OwnPlane | Refusal:
    """Return a table's first two columns of numbers and its answers as samples.

    Rows without both numbers are left out, and so are all other columns.
    """
    *asked, target = given.columns
    numeric = [one for one in asked if one.kind == "numbers"]
    if len(numeric) < 2:
        return Refusal(
            "A plane needs two columns of numbers beside the one to guess; "
            f"{_has(numeric)}."
        )
    across, up = numeric[:2]
    raw = np.array([across.numbers, up.numbers], dtype=float).T
    whole = np.isfinite(raw).all(axis=1)
    if whole.sum() < FEWEST:
        return Refusal(
            f"{counted(int(whole.sum()), 'row')} with a number in both "
            f"{quoted(across.name)} and {quoted(up.name)}; at least {FEWEST} are "
            "needed."
        )
    points, middle, half = _into_the_square(raw[whole])
    said, kind, classes = _said(target, whole)
    samples = samples_of("own", kind, len(classes), points, said)
    others = [one.name for one in asked if one not in (across, up)]
    remark = _became((across.name, up.name), others, middle, half, int((~whole).sum()))
    return OwnPlane(samples, (across.name, up.name), classes, middle, half, remark)


def _has(numeric: list[OwnColumn]) -> str:
    if not numeric:
        return "this table has none"
    return f"this table has only {quoted(numeric[0].name)}"


def _into_the_square(raw: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return points from -EDGE to EDGE, and middle and half of what they span."""
    low, high = raw.min(axis=0), raw.max(axis=0)
    middle, half = low / 2 + high / 2, high / 2 - low / 2
    half = np.where(half > 0, half, 1.0)
    return EDGE * ((raw - middle) / half), middle, half


def _said(target: OwnColumn, whole: np.ndarray) -> tuple[np.ndarray, str, tuple]:
    """Return what is to be said of each whole row, and the names of its classes."""
    if target.kind == "numbers":
        numbers = np.array(target.numbers, dtype=float)[whole]
        spread = np.ptp(numbers) / 2 or 1.0
        return (numbers - numbers.min()) / spread - 1, "numbers", ()
    cells = [cell for cell, keep in zip(target.cells, whole, strict=True) if keep]
    classes = [*dict.fromkeys(cells)]
    if len(classes) == 1:  # a network of one class has nothing to tell apart
        classes.append("anything else")
    return np.array([classes.index(cell) for cell in cells]), "classes", (*classes,)


def _became(names, others: list[str], middle, half, n_gaps: int) -> str:
    """Say where the columns lie in the plane, and what was left out."""
    ends = [
        f"{quoted(name)} from {few(m - h)} to {few(m + h)}"
        for name, m, h in zip(names, middle.tolist(), half.tolist(), strict=True)
    ]
    said = [f"In the plane x is {ends[0]} and y is {ends[1]}, both from −5 to 5."]
    if others:
        said.append(f"Left out: {listed([quoted(name) for name in others])}.")
    if n_gaps:
        said.append(f"{counted(n_gaps, 'row')} without both numbers left out.")
    return " ".join(said)
