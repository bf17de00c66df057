"""What "Rank" asks besides the table: the criterion, and a cut of one's own."""

from dataclasses import dataclass

import streamlit as st

from pages.ui import links
from pages.ui.choices import Choice
from pages.ui.control import Control, Note, Values
from pages.ui.controls import Slider

from .. import record as chapter
from ..controls import missing_at, table_at, write
from .cutting import can_be_cut, curve_of
from .record import Record

IN_LINK = "Column to cut: its number, from 0"
COLUMN = "Which column of numbers is cut by hand, and shown with what its cuts gain."
CUT = (
    "How far to the right in the picture you cut; at first where the gain is largest. "
    "You can drag the line in the picture, too."
)


def columns(values: Values) -> tuple[str, ...]:
    """Return the columns that can be cut by hand."""
    if values.get("cut") != chapter.AT_A_CUT:
        return ()
    return can_be_cut(table_at(values))


def some(values: Values) -> bool:
    """Tell whether a column can be cut by hand."""
    return bool(columns(values))


def several(values: Values) -> bool:
    """Tell whether there is a choice between columns to cut."""
    return len(columns(values)) > 1


def best_place(values: Values) -> int:
    """Return where the cut is that gains most."""
    how = chapter.NAMES[values["by"]], missing_at(values)
    names = columns(values)
    column = values.get("column", names[0])
    return curve_of(table_at(values), column, *how).best_place


BY = Choice("by", "The best question by", chapter.NAMES, into="criterion", as_list=True)


def follows(record: Record) -> Note | None:
    """Say that the other pictures wait for a hand that drags the cut."""
    return Note("The ranking follows when you let go.") if record.cutting else None


@dataclass(frozen=True)
class Column(Control):
    """A choice of the columns that can be cut; links have the number of the column."""

    def first(self, values: Values) -> str:
        """Return the first one."""
        return columns(values)[0]

    def ask(self, prefix: str, values: Values, lasting: bool) -> str:
        """Draw it; return the column."""
        state, key, table = st.session_state, self.key(prefix), table_at(values)
        names = columns(values)
        if key not in state:
            linked = [at for (at,) in links.counts(key, 1, IN_LINK)]
            known = [name for name in names if table.attributes.index(name) in linked]
            state[key] = (known or names)[0]
        if state[key] not in names:
            state[key] = names[0]
        told = {"key": key, "persist_state": "session", "help": COLUMN}
        chosen = st.selectbox("Column to cut", names, **told)
        at = table.attributes.index(chosen)
        write(key, None if chosen == names[0] else str(at), table)
        return chosen


OF = Column("column", shown=several, follows=("table", "cells"), main=True)
AT = Slider(
    "at",
    "Your cut",
    (0, 100),
    best_place,
    1,
    into="place",
    shown=some,
    format="%d%%",
    live=True,
    main=True,
    follows=("table", "cells", "column", "by", "cut"),
    help=CUT,
    note=follows,
)
