"""What the learner does: choose colours and ask, take back, go on to other marbles."""

from collections.abc import Callable

import streamlit as st

from pages.words.sentences import counted, typeset

from ..record import NAMES
from .controls import as_question
from .record import MARBLES, Record

KEY = "ig_marbles"
LAST_SEED = 999


def turn(record: Record, put: Callable) -> None:
    """Let the learner ask about the marble that is hidden now."""
    with st.container(border=True, key=f"{KEY}_move_box"):
        if record.is_over:
            st.markdown(typeset([_over(record)]))
        else:
            _ask(record, put)
        with st.container(horizontal=True):
            _take_back(record, put)
            if record.is_over:
                _other_marbles(record, put)


def _over(record: Record) -> str:
    """Say that all are found, not which: who steps through the game wants to see."""
    n = record.finding.n_questions
    asked = counted(n, "question") if n else "no question"
    return f"**The game is over:** all {MARBLES} are found, with {asked}."


def _ask(record: Record, put: Callable) -> None:
    """Offer the colours that are possible; to ask about all of them tells nothing."""
    asked, finding = record.settings.asked, record.finding
    possible = finding.now.nonzero()[0].tolist()
    marble = int(finding.found[-1]) + 1
    st.markdown(f"**Marble {marble} of {MARBLES}.** Is it one of these?")
    key = f"{KEY}_colours_{finding.n_questions}"  # nothing is chosen for the next
    chosen = st.pills(
        "Is it one of these?",
        possible,
        key=key,
        format_func=lambda i: NAMES[i],
        selection_mode="multi",
        label_visibility="collapsed",
    )
    # What a link asked after the last marble was found is left out of the finding.
    before = asked[: finding.n_questions]

    def ask() -> None:  # what is chosen by now: the last colour may be just pressed
        now = st.session_state[key]
        if 0 < len(now) < len(possible):
            put({"asked": (*before, as_question(now))}, finding.n_questions + 1)

    st.button(
        "Ask",
        key=f"{KEY}_ask",
        on_click=ask,
        disabled=not 0 < len(chosen) < len(possible),
        help="Choose one colour or several, but not all that are possible.",
    )


def _take_back(record: Record, put: Callable) -> None:
    asked = record.settings.asked[: record.finding.n_questions]
    if not asked:
        return
    ways = (("Undo", "take_back", asked[:-1]), ("Start anew", "anew", ()))
    for label, name, left in ways:
        look = {"key": f"{KEY}_{name}", "type": "tertiary"}
        st.button(label, on_click=put, args=({"asked": left}, len(left)), **look)


def _other_marbles(record: Record, put: Callable) -> None:
    seed = (record.settings.seed + 1) % (LAST_SEED + 1)
    values = {"seed": seed, "asked": ()}
    label = f"{MARBLES} other marbles"
    st.button(label, key=f"{KEY}_others", on_click=put, args=(values, 0))
