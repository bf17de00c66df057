"""What the learner does where he asks: press a question, or go to the next animal."""

from collections.abc import Callable

import streamlit as st

from .. import speech
from ..games.prices import names
from ..games.record import Record
from ..games.turn import take_back
from ..record import KEY, NAMES
from .words import score


def turn(record: Record, put: Callable, aside: str = "") -> None:
    """Let the learner ask; `aside` is said above the questions."""
    with st.container(border=True, key=f"{KEY}_move_box"):
        if record.is_over:
            st.markdown(score(record))
        else:
            _say_where_we_are(record, aside)
            _ask(record, put)
        with st.container(horizontal=True):
            take_back(record, put)
            if record.is_over:
                _next_animal(record, put)


def _say_where_we_are(record: Record, aside: str) -> None:
    left = speech.animals(int(record.play.n_possible[-1]))
    number = record.play.n_turns + 1
    hides = f"The machine hides animal number {record.settings.number}. "
    start = hides if number == 1 else ""
    st.markdown(f"{start}**Your question {number}?** {left} are left.")
    if aside:
        st.markdown(aside)


def _ask(record: Record, put: Callable) -> None:
    """Offer the questions that were not asked yet; what each would tell is a bar."""
    play, game = record.play, record.game
    asked = {question for question, _ in play.turns}
    left = [at for at in range(len(game.questions)) if at not in asked]
    offered = names(game)
    spoken = [speech.spoken(game.questions[at]) for at in left]
    key = f"{KEY}_ask_{play.n_turns}"  # nothing is pressed when another turn comes

    def press() -> None:
        at = st.session_state[key]
        answer = int(game.answers[record.secret, at])
        put({"turns": (*play.turns, (at, answer))}, play.n_turns + 1)

    st.pills(
        "Questions",
        left,
        key=key,
        format_func=lambda at: f"{offered[at]}?",
        help="  \n".join(spoken),
        on_change=press,
        label_visibility="collapsed" if play.n_turns else "visible",
    )


def _next_animal(record: Record, put: Callable) -> None:
    values = {"number": record.settings.number % len(NAMES) + 1, "turns": ()}
    st.button("Next animal", key=f"{KEY}_next", on_click=put, args=(values, 0))
