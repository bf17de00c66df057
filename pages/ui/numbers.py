"""The numbers of a step, under its story, and those of the whole record."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from pages.ui.chapter import Table
from pages.ui.memory import once
from pages.ui.scene import Scene
from pages.ui.stage import TIGHT
from pages.ui.tables import as_arrow
from pages.words.numbers import few
from pages.words.sentences import row_said

WIDE = 108  # pixels: seven digits, a minus and a power of ten; a phone cuts off more
SHOWN = 7  # digits
DIGITS = st.column_config.NumberColumn(format=f"%.{SHOWN}g", width=WIDE)
TEXTS = st.column_config.TextColumn(width=WIDE, alignment="right")
BESIDE = (1.5, 1)  # the formulas, and the lines that ran


def of_the_step(scene: Scene, step: int) -> None:
    """Show the formula with this step's numbers, the lines that ran, and its row."""
    part, record = scene.part, scene.record
    formulas = scene.standing("formulas")(record, step)
    left, right = st.columns(BESIDE) if part.ran else (st.container(), None)
    with left.container(gap=TIGHT, key=f"{scene.key}_formulas"):
        for says, latex in formulas:
            st.caption(says)
            st.latex(latex)
    if right:
        with right.container(gap=TIGHT):
            st.caption("What ran at this step:")
            st.code(part.ran(record, step), language="python", wrap_lines=True)
    record_table = _record_table(scene)
    told = record_table.rows[: part.reached(record, step)]
    if told:
        st.caption(row_said(record_table.columns, told[-1]))


def _record_table(scene: Scene) -> Table:
    number, make = scene.kept.number, partial(scene.part.table, scene.record)
    return once(f"{scene.key}_record_table", number, make).seen


def table(scene: Scene, step: int) -> None:
    """Show the record's table, as far as it is told."""
    st.header("The numbers", anchor=False)
    whole = _record_table(scene)
    reached = scene.part.reached(scene.record, step)
    rows = whole.rows if scene.is_over else whole.rows[:reached]
    if not rows:
        if whole.rows:
            st.caption("The table fills as you step; all of it when you bet or skip.")
        return
    data = dict(zip(whole.columns, zip(*rows, strict=True), strict=True))
    looks = {name: TEXTS if _reads(data[name]) else DIGITS for name in data}
    shown = {name: _shown(data[name]) for name in data}
    st.dataframe(
        as_arrow(shown),
        hide_index=True,
        column_config={name: looks[name] for name in data if _numeric(data[name])},
        alt="The record, step by step",
        placeholder="",  # where nothing was computed yet: an empty cell, no "None"
        height=220,
    )


def _numeric(cells: Sequence[object]) -> bool:
    return any(isinstance(cell, float) for cell in cells)


def _reads(cells: Sequence[object]) -> bool:
    """Tell whether a column is shown as text: words in it, or powers of ten."""
    return _numeric(cells) and any(
        isinstance(cell, str)
        or (isinstance(cell, float) and "e" in f"{cell:.{SHOWN}g}")
        for cell in cells
    )


def _shown(cells: Sequence[object]) -> Sequence[object]:
    """Return a column as it is sent: numbers, or all of it as text."""
    return [*map(_text, cells)] if _reads(cells) else cells


def _text(cell: object) -> str | None:
    if isinstance(cell, int | float):
        return few(cell, SHOWN)
    return cell or None
