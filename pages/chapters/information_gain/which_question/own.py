"""The learner's own table, made into questions."""

import streamlit as st

from engines.datasets import Table
from engines.datasets.parts import cut_in_parts
from pages.chapters.information_gain.which_question import moves
from pages.ui.own_table import Limits, OwnColumn, OwnTable, own_table

N_PARTS = 3
# Questions are counted at every node of three trees: more rows would keep you waiting.
LIMITS = Limits(most_rows=500, most_columns=20)


def table(key: str) -> Table | None:
    """Let the learner bring a table; return it, or None until there is one."""
    with st.expander("Your table: give it, check it, choose columns", expanded=True):
        given = own_table(key, target="words", limits=LIMITS)
        if given is not None and (told := cuts(given)):
            st.text(f"Numbers are asked about in parts of equal size. {told}")
    if given is None:
        st.session_state.pop(moves.MACHINE, None)  # what is forgotten is forgotten
        return None
    return as_table(given)


def as_table(given: OwnTable) -> Table:
    """Return the columns as words; number columns are cut into three parts."""
    cells = [_words(column, given.target) for column in given.columns]
    names = tuple(column.name for column in given.columns)
    rows = tuple(zip(*cells, strict=True))
    return Table(
        "own",
        "Your own CSV",
        f"Yours ({given.file_name}); it stays in this session and is in no link.",
        names,
        rows,
        given.target,
        tuple(f"row {number}" for number in range(1, len(rows) + 1)),
    )


def cuts(given: OwnTable) -> str:
    """Say where the number columns are cut."""
    told = []
    for column in given.columns:
        if column.kind == "numbers" and column.name != given.target:
            at = cut_in_parts(column.numbers, N_PARTS).thresholds
            where = " and ".join(f"{value:.6g}" for value in at) or "nowhere"
            told.append(f"{column.name}: cut at {where}.")
    return " ".join(told)


def _words(column: OwnColumn, target: str) -> tuple[str, ...]:
    if column.kind == "numbers" and column.name != target:
        return cut_in_parts(column.numbers, N_PARTS).words
    return column.cells
