"""A bag and its groups as counts: pasted as they stand on paper, or in a small table.

The last counts that could be read are in force; what cannot be read stays in the box,
and a sentence says how to mend it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from engines.decision_trees import SplitByHand
from pages.chapters.information_gain.count_sheet import (
    Sheet,
    read_sheet,
    sheet_of,
    typed_into,
)
from pages.ui import links
from pages.ui.control import Values
from pages.ui.controls import Widget
from pages.ui.imports import need_pandas
from pages.words.count_links import counts_in_link, counts_link
from pages.words.counts import CLASSES, GROUPS, read_counts
from pages.words.counts_written import written_counts
from pages.words.literal import literal

HEIGHT = 128  # pixels of the box: five lines
WANTED = (
    f"a row of {CLASSES[0]} to {CLASSES[1]} classes, a row of the bag's counts and "
    f"{GROUPS[0]} to {GROUPS[1]} groups, such as yes_no~9_5~sunny_2_3~rain_3_2"
)


@dataclass(frozen=True)
class CountBox(Widget):
    """A box for counts, and below it the same as a table; its value is a split."""

    default: SplitByHand

    def ask(self, prefix: str, values: Values, lasting: bool) -> SplitByHand:
        """Draw box and table; return what was read last."""
        state, key = st.session_state, self.key(prefix)
        if self.stands(prefix) is None:
            used = f"{self.label}: {WANTED}; the first ones are used"
            self.put(
                prefix, links.arriving(key, counts_in_link, used, self.first(values))
            )
        state.setdefault(self._box(prefix), written_counts(self.stands(prefix)))
        st.text_area(
            self.label,
            key=self._box(prefix),
            height=HEIGHT,
            persist_state="session",
            on_change=self._read,
            args=(prefix,),
            **self.frame(values),
        )
        self._explain(prefix)
        self._as_table(prefix)
        value = self.stands(prefix)
        links.write(key, None if value == self.first(values) else counts_link(value))
        return value

    def put(self, prefix: str, value: SplitByHand) -> None:
        """Set its value (in a callback), and what box and table show."""
        super().put(prefix, value)
        state, key = st.session_state, self.key(prefix)
        state[self._box(prefix)] = written_counts(value)
        state[f"{key}_version"] = state.get(f"{key}_version", 0) + 1
        state.pop(f"{key}_refused", None)

    def _box(self, prefix: str) -> str:
        return f"{self.key(prefix)}_typed"

    def _read(self, prefix: str) -> None:
        """Take what is in the box, if it can be read (a callback)."""
        state, box = st.session_state, self._box(prefix)
        if state.get(f"{prefix}_preset_pressed"):
            self.put(prefix, self.stands(prefix))
            return  # a preset that is pressed in the same moment has the last word
        text = state[box]
        if self._take(prefix, partial(read_counts, text)):
            state[box] = text  # as it was written, not as we write it
            state[f"{self.key(prefix)}_version"] += 1  # the table shows it anew

    def _take(self, prefix: str, read: Callable[[], SplitByHand]) -> bool:
        """Put what is read into force; return whether it could be."""
        state, key = st.session_state, self.key(prefix)
        try:
            value = read()
        except ValueError as why:
            state[f"{key}_refused"] = str(why)
            return False
        state[key] = value
        state.pop(f"{key}_refused", None)
        # Whoever presses a preset next has typed before, and moved nothing meanwhile.
        stood = state.get(f"{prefix}_preset_stood")
        if stood is not None:
            stood[self.name] = value
        return True

    def _explain(self, prefix: str) -> None:
        """Say of what cannot be read what is wrong."""
        refused = st.session_state.get(f"{self.key(prefix)}_refused")
        if refused:
            st.caption(f"{literal(refused)} Until then the last counts read are shown.")

    # --- the table ------------------------------------------------------------------

    def _as_table(self, prefix: str) -> None:
        """Show the same counts as a table behind a door, and the classes' names."""
        key = f"{self.key(prefix)}_table"
        door = st.expander("The same as a table", key=key, on_change="rerun")
        if not door.open:
            return
        state, value = st.session_state, self.stands(prefix)
        version = state[f"{self.key(prefix)}_version"]
        name, editor = f"{key}_names_{version}", f"{key}_editor_{version}"
        base = f"{key}_base"
        if editor not in state:  # new, or other counts than before
            state[base] = sheet_of(value)
        sheet: Sheet = state[base]
        with door:
            st.text_input(
                "Classes, with commas between them",
                ", ".join(sheet.classes),
                key=name,
                on_change=partial(self._rename, prefix, name),
            )
            need_pandas()
            st.data_editor(
                sheet.columns,
                key=editor,
                num_rows="dynamic",
                hide_index=True,
                placeholder="",
                alt="The bag and its groups, one a row; every cell can be changed",
                on_change=partial(self._edit, prefix, editor),
            )
            st.caption("The row “bag” is the whole bag; delete it to take the groups.")

    def _rename(self, prefix: str, name: str) -> None:
        """Take other names for the classes, or more or fewer of them (a callback)."""
        names = [one.strip() for one in st.session_state[name].split(",")]
        sheet = sheet_of(self.stands(prefix)).named([one for one in names if one])
        if self._take(prefix, partial(read_sheet, sheet)):
            self.put(prefix, self.stands(prefix))

    def _edit(self, prefix: str, editor: str) -> None:
        """Take what was typed into the table, if it can be read (a callback)."""
        state = st.session_state
        sheet = typed_into(state[f"{self.key(prefix)}_table_base"], state[editor])
        if self._take(prefix, partial(read_sheet, sheet)):
            state[self._box(prefix)] = written_counts(self.stands(prefix))
