"""Tables of numbers whose shape changes: what was typed keeps its place, if it has one.

Nothing here draws.
"""

from collections.abc import Sequence

from pages.ui.cells import Column

Cells = tuple[tuple[float, ...], ...]  # row by row
Names = tuple[Sequence[str], Sequence[str]]  # of a table's rows, and of its columns


def reshaped(rows: Cells, before: Names, now: Names, default: Cells) -> Cells:
    """Return a table's cells under new names of rows and columns.

    A name that was there keeps its cells, also where it was y₁ and is y. What is new
    has the default; rows without names are as many as they were.
    """
    columns = [_found(name, before[1]) for name in now[1]]
    places = [_found(name, before[0]) for name in now[0]] or list(range(len(rows)))
    usual = [default[min(at, len(default) - 1)] for at in range(len(places))]
    return tuple(
        tuple(
            _cell(rows, place, column, usual[r][c]) for c, column in enumerate(columns)
        )
        for r, place in enumerate(places)
    )


def _cell(rows: Cells, row: int | None, column: int | None, usual: float) -> float:
    """Return what stood there, or what is usual where nothing did."""
    if row is None or column is None or row >= len(rows) or column >= len(rows[row]):
        return usual
    return rows[row][column]


def _found(name: str, names: Sequence[str]) -> int | None:
    """Return where a name stands, or the one that only its number 1 tells apart."""
    bare = name.replace("₁", "")
    alike = [at for at, one in enumerate(names) if one.replace("₁", "") == bare]
    exact = [at for at in alike if names[at] == name]
    return next(iter(exact or alike), None)


def within(rows: Cells, columns: Sequence[Column]) -> Cells:
    """Return the rows with every cell cut off at the ends of its column's span."""
    return tuple(
        tuple(
            min(max(cell, column.low), column.high)
            for cell, column in zip(row, columns, strict=True)
        )
        for row in rows
    )
