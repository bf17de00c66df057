"""The velocity that steps have left: it goes on where the next step is taken."""

from dataclasses import dataclass
from math import isfinite

import streamlit as st

from pages.ui import links
from pages.ui.control import Control, Values
from pages.ui.link_tables import table_text
from pages.ui.links import JOINED, Link
from pages.words.numbers import few
from pages.words.sentences import typeset

LARGEST = 1e6
ALLOWED = "numbers joined by _, one for each weight and bias"


@dataclass(frozen=True)
class Velocity(Control):
    """A number for each weight and bias, or none: from rest. No widget sets it."""

    def first(self, values: Values) -> tuple[float, ...]:
        """Return none: from rest."""
        return ()

    def ask(self, prefix: str, values: Values, lasting: bool) -> tuple[float, ...]:
        """Say that there is one, and offer to forget it; return it."""
        key = self.key(prefix)
        link = Link(key, "Velocity", (), ALLOWED, _read, lasting=False)
        if self.stands(prefix) is None:
            self.put(prefix, link.arriving())
        held = self.stands(prefix)
        if held and values.get("own_beta"):
            length = sum(one * one for one in held) ** 0.5
            said = f"The steps before have left a velocity of length {few(length)}."
            st.caption(typeset([said]))
            forget = {"on_click": self.put, "args": (prefix, ())}
            st.button("From rest", key=f"{key}_forget", type="tertiary", **forget)
        links.write(key, table_text([held]) if held else None)  # with all digits
        return held


def _read(text: str) -> tuple[float, ...]:
    values = tuple(map(float, text.split(JOINED))) if text else ()
    if not all(isfinite(value) and abs(value) <= LARGEST for value in values):
        raise ValueError(text)
    return values
