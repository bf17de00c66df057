"""Predict, then reveal: one bet per setting, a reason, and a score for the session."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf

import streamlit as st

from pages.words.literal import literal
from pages.words.numbers import few
from pages.words.sentences import typeset

POINTS = " percentage points"  # a guess is right within them, not within so many %


@dataclass(frozen=True)
class Bet:
    """A question about what the picture will show, and what the record answers.

    With `options` it is a choice and `answer` one of them, `ties` the others that are
    as good; else a number in `span`, right when no further than `tolerance` from
    `answer`. A span's ends stand for everything beyond them; what is infinite is beyond
    both. A count (`is_count`) goes in whole steps, so that every answer can be hit.
    `unit` stands before the number, `after` behind it. `reason` is told with the
    reveal. From the step `told_at` on the answer can be read off, and a bet counts no
    more; nor at the end, unless the bet is about something else.
    """

    question: str
    answer: str | float
    reason: str
    options: Sequence[str] = ()
    span: tuple[float, float] = (0.0, 1.0)
    tolerance: float = 0.0
    is_count: bool = False
    unit: str = ""
    after: str = ""
    first: float | None = None  # where the slider stands at first
    ties: Sequence[str] = ()
    told_at: int | None = None  # the step whose picture or words are the answer
    told_at_the_end: bool = True  # whether how the run ends answers it

    def wins(self, guess: str | float) -> bool:
        """Tell whether `guess` is right."""
        if self.options:
            return guess == self.answer or guess in self.ties
        low, high = self.span
        ends = (low, high) if isinf(self.answer) else (self.answer,)
        near = (abs(min(max(end, low), high) - guess) for end in ends)
        return min(near) <= self.tolerance

    @property
    def scale(self) -> dict[str, object]:
        """The slider of a number: from where to where, where at first, how fine."""
        low, high = self.span
        at = self.first if self.first is not None else (low + high) / 2
        if self.is_count:
            low, high, at = int(low), int(high), int(at)
            return {"low": low, "high": high, "at": at, "step": 1, "format": "%d"}
        step = (high - low) / 100
        return {"low": low, "high": high, "at": at, "step": step, "format": "%.2f"}

    @property
    def asks(self) -> str:
        """What stands above the slider of a number."""
        unit = POINTS if self.after == "%" else self.after
        within = f" (right within ±{self.tolerance:.2g}{unit})"
        return f"Move to your guess{within if self.tolerance else ''}"

    @property
    def truth(self) -> str:
        """The answer in words."""
        if self.options:
            several = "any of these: " if self.ties else ""
            return literal(several + "; ".join([str(self.answer), *self.ties]))
        return self.said(self.answer)

    def said(self, guess: str | float) -> str:
        """Return a guess in words."""
        if self.options:
            return literal(str(guess))
        if isinf(guess):
            return "beyond every scale"
        return f"{self.unit}{few(guess, 4)}{self.after}"


def told_from(
    shown: Sequence[float], answer: float, tolerance: float = 0.0
) -> int | None:
    """Return from which step on what is shown stays so near the answer that it tells.

    `shown` has a number a step; who says that nothing more will change is right from
    there on. The start tells nothing. None where only the last step is near.
    """
    near = [abs(one - answer) <= tolerance for one in shown]
    return next((at for at in range(1, len(near) - 1) if all(near[at:])), None)


def is_over(key: str, settings: object) -> bool:
    """Tell whether the bet for these settings was made or skipped."""
    return _name(key, settings) in st.session_state.get("bets", {})


def _name(key: str, settings: object) -> str:
    return f"{key}:{settings!r}"


def is_given_away(key: str, settings: object) -> bool:
    """Tell whether the end was told before these settings' bet."""
    return _name(key, settings) in st.session_state.get("given_away", set())


def give_away(key: str, settings: object) -> None:
    """Remember that the end was told before these settings' bet: it counts no more."""
    if not is_over(key, settings):
        st.session_state.setdefault("given_away", set()).add(_name(key, settings))


def close(key: str, settings: object) -> None:
    """Let the bet for these settings be over without a guess: its answer is known."""
    bets = st.session_state.setdefault("bets", {})
    bets.setdefault(_name(key, settings), (None, False))


def place(bet: Bet, key: str, settings: object, is_known: bool = True) -> None:
    """Show the bet for these settings, or how it went, and the score.

    Until the answer `is_known`, it can be thought over, but not be placed.
    """
    bets = st.session_state.setdefault("bets", {})
    given_away = st.session_state.setdefault("given_away", set())
    name = _name(key, settings)
    with st.container(border=True, gap="xsmall", key=f"{key}_bet_box"):
        if name in bets and is_known:
            _tell(bet, *bets[name])
        else:
            st.markdown(f"**Your bet.** {typeset([bet.question])}")
            chosen = _ask(bet, key) and is_known
            with st.container(horizontal=True):
                _button("Bet", f"{key}_bet_place", "secondary", chosen, bet, key, name)
                skip = "Skip, just show me"
                _button(skip, f"{key}_bet_skip", "tertiary", is_known, bet, None, name)
        if not is_known:
            st.caption("The steps are being computed; then you can bet.")
        if name in given_away:
            st.caption("You have looked ahead, so this bet does not count.")
        made = [
            won
            for name, (guess, won) in bets.items()
            if guess is not None and name not in given_away
        ]
        if made:
            st.caption(f"Your score this session: {sum(made)} of {len(made)} bets won.")


def _button(label: str, key: str, kind: str, is_on: bool, *args: object) -> None:
    st.button(
        label, key=key, type=kind, on_click=_settle, args=args, disabled=not is_on
    )


def _settle(bet: Bet, key: str | None, name: str) -> None:
    """Write down the guess and whether it won; without a key it was skipped."""
    guess = st.session_state[f"{key}_bet_guess"] if key else None
    st.session_state["bets"][name] = (guess, guess is not None and bet.wins(guess))


def _ask(bet: Bet, key: str) -> bool:
    """Ask for the guess; return whether there is one."""
    name = f"{key}_bet_guess"
    if bet.options:
        look = {"horizontal": True, "label_visibility": "collapsed"}
        options = {"options": bet.options, "index": None, "format_func": literal}
        return st.radio("Your guess", key=name, **options, **look) is not None
    scale, moved, asked = bet.scale, f"{name}_moved", f"{name}_of"
    # Another bet, or it was off the page and forgotten: back to its first.
    if st.session_state.get(asked) != bet.question or name not in st.session_state:
        st.session_state[asked], st.session_state[name] = bet.question, scale["at"]
        st.session_state.pop(moved, None)
    st.slider(
        bet.asks,
        scale["low"],
        scale["high"],
        step=scale["step"],
        key=name,
        format=scale["format"],
        on_change=_move,
        args=(moved, bet),
    )
    return st.session_state.get(moved) == bet.question


def _move(key: str, bet: Bet) -> None:
    """Remember which bet the slider was moved for: where it stood is no guess."""
    st.session_state[key] = bet.question


def _tell(bet: Bet, guess: str | float | None, won: bool) -> None:
    """Tell how it went, below what was asked."""
    stop = "" if bet.truth.endswith("?") else "."  # a question ends by itself
    answer = f"Answer: **{bet.truth}**{stop}"
    if guess is None:
        st.markdown(f"{bet.question} {answer}")
    elif won:
        right = ":green[:material/check_circle: Right.]"
        st.markdown(typeset([bet.question, f"{right} {answer}"]))
    else:
        missed = ":orange[:material/cancel: Not this time.]"
        said = bet.said(guess)
        said += "" if said.endswith("?") else "."
        told = f"{missed} You said: {said} {answer}"
        st.markdown(typeset([bet.question, told]))
    st.markdown(typeset([bet.reason]))
