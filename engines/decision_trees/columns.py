"""Numbers as ranks: where each value stands among the different ones of its column."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

MOST_CELLS = 1 << 15  # worked on together: so many numbers stay near the processor
FEW_VALUES = 1 << 8  # whole numbers in a range this small are counted, not sorted


@dataclass(frozen=True, eq=False)
class Columns:
    """The d columns of n rows by the ranks of their values: all that a tree asks for.

    Where a column is cut depends on the order of its values, not on how far they are
    apart; a rank says the order in fewer bits.
    """

    ranks: np.ndarray  # (d, n) unsigned integers; 0 is the column's smallest value
    values: np.ndarray  # (n_values,) float64: each column's different ones, ascending
    n_distinct: np.ndarray  # (d,) how many of them each column has
    starts: np.ndarray  # (d,) and where in `values` they begin

    @cached_property
    def most_distinct(self) -> int:
        """How many different values a column has at most."""
        return int(self.n_distinct.max())

    @cached_property
    def owners(self) -> np.ndarray:
        """Whose each of `values` is: the number of its column, (n_values,)."""
        return np.arange(len(self.starts)).repeat(self.n_distinct)

    def values_of(self, block: slice) -> slice:
        """Return where in `values` those of some columns side by side are."""
        last = block.stop - 1
        end = self.starts[last] + self.n_distinct[last]
        return slice(int(self.starts[block.start]), int(end))

    def value(self, features: np.ndarray, ranks: np.ndarray) -> np.ndarray:
        """Return the values that ranks of these columns stand for."""
        return self.values[self.starts[features] + ranks]


def blocks(n_columns: int, cells: int) -> Iterator[slice]:
    """Yield all columns in bunches, each of few cells; a column has ``cells`` of them.

    >>> list(blocks(3, 20_000))
    [slice(0, 1, None), slice(1, 2, None), slice(2, 3, None)]
    """
    step = max(1, MOST_CELLS // max(1, cells))
    for first in range(0, n_columns, step):
        yield slice(first, min(first + step, n_columns))


def ranked(X: np.ndarray) -> Columns:
    """Return finite numbers ``X`` (n, d) as ranks, equal ones as equal. Never raises.

    >>> ranked(np.array([[2.5, 7.0], [1.5, 7.0], [2.5, 9.0]])).ranks.tolist()
    [[1, 0, 1], [0, 0, 1]]
    """
    n, d = X.shape
    ranks = np.empty((d, n), dtype=np.min_scalar_type(n))
    found = []
    for block in blocks(d, n):
        columns = X.T[block].copy()
        rank = _by_counting if _are_small_and_whole(columns) else _by_sorting
        found.append(rank(columns, ranks[block]))
    values, n_distinct = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return Columns(ranks, values, n_distinct, n_distinct.cumsum() - n_distinct)


def _are_small_and_whole(columns: np.ndarray) -> bool:
    if not all(value.is_integer() for value in columns[:, 0].tolist()):
        return False  # seen at a glance
    half_as_wide = columns.max(axis=1) / 2 - columns.min(axis=1) / 2
    is_small = half_as_wide.max() < FEW_VALUES / 2
    return bool(is_small and (columns == np.floor(columns)).all())


def _by_sorting(columns: np.ndarray, ranks: np.ndarray):
    """Fill in the ranks of (d, n); return the values and how many each column has."""
    d, n = columns.shape
    order = columns.argsort(axis=1)
    order += n * np.arange(d)[:, np.newaxis]
    ascending = columns.ravel()[order]
    is_new = np.ones((d, n), dtype=bool)
    np.not_equal(ascending[:, 1:], ascending[:, :-1], out=is_new[:, 1:])
    places = is_new.cumsum(axis=1)
    ranks.ravel()[order] = places - 1  # a view: the rows asked for lie side by side
    return ascending[is_new], places[:, -1]


def _by_counting(columns: np.ndarray, ranks: np.ndarray):
    """Do the same for small whole numbers: see which occur, and number those."""
    lows = columns.min(axis=1).astype(int)
    widths = columns.max(axis=1).astype(int) - lows + 1
    starts = widths.cumsum() - widths
    codes = columns.astype(int) + (starts - lows)[:, np.newaxis]
    occurs = np.bincount(codes.ravel(), minlength=widths.sum()) > 0
    n_distinct = np.add.reduceat(occurs, starts, dtype=int)
    number = occurs.cumsum() - 1  # among all values of all columns
    ranks[:] = number[codes] - (n_distinct.cumsum() - n_distinct)[:, np.newaxis]
    values = np.flatnonzero(occurs) - np.repeat(starts - lows, n_distinct)
    return values.astype(float), n_distinct
