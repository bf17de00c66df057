"""The learner's own table, made into questions."""

import re
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from engines.datasets import MISSING, Table
from engines.datasets.parts import cut_in_parts
from pages.ui.control import Note
from pages.ui.csv_units import unit_of, with_unit
from pages.ui.desk import forget_the_past
from pages.ui.doors import door
from pages.ui.figure import jump
from pages.ui.own_table import Limits, OwnColumn, OwnTable, own_table, why_refused
from pages.words.literal import literal

from .grow import growths
from .record import FIRST, IN_PARTS, KEY, OWN, OWN_NAME

N_PARTS = 3
ONLY_COUNTS = "You have counts, 9 yes and 5 no, but no rows? Enter them as they stand"
AT_CUTS = (
    "Numbers are asked about at their best cut. In parts of nearly equal size instead "
    "(“Numbers are asked”):"
)
AS_PARTS = (
    "Numbers are asked about in parts of nearly equal size; you can have them asked at "
    "their best cut instead (“Numbers are asked”). The parts:"
)
# Questions are counted at every node of three trees: more rows would keep you waiting.
LIMITS = Limits(most_rows=500, most_columns=20)
LAST = f"{KEY}_own_table"
UNITS = f"{KEY}_own_units"
Units = dict[str, tuple[str, str]]  # by column: its unit, before and after a number
NUMBER = re.compile("(−?)([0-9][0-9.]*(?:\u00a0×\u00a010[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)")  # in a name
LONG = re.compile(r"(?<![\d.])\d{5,}")  # what needs marks between thousands


def ask(prefix: str) -> Table | None:
    """Let the learner bring a table; return it, or None until there is one."""
    at_a_cut = st.session_state.get(f"{prefix}_cut") != IN_PARTS
    remark = partial(cuts, at_a_cut=at_a_cut)
    given = own_table(f"{prefix}_own", target="words", limits=LIMITS, remark=remark)
    table, units = as_numbers(given) if given else (None, {})
    if table is None:
        growths.forget()  # what is forgotten is forgotten
        view = {"ig_marbles_view": "Your counts"}
        door(ONLY_COUNTS, "information_gain", "ig", "Marbles", **view)
    if table != last():
        jump(prefix, 0)
        forget_the_past(prefix)
    st.session_state[LAST], st.session_state[UNITS] = table, units
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


def last_units() -> Units:
    """Return the units of the columns of numbers in it."""
    return st.session_state.get(UNITS) or {}


def as_table(given: OwnTable) -> Table:
    """Return the columns as words; number columns are cut into three parts."""
    return in_words(*as_numbers(given))


def as_numbers(given: OwnTable) -> tuple[Table, Units]:
    """Return the columns, those of numbers as plain ones, and their units.

    A unit moves into the name of its column.
    """
    columns: dict[str, tuple[str, ...]] = {}
    taken, units = {column.name for column in given.columns}, {}
    for column in given.columns:
        if column.kind != "numbers" or column.name == given.target:
            columns[column.name] = column.cells
            continue
        before, after = _unit(column)
        name = with_unit(column.name, (before + after).strip())
        name = column.name if name in taken else name
        units[name] = before, after
        columns[name] = tuple(map(_plain, column.numbers))
    rows = tuple(zip(*columns.values(), strict=True))
    source = f"Yours ({given.file_name}); it stays in this session and is in no link."
    named = tuple(f"row {number}" for number in range(1, len(rows) + 1))
    told = OWN_NAME, OWN, source, tuple(columns), rows, given.target, named
    return Table(*told, numbers=tuple(units)), units


def in_words(table: Table, units: Units) -> Table:
    """Return the table with its columns of numbers cut into three parts, with units."""
    columns = {name: table.column(name) for name in table.columns}
    for name in table.numbers:
        around = units.get(name, ("", ""))
        columns[name] = _parts(table.values(name), *around)
    rows = tuple(zip(*columns.values(), strict=True))
    return replace(table, rows=rows, numbers=())


def cuts(given: OwnTable, at_a_cut: bool = True) -> str:
    """Say how the number columns are asked about, and where parts of them end.

    Nothing where there are none.
    """
    sentences = []
    for column in given.columns:
        if column.kind == "numbers" and column.name != given.target:
            at = cut_in_parts(column.numbers, N_PARTS).written
            unit = _unit(column)
            where = " and ".join(_with_unit(one, *unit) for one in at)
            cut = f"cut at {where}" if at else "not cut, one part only"
            sentences.append(f"{column.name}: {cut}.")
    if not sentences:
        return ""
    return f"{AT_CUTS if at_a_cut else AS_PARTS} {' '.join(sentences)}"


def _plain(number: float) -> str:
    """Return a number as a cell that reads as itself; nothing for a missing one."""
    if number != number:
        return MISSING
    short = f"{number:.15g}"
    return short if float(short) == number else repr(float(number))


def _parts(numbers: np.ndarray, before: str, after: str) -> tuple[str, ...]:
    words = cut_in_parts(numbers, N_PARTS).words
    names = {word: _with_unit(word, before, after) for word in {*words}}
    return tuple(names[word] for word in words)


def _unit(column: OwnColumn) -> tuple[str, str]:
    numbers = zip(column.cells, column.numbers or (), strict=True)
    return unit_of([cell for cell, number in numbers if number == number])


def _with_unit(text: str, before: str, after: str) -> str:
    """Write a part's numbers as the learner does: with their unit."""
    return NUMBER.sub(
        lambda found: found[1] + before + LONG.sub(_grouped, found[2]) + after, text
    )


def _grouped(digits: re.Match) -> str:
    return f"{int(digits[0]):,}"
