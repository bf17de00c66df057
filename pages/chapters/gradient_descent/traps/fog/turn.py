"""What the learner does: type a place to feel, let the fog lift, go to new ground."""

from collections.abc import Callable

import streamlit as st

from pages.words.sentences import counted, typeset

from ..settings import KEY
from .controls import GRAIN, HIGH, LAST_SEED, LOW
from .record import Record, probed

AXES = ("x", "y")


def turn(record: Record, put: Callable) -> None:
    """Let the learner feel one more place, or play on another ground."""
    with st.container(border=True, gap="xsmall", key=f"{KEY}_move_box"):
        if record.is_over:
            n = counted(record.n_probes, "probe")
            st.markdown(typeset([f"**The game is over**, after {n}."]))
            _new_ground(record, put)
        else:
            _ask(record, put)


def _ask(record: Record, put: Callable) -> None:
    """Offer to type a place; the return key feels it."""
    n, budget = record.n_probes + 1, record.settings.fog_budget
    st.markdown(f"**Probe {n} of {budget}.** Click in the fog, or type where:")
    if record.settings.fog_seed in st.session_state.get(f"{KEY}_seen", ()):
        st.caption("You have seen this ground: this game is for practice.")
    with st.form(f"{KEY}_place_form", border=False):
        columns = st.columns(2, gap="small", wrap=False)
        for axis, column in zip(AXES, columns, strict=True):
            key = f"{KEY}_probe_{axis}"
            st.session_state.setdefault(key, 0.0)
            look = {"step": GRAIN, "format": "%.1f", "key": key}
            column.number_input(f"Probe at {axis}", LOW, HIGH, **look)
        key = f"{KEY}_feel"
        st.form_submit_button("Feel here", key=key, on_click=_feel, args=(record, put))
    if record.n_probes:
        st.button(
            "Lift the fog",
            key=f"{KEY}_lift",
            type="tertiary",
            on_click=put,
            args=({"lifted": True}, 0),
            help="Ends the game now: what you have not spent is lost.",
        )


def _feel(record: Record, put: Callable) -> None:
    """Feel the place that was typed (in a callback)."""
    x, y = (st.session_state[f"{KEY}_probe_{axis}"] for axis in AXES)
    put(probed(record, x, y), 0)


def _new_ground(record: Record, put: Callable) -> None:
    seed = (record.settings.fog_seed + 1) % (LAST_SEED + 1)
    values = {"fog_seed": seed, "felt": (), "lifted": False}
    st.button("New ground", key=f"{KEY}_next", on_click=put, args=(values, 0))
