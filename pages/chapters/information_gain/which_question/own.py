"""The learner's own table, made into questions."""

import re
from collections.abc import Callable
from typing import Any

import streamlit as st

from engines.datasets import Table
from engines.datasets.parts import cut_in_parts
from pages.ui.control import Note
from pages.ui.csv_units import unit_of
from pages.ui.desk import forget_the_past
from pages.ui.figure import jump
from pages.ui.own_table import Limits, OwnColumn, OwnTable, own_table, why_refused
from pages.words.literal import literal

from .grow import growths
from .record import FIRST, KEY, OWN, OWN_NAME

N_PARTS = 3
# Questions are counted at every node of three trees: more rows would keep you waiting.
LIMITS = Limits(most_rows=500, most_columns=20)
LAST = f"{KEY}_own_table"
NUMBER = re.compile("(−?)([0-9][0-9.]*(?:\u00a0×\u00a010[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)")  # in a name
LONG = re.compile(r"(?<![\d.])\d{5,}")  # what needs marks between thousands


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


def missing(record: Any) -> Note | None:
    """Say, beside the choice, that the learner's own table is not there yet, or why."""
    if st.session_state.get(f"{KEY}_table") != OWN or last() is not None:
        return None
    why = why_refused(f"{KEY}_own")
    if why:
        return Note(f"{literal(why)} Until it can be used, you see {FIRST}.")
    return Note(f"Paste or upload your table below; until then you see {FIRST}.")


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
            where = " and ".join(map(_as_given(column), at))
            cut = f"cut at {where}" if at else "not cut, one part only"
            sentences.append(f"{column.name}: {cut}.")
    if not sentences:
        return ""
    parts = "Numbers are asked about in parts of nearly equal size."
    return f"{parts} {' '.join(sentences)}"


def _words(column: OwnColumn, target: str) -> tuple[str, ...]:
    if column.kind == "numbers" and column.name != target:
        words = cut_in_parts(column.numbers, N_PARTS).words
        names = {word: _as_given(column)(word) for word in {*words}}
        return tuple(names[word] for word in words)
    return column.cells


def _as_given(column: OwnColumn) -> Callable[[str], str]:
    """Return what writes a part's numbers as the learner does: with their unit."""
    numbers = zip(column.cells, column.numbers or (), strict=True)
    before, after = unit_of([cell for cell, number in numbers if number == number])
    return lambda text: NUMBER.sub(
        lambda found: found[1] + before + LONG.sub(_grouped, found[2]) + after, text
    )


def _grouped(digits: re.Match) -> str:
    return f"{int(digits[0]):,}"
