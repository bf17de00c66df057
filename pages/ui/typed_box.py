"""A box beside a slider, for a number that is typed: the slider knows only some."""

from math import ceil

import streamlit as st

from pages.ui.links import text_of
from pages.words.literal import literal, quoted
from pages.words.typed import number

BOX = 104  # pixels


class Typed:
    """What controls have that take a number from a box beside their slider.

    They say what they take (`wanted`), and make something of a text (`_read`), or
    raise a ValueError.
    """

    def box(self, prefix: str, idle: bool) -> None:
        """Draw the box; it is empty again when it is read.

        It does not show the slider's value: while a slider moves faster than the page
        follows, the browser would send back what the box showed before, as if typed.
        """
        st.text_input(
            f"{self.label}, typed",
            key=f"{self.key(prefix)}_typed",
            placeholder="or type it",
            width=BOX,
            label_visibility="collapsed",
            disabled=idle,
            on_change=self._type,
            args=(prefix,),
        )

    def explain(self, prefix: str) -> None:
        """Say once what was typed last and could not be taken."""
        refused = st.session_state.pop(f"{self.key(prefix)}_refused", None)
        if refused is not None:
            said = f"{literal(quoted(refused))} was not taken; type {self.wanted}."
            st.caption(said)

    def _type(self, prefix: str) -> None:
        """Take what was typed, or remember what cannot be taken."""
        state, key = st.session_state, self.key(prefix)
        text, state[f"{key}_typed"] = state[f"{key}_typed"].strip(), ""
        if not text or state.get(f"{prefix}_preset_pressed"):
            return  # a preset that is pressed in the same moment has the last word
        try:
            value = self._read(text_of(number(text)))
        except ValueError:
            state[f"{key}_refused"] = text
            return
        self.put(prefix, value)
        # Whoever presses a preset next has typed before, and moved no slider meanwhile.
        stood = state.get(f"{prefix}_preset_stood")
        if stood is not None:
            stood[self.name] = value


def plain(value: float) -> str:
    """Write a number without a power of ten: 0.000001.

    >>> plain(1e-6), plain(3.0)
    ('0.000001', '3')
    """
    return f"{value:.12f}".rstrip("0").rstrip(".")


def from_to(ends: tuple[float, float]) -> str:
    """Say which numbers may be typed.

    >>> from_to((0.001, 1.0))
    'a number from 0.001 to 1'
    """
    return "a number from {} to {}".format(*map(plain, ends))


def stretched(
    span: tuple[float, float], step: float, value: float
) -> tuple[float, float]:
    """Return the ends of a slider that goes as far as a value.

    Below its own least number it goes on in the same steps, so that these stay what
    they are.

    >>> stretched((0.25, 1.0), 0.25, 0.5), stretched((0.25, 1.0), 0.25, 3.0)
    ((0.25, 1.0), (0.25, 3.0))
    >>> stretched((0.25, 1.0), 0.25, 0.1)
    (0.0, 1.0)
    """
    low, high = span
    below = max(0, ceil((low - value) / step - 1e-9))
    return round(low - below * step, 12), max(high, value)


def drawn_ends(key: str, span: tuple[float, float], step: float) -> tuple:
    """Return the ends of a slider that is drawn now: as far as what was typed.

    One with other ends than before is a new slider to Streamlit, and told its number.
    """
    state = st.session_state
    ends = stretched(span, step, state[key])
    if state.get(f"{key}_ends", span) != ends:
        state[key] = state[key]
    state[f"{key}_ends"] = ends
    return ends
