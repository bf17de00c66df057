"""The table as a control: which one it is, and which of its cells are changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from engines.datasets import Table, in_parts
from engines.decision_trees import with_row_numbers
from pages.ui import links, word_tables
from pages.ui.control import Control, Values
from pages.ui.word_tables import Changes
from pages.words.literal import literal
from pages.words.sentences import counted

from . import own
from .record import AS_COLUMN, FIRST, IN_PARTS, OWN, OWN_NAME, RANK, TABLES


def table_at(values: Values) -> Table:
    """Return the table that the controls stand for."""
    table = _unchanged(values)
    if values["cells"]:
        rows = word_tables.with_changes(table.rows, values["cells"])
        classes = table.codes(table.target)[1]
        table = replace(table, rows=rows, class_order=classes, numbers=())
        table = with_numbers(table, _unchanged(values).numbers)
    if values.get("cut", IN_PARTS) == IN_PARTS:
        table = in_parts(table)
    if values["numbers"] == AS_COLUMN:
        name = table.row_noun.capitalize()
        table = with_row_numbers(table, name if name not in table.columns else "#")
    return table


def with_numbers(table: Table, names: Sequence[str]) -> Table:
    """Return the table with those of the columns as numbers that still are numbers."""
    for name in names:
        try:
            table = replace(table, numbers=(*table.numbers, name))
        except ValueError:  # a word was put into it
            continue
    return table


def _unchanged(values: Values) -> Table:
    """Return the chosen table; until the learner's own is there, the first one."""
    if values["table"] == OWN:
        return own.last() or TABLES[FIRST]
    return TABLES[values["table"]]


def write(key: str, text: str | None, table: Table) -> None:
    """Write into the link what is said of a table; of the learner's own, nothing."""
    if table.name != OWN_NAME:
        links.write(key, text)


@dataclass(frozen=True)
class Cells(Control):
    """The table, to be changed cell by cell; its value are the changes.

    A learner's own table is given here too. Only "Rank" has the table open: where the
    picture is about something else, it waits behind a door.
    """

    default: Changes = ()

    def means(self, value: Changes, values: Values) -> Table:
        """Return the table as it stands."""
        return table_at({**values, self.name: value})

    def ask(self, prefix: str, values: Values, lasting: bool) -> Changes:
        """Show the table; return what is changed. No link carries a learner's own."""
        if values["table"] == OWN and own.ask(prefix) is None:
            st.markdown("Until then, here are the fourteen days:")
        table, key = _unchanged(values), self.key(prefix)
        is_shared = table.name != OWN_NAME  # by links
        changes = word_tables.begin(key, table.columns, table.rows, is_shared)
        if values["part"] == RANK:
            changes = self._editor(prefix, table, changes)
        else:
            changes = self._behind_a_door(prefix, table, changes)
        write(key, word_tables.link_text(table.rows, changes), table)
        return changes

    def put(self, prefix: str, value: Changes) -> None:
        """Change these cells and no others (in a callback)."""
        word_tables.put(self.key(prefix), value)

    def stands(self, prefix: str) -> Changes | None:
        """Return what was changed when it was shown last."""
        return word_tables.stands(self.key(prefix))

    def _editor(self, prefix: str, table: Table, changes: Changes) -> Changes:
        st.markdown(
            f"**The table**: {counted(len(table.rows), table.row_noun)}, and the "
            "column to guess is the last one. Change any cell and watch the gains move."
        )
        key = self.key(prefix)
        named = (table.row_names, table.columns, table.rows)
        changes = word_tables.editable(key, *named, changes)
        st.caption(f"Source: {literal(table.source)}")
        if changes:
            n, back = len(changes), (prefix, self.default)
            label = f"Put the {counted(n, 'changed cell')} back"
            st.button(label, key=f"{key}_reset", on_click=self.put, args=back)
        return changes

    def _behind_a_door(self, prefix: str, table: Table, changes: Changes) -> Changes:
        key = f"{self.key(prefix)}_door"
        door = st.expander("Change a cell of the table", key=key, on_change="rerun")
        if not door.open:
            return changes
        with door:
            return self._editor(prefix, table, changes)
