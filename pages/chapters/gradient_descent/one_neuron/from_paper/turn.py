"""The way in for an example as text, beside the picture's controls."""

from collections.abc import Callable

import streamlit as st

from pages.words.literal import literal
from pages.words.sentences import counted, typeset

from .pasted import example_from
from .record import Record

KEY = "gd_neuron_paper"
PASTE = "A sample a line, as x y or x1 x2 y; also w0 = 0.1, w1 = 0.3, eta = 0.1"


def turn(record: Record, put: Callable) -> None:
    """Draw the door to a box for text, and what could not be read of it."""
    with st.popover("Paste an example", key=f"{KEY}_door"):
        for told in st.session_state.get(f"{KEY}_told", ()):  # above: it is in sight
            st.caption(literal(told))
        look = {"key": f"{KEY}_text", "height": 150, "placeholder": "0 1 1\n1 1 0"}
        st.text_area(PASTE, on_change=_take, args=(put,), **look)


def _take(put: Callable) -> None:
    """Take over what a text says (in a callback)."""
    text = st.session_state[f"{KEY}_text"]
    if not text.strip():
        st.session_state[f"{KEY}_told"] = []
        return
    found = example_from(text)
    taken = [f"Taken: {counted(found.n_rows, 'sample')}."] if found.n_rows else []
    if not found.values:
        taken = ["Nothing was taken."]
    st.session_state[f"{KEY}_told"] = [typeset([one]) for one in (*taken, *found.told)]
    if found.values:
        put(found.values, 0)
