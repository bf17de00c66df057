"""The kinds of controls: sliders, scales, choices, switches, numbers, and groups.

Each is Streamlit's own widget; what is written here is what it means for the chapter.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from pages.ui.control import Control, Note, Values, settled
from pages.ui.links import Link, text_of
from pages.words.literal import literal, quoted
from pages.words.typed import number

BOX = 104  # pixels: the box for a number that is typed


@dataclass(frozen=True)
class Widget(Control):
    """What Streamlit's widgets have in common."""

    label: str
    help: Any = field(default=None, kw_only=True)  # a text, or a function of values
    idle: Callable[[Values], bool] | None = field(default=None, kw_only=True)

    def is_idle(self, values: Values) -> bool:
        """Tell whether it is shown but changes nothing, given the values above it."""
        return self.idle is not None and self.idle(values)

    def frame(self, values: Values) -> dict[str, Any]:
        """Return what every widget takes."""
        help = settled(self.help, values)
        return {"help": help, "disabled": self.is_idle(values)}


@dataclass(frozen=True)
class Number(Widget):
    """A box for a number that may be typed in."""

    span: tuple[float, float]
    default: Any  # a number, or a function of values
    step: float
    format: str | None = field(default=None, kw_only=True)
    in_words: Callable[[float], str] | None = field(default=None, kw_only=True)

    @property
    def kind(self) -> type:
        """Whole numbers, or any."""
        return type(self.step)

    def link(self, prefix: str, values: Values, lasting: bool) -> Link:
        """Return its place in the link."""
        low, high = self.span
        read = partial(_number_within, self.span, self.kind)
        allowed = f"{low:g} to {high:g}"
        first = self.first(values)
        return Link(self.key(prefix), self.label, first, allowed, read, lasting)

    def ask(self, prefix: str, values: Values, lasting: bool) -> float:
        """Draw it; return its value."""
        link = self.link(prefix, values, lasting)
        more = {**self.frame(values), **link.keeping()}
        if lasting:
            more["value"] = link.default
        return link.said(self._draw(link.key, more))

    def put(self, prefix: str, value: float) -> None:
        """Set its value (in a callback), as the kind of number it is."""
        super().put(prefix, self.kind(value))

    def _draw(self, key: str, more: dict) -> float:
        look = {"step": self.step, "format": self.format, "key": key}
        return st.number_input(self.label, *self.span, **look, **more)


@dataclass(frozen=True)
class Slider(Number):
    """A slider for a number."""

    by = "values"  # what its input counts in the browser

    def places(self, now: float) -> list[float]:
        """Return every value it can have."""
        low, high = self.span
        n = round((high - low) / self.step)
        return [float(f"{low + k * self.step:.12g}") for k in range(n + 1)]

    def _draw(self, key: str, more: dict) -> float:
        look = {"step": self.step, "format": self.format, "key": key}
        return st.slider(self.label, *self.span, **look, **more)


def _number_within(span: tuple[float, float], kind: type, text: str) -> float:
    value = kind(text)
    if not span[0] <= value <= span[1]:
        raise ValueError(text)
    return value


@dataclass(frozen=True)
class Seed(Number):
    """The seed of all chance; perhaps with a button that takes the next one."""

    label: str = "Seed"
    span: tuple[int, int] = (0, 999)
    default: int = 0
    step: int = 1
    again: str = field(default="", kw_only=True)  # the button's words

    def ask(self, prefix: str, values: Values, lasting: bool) -> int:
        """Draw it; return its value."""
        if not self.again:
            return super().ask(prefix, values, lasting)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            value = super().ask(prefix, values, lasting)
            key = f"{prefix}_again"
            st.button(self.again, key=key, on_click=self._next, args=(prefix,))
        return value

    def _next(self, prefix: str) -> None:
        self.put(prefix, (self.stands(prefix) + 1) % (self.span[1] + 1))


@dataclass(frozen=True)
class Scale(Widget):
    """A slider over marks, for numbers that span orders of magnitude.

    Where it is `typed`, a box beside it takes any number between its ends.
    """

    marks: Sequence[float]
    default: Any  # one of them, or a function of values
    typed: bool = field(default=False, kw_only=True)
    by = "places"  # what its input counts in the browser

    def places(self, now: float) -> list[float]:
        """Return every value it can have: its marks, and the one that was typed."""
        return sorted({*self.marks, now})

    def ask(self, prefix: str, values: Values, lasting: bool) -> float:
        """Draw it; return its value."""
        link = Link(
            self.key(prefix),
            self.label,
            self.first(values),
            self.wanted,
            self._read,
            lasting=False,  # a number that is typed was on no slider before
        )
        keeping = {**self.frame(values), **link.keeping(), "format_func": _mark}
        if not self.typed:
            return link.said(
                st.select_slider(self.label, self.marks, key=link.key, **keeping)
            )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            places = self.places(link.now)
            value = st.select_slider(self.label, places, key=link.key, **keeping)
            self._box(prefix, keeping["disabled"])
        refused = st.session_state.pop(f"{link.key}_refused", None)
        if refused is not None:
            said = f"{literal(quoted(refused))} was not taken; type {self.wanted}."
            st.caption(said)
        return link.said(value)

    @property
    def wanted(self) -> str:
        """Say what it takes."""
        if self.typed:
            return f"a number from {_mark(self.marks[0])} to {_mark(self.marks[-1])}"
        return ", ".join(map(_mark, self.marks))

    def _read(self, text: str) -> float:
        value = float(text)
        inside = self.typed and self.marks[0] <= value <= self.marks[-1]
        if not inside and value not in self.marks:
            raise ValueError(text)
        # Its own mark, where it is one: a whole number stays one.
        return next((mark for mark in self.marks if mark == value), value)

    def _box(self, prefix: str, idle: bool) -> None:
        """Draw the box for a number that is typed; it is empty again when it is read.

        It does not show the slider's value: while a slider moves faster than the page
        follows, the browser would send back what the box showed before, as if typed.
        """
        st.text_input(
            f"{self.label}, typed",
            key=f"{self.key(prefix)}_typed",
            placeholder="or type it",
            width=BOX,
            label_visibility="collapsed",
            disabled=idle,
            on_change=self._type,
            args=(prefix,),
        )

    def _type(self, prefix: str) -> None:
        """Take what was typed, or remember what cannot be taken."""
        state, key = st.session_state, self.key(prefix)
        text, state[f"{key}_typed"] = state[f"{key}_typed"].strip(), ""
        if not text or state.get(f"{prefix}_preset_pressed"):
            return  # a preset that is pressed in the same moment has the last word
        try:
            value = self._read(text_of(number(text)))
        except ValueError:
            state[f"{key}_refused"] = text
            return
        self.put(prefix, value)
        # Whoever presses a preset next has typed before, and moved no slider meanwhile.
        stood = state.get(f"{prefix}_preset_stood")
        if stood is not None:
            stood[self.name] = value


def _mark(value: float) -> str:
    """Write a mark without a power of ten: 0.000001."""
    return f"{value:.12f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Beside:
    """Controls in columns beside each other; `note` is below them all."""

    name: str
    controls: tuple[Control, ...]
    wrap: bool = True  # on a phone
    columns: int = 2
    note: Callable[[Any], Note | None] | None = None


def every(controls: Sequence[Control | Beside]) -> Iterator[Control]:
    """Yield the controls, those in groups too."""
    for control in controls:
        yield from control.controls if isinstance(control, Beside) else (control,)
