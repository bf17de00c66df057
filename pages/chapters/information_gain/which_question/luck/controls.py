"""The question that is held against luck."""

from dataclasses import dataclass

import streamlit as st

from engines.decision_trees import rank_questions
from pages.ui import links
from pages.ui.control import Control, Values

from ..controls import missing_at, table_at, write

IN_LINK = "Question: the number of its column, from 0"


@dataclass(frozen=True)
class About(Control):
    """A choice of the table's attributes; links have the number of the column."""

    def first(self, values: Values) -> str:
        """Return the best question of the table."""
        table = table_at(values)
        missing = missing_at(values)
        return rank_questions(table, missing=missing).best or table.attributes[0]

    def ask(self, prefix: str, values: Values, lasting: bool) -> str:
        """Draw it; return the attribute."""
        state, key, table = st.session_state, self.key(prefix), table_at(values)
        attributes, best = table.attributes, self.first(values)
        if key not in state:
            linked = links.counts(key, 1, IN_LINK)
            known = [at for (at,) in linked if at < len(attributes)]
            state[key] = attributes[known[0]] if known else best
        if state[key] not in attributes:
            state[key] = best
        chosen = st.selectbox("Question", attributes, key=key, persist_state="session")
        at = attributes.index(chosen)
        write(key, None if chosen == best else str(at), table)
        return chosen
