"""The learner's questions so far, as one control: they belong to one bag and seed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import streamlit as st

from pages.ui import links
from pages.ui.control import Control, Values

from ..record import NAMES

Questions = tuple[int, ...]  # each a sum of powers of two: the colours it asks about
WANTED = (
    "Questions: for each the sum of its colours, as in 1~6 "
    f"({', '.join(f'{2**n} {name}' for n, name in enumerate(NAMES))})"
)


def as_question(colours: Iterable[int]) -> int:
    """Return the number of a question about these colours."""
    return sum(2**colour for colour in colours)


def colours_of(question: int) -> tuple[int, ...]:
    """Return the colours that a question asks about."""
    return tuple(n for n in range(len(NAMES)) if question >> n & 1)


@dataclass(frozen=True)
class Asked(Control):
    """The questions so far. With another bag or other draws they are gone."""

    name: str = "asked"
    default: Questions = field(default=(), kw_only=True)

    def ask(self, prefix: str, values: Values, lasting: bool) -> Questions:
        """Return the questions; what adds one is drawn with the record."""
        state, key = st.session_state, self.key(prefix)
        this = [values[name] for name in (*NAMES, "seed")]
        if key not in state:
            self.put(prefix, _from_link(key))
        if state[f"{key}_of"] not in (None, this):
            self.put(prefix, ())
        state[f"{key}_of"] = this
        links.write(key, links.counts_text([(one,) for one in state[key]]))
        return state[key]

    def put(self, prefix: str, value: Questions) -> None:
        """Replace the questions, for whatever bag comes next (in a callback, say)."""
        key = self.key(prefix)
        st.session_state[key], st.session_state[f"{key}_of"] = tuple(value), None


def _from_link(key: str) -> Questions:
    found = tuple(one for (one,) in links.counts(key, 1, WANTED))
    if all(0 < one < 2 ** len(NAMES) for one in found):
        return found
    text = links.counts_text([(one,) for one in found])
    links.complain(key, text or "", f"{WANTED}; it is left out")
    return ()
