"""What the learner does where the machine asks: answer, and say what it was."""

from collections.abc import Callable

import streamlit as st

from pages.words.sentences import typeset

from .. import speech
from ..controls import THOUGHT
from ..games.prices import of_a_question
from ..games.record import Record
from ..games.turn import take_back
from ..record import KEY, UNSAID
from .words import compared, verdict


def turn(record: Record, put: Callable) -> None:
    """Let the learner answer; then set what he had in mind against the table."""
    with st.container(border=True, key=f"{KEY}_move_box"):
        if record.is_over:
            st.markdown(verdict(record))
            THOUGHT.draw(KEY)
        else:
            _answer(record, put)
        with st.container(horizontal=True):
            take_back(record, put, thought=UNSAID)
    if record.meant is not None:
        st.markdown(typeset(compared(record, record.meant)))


def _answer(record: Record, put: Callable) -> None:
    turns, at = record.play.turns, record.play.best_questions()[0]
    question, number = record.game.questions[at], len(turns) + 1
    start = "" if turns else "Think of an animal, and answer. "
    price = of_a_question(record.game, at)
    st.markdown(f"{start}**Question {number}. {speech.spoken(question)}**{price}")
    answers = {word.capitalize(): n for n, word in enumerate(question.answers)}
    with st.container(horizontal=True):
        for label, answer in {**answers, "Not sure": None}.items():
            values = {"turns": (*turns, (at, answer)), "thought": UNSAID}
            key = f"{KEY}_answer_{'not_sure' if answer is None else answer}"
            st.button(label, key=key, on_click=put, args=(values, number))
