"""Predict, then reveal: one bet per setting, a reason, and a score for the session."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.ui.literal import literal
from pages.ui.text import typeset


@dataclass(frozen=True)
class Bet:
    """A question about what the picture will show, and what the record answers.

    With `options` it is a choice and `answer` one of them, `ties` the others that are
    as good; else a number in `span`, right when no further than `tolerance` from
    `answer`. A span's ends stand for
    everything beyond them. `reason` is told with the reveal.
    """

    question: str
    answer: str | float
    reason: str
    options: Sequence[str] = ()
    span: tuple[float, float] = (0.0, 1.0)
    tolerance: float = 0.0
    unit: str = ""
    first: float | None = None  # where the slider stands at first
    ties: Sequence[str] = ()

    def wins(self, guess: str | float) -> bool:
        """Tell whether `guess` is right."""
        if self.options:
            return guess == self.answer or guess in self.ties
        low, high = self.span
        return abs(min(max(self.answer, low), high) - guess) <= self.tolerance

    @property
    def truth(self) -> str:
        """The answer in words."""
        if self.options:
            return literal(" or ".join([str(self.answer), *self.ties]))
        return f"{self.unit}{self.answer:.4g}"


def is_over(key: str, settings: object) -> bool:
    """Tell whether the bet for these settings was made or skipped."""
    return _name(key, settings) in st.session_state.get("bets", {})


def _name(key: str, settings: object) -> str:
    return f"{key}:{settings!r}"


def place(bet: Bet | None, key: str, settings: object) -> bool:
    """Show the bet for these settings; return whether it is over (or none there is).

    Over means revealed or skipped, and then what it asks may be told.
    """
    if bet is None:
        return True
    bets = st.session_state.setdefault("bets", {})
    name = _name(key, settings)
    with st.container(border=True, key=f"{key}_bet_box"):
        st.markdown("**Your bet**")
        if name in bets:
            _tell(bet, *bets[name])
        else:
            st.markdown(bet.question)
            _ask(bet, key)
            with st.container(horizontal=True):
                _button("Bet", f"{key}_bet_place", "primary", bet, key, name)
                _button(
                    "Skip, just show me", f"{key}_bet_skip", "tertiary", bet, None, name
                )
        made = [won for guess, won in bets.values() if guess is not None]
        if made:
            st.caption(f"Your score this session: {sum(made)} of {len(made)} bets won.")
    return name in bets


def _button(label: str, key: str, kind: str, *args: object) -> None:
    st.button(label, key=key, type=kind, on_click=_settle, args=args)


def _settle(bet: Bet, key: str | None, name: str) -> None:
    """Write down the guess and whether it won; without a key it was skipped."""
    guess = st.session_state[f"{key}_bet_guess"] if key else None
    st.session_state["bets"][name] = (guess, guess is not None and bet.wins(guess))


def _ask(bet: Bet, key: str) -> None:
    if bet.options:
        name = f"{key}_bet_guess"
        st.radio("Your guess", bet.options, key=name, format_func=literal)
        return
    low, high = bet.span
    at = bet.first if bet.first is not None else (low + high) / 2
    step = (high - low) / 100
    name = f"{key}_bet_guess"
    label = f"Your guess (right within ±{bet.tolerance:.2g})"
    st.slider(label, low, high, at, step=step, key=name, format="%.2f")


def _tell(bet: Bet, guess: str | float | None, won: bool) -> None:
    if guess is None:
        st.markdown(f"{bet.question} It is **{bet.truth}**.")
    elif won:
        right = ":green[:material/check_circle: Right.]"
        st.markdown(typeset([f"{right} It is **{bet.truth}**."]))
    else:
        said = literal(guess) if bet.options else f"{bet.unit}{guess:.4g}"
        missed = ":orange[:material/cancel: Not this time.]"
        st.markdown(typeset([f"{missed} You said {said}; it is **{bet.truth}**."]))
    st.markdown(typeset([bet.reason]))
