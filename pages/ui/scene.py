"""What is on the page: a chapter's part, its record, and what has been bet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from pages.ui import bets, desk
from pages.ui.chapter import Chapter, Part
from pages.ui.control import AfterBet, Control, Note
from pages.ui.figure import jump
from pages.ui.live import live_numbers
from pages.ui.memory import Kept, Stand, once

LONGEST_SAID = 24  # letters of what a control says; a table says more


@dataclass(frozen=True, eq=False)
class Scene:
    """What is on the page: a chapter's part, its record, and what has been bet."""

    chapter: Chapter
    part: Part
    values: dict[str, Any]  # of the controls
    settings: Any
    source: Kept  # of the record, which may grow
    kept: Stand  # as this run of the page shows it

    @property
    def key(self) -> str:
        """The prefix of everything the session keeps of the chapter."""
        return self.chapter.key

    @property
    def record(self) -> Any:
        """What the engine has computed."""
        return self.kept.record

    def grown(self) -> "Scene":
        """Return the scene with some steps more."""
        self.source.grow(self.part.grow)
        return replace(self, kept=self.source.now)

    @property
    def n_planned(self) -> int:
        """How many steps a record that grows will have, unless it ends before."""
        return self.record.n_planned

    @property
    def run(self) -> int:
        """The number of its run, the same however one looks at it."""
        named = self.chapter.named
        made = {n: v for n, v in self.values.items() if not named[n].looks}
        return once(f"{self.key}_run", made, lambda: self.kept.run)

    @property
    def about(self) -> tuple:
        """What the bet is about: where that changes, it is asked anew."""
        said = (getattr(self.settings, name) for name in self.part.bet_is_about)
        return (self.part.title, *said)

    @property
    def bet(self) -> bets.Bet | None:
        """The bet that is open or over."""
        make = self.part.bet
        key = f"{self.key}_bet"
        return make and once(key, self.kept.number, partial(make, self.record))

    @property
    def is_over(self) -> bool:
        """Whether nothing has to be hidden from one who bets."""
        return self.bet is None or bets.is_over(self.key, self.about)

    def tells(self, step: int) -> bool:
        """Tell whether a step shows what the bet asks."""
        at = self.bet and self.bet.told_at
        return at is not None and step >= at

    @property
    def tells_at_the_end(self) -> bool:
        """Tell whether how it ends answers the bet."""
        return self.bet is None or self.bet.told_at_the_end

    @property
    def has_ended(self) -> bool:
        """Whether there is an end: a game goes on until the learner has played it."""
        return not self.part.turn or getattr(self.record, "is_over", True)

    def standing(self, name: str) -> Callable:
        """Return one of the part's functions, or what stands for it before the bet."""
        return self.part.standing(name, self.is_over)

    @property
    def has_looked_ahead(self) -> bool:
        """Whether the bet is over, or counts no more."""
        return self.is_over or bets.is_given_away(self.key, self.about)

    def note(self, says: Callable[[Any], Note | None]) -> Note | None:
        """Return what a control says of the record; some say it after the bet."""
        if not isinstance(says, AfterBet):
            return says(self.record)
        if self.has_looked_ahead:
            return says(self.record)
        st.session_state[f"{self.key}_notes_wait"] = True
        return says.before(self.record)

    def take(self, control: Control, values: dict[str, Any]) -> None:
        """Put what was clicked in a control's note (in a callback)."""
        told_ahead = isinstance(control.note, AfterBet) and self.has_looked_ahead
        st.session_state[f"{self.key}_taken"] = told_ahead
        self.put(values, None)

    def count_what_was_taken(self) -> None:
        """Count no bet on a value that was taken from what tells ahead."""
        if st.session_state.pop(f"{self.key}_taken", False):
            bets.give_away(self.key, self.about)

    def live(self) -> list[dict]:
        """Return what follows a hand on one of the numbers."""
        if not self.part.live:
            return []
        moved = partial(self.standing("live"), self.record)
        return [*self.live_of(self.values, moved)]

    def live_of(self, names: Iterable[str], moved: Callable) -> Iterator[dict]:
        """Yield what follows a hand on some of the numbers."""
        named = self.chapter.named
        return live_numbers(self.key, named, names, self.values, moved)

    def said(self) -> dict[str, str]:
        """Return what every control says, short, by its label."""
        named, shown = self.chapter.named, {}
        for name, value in self.values.items():
            label = getattr(named[name], "label", None)
            in_words = getattr(named[name], "in_words", None)
            value = in_words(value) if in_words else value
            parts = value if isinstance(value, tuple) else (value,)
            if label and all(isinstance(part, str | int | float) for part in parts):
                text = ", ".join(map(_short, parts))
                if len(text) <= LONGEST_SAID:
                    shown[label] = text
        return shown

    def keep_the_bet_open(self, n_steps: int) -> None:
        """Begin at the first step where a change would tell the end before the bet.

        Who stands at the end and changes a number is asked anew; the new run's end
        would answer. Whoever was sent to a step (by a preset, or an undo) stays there.
        Where the picture followed the hand, the new run was seen as far as the stepper
        stood: if that answers, the bet counts no more.
        """
        state, key = st.session_state, f"{self.key}_stood"
        memory = state.get(f"{self.key}_memory", {"step": 0, "jump": 0})
        before = state.get(key, (None, None))
        at_the_end = memory["step"] >= n_steps - 1 > 0
        is_told = at_the_end or self.tells(memory["step"])
        is_asked_anew = before[0] not in (None, self.about) and not self.is_over
        is_sent = before[1] != memory["jump"]
        if is_asked_anew and not is_sent and is_told and self._was_followed(before[0]):
            bets.give_away(self.key, self.about)
        if is_asked_anew and not is_sent and at_the_end:
            jump(self.key, 0)
            memory = state[f"{self.key}_memory"]
        state[key] = (self.about, memory["jump"])

    def _was_followed(self, before: tuple) -> bool:
        """Tell whether the picture followed a hand from one bet's values to these."""
        part, *values = before
        if part != self.part.title or not self.part.live:
            return False
        both = zip(self.part.bet_is_about, values, self.about[1:], strict=True)
        changed = {name for name, old, new in both if old != new}
        followed = {one.setting for one in self.chapter.named.values() if one.live}
        return bool(changed) and changed <= followed

    def drop(self, values: Mapping[str, Any], step: int | None) -> None:
        """Put values where the picture was clicked, or to where they were dragged."""
        named, now = self.chapter.named, {**self.values, **values}
        put = {name: named[name].dropped(value, now) for name, value in values.items()}
        self.put(put, step)

    def put(self, values: dict[str, Any], step: int | None = 0) -> None:
        """Put values into controls and go to a step (in a callback)."""
        desk.put(self.chapter, values, step)


def _short(value: str | int | float) -> str:
    if isinstance(value, str):
        return value
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text.replace("-", "−")
