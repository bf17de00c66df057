"""Remember what was computed and drawn: for all sessions, or for this one only.

A class looks at the same presets at the same time, and a step or a bet changes none of
what an engine computed. What a learner brought himself must not outlive his session.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields
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


@dataclass(frozen=True, eq=False)
class Stand(Generic[Result]):
    """A record as it stands, and a number that no other stand of this process has."""

    record: Result
    number: int
    run: int  # the number of its first stand: a record that grows stays the same run

    @property
    def is_whole(self) -> bool:
        """Whether it grows no more; most records are whole at once."""
        return getattr(self.record, "is_whole", True)


class Kept(Generic[Result]):
    """A record, as it stands now, for all who look at it.

    It is made empty and filled by the session that wants it first, outside of
    Streamlit's cache, where work may show how far it is; others wait for it. One that
    grows is taken further by whoever looks at it, one session at a time.
    """

    def __init__(self) -> None:
        self.number, self.lock = next(_numbers), Lock()
        self.now: Stand[Result]

    @property
    def record(self) -> Result:
        """The record as it stands."""
        return self.now.record

    def fill(self, run: Callable[[], Result]) -> None:
        """Compute the record, if nobody has or does."""
        while not hasattr(self, "now"):
            if self.lock.acquire(timeout=PATIENCE):
                try:
                    if not hasattr(self, "now"):
                        self.now = Stand(run(), self.number, self.number)
                finally:
                    self.lock.release()
            else:
                long_work.say("Another session computes the same")

    def grow(self, further: Callable[[Result], Result], patience: float = 0.0) -> None:
        """Take a record that is not whole one slice further, unless another does."""
        if self.now.is_whole or not self.lock.acquire(timeout=patience):
            return
        try:
            if not self.now.is_whole:
                record = further(self.now.record)
                self.now = Stand(record, next(_numbers), self.number)
        finally:
            self.lock.release()

    def finish(self, further: Callable[[Result], Result]) -> None:
        """Take a record as far as it goes."""
        while not self.now.is_whole:
            self.grow(further, PATIENCE)


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
