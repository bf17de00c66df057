"""A table of words: rows are samples, columns are questions and their answers."""

import csv
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

MISSING = ""  # a cell nobody filled in


@dataclass(frozen=True)
class Table:
    """Rows of words, what each row is called, and the column to guess.

    Frozen and hashable: two tables with the same cells are the same. An empty cell
    is a missing one. Raises ValueError where names repeat or rows are ragged.
    """

    name: str  # the key in DATASETS
    label: str  # the words on the screen
    source: str  # one sentence: who collected it, or that it was made up
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    target: str  # the column to guess
    row_names: tuple[str, ...]  # one a row, such as "day 3" or "aardvark"
    row_noun: str = "row"  # what one row is: "day", "animal"
    class_order: tuple[str, ...] = ()  # the target's words that come first, in order
    numbers: tuple[str, ...] = ()  # columns of numbers, asked about at a threshold

    def __post_init__(self) -> None:
        """Refuse a table that cannot be read without doubt."""
        if len(set(self.columns)) < len(self.columns):
            raise ValueError(f"Column names must differ; given were {self.columns}.")
        if self.target not in self.columns:
            known = ", ".join(self.columns)
            raise ValueError(f"No column {self.target!r} to guess; there are {known}.")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"Every row must have {len(self.columns)} cells.")
        if len(self.row_names) != len(self.rows):
            raise ValueError(f"{len(self.rows)} rows need as many names.")
        for name in self.numbers:
            self.values(name)

    @property
    def attributes(self) -> tuple[str, ...]:
        """The columns that may be asked about: all but the target."""
        return tuple(name for name in self.columns if name != self.target)

    def column(self, name: str) -> tuple[str, ...]:
        """Return the cells of one column; raises ValueError for an unknown name.

        >>> rows = (("x", "y"),)
        >>> Table("t", "T", "Ours.", ("a", "b"), rows, "b", ("one",)).column("a")
        ('x',)
        """
        if name not in self.columns:
            known = ", ".join(self.columns)
            raise ValueError(f"There is no column {name!r}; choose one of {known}.")
        at = self.columns.index(name)
        return tuple(row[at] for row in self.rows)

    def values(self, name: str) -> np.ndarray:
        """Return the cells of a column as numbers, (n_rows,) float64; NaN is missing.

        Raises ValueError for an unknown name and for a cell that is no finite number.

        >>> rows = (("2.5", "y"), ("", "n"))
        >>> Table("t", "T", "Ours.", ("a", "b"), rows, "b", ("1", "2")).values("a")
        array([2.5, nan])
        """
        if name not in self._values:
            self._values[name] = _as_numbers(name, self.column(name))
        return self._values[name]

    @cached_property
    def _values(self) -> dict[str, np.ndarray]:
        return {}

    @cached_property
    def _codes(self) -> dict[str, tuple[np.ndarray, tuple[str, ...]]]:
        first = {self.target: self.class_order}
        return {
            name: _encode(self.column(name), first.get(name, ()))
            for name in self.columns
        }

    def codes(self, name: str) -> tuple[np.ndarray, tuple[str, ...]]:
        """Return a column as numbers, (n_rows,) integers, and the words they stand for.

        The words come in the order in which they first appear; those of the target
        keep to `class_order`, so that a changed cell does not rename the classes.
        """
        if name not in self._codes:
            self.column(name)  # says which columns there are
        return self._codes[name]

    def take(self, rows) -> "Table":
        """Return the table with the rows of these indices only."""
        kept = [int(row) for row in rows]
        return replace(
            self,
            rows=tuple(self.rows[row] for row in kept),
            row_names=tuple(self.row_names[row] for row in kept),
        )


def _as_numbers(name: str, cells: tuple[str, ...]) -> np.ndarray:
    """Return what the cells say in numbers; raises ValueError for one that does not."""
    found = np.full(len(cells), np.nan)
    for at, cell in enumerate(cells):
        try:
            found[at] = np.nan if cell == MISSING else float(cell)
        except ValueError:
            found[at] = np.inf
        if np.isinf(found[at]) or (cell != MISSING and np.isnan(found[at])):
            raise ValueError(f"{name!r} is a column of numbers; {cell!r} is none.")
    found.setflags(write=False)
    return found


def _encode(
    cells: tuple[str, ...], first: tuple[str, ...]
) -> tuple[np.ndarray, tuple[str, ...]]:
    given = dict.fromkeys(cells)
    words = tuple(dict.fromkeys([word for word in first if word in given] + [*given]))
    at = {word: number for number, word in enumerate(words)}
    codes = np.array([at[cell] for cell in cells], dtype=int)
    codes.setflags(write=False)
    return codes, words


def read_csv(file: Path) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the header and the rows of one of our own CSV files."""
    with file.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    return tuple(header), [tuple(row) for row in rows]
