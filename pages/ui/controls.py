"""The kinds of controls: sliders, scales, choices, switches, numbers, and groups.

Each is Streamlit's own widget; what is written here is what it means for the chapter.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from pages.ui.control import Control, Note, Values, settled
from pages.ui.links import Link
from pages.ui.refilled import refilled
from pages.ui.typed_box import Typed, drawn_ends, from_to, plain


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
    may_be_empty = True  # until it is refilled

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the largest number that it takes."""
        return self.span

    @property
    def kind(self) -> type:
        """Whole numbers, or any."""
        return type(self.step)

    def link(self, prefix: str, values: Values, lasting: bool) -> Link:
        """Return its place in the link."""
        low, high = self.ends
        read = partial(_number_within, self.ends, self.kind)
        allowed = f"{low:g} to {high:g}"
        first = self.first(values)
        return Link(self.key(prefix), self.label, first, allowed, read, lasting)

    def ask(self, prefix: str, values: Values, lasting: bool) -> float:
        """Draw it; return its value."""
        link = self.link(prefix, values, lasting)
        more = {**self.frame(values), **link.keeping()}
        if lasting:
            more["value"] = link.default
        elif self.may_be_empty:
            more |= refilled(link.key, self.emptied(values, link.now))
        return link.said(self._draw(link.key, more))

    def emptied(self, values: Values, now: float) -> float:
        """Return the value that is taken where the box was emptied: as it was."""
        return now

    def put(self, prefix: str, value: float) -> None:
        """Set its value (in a callback), as the kind of number it is."""
        super().put(prefix, self.kind(value))

    def _draw(self, key: str, more: dict) -> float:
        look = {"step": self.step, "format": self.format, "key": key}
        return st.number_input(self.label, *self.span, **look, **more)


@dataclass(frozen=True)
class Slider(Typed, Number):
    """A slider for a number.

    Where it is `typed`, a box beside it takes any number between its ends, or between
    those of its `reach`: the slider then goes as far as the number does.
    """

    typed: bool = field(default=False, kw_only=True)
    reach: tuple[float, float] | None = field(default=None, kw_only=True)
    by = "values"  # what its input counts in the browser
    may_be_empty = False

    def places(self, now: float) -> list[float]:
        """Return every value it can have."""
        low, high = self.span
        n = round((high - low) / self.step)
        return [float(f"{low + k * self.step:.12g}") for k in range(n + 1)]

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the largest number that it takes."""
        return self.reach or self.span

    @property
    def wanted(self) -> str:
        """Say what it takes."""
        return from_to(self.ends)

    def ask(self, prefix: str, values: Values, lasting: bool) -> float:
        """Draw it; return its value. One that is typed was on no slider before."""
        if not self.typed:
            return super().ask(prefix, values, lasting)
        link = self.link(prefix, values, lasting=False)
        now = self.stands(prefix)
        if now is not None and now < self.ends[0]:  # a stretched slider's left end
            self.put(prefix, self.ends[0])
        more = {**self.frame(values), **link.keeping()}
        # A figure below it has the slider's own scale: there the box stands under it.
        row = {"horizontal": True, "vertical_alignment": "bottom"}
        with st.container(**({} if self.note else row), horizontal_alignment="right"):
            value = self._draw(link.key, more)
            self.box(prefix, more["disabled"])
        self.explain(prefix)
        return link.said(value)

    def _read(self, text: str) -> float:
        return _number_within(self.ends, self.kind, text)

    def _draw(self, key: str, more: dict) -> float:
        look = {"step": self.step, "format": self.format, "key": key}
        ends = drawn_ends(key, self.span, self.step) if self.reach else self.span
        return st.slider(self.label, *ends, **look, **more)


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
class Scale(Typed, Widget):
    """A slider over marks, for numbers that span orders of magnitude.

    Where it is `typed`, a box beside it takes any number between its ends, or between
    those of its `reach`.
    """

    marks: Sequence[float]
    default: Any  # one of them, or a function of values
    typed: bool = field(default=False, kw_only=True)
    reach: tuple[float, float] | None = field(default=None, kw_only=True)
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
        keeping = {**self.frame(values), **link.keeping(), "format_func": plain}
        if not self.typed:
            return link.said(
                st.select_slider(self.label, self.marks, key=link.key, **keeping)
            )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            places = self.places(link.now)
            value = st.select_slider(self.label, places, key=link.key, **keeping)
            self.box(prefix, keeping["disabled"])
        self.explain(prefix)
        return link.said(value)

    @property
    def wanted(self) -> str:
        """Say what it takes."""
        if self.typed:
            return from_to(self.ends)
        return ", ".join(map(plain, self.marks))

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the largest number that it takes."""
        return self.reach or (self.marks[0], self.marks[-1])

    def _read(self, text: str) -> float:
        value = float(text)
        inside = self.typed and self.ends[0] <= value <= self.ends[1]
        if not inside and value not in self.marks:
            raise ValueError(text)
        # Its own mark, where it is one: a whole number stays one.
        return next((mark for mark in self.marks if mark == value), value)


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
