"""The learner's own table, made into questions."""

import streamlit as st

from engines.datasets import Table
from engines.datasets.parts import cut_in_parts
from pages.chapters.information_gain.which_question import moves
from pages.chapters.information_gain.which_question.words import OWN_NAME
from pages.ui.own_table import Limits, OwnColumn, OwnTable, own_table

N_PARTS = 3
# Questions are counted at every node of three trees: more rows would keep you waiting.
LIMITS = Limits(most_rows=500, most_columns=20)


def table(key: str) -> Table | None:
    """Let the learner bring a table; return it, or None until there is one."""
    given = own_table(key, target="words", limits=LIMITS, remark=cuts)
    if given is None:
        for tree in (moves.MACHINE, moves.MINE):  # what is forgotten is forgotten
            st.session_state.pop(tree, None)
        return None
    return as_table(given)


def as_table(given: OwnTable) -> Table:
    """Return the columns as words; number columns are cut into three parts."""
    cells = [_words(column, given.target) for column in given.columns]
    names = tuple(column.name for column in given.columns)
    rows = tuple(zip(*cells, strict=True))
    return Table(
        OWN_NAME,
        "Your own CSV",
        f"Yours ({given.file_name}); it stays in this session and is in no link.",
        names,
        rows,
        given.target,
        tuple(f"row {number}" for number in range(1, len(rows) + 1)),
    )


def cuts(given: OwnTable) -> str:
    """Say where the number columns are cut; nothing where there are none."""
    told = []
    for column in given.columns:
        if column.kind == "numbers" and column.name != given.target:
            at = cut_in_parts(column.numbers, N_PARTS).thresholds
            where = " and ".join(f"{value:.6g}" for value in at)
            cut = f"cut at {where}" if at else "not cut, one part only"
            told.append(f"{column.name}: {cut}.")
    if not told:
        return ""
    return f"Numbers are asked about in parts of nearly equal size. {' '.join(told)}"


def _words(column: OwnColumn, target: str) -> tuple[str, ...]:
    if column.kind == "numbers" and column.name != target:
        return cut_in_parts(column.numbers, N_PARTS).words
    return column.cells
