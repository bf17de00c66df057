"""What "The plane" computes: a tree, and the rectangles that it cuts a plane into."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any

import numpy as np

from engines.datasets import Dataset
from engines.decision_trees import Decisions, Slice, grow, slice_of
from engines.decision_trees.complexity import walks
from pages.chapters.information_gain import samples
from pages.figures.stops import stops
from pages.ui.chapter import Table

from ..settings import Settings
from .features import features_of, plane_of, window_of

MOST_SHOWN, FIRST_SHOWN = 150, 80  # positions of the stepper; splits one by one
TWO, ALL = "Only these two", "All features"
SEES = {TWO: False, ALL: True}
MOST_ROWS = 2_000
COLUMNS = (
    *("split", "node", "asks", "threshold", "rows"),
    *("left", "right", "gain", "rectangles", "rows wrong"),
)


@dataclass(frozen=True, eq=False)
class Record:
    """A tree as it grows, and the plane of two features that it is seen in."""

    settings: Settings
    dataset: Dataset
    names: tuple[str, ...]  # of the features that the tree sees
    decisions: Decisions
    plane: Slice

    @property
    def sees_all(self) -> bool:
        """Whether the tree sees more than the two features of the plane."""
        return len(self.names) > 2

    @property
    def is_line(self) -> bool:
        """Whether there is one feature only, and the plane's other side is nothing."""
        return len(self.dataset.attributes) == 1

    @property
    def n(self) -> int:
        """How many rows there are."""
        return len(self.decisions.y)

    @property
    def n_splits(self) -> int:
        """How many splits were made in all."""
        return len(self.decisions.asked_at)

    @property
    def sides(self) -> tuple[int, int]:
        """Which of the tree's features run across and up."""
        return self.plane.across, self.plane.up

    @property
    def points(self) -> np.ndarray:
        """Where each row lies in the plane, (n, 2)."""
        return self.decisions.X[:, list(self.sides)]

    @property
    def held_row(self) -> int | None:
        """The number of the row whose values the other features are held at."""
        wanted = min(self.settings.plane_held, self.n)
        return wanted - 1 if self.sees_all and wanted else None

    @cached_property
    def shown(self) -> np.ndarray:
        """After how many splits the stepper stops, (n_positions,)."""
        return np.array(stops(self.n_splits, MOST_SHOWN, FIRST_SHOWN))

    def position(self, split: int) -> int:
        """Return the first position of the stepper at which a split is made."""
        return self._positions[split]

    @cached_property
    def _positions(self) -> list[int]:
        return np.searchsorted(self.shown, np.arange(self.n_splits + 1)).tolist()

    @cached_property
    def errors(self) -> np.ndarray:
        """How many rows are predicted wrongly after 0, 1, 2, ... splits, (T + 1,)."""
        counts = self.decisions.tree.class_counts
        wrong = counts.sum(axis=1) - counts.max(axis=1)
        left, right, asked = wrong[1::2], wrong[2::2], wrong[self.decisions.asked_at]
        return wrong[0] + np.concatenate([[0], np.cumsum(left + right - asked)])

    @cached_property
    def n_rectangles(self) -> np.ndarray:
        """How many rectangles the plane has after 0, 1, 2, ... splits, (T + 1,)."""
        divided = self.plane.divided[self.plane.divided > 0]
        born = np.bincount(self.plane.born, minlength=self.n_splits + 1)
        gone = np.bincount(divided, minlength=self.n_splits + 1)
        return np.cumsum(born - gone)

    @cached_property
    def ways(self) -> np.ndarray:
        """The nodes that each row passes, level by level; its leaf again below it."""
        return np.array(walks(self.decisions.tree, self.decisions.X))

    @property
    def predictions(self) -> np.ndarray:
        """The class that the whole tree predicts for each row, (n,)."""
        return self.decisions.tree.predictions[self.ways[-1]]


def kept(function: Callable[[Record], Any]) -> Callable[[Record], Any]:
    """Keep what a function says of a record, for as long as the record lives."""
    name = f"_{function.__module__}_{function.__name__}"

    @wraps(function)
    def once(record: Record) -> Any:
        if name not in vars(record):
            vars(record)[name] = function(record)
        return vars(record)[name]

    return once


def run(settings: Settings) -> Record:
    """Grow the tree, and cut the plane out of it."""
    dataset = settings.dataset
    names, columns = features_of(dataset)
    across, up = plane_of(dataset, settings.plane_across, settings.plane_up)
    if settings.plane_sees_all and len(names) > 2:
        seen = [*range(len(names))]
        decisions = samples.grown(settings, settings.limits)
    else:
        seen = sorted((across, up))
        decisions = _grown(settings, columns[:, seen])
    sides = [seen.index(across), seen.index(up)]
    plane = slice_of(
        decisions.tree,
        *sides,
        _held(settings, decisions.X),
        *window_of(decisions.X[:, sides]),
    )
    return Record(settings, dataset, tuple(names[at] for at in seen), decisions, plane)


def _grown(settings: Settings, columns: np.ndarray) -> Decisions:
    labels, n_classes = settings.dataset.labels, len(settings.dataset.class_names)
    return grow(columns, labels, settings.criterion, settings.limits, n_classes)


def _held(settings: Settings, X: np.ndarray) -> np.ndarray:
    """Return the values that the plane holds all features at that are not its own."""
    if settings.plane_held:
        return X[min(settings.plane_held, len(X)) - 1]
    return np.median(X, axis=0)


def reached(record: Record, position: int) -> int:
    """Return how many rows of the table are told at a position of the stepper."""
    return int(record.shown[position]) + 1


def table(record: Record) -> Table:
    """List the splits; the first row is the tree before any."""
    tree = record.decisions.tree
    rows = [(0, 0, "", None, record.n, None, None, None, 1, int(record.errors[0]))]
    for k, node in enumerate(record.decisions.asked_at.tolist(), start=1):
        rows.append(
            (
                *(k, node, record.names[tree.features[node]]),
                float(tree.thresholds[node]),
                *tree.n_samples[[node, 2 * k - 1, 2 * k]].tolist(),
                float(tree.gains[node]),
                int(record.n_rectangles[k]),
                int(record.errors[k]),
            )
        )
    return Table(COLUMNS, rows)


@kept
def errors_of_all(record: Record) -> int:
    """Return how many rows a tree of all features predicts wrongly at its end."""
    return samples.grown(record.settings, record.settings.limits).tree.n_errors
