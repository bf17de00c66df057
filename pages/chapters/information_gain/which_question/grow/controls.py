"""The learner's tree as a control, and the new row that it is asked about."""

from dataclasses import dataclass

import streamlit as st

from engines.datasets import Table
from pages.ui import links
from pages.ui.control import Control, Values

from ..controls import table_at, write
from ..record import NAMES
from . import growths
from .growths import Picks

UNHEARD = "something else"
TREE_IN_LINK = "Tree: node.column for each question, as in 0.0~1.2"
ROW_IN_LINK = "New row: column.answer for each question"
Answers = tuple[tuple[int, int], ...]  # (column, number of its answer)


@dataclass(frozen=True)
class LearnersTree(Control):
    """The questions asked so far, each at a node; the moves put them.

    What cannot be asked of the table (a cell was changed, say) ends the list, and
    another table begins another tree.
    """

    default: Picks = ()

    def ask(self, prefix: str, values: Values, lasting: bool) -> Picks:
        """Return the questions; the first time they come from the link."""
        state, key = st.session_state, self.key(prefix)
        table, by = table_at(values), NAMES[values["by"]]
        chosen = values["table"], values["numbers"]
        if key not in state:
            state[key] = _tree_in_link(key, table, by)
        elif state.get(f"{key}_of", chosen) != chosen:
            state[key] = self.default
        state[f"{key}_of"] = chosen
        state[key] = growths.possible(table, state[key], by)
        numbered = [(node, table.attributes.index(name)) for node, name in state[key]]
        write(key, links.counts_text(numbered), table)
        return state[key]

    def put(self, prefix: str, value: Picks) -> None:
        """Ask these questions, of whatever table is shown next (in a callback)."""
        key = self.key(prefix)
        st.session_state[key] = value
        st.session_state.pop(f"{key}_of", None)


def _tree_in_link(key: str, table: Table, by: str) -> Picks:
    asked, names = links.counts(key, 2, TREE_IN_LINK), table.attributes
    picks = tuple((node, names[at]) for node, at in asked if at < len(names))
    fitting = growths.possible(table, picks, by)
    if len(fitting) < len(asked):
        wanted = f"the table allows the first {len(fitting)} of them"
        text = links.counts_text(asked) or ""
        links.complain(key, text, f"{TREE_IN_LINK}; {wanted}")
    return fitting


@dataclass(frozen=True)
class NewRow(Control):
    """A new row's answer to each attribute that the tree asks.

    Its boxes stand beside the moves, once the tree is finished.
    """

    def first(self, values: Values) -> Answers:
        """Return the first answer of each."""
        names = dict.fromkeys(attribute for _, attribute in values["tree"])
        attributes = table_at(values).attributes if names else ()
        return tuple((attributes.index(name), 0) for name in names)

    def means(self, value: Answers, values: Values) -> tuple[tuple[str, str], ...]:
        """Return attributes and answers in words."""
        table = table_at(values)
        names = [(table.attributes[at], number) for at, number in value]
        return tuple((name, answers(table, name)[number]) for name, number in names)

    def ask(self, prefix: str, values: Values, lasting: bool) -> Answers:
        """Return what the boxes say, and let them say it when they are drawn."""
        state, key, table = st.session_state, self.key(prefix), table_at(values)
        if key not in state:
            state[key] = tuple(links.counts(key, 2, ROW_IN_LINK))
        stood, now = dict(state[key]), []
        for at, _ in self.first(values):
            words = answers(table, table.attributes[at])
            if state.get(box(key, at)) not in words:
                number = stood.get(at, 0)
                state[box(key, at)] = words[number if number < len(words) else 0]
            now.append((at, words.index(state[box(key, at)])))
        state[key] = tuple(now)
        others = [(at, number) for at, number in now if number]
        write(key, links.counts_text(others), table)
        return state[key]

    def put(self, prefix: str, value: Answers) -> None:
        """Give these answers (in a callback)."""
        key = self.key(prefix)
        st.session_state[key] = value
        for at, _ in value:
            st.session_state.pop(box(key, at), None)


def answers(table: Table, attribute: str) -> list[str]:
    """Return what a new row may answer: what some row did, or what none has."""
    return [*table.codes(attribute)[1], UNHEARD]


def box(key: str, at: int) -> str:
    """Return the key of the box for an attribute's answer."""
    return f"{key}_{at}"
