"""The new row that the finished tree is asked about, as a control."""

from dataclasses import dataclass

import streamlit as st

from engines.datasets import MISSING, Table
from pages.ui import link_tables, links
from pages.ui.control import Control, Values
from pages.words.literal import literal

from ..controls import table_at, write

UNHEARD = "something else"
ROW_IN_LINK = "New row: column.answer for each question"
MOST_BESIDE = 2  # boxes
MOST_NUMBERS = 20  # columns of numbers in a link
SPAN = (-1e12, 1e12)
# Of each column asked: the number of its answer, or the number that was typed.
Answers = tuple[tuple[int, int | str], ...]


@dataclass(frozen=True)
class NewRow(Control):
    """A new row's answer to each attribute that the tree asks.

    Its boxes stand beside the moves, once the tree is finished. Links have a typed
    number as it is, in a parameter of its own.
    """

    def first(self, values: Values) -> Answers:
        """Return the first answer of each, of numbers the first one."""
        names = dict.fromkeys(attribute for _, attribute in values["tree"])
        table = table_at(values) if names else None
        return tuple((table.attributes.index(n), _first(table, n)) for n in names)

    def means(self, value: Answers, values: Values) -> tuple[tuple[str, str], ...]:
        """Return attributes and answers in words."""
        table = table_at(values)
        named = [(table.attributes[at], answer) for at, answer in value]
        return tuple((n, _in_words(table, n, answer)) for n, answer in named)

    def ask(self, prefix: str, values: Values, lasting: bool) -> Answers:
        """Return what the boxes say, and let them say it when they are drawn."""
        state, key, table = st.session_state, self.key(prefix), table_at(values)
        if key not in state:
            state[key] = _in_link(key)
        stood, now = dict(state[key]), []
        for at, first in self.first(values):
            name, answer = table.attributes[at], stood.get(at, first)
            read = _number_at if name in table.numbers else _word_at
            now.append((at, read(table, name, box(key, at), answer)))
        state[key] = tuple(now)
        _write(key, table, [pair for pair in now if pair not in self.first(values)])
        return state[key]

    def put(self, prefix: str, value: Answers) -> None:
        """Give these answers (in a callback)."""
        key = self.key(prefix)
        st.session_state[key] = value
        for at, _ in value:
            st.session_state.pop(box(key, at), None)


def boxes(key: str, table: Table, names: list[str]) -> None:
    """Draw a box for each answer: a list of words, or a number to be typed."""
    columns = st.columns(min(MOST_BESIDE, max(1, len(names))))
    for at, name in enumerate(names):
        place, here = columns[at % len(columns)], box(key, table.attributes.index(name))
        if name in table.numbers:
            look = {
                "value": None,
                "format": "%g",
                "placeholder": "missing",
                "step": 1.0,
            }
            place.number_input(literal(name), *SPAN, key=here, **look)
        else:
            look = {"format_func": lambda word: word or "(missing)"}
            place.selectbox(literal(name), answers(table, name), key=here, **look)


def answers(table: Table, attribute: str) -> list[str]:
    """Return what a new row may answer: as some row did, as none has, or not at all."""
    words = table.codes(attribute)[1]
    return [*words, UNHEARD, *([] if MISSING in words else [MISSING])]


def box(key: str, at: int) -> str:
    """Return the key of the box for an attribute's answer."""
    return f"{key}_{at}"


def _first(table: Table, name: str) -> int | str:
    if name not in table.numbers:
        return 0
    return next((cell for cell in table.column(name) if cell != MISSING), MISSING)


def _in_words(table: Table, name: str, answer: int | str) -> str:
    return answer if name in table.numbers else answers(table, name)[answer]


def _word_at(table: Table, name: str, here: str, answer: int | str) -> int:
    """Return the number of the word that a box says; at first that of an answer."""
    state, words = st.session_state, answers(table, name)
    if state.get(here) not in words:
        known = isinstance(answer, int) and answer < len(words)
        state[here] = words[answer if known else 0]
    return words.index(state[here])


def _number_at(table: Table, name: str, here: str, answer: int | str) -> str:
    """Return the number that a box says, nothing where it is empty; at first another.

    In a link an answer by number says that there is none.
    """
    state = st.session_state
    if here not in state or isinstance(state[here], str):
        text = MISSING if isinstance(answer, int) else answer
        state[here] = float(text) if text != MISSING else None
    return MISSING if state[here] is None else links.text_of(float(state[here]))


def _in_link(key: str) -> Answers:
    """Return the answers of the arriving link."""
    words = links.counts(key, 2, ROW_IN_LINK)
    typed = link_tables.table(f"{key}_typed", ((0, 999), SPAN), MOST_NUMBERS) or []
    numbers = [(int(at), links.text_of(float(number))) for at, number in typed]
    return (*((at, answer) for at, answer in words), *numbers)


def _write(key: str, table: Table, others: list[tuple[int, int | str]]) -> None:
    """Write into the link the answers that are not the first ones."""
    numbers = [(at, float(a)) for at, a in others if isinstance(a, str) and a]
    words = [(at, a or 0) for at, a in others if not a or isinstance(a, int)]
    write(key, links.counts_text(words), table)
    write(f"{key}_typed", link_tables.table_text(numbers) or None, table)
