"""A picture that the learner draws, pixel by pixel: a control of its own.

The sheet is a small component (`canvas/*`): mouse, finger and keys draw on it, and it
tells of the picture when a stroke ends, and while one is drawn as often as the page can
follow. The picture is a text, one letter a pixel, so that it is shared, kept and undone
like every other value. Where the session has Streamlit's own figures the text is typed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import streamlit as st

from pages.ui import links
from pages.ui.control import Control, Values
from pages.words.literal import literal, quoted

HERE = Path(__file__).parent / "canvas"
SHEET = 8  # pixels across, and down
LETTERS = "0123456789abcdefg"  # of a pixel: 0 is blank, g is 16, the darkest
BLANK = LETTERS[0] * SHEET**2
KEYS = "arrow keys move, space draws, delete rubs out, plus and minus change the grey"

_mount = st.components.v2.component(
    "how_machines_learn_canvas",
    html=(HERE / "canvas.html").read_text(encoding="utf-8"),
    css=(HERE / "canvas.css").read_text(encoding="utf-8"),
    js=(HERE / "canvas.js").read_text(encoding="utf-8"),
)


def letters_of(levels: object) -> str:
    """Write levels from 0 to 16 as letters."""
    return "".join(LETTERS[int(level)] for level in levels)


def levels_of(drawn: str) -> tuple[int, ...]:
    """Read letters as levels from 0 to 16."""
    return tuple(map(LETTERS.index, drawn))


def read(text: str) -> str:
    """Return a picture's letters, or raise ValueError where they are none."""
    if len(text) != len(BLANK) or not set(text) <= set(LETTERS):
        raise ValueError(text)
    return text


@dataclass(frozen=True)
class Drawing(Control):
    """A picture of 8 × 8 pixels with 17 levels of ink, as 64 letters.

    `another` gives a picture to go on from, in place of the one that stands there;
    `offers` are the words on its button.
    """

    label: str
    default: str
    another: Callable[[str], str] | None = field(default=None, kw_only=True)
    offers: str = field(default="Another", kw_only=True)

    @property
    def wanted(self) -> str:
        """Say what it takes."""
        return (
            f"{len(BLANK)} letters, one a pixel, from {LETTERS[0]} (blank) to "
            f"{LETTERS[-1]} (darkest)"
        )

    def ask(self, prefix: str, values: Values, lasting: bool) -> str:
        """Draw it; return its letters."""
        state, key = st.session_state, self.key(prefix)
        if key not in state:
            self.put(prefix, self._arriving(key))
        with st.container(key=key):
            if state.get("native_figures"):
                self._type(prefix)
            else:
                self._draw(prefix)
            if self.another:
                press = {"on_click": self._go_on, "args": (prefix,)}
                st.button(self.offers, key=f"{key}_another", **press)
        value = state[key]
        links.write(key, None if value == self.default else value)
        return value

    def put(self, prefix: str, value: str) -> None:
        """Replace the picture (in a callback)."""
        super().put(prefix, value)
        jump = f"{self.key(prefix)}_jump"
        st.session_state[jump] = st.session_state.get(jump, 0) + 1

    def _arriving(self, key: str) -> str:
        used = f"{self.label}: {self.wanted}; the first picture is used"
        return links.arriving(key, read, used, self.default)

    def _draw(self, prefix: str) -> None:
        state, key = st.session_state, self.key(prefix)
        _mount(
            key=f"{key}_canvas",
            data={
                "drawn": state[key],
                "jump": state[f"{key}_jump"],
                "letters": LETTERS,
                "size": SHEET,
                "label": f"{self.label}, {SHEET} by {SHEET} pixels: {KEYS}",
            },
            on_drawn_change=partial(self._hear, prefix),
        )

    def stands(self, prefix: str) -> str | None:
        """Return its letters as they were drawn last.

        Like a widget's, its value is new before any callback runs: so that a preset
        which the browser names a little late is known to be no click.
        """
        news = self._news(prefix)
        return news["drawn"] if news else super().stands(prefix)

    def _news(self, prefix: str) -> dict | None:
        """Return what the sheet told last, unless a picture was put since."""
        state, key = st.session_state, self.key(prefix)
        news = (state.get(f"{key}_canvas") or {}).get("drawn")
        return news if news and news["jump"] == state.get(f"{key}_jump") else None

    def _hear(self, prefix: str) -> None:
        """Take what was drawn (a callback)."""
        news = self._news(prefix)
        if news:
            super().put(prefix, read(news["drawn"]))
            st.session_state[f"{prefix}_midway"] = bool(news["midway"])

    def _go_on(self, prefix: str) -> None:
        self.put(prefix, self.another(self.stands(prefix)))

    def _type(self, prefix: str) -> None:
        """Draw a box for the letters, and say what was refused."""
        state, key = st.session_state, self.key(prefix)
        state[f"{key}_typed"] = state[key]
        st.text_input(
            f"{self.label}: {self.wanted}",
            key=f"{key}_typed",
            on_change=self._take,
            args=(prefix,),
        )
        refused = state.pop(f"{key}_refused", None)
        if refused is not None:
            said = f"{literal(quoted(refused))} was not taken; type {self.wanted}."
            st.caption(said)

    def _take(self, prefix: str) -> None:
        """Take the letters that were typed (a callback), or remember what was not."""
        state, key = st.session_state, self.key(prefix)
        text = state[f"{key}_typed"].strip()
        try:
            self.put(prefix, read(text))
        except ValueError:
            state[f"{key}_refused"] = text
