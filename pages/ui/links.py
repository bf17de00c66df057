"""The link is the state: what the URL says, what we add to it, what was wrong in it.

A control says what its place in the link means (`Link`). This module reads what
the arriving link gives, writes what differs from the defaults, and says in one quiet
sentence which values of a link were not usable.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

import streamlit as st

from pages.words.sentences import typeset

LONGEST_SHOWN = 40
JOINED = "_"  # between the parts of a value: it needs no escaping in a URL
Value = TypeVar("Value")


def remember_link() -> None:
    """Keep the link as it arrived: Streamlit removes bad values without a word."""
    st.session_state["shared"] = {}  # filled anew by every run
    st.session_state.setdefault("unbound", set())
    if "link" not in st.session_state:
        st.session_state["link"] = dict(st.query_params)
        st.session_state["bad_link_values"] = []


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
            st.session_state[self.key] = self.arriving()
        return {"persist_state": "session"}

    @property
    def now(self) -> Any:
        """The value that the session holds."""
        return st.session_state[self.key]

    def fits(self, value: Any) -> bool:
        """Tell whether a value may stand here (what is offered may have changed)."""
        try:
            self.read(text_of(value))
        except ValueError:
            return False
        return True

    def arriving(self) -> Any:
        """Return what the arriving link gives for the value, or its default.

        A value that may not stand there is complained of, and the default is used.
        """
        text = take(self.key)
        if text is None:
            return self.default
        try:
            return self.read(text)
        except ValueError:
            used = f"{self.label}: {self.allowed}; {text_of(self.default)} is used"
            complain(self.key, text, used)
            return self.default

    def said(self, value: Any) -> Any:
        """Let the link say what the widget shows; complain of what it said instead."""
        if self.lasting:
            return _bound(self, value)
        write(self.key, None if value == self.default else text_of(value))
        return value


def _bound(link: Link, shown: Value) -> Value:
    """Return what a bound control shows; complain once if the link asked otherwise."""
    text = text_of(shown)
    st.session_state["shared"][link.key] = None if shown == link.default else text
    asked = take(link.key)
    if asked is not None and _read(asked, link.read) != shown:
        complain(link.key, asked, f"{link.label}: {link.allowed}; {text} is used")
    return shown


def arriving(
    name: str, read: Callable[[str], Value], used: str, default: Value
) -> Value:
    """Return what the arriving link gives, or the default; say what is used instead."""
    text = take(name)
    if text is None:
        return default
    try:
        return read(text)
    except ValueError:
        complain(name, text, used)
        return default


def whole_number(name: str, default: int, last: int) -> int:
    """Return the parameter as a whole number from 0 to `last`, else the default."""

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) < 7 and int(text) <= last:
            return int(text)
        raise ValueError(text)

    used = f"Step: a whole number from 0 to {last}; {default} is used"
    return arriving(name, read, used, default)


def counts(name: str, width: int, wanted: str) -> list[tuple[int, ...]]:
    """Return rows of `width` whole numbers written by `counts_text`; else none.

    `wanted` says, for the sentence about a bad value, what such a row means.
    """
    text = take(name)
    rows = [row.split(".") for row in text.split("~")] if text else []
    cells = [cell for row in rows for cell in row]
    digits = all(c.isascii() and c.isdigit() and len(c) < 7 for c in cells)
    if digits and all(len(row) == width for row in rows):
        return [tuple(map(int, row)) for row in rows]
    complain(name, text or "", f"{wanted}; it is left out")
    return []


def counts_text(rows: Sequence[Sequence[int]]) -> str | None:
    """Write rows of whole numbers so that they need no escaping in a URL."""
    return "~".join(".".join(map(str, row)) for row in rows) or None


def write(name: str, text: str | None) -> None:
    """Put a parameter into the address, or take it out; touch nothing if it is so.

    A run that was asked for before the last one, by a step that came to rest in the
    moment of a click, knows the address as it was then, and whatever it puts there
    brings all of that back. So whoever puts something puts all that is known now.
    """
    shared, unbound = st.session_state["shared"], st.session_state["unbound"]
    shared[name] = text
    unbound.add(name)
    if _put(name, text):
        for other in unbound & shared.keys():
            _put(other, shared[other])


def _put(name: str, text: str | None) -> bool:
    """Put a parameter into the address; return whether it was not so already."""
    if st.query_params.get(name) == text:
        return False
    if text is None:
        del st.query_params[name]
    else:
        st.query_params[name] = text
    return True


def tidy() -> None:
    """Take out of the address what belongs to a chapter that is no longer shown."""
    state = st.session_state
    for name in state["unbound"] - state["shared"].keys():
        if name in st.query_params:
            del st.query_params[name]


def _read(text: str, read: Callable[[str], object]) -> object:
    try:
        return read(text)
    except ValueError:
        return None


def text_of(value: object) -> str:
    """Return a value as it stands in a link; several are joined: a_b_c."""
    if isinstance(value, tuple | list):
        return JOINED.join(map(text_of, value))
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def address() -> str:
    """Return the full link that opens what is on the screen now."""
    said = {name: text for name, text in st.session_state["shared"].items() if text}
    return f"{st.context.url}?{urlencode(said)}" if said else str(st.context.url)


def complain(name: str, text: str, wanted: str) -> None:
    """Note a parameter of the link that could not be used."""
    short = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    st.session_state["bad_link_values"].append((name, short, wanted))


def show_complaints() -> None:
    """Say in one quiet sentence which values of the link were not usable."""
    bad = st.session_state["bad_link_values"]
    if not bad:
        return
    parts = [f"{name} was {text!r} ({typeset([wanted])})" for name, text, wanted in bad]
    with st.container(horizontal=True, vertical_alignment="center", key="link_notice"):
        st.text("Part of this link could not be used: " + "; ".join(parts) + ".")
        st.button("Dismiss", key="link_dismiss", type="tertiary", on_click=bad.clear)


def take(name: str) -> str | None:
    """Return a parameter of the arriving link, once."""
    value = st.session_state.get("link", {}).pop(name, None)
    return value[-1] if isinstance(value, list) else value
