"""The learner's example as text: to paste one, and to copy the one that stands."""

from collections.abc import Callable

import streamlit as st

from pages.words.literal import literal

from .own_text import read
from .own_written import text_of
from .settings import Settings

KEY = "bp_factory_own_text"
LABEL = "Your example as text"
HELP = (
    "One thing a line, in any order. A row of weights is a sender: its weights to all "
    "units of the layer, rows apart by /. Biases that are not named are off; “fixed” "
    "behind them keeps them where they are. “threshold h1: 0.8” is a bias of −0.8, "
    "“sample 0 1 -> 1” inputs and targets, “weights into q” a second hidden layer."
)
Put = Callable[..., None]  # values, step


def offer(settings: Settings, put: Put) -> None:
    """Show the example that stands as text; what is written there instead is read."""
    state, now = st.session_state, text_of(settings)
    taken = state.pop(f"{KEY}_taken", False)  # it says so in its own words
    if state.get(f"{KEY}_of") != now:
        if not taken:
            state[KEY] = now
            state.pop(f"{KEY}_refused", None)
        state[f"{KEY}_of"] = now
    state.setdefault(KEY, now)
    with st.expander("Paste your example, or copy it", key=f"{KEY}_door"):
        st.text_area(
            LABEL, key=KEY, height=220, help=HELP, on_change=_take, args=(put,)
        )
        refused = state.get(f"{KEY}_refused")
        if refused:
            kept = "The example before it stands until this is mended."
            st.caption(f"{literal(refused)} {kept}")


def _take(put: Put) -> None:
    """Take over the example that was written (in a callback), or say what is amiss."""
    state = st.session_state
    try:
        values = read(state[KEY])
    except ValueError as why:
        state[f"{KEY}_refused"] = str(why)
        return
    state.pop(f"{KEY}_refused", None)
    state[f"{KEY}_taken"] = True
    put(values, 0)
