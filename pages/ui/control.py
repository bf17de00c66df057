"""What a control is: data that owns its value, its place in the link, how it is put.

A control's name is relative to its chapter: it lives under `<chapter>_<name>` in the
session and in the link. Names are public, for they are in every link ever shared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages.figures.live import Live
from pages.figures.panel import Panel
from pages.ui import links

Values = Mapping[str, Any]  # of the controls above, by name


def settled(thing: Any, values: Values) -> Any:
    """Return a field's value, or, where it is a function, what it says of `values`."""
    return thing(values) if callable(thing) else thing


def where(name: str, *wanted: object) -> Callable[[Values], bool]:
    """Return what tells whether the control `name` stands at one of these values."""
    return lambda values: values.get(name) in wanted


@dataclass(frozen=True)
class Note:
    """What a control says of the record: a sentence, perhaps below a small figure."""

    text: str
    panel: Panel | None = None
    clicked: Callable[[dict], dict[str, Any]] | None = None  # a point: values to put
    live: Callable[[Any], Live] | None = None  # what follows a hand on its control


@dataclass(frozen=True)
class Control:
    """What all controls have; each kind says how it is drawn.

    `default`, `help` and what else a kind says may be functions of the values above.
    """

    name: str
    into: str = field(default="", kw_only=True)  # the setting it fills, if not `name`
    shown: Callable[[Values], bool] | None = field(default=None, kw_only=True)
    restarts: bool = field(default=False, kw_only=True)  # a new story: from its start
    stays: bool = field(default=False, kw_only=True)  # presets set it only by name
    wide: bool = field(default=False, kw_only=True)  # above the picture
    note: Callable[[Any], Note | None] | None = field(default=None, kw_only=True)
    live: bool = field(default=False, kw_only=True)  # the picture follows the hand
    main: bool = field(default=False, kw_only=True)  # the one to try first

    @property
    def setting(self) -> str:
        """The field of the settings that it fills."""
        return self.into or self.name

    def key(self, prefix: str) -> str:
        """Return the name of its value in the session and in the link."""
        return f"{prefix}_{self.name}"

    def is_shown(self, values: Values) -> bool:
        """Tell whether it is on the page, given the values above it."""
        return self.shown is None or self.shown(values)

    def first(self, values: Values) -> Any:
        """Return its default, given the values above it."""
        return settled(getattr(self, "default", None), values)

    def means(self, value: Any, values: Values) -> Any:
        """Return what its value stands for in the settings."""
        return value

    def ask(self, prefix: str, values: Values, lasting: bool) -> Any:
        """Draw it; return its value. A lasting control is on the page at all times."""
        raise NotImplementedError

    def put(self, prefix: str, value: Any) -> None:
        """Set its value (in a callback)."""
        st.session_state[self.key(prefix)] = value

    def stands(self, prefix: str) -> Any:
        """Return its value as it was shown last."""
        return st.session_state.get(self.key(prefix))


@dataclass(frozen=True)
class Link:
    """A value's place in the link: how it is read there, and what may stand there."""

    key: str
    label: str
    default: Any
    allowed: str  # in words, for the sentence about a bad value
    read: Callable[[str], Any]  # raises ValueError for what may not stand there
    lasting: bool

    def keeping(self) -> dict[str, Any]:
        """Return how a widget is to be kept; without Streamlit's binding, seed it.

        Streamlit binds a widget to the address by itself, but writes a value that was
        put (by a preset, by a click) only if the widget was there before. So what
        comes and goes is kept in the session, and `said` writes the address.
        """
        if self.lasting:
            return {"bind": "query-params"}
        if self.key not in st.session_state or not self.fits(self.now):
            st.session_state[self.key] = links.given(self)
        return {"persist_state": "session"}

    @property
    def now(self) -> Any:
        """The value that the session holds."""
        return st.session_state[self.key]

    def fits(self, value: Any) -> bool:
        """Tell whether a value may stand here (what is offered may have changed)."""
        try:
            self.read(links.text_of(value))
        except ValueError:
            return False
        return True

    def said(self, value: Any) -> Any:
        """Let the link say what the widget shows; complain of what it said instead."""
        if self.lasting:
            return links.in_link(self, value)
        links.write(self.key, None if value == self.default else links.text_of(value))
        return value
