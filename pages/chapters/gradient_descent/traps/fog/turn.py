"""What the learner does: feel a place, let the fog lift, go to new ground."""

from collections.abc import Callable

import streamlit as st

from pages.words.sentences import counted, typeset

from ..settings import KEY
from .controls import GRAIN, HIGH, LAST_SEED, LOW, on_lattice, place_of
from .known import is_practice, remember
from .record import SAME, Record
from .words import already_felt, felt_at

AXES = ("x", "y")
NOTICE = f"{KEY}_notice"  # of the place asked for last: the probes then, and the words


def turn(record: Record, put: Callable) -> None:
    """Let the learner feel one more place, or play on another ground."""
    remember(record)
    with st.container(border=True, gap="xsmall", key=f"{KEY}_move_box"):
        if record.is_over:
            n = counted(record.n_probes, "probe")
            st.markdown(typeset([f"**The game is over**, after {n}."]))
            _notice(record)
            _new_ground(record, put)
        else:
            _ask(record, put)


def _ask(record: Record, put: Callable) -> None:
    """Offer to type a place; the return key feels it."""
    n, budget = record.n_probes + 1, record.settings.fog_budget
    st.markdown(f"**Probe {n} of {budget}.** Click in the fog, or type where:")
    if is_practice(record):
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
    _notice(record)
    if record.n_probes:
        st.button(
            "Lift the fog",
            key=f"{KEY}_lift",
            type="tertiary",
            on_click=put,
            args=({"lifted": True}, 0),
            help="Ends the game now, without a bet: what you have not spent is lost.",
        )


def _feel(record: Record, put: Callable) -> None:
    """Feel the place that was typed, or the nearest that can be (in a callback)."""
    keys = [f"{KEY}_probe_{axis}" for axis in AXES]
    typed = [st.session_state[key] for key in keys]
    values = probed(record, *typed)
    places = [place_of(on_lattice(one)) for one in typed]
    st.session_state.update(zip(keys, places, strict=True))
    if values:
        if any(abs(a - b) > SAME for a, b in zip(typed, places, strict=True)):
            _say(values["felt"], felt_at(typed, places))
        put(values, 0)


def probed(record: Record, x: float, y: float) -> dict[str, object]:
    """Return what one more probe makes of the game.

    That is nothing where none is left, or where this place was felt, which is said.
    """
    felt, at = record.settings.felt, (on_lattice(x), on_lattice(y))
    if record.is_over:
        return {}
    if at in felt:
        _say(felt, already_felt(record, felt.index(at)))
        return {}
    return {"felt": (*felt, at)}


def clicked(record: Record, point: dict) -> dict[str, object]:
    """Return the game with a probe where the fog was clicked."""
    if "y" not in point or point.get("panel", 0):
        return {}
    return probed(record, point["x"], point["y"])


def _say(felt: tuple, words: str) -> None:
    """Say something of the place that was asked for, until there is another probe."""
    st.session_state[NOTICE] = felt, words


def _notice(record: Record) -> None:
    felt, words = st.session_state.get(NOTICE, (None, ""))
    if felt == record.settings.felt:
        st.caption(typeset([words]))


def _new_ground(record: Record, put: Callable) -> None:
    seed = (record.settings.fog_seed + 1) % (LAST_SEED + 1)
    values = {"fog_seed": seed, "felt": (), "lifted": False}
    st.button("New ground", key=f"{KEY}_next", on_click=put, args=(values, 0))
