"""The table as a control: which one it is, and which of its cells are changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from engines.datasets import MISSING, Table, in_parts
from engines.decision_trees import with_row_numbers
from pages.ui import links, word_tables
from pages.ui.control import Control, Note, Values
from pages.ui.word_tables import Changes
from pages.words.literal import literal
from pages.words.sentences import counted, listed

from . import own
from .record import (
    AT_A_CUT,
    FIRST,
    GAPS,
    GROW,
    IN_PARTS,
    MEASURED,
    NUMBERS,
    OWN,
    OWN_NAME,
    RANK,
    ROW_NUMBERS,
    TABLES,
    Settings,
)
from .words import word


def table_at(values: Values) -> Table:
    """Return the table that the controls stand for."""
    is_cut = NUMBERS[values.get("cut", IN_PARTS)]
    return as_asked(changed(values), is_cut, ROW_NUMBERS[values["numbers"]])


def missing_at(values: Values) -> str:
    """Return how missing cells are treated; where there are none it does not matter."""
    first, *_ = GAPS.values()
    return GAPS.get(values.get("gaps"), first)


def settings(table: Table, numbered: bool, cut: bool = False, **more: Any) -> Settings:
    """Return the settings; their table is as it is asked about."""
    asked, in_words = as_asked(table, cut, numbered), bool(table.numbers) and not cut
    return Settings(table=asked, numbered=numbered, cut=cut, in_words=in_words, **more)


def as_asked(table: Table, is_cut: bool, numbered: bool) -> Table:
    """Return the table with its numbers at a cut or in words; perhaps numbered."""
    if not is_cut and table.name == OWN_NAME:
        table = own.in_words(table, own.last_units())
    elif not is_cut:
        table = in_parts(table)
    if numbered:
        name = table.row_noun.capitalize()
        table = with_row_numbers(table, name if name not in table.columns else "#")
    return table


def changed(values: Values) -> Table:
    """Return the table with the changed cells, its numbers as they are."""
    return changed_table(_unchanged(values), values["cells"])


def changed_table(table: Table, changes: Changes) -> Table:
    """Return a table with changed cells; who holds a word is no column of numbers."""
    if not changes:
        return table
    rows = word_tables.with_changes(table.rows, changes)
    classes = table.codes(table.target)[1]
    bare = replace(table, rows=rows, class_order=classes, numbers=())
    return with_numbers(bare, table.numbers)


def with_numbers(table: Table, names: Sequence[str]) -> Table:
    """Return the table with those of the columns as numbers that still are numbers."""
    found = []
    for name in names:
        try:
            table.values(name)
        except ValueError:  # a word was put into it
            continue
        found.append(name)
    return replace(table, numbers=tuple(found))


def has_numbers(values: Values) -> bool:
    """Tell whether there is a column of numbers to be asked about."""
    return bool(changed(values).numbers)


def first_way(values: Values) -> str:
    """Return how numbers are asked about first: as measured, but for the zoo's legs."""
    return AT_A_CUT if values["table"] in (OWN, MEASURED) else IN_PARTS


def has_gaps(values: Values) -> bool:
    """Tell whether a cell is empty that is asked about, or a new row may lack one."""
    return values["part"] == GROW or bool(gaps_of(changed(values)))


def gaps_of(table: Table) -> dict[str, int]:
    """Return how many cells of each column are empty, of those that have such."""
    counts = {name: table.column(name).count(MISSING) for name in table.attributes}
    return {name: n for name, n in counts.items() if n}


def said_of_gaps(record: Any) -> Note:
    """Count the empty cells, column by column."""
    gaps = gaps_of(record.settings.table)
    if not gaps:
        return Note("No cell is empty here, but a new row may lack an answer.")
    cells = counted(sum(gaps.values()), "empty cell")
    columns = listed([f"{n:,} in “{word(name)}”" for name, n in gaps.items()])
    return Note(f"{cells}: {columns}.")


def _which(table: Table) -> str:
    """Name the column to guess, and say whether it is the last one."""
    name = f"“{word(table.target)}”"
    return f"the last one, {name}" if table.columns[-1] == table.target else name


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
        """Return the table with these changes."""
        return changed({**values, self.name: value})

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
            f"column to guess is {_which(table)}. Change any cell and watch the gains "
            "move."
        )
        key = self.key(prefix)
        named = (table.row_names, table.columns, table.rows)
        changes = word_tables.editable(key, *named, changes)
        st.caption(f"Source: {literal(table.source)}")
        now = changed_table(table, changes)
        for name in (name for name in table.numbers if name not in now.numbers):
            st.caption(f"“{literal(name)}” holds a word now: it is asked in words.")
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
