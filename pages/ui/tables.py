"""A small table of numbers that the learner edits and the link remembers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.ui import link_tables, links
from pages.ui.cells import Column, Sheet, take
from pages.ui.control import Control, Values, settled
from pages.ui.imports import need_pandas
from pages.ui.links import text_of
from pages.ui.table_shapes import Cells, Names, reshaped, within
from pages.words.typed import written

DIGITS = 7  # of a number that was computed, in its cell
NAMES = "row"  # the heading of the column of row names


@dataclass(frozen=True)
class Rows(Control):
    """A table of numbers that is edited in place; it grows unless its rows have names.

    `columns`, `default`, `most_rows` and `row_names` may be functions of the values
    above: where they give the table another shape, it keeps what was typed as far as
    it fits, each cell under its names.
    """

    label: Any  # read aloud; a text, or a function of values
    columns: Any
    default: Any
    most_rows: Any
    row_names: Any = ()
    rows_are: str = NAMES  # the heading above their names
    titled: bool = False  # whether the label is also shown above it

    def ask(self, prefix: str, values: Values, lasting: bool) -> Cells:
        """Draw it; return its complete rows."""
        label = settled(self.label, values)
        if self.titled:
            st.caption(label)
        key, default = self.key(prefix), self.first(values)
        columns = settled(self.columns, values)
        row_names = settled(self.row_names, values)
        names = list(row_names), [column.name for column in columns]
        _reshape(key, names, default)
        if callable(self.columns):
            _keep_within(key, columns)
        most_rows = settled(self.most_rows, values)
        rows = editable(
            key, columns, default, most_rows, row_names, label, self.rows_are
        )
        st.session_state[f"{key}_names"] = names
        return rows

    def put(self, prefix: str, value: Cells) -> None:
        """Replace its rows (in a callback)."""
        put(self.key(prefix), value)

    def stands(self, prefix: str) -> Cells | None:
        """Return its rows as they were shown last."""
        return rows_of(self.key(prefix))


def _reshape(key: str, now: Names, default: Cells) -> None:
    """Let a table follow its new shape, if it was shown in another; see `reshaped`.

    What was put meanwhile, by a preset, say, is of the shape that is wanted.
    """
    state = st.session_state
    rows, before = state.get(f"{key}_rows"), state.get(f"{key}_names")
    if rows is None or before == now:
        return
    fits = {len(row) for row in rows} == {len(now[1])}
    fits = fits and (not now[0] or len(rows) == len(now[0]))
    if before is not None or not fits:
        put(key, reshaped(rows, before or now, now, default))


def _keep_within(key: str, columns: Sequence[Column]) -> None:
    """Cut off what a column takes no longer, since another value was chosen above."""
    rows = st.session_state.get(f"{key}_rows")
    if rows is None:
        return
    cut = within(rows, columns)
    if cut != rows:
        beyond = {
            column.takes
            for row, kept in zip(rows, cut, strict=True)
            for column, cell, now in zip(columns, row, kept, strict=True)
            if cell != now
        }
        put(key, cut)
        said = [f"{takes} now; what was beyond was cut off." for takes in beyond]
        st.session_state[f"{key}_refused"] = said


def editable(
    key: str,
    columns: Sequence[Column],
    default: Cells,
    most_rows: int,
    row_names: Sequence[str] = (),
    alt: str = "The samples",
    rows_are: str = NAMES,
) -> Cells:
    """Show the table; return its complete rows, which also live in the link.

    Rows with an empty cell are left out, and a sentence says so; a table without any
    complete row falls back to the default. With `row_names` the rows are those of the
    default, named and no others, and an empty cell falls back to its default.
    """
    state = st.session_state
    if f"{key}_rows" not in state:
        limits = [(column.low, column.high) for column in columns]
        fewest = len(default) if row_names else 1
        put(key, link_tables.table(key, limits, most_rows, fewest) or default)
    # One row alone needs no name, and in a narrow column its cells need the room.
    names = {rows_are: list(row_names)} if len(row_names) > 1 else {}
    _draw(key, columns, names, alt, "fixed" if row_names else "dynamic")
    sheet = state[f"{key}_sheet"]
    rows = _filled(sheet, default) if row_names else _complete(sheet, most_rows)
    state[f"{key}_rows"] = rows = rows or default
    links.write(key, None if rows == default else link_tables.table_text(rows))
    return rows


def _draw(
    key: str, columns: Sequence[Column], names: dict[str, list], alt: str, num_rows: str
) -> None:
    """Show the cells, and what was refused of what was typed into them."""
    state = st.session_state
    editor = f"{key}_editor_{state[f'{key}_version']}"
    if editor not in state:  # new, or back from another chapter
        state[f"{key}_base"] = state[f"{key}_held"] = state[f"{key}_sheet"]
    need_pandas()
    st.data_editor(
        _frame(state[f"{key}_base"], columns, names),
        key=editor,
        num_rows=num_rows,
        hide_index=True,
        placeholder="",
        disabled=[*names],
        column_config={column.name: _config(column) for column in columns},
        alt=alt,
        on_change=_take,
        args=(key, editor, columns),
    )
    for sentence in state[f"{key}_refused"]:
        st.caption(sentence)


def _frame(base: Sheet, columns: Sequence[Column], names: dict[str, list]) -> object:
    """Return the cells as text: as numbers the browser would read 0,5 as 5."""
    from pandas import DataFrame  # what Streamlit would make of it, and back again

    texts = {
        column.name: [None if row[at] is None else _shown(row[at]) for row in base]
        for at, column in enumerate(columns)
    }
    return DataFrame(names | texts, dtype=object)


def _shown(cell: float) -> str:
    """Write a number; of one that was computed only as many digits as a cell holds.

    It keeps them all: only a cell that is typed in is read.
    """
    is_typed = float(text_of(cell)) == cell
    return written(cell if is_typed else float(f"{cell:.{DIGITS}g}"))


def _take(key: str, editor: str, columns: Sequence[Column]) -> None:
    """Take what was typed (a callback); cells that show something else are redrawn."""
    state = st.session_state
    taken = take(state[f"{key}_base"], state[editor], columns, state[f"{key}_held"])
    state[f"{key}_held"], state[f"{key}_sheet"] = taken.rows, taken.sheet
    state[f"{key}_refused"] = taken.sentences
    if taken.untidy:
        state[f"{key}_version"] += 1


def _filled(sheet: Sheet, default: Cells) -> Cells:
    """Return every row, each empty cell replaced by its default, and say so."""
    if any(None in row for row in sheet):
        st.caption("An empty cell counts as its default.")
    return tuple(
        tuple(
            usual if cell is None else cell
            for cell, usual in zip(row, first, strict=True)
        )
        for row, first in zip(sheet, default, strict=True)
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
    for name in ("base", "held", "sheet", "rows"):
        state[f"{key}_{name}"] = rows
    state[f"{key}_refused"] = []
    state[f"{key}_version"] = state.get(f"{key}_version", 0) + 1
    state.pop(f"{key}_names", None)  # they may be a table of another shape


def rows_of(key: str) -> Cells | None:
    """Return the rows as shown last, or None before the first time."""
    return st.session_state.get(f"{key}_rows")


def _config(column: Column) -> object:
    return st.column_config.TextColumn(help=column.help, alignment="right")


def _complete(sheet: Sheet, most_rows: int) -> Cells:
    """Return the rows without an empty cell, and say what was left out."""
    whole = [tuple(row) for row in sheet if None not in row]
    if len(whole) < len(sheet):
        st.caption(f"Rows with an empty cell left out: {len(sheet) - len(whole)}.")
    if not whole:
        st.caption("The table is empty, so the default samples are used.")
    if len(whole) > most_rows:
        st.caption(f"The first {most_rows} of {len(whole)} rows are used.")
    return tuple(whole[:most_rows])
