"""A table of numbers: rows are samples, columns are features and what to predict."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np


@dataclass(frozen=True, eq=False)
class Dataset:
    """A table of numbers, with the names of its columns and where it comes from."""

    name: str  # the key in DATASETS
    label: str  # the words on the screen
    source: str  # one sentence: who collected it, or that it was made up
    columns: tuple[str, ...]
    rows: np.ndarray  # (n, n_columns) float64, read-only
    target: str  # the column to predict
    class_names: tuple[str, ...] = ()  # what the target's 0, 1, ... stand for

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

        >>> rows = np.array([[1.0, 0.0], [2.0, 1.0]])
        >>> Dataset("t", "T", "Ours.", ("x", "y"), rows, "y").column("x")
        array([1., 2.])
        """
        if name not in self.columns:
            known = ", ".join(self.columns)
            raise ValueError(f"There is no column {name!r}; choose one of {known}.")
        return self.rows[:, self.columns.index(name)]
