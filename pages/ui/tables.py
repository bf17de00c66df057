"""A small table of numbers that the learner edits and the link remembers."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.ui import links
from pages.ui.control import Control, Values
from pages.ui.imports import need_pandas

NAMES = " "  # the heading of the column of row names
Cells = tuple[tuple[float, ...], ...]  # row by row


@dataclass(frozen=True)
class Column:
    """One column of numbers: its heading, its help and what it may hold."""

    name: str
    low: float
    high: float
    help: str


@dataclass(frozen=True)
class Rows(Control):
    """A table of numbers that is edited in place; it grows unless its rows have names.

    `default` may be a function of the values above.
    """

    label: str  # read aloud
    columns: tuple[Column, ...]
    default: Cells
    most_rows: int
    row_names: tuple[str, ...] = ()

    def ask(self, prefix: str, values: Values, lasting: bool) -> Cells:
        """Draw it; return its complete rows."""
        return editable(
            self.key(prefix),
            self.columns,
            self.first(values),
            self.most_rows,
            self.row_names,
            self.label,
        )

    def put(self, prefix: str, value: Cells) -> None:
        """Replace its rows (in a callback)."""
        put(self.key(prefix), value)

    def stands(self, prefix: str) -> Cells | None:
        """Return its rows as they were shown last."""
        return rows_of(self.key(prefix))


def editable(
    key: str,
    columns: Sequence[Column],
    default: Cells,
    most_rows: int,
    row_names: Sequence[str] = (),
    alt: str = "The samples",
) -> Cells:
    """Show the table; return its complete rows, which also live in the link.

    Rows with an empty cell are left out, and a sentence says so; a table without any
    complete row falls back to the default. With `row_names` the rows are those of the
    default, named and no others, and an empty cell falls back to its default.
    """
    state = st.session_state
    if f"{key}_base" not in state:
        limits = [(column.low, column.high) for column in columns]
        fewest = len(default) if row_names else 1
        put(key, links.table(key, limits, most_rows, fewest) or default)
    version = state[f"{key}_version"]
    if f"{key}_editor_{version}" not in state:  # new, or back from another chapter
        state[f"{key}_base"] = state[f"{key}_rows"]
    base = zip(*state[f"{key}_base"], strict=True)
    # One row alone needs no name, and in a narrow column its cells need the room.
    names = {NAMES: list(row_names)} if len(row_names) > 1 else {}
    cells = {c.name: list(cells) for c, cells in zip(columns, base, strict=True)}
    need_pandas()
    from pandas import DataFrame  # what Streamlit would make of it, and back again

    edited = st.data_editor(
        DataFrame(names | cells),
        key=f"{key}_editor_{version}",
        num_rows="fixed" if row_names else "dynamic",
        hide_index=True,
        disabled=[NAMES],
        column_config={column.name: _config(column) for column in columns},
        alt=alt,
    )
    if row_names:
        rows = _filled(edited, columns, default)
    else:
        rows = _complete(edited, columns, most_rows) or default
    state[f"{key}_rows"] = rows
    links.write(key, None if rows == default else links.table_text(rows))
    return rows


def _filled(edited: Mapping, columns: Sequence[Column], default: Cells) -> Cells:
    """Return every row, each empty cell replaced by its default, and say so."""
    cells = zip(*(edited[column.name] for column in columns), strict=True)
    pairs = [
        list(zip(row, usual, strict=True))
        for row, usual in zip(cells, default, strict=True)
    ]
    if any(_empty(cell) for row in pairs for cell, _ in row):
        st.caption("An empty cell counts as its default.")
    return tuple(
        tuple(float(usual if _empty(cell) else cell) for cell, usual in row)
        for row in pairs
    )


def as_arrow(columns: dict[str, Sequence[object]]) -> object:
    """Return columns as Streamlit sends them, without the long way through pandas.

    Cells of several kinds in one column are left to pandas, which has a type for them.
    """
    from pyarrow import ArrowInvalid, ArrowTypeError, table

    try:
        return table(columns)
    except (ArrowInvalid, ArrowTypeError):
        need_pandas()
        return columns


def put(key: str, rows: Cells) -> None:
    """Replace the table by `rows` (in a callback, or before it is shown)."""
    state = st.session_state
    rows = tuple(tuple(float(cell) for cell in row) for row in rows)
    state[f"{key}_base"] = state[f"{key}_rows"] = rows
    state[f"{key}_version"] = state.get(f"{key}_version", 0) + 1


def rows_of(key: str) -> Cells | None:
    """Return the rows as shown last, or None before the first time."""
    return st.session_state.get(f"{key}_rows")


def _config(column: Column) -> object:
    return st.column_config.NumberColumn(
        help=column.help, min_value=column.low, max_value=column.high
    )


def _complete(edited: Mapping, columns: Sequence[Column], most_rows: int) -> Cells:
    """Return the rows without an empty cell, and say what was left out."""
    cells = [list(edited[column.name]) for column in columns]
    rows = list(zip(*cells, strict=True))
    whole = [row for row in rows if not any(_empty(cell) for cell in row)]
    if len(whole) < len(rows):
        st.caption(f"Rows with an empty cell left out: {len(rows) - len(whole)}.")
    if not whole:
        st.caption("The table is empty, so the default samples are used.")
    if len(whole) > most_rows:
        st.caption(f"The first {most_rows} of {len(whole)} rows are used.")
    return tuple(tuple(float(cell) for cell in row) for row in whole[:most_rows])


def _empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, float) and math.isnan(cell))
