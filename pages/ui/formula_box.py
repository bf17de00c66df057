"""A formula that the learner types; the last one that could be read is in force."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from unicodedata import category, combining, east_asian_width

import streamlit as st

from pages.ui.control import Values
from pages.ui.controls import Widget
from pages.ui.links import Link
from pages.words.literal import literal, quoted

MOST_KEPT = 1000  # characters of a text that stays in the box
AROUND = 12  # characters on each side of the place that is pointed at


@dataclass(frozen=True)
class Formula(Widget):
    """A box for a formula; its value is the text of the last one that could be read.

    `read` makes something of a text, or raises a ValueError: a sentence, perhaps with
    the `position` it is about, counted from 0. What cannot be read stays in the box.
    """

    default: Any  # a text, or a function of values
    read: Callable[[str], Any]
    allowed: str = field(default="a formula such as x^2 + 3y^2", kw_only=True)

    def ask(self, prefix: str, values: Values, lasting: bool) -> str:
        """Draw it; return its value."""
        state, link = st.session_state, self._link(prefix, values)
        now = self.stands(prefix)
        if now is None or not link.fits(now):
            self.put(prefix, link.arriving())
        state.setdefault(self._box(prefix), self.stands(prefix))
        st.text_input(
            self.label,
            key=self._box(prefix),
            persist_state="session",
            on_change=self._type,
            args=(prefix,),
            **self.frame(values),
        )
        self._explain(prefix)
        return link.said(self.stands(prefix))

    def put(self, prefix: str, value: str) -> None:
        """Set its value (in a callback), and what the box shows."""
        super().put(prefix, value)
        st.session_state[self._box(prefix)] = value

    def _box(self, prefix: str) -> str:
        return f"{self.key(prefix)}_typed"

    def _link(self, prefix: str, values: Values) -> Link:
        first = self.first(values)
        read = self._read
        return Link(self.key(prefix), self.label, first, self.allowed, read, False)

    def _read(self, text: str) -> str:
        """Return a text that can be read, without the blanks around it."""
        self.read(text.strip())
        return text.strip()

    def _type(self, prefix: str) -> None:
        """Take what was typed, if it can be read."""
        state, box = st.session_state, self._box(prefix)
        if state.get(f"{prefix}_preset_pressed"):
            self.put(prefix, self.stands(prefix))
            return  # a preset that is pressed in the same moment has the last word
        try:
            value = self._read(state[box])
        except ValueError:
            state[box] = state[box][:MOST_KEPT]
            return
        self.put(prefix, value)
        # Whoever presses a preset next has typed before, and moved no slider meanwhile.
        stood = state.get(f"{prefix}_preset_stood")
        if stood is not None:
            stood[self.name] = value

    def _explain(self, prefix: str) -> None:
        """Say of a text that cannot be read what is wrong, and point at it."""
        text, value = st.session_state[self._box(prefix)], self.stands(prefix)
        try:
            self.read(text.strip())
        except ValueError as error:
            kept = f"The picture keeps the last one that was read, {quoted(value)}."
            st.caption(f"{literal(str(error))} {literal(kept)}")
            position = getattr(error, "position", None)
            if position is not None and text.strip():
                st.code(pointed_at(text.strip(), position), language=None)


def pointed_at(text: str, position: int, around: int = AROUND) -> str:
    """Return what stands around a place of a text, and below it a mark there.

    It is shown letter by letter, in letters of one width: what cannot be seen or
    breaks the line becomes a blank, or the mark for what cannot be shown.
    """
    begin, end = max(position - around, 0), position + around + 1
    before, after = text[begin:position], text[position:end]
    before = f"…{before}" if begin else before
    after = f"{after}…" if end < len(text) else after
    shown = "".join(map(_shown, before))
    mark = " " * sum(map(_columns, shown)) + "^"
    return f"{shown}{''.join(map(_shown, after))}\n{mark}"


def _shown(letter: str) -> str:
    if letter.isspace():
        return " "
    return "\ufffd" if category(letter) in {"Cc", "Cf", "Cs", "Cn"} else letter


def _columns(letter: str) -> int:
    """Return how many letters wide it is."""
    if combining(letter):
        return 0
    return 2 if east_asian_width(letter) in {"W", "F"} else 1
