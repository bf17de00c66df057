"""The learner's turns: where they are kept, and the buttons that make them."""

from collections.abc import Callable

import streamlit as st

from engines.decision_trees import Game
from pages.chapters.information_gain.twenty_questions import speech
from pages.chapters.information_gain.twenty_questions.settings import (
    ASK,
    DUEL,
    KEY,
    MINE,
    NAMES,
    SHOWN,
    WATCH,
    Settings,
)
from pages.ui import links

TURNS, NEXT, THOUGHT = f"{KEY}_turns", f"{KEY}_number", f"{KEY}_thought"
GAME_OF = f"{KEY}_turns_of"  # the game that the turns belong to
WANTED = "Turns: question.answer for each, as in 3.1~12.0 (0 is “not sure”)"
NOT_SURE = 0  # in the link; answers are counted from 1
NOT_TOLD = "(not told)"
Turns = tuple[tuple[int, int], ...]  # as in the link


def written(settings: Settings, secret: int | None) -> tuple:
    """Return the turns so far, as the engine wants them; at first from the link.

    They belong to one game: with another one they are gone. Where the learner asks,
    the answers are the table's, whatever is written.
    """
    state, game = st.session_state, settings.rules
    if TURNS not in state:
        put(links.counts(TURNS, 2, WANTED))
        if not _fit(game, now()):
            text = links.counts_text(now()) or ""
            links.complain(TURNS, text, f"{WANTED}; the game starts anew")
            put(())
    this = (settings.game, settings.legs, settings.asks_back and settings.number)
    if state[GAME_OF] not in (None, this) or not _fit(game, now()):
        put(())
    state[GAME_OF] = this
    if settings.game not in (MINE, ASK, DUEL):
        put(())
    links.write(TURNS, links.counts_text(now()))
    if secret is not None:
        return tuple((q, int(game.answers[secret, q])) for q, _ in now())
    return tuple((q, a - 1 if a else None) for q, a in now())


def _fit(game: Game, turns: Turns) -> bool:
    return all(
        q < len(game.questions) and a <= len(game.questions[q].answers)
        for q, a in turns
    )


def put(turns: Turns) -> None:
    """Replace the turns, for whatever game comes next (in a callback, say)."""
    st.session_state[TURNS] = tuple(turns)
    st.session_state[GAME_OF] = None


def now() -> Turns:
    """Return the turns as they are kept."""
    return st.session_state.get(TURNS, ())


def show(settings, record, go: Callable[[int], None]) -> None:
    """Draw what can be done now."""
    if settings.game == WATCH:
        lies = settings.lie_at or settings.lies != "None"
        honest = "" if lies else ", and nobody lies"
        st.caption(
            f"The machine asks, the table answers for the {settings.animal}{honest}. "
            "Press Play, or choose another animal."
        )
        return
    with st.container(border=True, key=f"{KEY}_move_box"):
        if settings.game == MINE:
            _answer(record, go)
        else:
            _question(settings, record, go)
        _take_back(record, go, again=settings.asks_back)


def _answer(record, go) -> None:
    """Let the learner answer the machine's question."""
    play, game = record.play, record.game
    if record.over:
        st.markdown(speech.verdict(game, play))
        options = [NOT_TOLD, *sorted(NAMES)]
        st.selectbox("You were thinking of", options, key=THOUGHT)
        return
    at = play.best_questions()[0]
    question = game.questions[at]
    start = "Think of an animal, and answer. " if not play.turns else ""
    st.markdown(f"{start}**Question {play.n_turns + 1}. {speech.spoken(question)}**")
    with st.container(horizontal=True):
        for number, word in enumerate(question.answers):
            key = f"{KEY}_answer_{number}"
            add = (go, (at, number + 1))
            st.button(word.capitalize(), key=key, on_click=_add, args=add)
        key = f"{KEY}_answer_not_sure"
        st.button("Not sure", key=key, on_click=_add, args=(go, (at, NOT_SURE)))


def _question(settings, record, go) -> None:
    """Let the learner ask."""
    play, game = record.play, record.game
    if record.over:
        st.markdown(speech.score(settings, record))
        return
    left = speech.animals(int(play.n_possible[-1]))
    number = play.n_turns + 1
    start = (
        f"The machine hides animal number {settings.number}. " if number == 1 else ""
    )
    st.markdown(f"{start}**Your question {number}?** {left} are left.")
    if settings.game == DUEL and play.n_turns >= record.machine.n_turns:
        st.markdown(speech.progress(record.machine, play.n_turns))
    asked = {question for question, _ in play.turns}
    with st.container(horizontal=True, gap="small"):
        for at, question in enumerate(game.questions):
            gain = f" · {play.gains[-1, at]:.2f}" * (settings.gains == SHOWN)
            st.button(
                f"{question.name}?{gain}",
                key=f"{KEY}_ask_{at}",
                help=speech.spoken(question),
                disabled=at in asked,
                on_click=_add,
                args=(go, (at, 1 + int(game.answers[record.secret, at]))),
            )


def _take_back(record, go, again: bool) -> None:
    with st.container(horizontal=True):
        if record.play.turns:
            key, kind = f"{KEY}_undo", "tertiary"
            st.button("Undo", key=key, type=kind, on_click=_undo, args=(go,))
            key = f"{KEY}_anew"
            st.button("Start anew", key=key, type=kind, on_click=_anew, args=(go,))
        if record.over and again:
            key = f"{KEY}_next"
            st.button("Next animal", key=key, on_click=_next_animal, args=(go,))


def _add(go, turn: tuple[int, int]) -> None:
    put((*now(), turn))
    go(len(now()))


def _undo(go) -> None:
    put(now()[:-1])
    go(len(now()))


def _anew(go) -> None:
    put(())
    go(0)


def _next_animal(go) -> None:
    number = st.session_state[NEXT]
    st.session_state[NEXT] = number + 1 if number < len(NAMES) else 1
    _anew(go)


def thought_of() -> int | None:
    """Return the row the learner says it was, if told."""
    name = st.session_state.get(THOUGHT, NOT_TOLD)
    return NAMES.index(name) if name in NAMES else None
