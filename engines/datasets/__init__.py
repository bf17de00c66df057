"""Small tables to learn from; one registry for the pages and the tests."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.datasets.digits import (
    SOURCE,
    digit_columns,
    digit_rows,
    digit_samples,
)
from engines.datasets.iris import MEASURES, SPECIES, iris_rows
from engines.datasets.iris import SOURCE as IRIS_SOURCE
from engines.datasets.parts import Parts, cut_in_parts
from engines.datasets.table import MISSING, Table
from engines.datasets.tables import TABLES


@dataclass(frozen=True, eq=False)
class Dataset:
    """A table of numbers, with the names of its columns and where it comes from."""

    name: str  # the key in DATASETS
    label: str  # the words on the screen
    source: str  # one sentence: who collected it, or that it was made up
    columns: tuple[str, ...]
    rows: np.ndarray  # (n, n_columns) float64, read-only
    target: str  # the column to predict
    class_names: tuple[str, ...] = ()  # what the target's 0, 1, ... stand for, if words

    @property
    def attributes(self) -> tuple[str, ...]:
        """The columns to predict from: all but the target."""
        return tuple(name for name in self.columns if name != self.target)

    @cached_property
    def features(self) -> np.ndarray:
        """The columns to predict from, (n, n_attributes) float64, read-only."""
        kept = [at for at, name in enumerate(self.columns) if name != self.target]
        features = self.rows[:, kept]
        features.setflags(write=False)
        return features

    @cached_property
    def labels(self) -> np.ndarray:
        """The column to predict as integers, (n,), read-only: places in class_names."""
        labels = self.column(self.target).astype(int)
        labels.setflags(write=False)
        return labels

    def column(self, name: str) -> np.ndarray:
        """Return one column, shape (n,); raises ValueError for an unknown name.

        >>> load("five_students").column("hours")
        array([1., 2., 3., 4., 5.])
        """
        if name not in self.columns:
            known = ", ".join(self.columns)
            raise ValueError(f"There is no column {name!r}; choose one of {known}.")
        return self.rows[:, self.columns.index(name)]


def load(name: str) -> Dataset | Table:
    """Return a data set by its name; raises ValueError for an unknown one.

    >>> load("one_student").rows
    array([[2., 1.]])
    """
    if name not in DATASETS:
        known = ", ".join(DATASETS)
        raise ValueError(f"There is no data set {name!r}; choose one of {known}.")
    return DATASETS[name]


def _exam(name: str, label: str, rows, columns=("hours", "passed")) -> Dataset:
    table = np.array(rows, dtype=float)
    table.setflags(write=False)
    return Dataset(name, label, "Made for this page.", columns, table, "passed")


_FIVE = [(1, 0), (2, 0), (3, 0), (4, 1), (5, 1)]

DATASETS: dict[str, Dataset | Table] = {
    dataset.name: dataset
    for dataset in (
        _exam("one_student", "One student", [(2, 1)]),
        _exam("five_students", "Five students", _FIVE),
        # Nine hours and failed: one row bends the best line almost flat.
        _exam("outlier", "Five students and an outlier", [*_FIVE, (9, 0)]),
        # The same five; the unit alone makes the bowl about 3600 times steeper.
        _exam(
            "minutes",
            "Five students, in minutes",
            [(60 * hours, passed) for hours, passed in _FIVE],
            columns=("minutes", "passed"),
        ),
        *TABLES,
        Dataset(
            "digits",
            "Handwritten digits",
            SOURCE,
            digit_columns(),
            digit_rows(),
            "digit",
        ),
        Dataset(
            "iris",
            "Iris",
            IRIS_SOURCE,
            (*MEASURES, "species"),
            iris_rows(),
            "species",
            SPECIES,
        ),
    )
}
