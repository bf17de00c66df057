"""The controls of a chapter, put to work: what they are asked, and their notes."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from pages.ui.chapter import Chapter, Part
from pages.ui.control import Control, Values, settled
from pages.ui.controls import Beside, every
from pages.ui.figure import jump
from pages.ui.stage import Stage

MOST_UNDONE = 30  # changes


class Asked:
    """What the controls say now, and where each of them may say more (its note)."""

    stage: Stage

    def __init__(self, chapter: Chapter, row: Any) -> None:
        self.chapter, self.door = chapter, None
        self.values: dict[str, Any] = {}  # as they stand in links and presets
        self.settings_of: dict[str, Any] = {}  # what they stand for
        self.notes: list[tuple[Control | Beside, Any]] = []  # whose, and its place
        choice = chapter.part_choice
        if choice:
            with row:
                self.draw(choice, lasting=True)
        self.part: Part = chapter.part_at(self.values)

    def place(self, control: Control | Beside) -> Any:
        """Return where a control stands; those of a group stand together."""
        some = [*every([control])]
        if any(one.top for one in some):
            return self.stage.top
        if any(self.is_main(one) for one in some):
            return self.stage.main
        if any(one.wide for one in some):
            return self.stage.wide
        if not all(one.rare for one in some):
            return self.stage.rest
        if self.door is None:
            key = f"{self.chapter.key}_more"
            self.door = self.stage.more.expander("More", key=key)
        return self.door

    def is_main(self, control: Control) -> bool:
        """Tell whether a control is the one to try first, given the values above it."""
        return settled(control.main, self.values) and not control.is_idle(self.values)

    def one(self, control: Control, lasting: bool) -> None:
        """Ask one control, if it is shown, in its place."""
        if control.is_shown(self.values):
            with self.place(control):
                self.draw(control, lasting)

    def draw(self, control: Control, lasting: bool) -> None:
        """Ask one control that is shown, here."""
        lasting = lasting and control.shown is None and not control.follows
        _follow(self.chapter, control, self.values)
        value = control.ask(self.chapter.key, self.values, lasting)
        self.values[control.name] = value
        self.settings_of[control.setting] = control.means(value, self.values)
        self.leave_room(control)

    def leave_room(self, control: Control | Beside) -> None:
        """Keep a place for what the record says below a control."""
        if control.note:
            key = f"{self.chapter.key}_{control.name}_note_speaks"
            self.notes.append((control, st.container(key=key)))

    def group(self, group: Beside, lasting: bool) -> None:
        """Ask controls that stand beside each other; without any, nothing stands."""
        if not any(control.is_shown(self.values) for control in group.controls):
            return
        with self.place(group):
            columns = st.columns(group.columns, wrap=group.wrap)
            for at, control in enumerate(group.controls):
                if control.is_shown(self.values):
                    with columns[at % group.columns]:
                        self.draw(control, lasting)
            self.leave_room(group)


def ask(asked: Asked, stage: Stage) -> None:
    """Draw the controls; begin at the first step where they begin another story."""
    chapter, asked.stage = asked.chapter, stage
    for controls in (chapter.controls, asked.part.controls):
        for control in controls:
            draw = asked.group if isinstance(control, Beside) else asked.one
            draw(control, lasting=controls is chapter.controls)
    st.session_state.pop(f"{chapter.key}_put", None)
    _begin_anew(chapter, asked)
    _remember(chapter, asked.values)


def _go(chapter: Chapter, step: int) -> None:
    """Go to a step; the one that is left may be come back to (`_remember`)."""
    memory = st.session_state.get(f"{chapter.key}_memory", {"step": 0})
    st.session_state.setdefault(f"{chapter.key}_left", memory["step"])
    jump(chapter.key, step)


def story_of(chapter: Chapter, values: Values) -> dict[str, Any]:
    """Return the values that make a story: where one changes, another story begins."""
    return {name: v for name, v in values.items() if chapter.named[name].restarts}


def _begin_anew(chapter: Chapter, asked: Asked) -> None:
    """Go back to the first step where a control that begins a story has changed.

    Whoever put the controls and said a step has sent the learner there.
    """
    story, key = story_of(chapter, asked.values), f"{chapter.key}_story"
    is_sent = st.session_state.pop(f"{chapter.key}_sent", False)
    if not is_sent and st.session_state.get(key, story) != story:
        _go(chapter, 0)
    st.session_state[key] = story


def _follow(chapter: Chapter, control: Control, values: Values) -> None:
    """Let a control begin anew where one of those that it follows has changed."""
    if not control.follows:
        return
    state, key = st.session_state, f"{control.key(chapter.key)}_followed"
    several = isinstance(control.follows, tuple)
    names = control.follows if several else (control.follows,)
    now = [values.get(name) for name in names]
    is_put = control.name in state.get(f"{chapter.key}_put", ())
    if state.get(key, now) != now and not is_put:
        control.put(chapter.key, control.first(values))
    state[key] = now


def put(
    chapter: Chapter,
    values: Mapping[str, Any],
    step: int | None = 0,
    kept: Iterable[str] = (),
) -> None:
    """Put values into controls, and go to a step (in a callback).

    `kept` are the names of what stands already as it should: it follows nothing now.
    """
    stood = {name: chapter.named[name].stands(chapter.key) for name in values}
    for name, value in values.items():
        chapter.named[name].put(chapter.key, value)
    _owe(chapter, stood, values)
    st.session_state[f"{chapter.key}_put"] = {*values, *kept}
    if step is not None:
        _go(chapter, step)
        st.session_state[f"{chapter.key}_sent"] = True


def _owe(chapter: Chapter, stood: Values, values: Values) -> None:
    """Write down what was put until the browser was told, and what stood before."""
    owed = st.session_state.setdefault(f"{chapter.key}_owed", {})
    for name, before in stood.items():
        known, _ = owed.get(name, ([], None))
        owed[name] = [*known, before], values[name]


def put_again(chapter: Chapter) -> None:
    """Put anew what the browser takes back because it was not told of it.

    Who presses a second time while the page still follows the first press cuts that
    run short, and the browser then names the values that it last heard of.
    """
    for name, (stood, value) in st.session_state.get(f"{chapter.key}_owed", {}).items():
        control = chapter.named[name]
        if control.stands(chapter.key) in stood:
            control.put(chapter.key, value)


def is_told(chapter: Chapter) -> None:
    """Owe nothing more: a run has come to its end, and has told the browser all."""
    st.session_state.pop(f"{chapter.key}_owed", None)


def _remember(chapter: Chapter, values: Values) -> None:
    """Write down how the controls and the stepper stood before they changed.

    What is drawn is one change for each stroke, however often it was told of.
    """
    if st.session_state.pop(f"{chapter.key}_midway", False):
        return
    state, key = st.session_state, f"{chapter.key}_past"
    now = {name: v for name, v in values.items() if not chapter.named[name].passes}
    past, last = state.setdefault(key, []), f"{chapter.key}_now"
    memory = state.get(f"{chapter.key}_memory", {"step": 0})
    left = state.pop(f"{chapter.key}_left", memory["step"])
    before = state.get(last, now)
    if before != now:
        state[key] = [*past, (before, left)][-MOST_UNDONE:]
    state[last] = now


def forget_the_past(prefix: str) -> None:
    """Let what was not put by a control be no change that could be undone."""
    for name in ("past", "now"):
        st.session_state.pop(f"{prefix}_{name}", None)
