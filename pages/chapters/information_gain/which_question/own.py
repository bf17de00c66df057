"""The learner's own table, made into questions."""

import streamlit as st

from engines.datasets import Table
from engines.datasets.parts import cut_in_parts
from pages.ui.desk import forget_the_past
from pages.ui.figure import jump
from pages.ui.own_table import Limits, OwnColumn, OwnTable, own_table

from .grow import growths
from .record import KEY, OWN, OWN_NAME

N_PARTS = 3
# Questions are counted at every node of three trees: more rows would keep you waiting.
LIMITS = Limits(most_rows=500, most_columns=20)
LAST = f"{KEY}_own_table"


def ask(prefix: str) -> Table | None:
    """Let the learner bring a table; return it, or None until there is one."""
    given = own_table(f"{prefix}_own", target="words", limits=LIMITS, remark=cuts)
    table = as_table(given) if given else None
    if table is None:
        growths.forget()  # what is forgotten is forgotten
    if table != last():
        jump(prefix, 0)
        forget_the_past(prefix)
    st.session_state[LAST] = table
    return table


def last() -> Table | None:
    """Return the table that the learner has brought, if there is one."""
    return st.session_state.get(LAST)


def as_table(given: OwnTable) -> Table:
    """Return the columns as words; number columns are cut into three parts."""
    cells = [_words(column, given.target) for column in given.columns]
    names = tuple(column.name for column in given.columns)
    rows = tuple(zip(*cells, strict=True))
    return Table(
        OWN_NAME,
        OWN,
        f"Yours ({given.file_name}); it stays in this session and is in no link.",
        names,
        rows,
        given.target,
        tuple(f"row {number}" for number in range(1, len(rows) + 1)),
    )


def cuts(given: OwnTable) -> str:
    """Say where the number columns are cut; nothing where there are none."""
    sentences = []
    for column in given.columns:
        if column.kind == "numbers" and column.name != given.target:
            at = cut_in_parts(column.numbers, N_PARTS).written
            where = " and ".join(at)
            cut = f"cut at {where}" if at else "not cut, one part only"
            sentences.append(f"{column.name}: {cut}.")
    if not sentences:
        return ""
    parts = "Numbers are asked about in parts of nearly equal size."
    return f"{parts} {' '.join(sentences)}"


def _words(column: OwnColumn, target: str) -> tuple[str, ...]:
    if column.kind == "numbers" and column.name != target:
        return cut_in_parts(column.numbers, N_PARTS).words
    return column.cells
