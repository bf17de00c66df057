"""Remember what was computed and drawn: for all sessions, or for this one only.

A class looks at the same presets at the same time, and a step or a bet changes none of
what an engine computed. What a learner brought himself must not outlive his session.
"""

from collections.abc import Callable, Hashable
from dataclasses import fields
from itertools import count
from threading import Lock
from typing import Generic, TypeVar

import streamlit as st

from pages.ui import long_work

Result = TypeVar("Result")
RECORDS, OWN_RECORDS = 48, 4
PICTURES, OWN_PICTURES = "64MB", "8MB"
PATIENCE = 0.1  # seconds between two looks whether another session is done
_numbers = count()


class Kept(Generic[Result]):
    """A record, and a number that no other record of this process has.

    It is made empty and filled by the session that wants it first, outside of
    Streamlit's cache, where work may show how far it is; others wait for it.
    """

    def __init__(self) -> None:
        self.number, self.lock = next(_numbers), Lock()
        self.record: Result

    def fill(self, run: Callable[[], Result]) -> None:
        """Compute the record, if nobody has or does."""
        while not hasattr(self, "record"):
            if self.lock.acquire(timeout=PATIENCE):
                try:
                    if not hasattr(self, "record"):
                        self.record = run()
                finally:
                    self.lock.release()
            else:
                long_work.say("Another session computes the same")


def once(key: str, given: object, compute: Callable[[], Result]) -> Result:
    """Return `compute()`, or what it returned last if `given` is the same as then."""
    if key not in st.session_state or st.session_state[key][0] != given:
        st.session_state[key] = (given, compute())
    return st.session_state[key][1]


def record_of(
    key: str, settings: object, run: Callable[[], Result], own: bool
) -> Kept[Result]:
    """Return the record of a chapter's settings, a dataclass; `run` computes it."""
    parts = tuple(getattr(settings, part.name) for part in fields(settings))
    kept = (_own_record if own else _record)(key, parts)
    kept.fill(run)
    return kept


def picture_for(
    key: str, shown: Hashable, draw: Callable[[], Result], own: bool
) -> Result:
    """Return the picture of all that is `shown`; `draw` draws it."""
    return (_own_picture if own else _picture)(key, shown, draw)


# Taken apart cell by cell, as Streamlit would, a table takes ten times as long.
_SHORTER = {"engines.datasets.table.Table": repr}


@st.cache_resource(max_entries=RECORDS, show_spinner=False, hash_funcs=_SHORTER)
def _record(key: str, parts: tuple) -> Kept:
    return Kept()


@st.cache_resource(
    max_entries=OWN_RECORDS, scope="session", show_spinner=False, hash_funcs=_SHORTER
)
def _own_record(key: str, parts: tuple) -> Kept:
    return Kept()


@st.cache_data(max_size=PICTURES, show_spinner=False)
def _picture(key: str, shown: Hashable, _draw: Callable[[], Result]) -> Result:
    return _draw()


@st.cache_data(max_size=OWN_PICTURES, scope="session", show_spinner=False)
def _own_picture(key: str, shown: Hashable, _draw: Callable[[], Result]) -> Result:
    return _draw()
