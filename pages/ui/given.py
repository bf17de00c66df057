"""What the learner gave: taken in, kept for this session only, forgotten on request.

It lies in the session's state, under keys that begin with `<key>_csv_`: not in the
link, not in a file, not in a cache that sessions share.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from pages.ui import memory
from pages.ui.csv_limits import Limits

EXAMPLE = """\
child;hours slept;breakfast;bus or bike;mood
Ada;9,5;bread;bike;good
Ben;7;;bus;grumpy
Cem;8,5;bread;bus;good
Dora;6,5;fruit;bus;grumpy
Emil;9;fruit;bike;good
Fay;7,5;bread;bike;good
Gus;6;;bus;grumpy
Hana;8;fruit;bike;good
Ivo;7;bread;bus;grumpy
Jun;9;fruit;bus;good
"""
FILES = ["csv", "tsv", "txt", "tab", "dat", "data", "arff", "md"]
EXAMPLE_NAME = "an example, made up"
PASTED_NAME = "what you pasted"
Result = TypeVar("Result")


@dataclass(frozen=True)
class Given:
    """One table as it came; `number` counts what this session was given."""

    name: str
    content: bytes
    is_file: bool
    number: int


def part(key: str, *parts: object) -> str:
    """Return a key of its own for one part of the way in."""
    return "_".join([key, "csv", *map(str, parts)])


def last(key: str) -> Given | None:
    """Return what was given last, or None."""
    st.session_state.setdefault(part(key, "round"), 0)
    return st.session_state.get(part(key, "given"))


def ask(key: str, limits: Limits, rules: str) -> None:
    """Draw the rules, the upload and the box for text."""
    st.text(rules)
    now = st.session_state[part(key, "round")]
    file, paste = part(key, "file", now), part(key, "paste", now)
    st.file_uploader(
        "A file",
        FILES,
        key=file,
        max_upload_size=math.ceil(limits.most_bytes / 1e6),
        on_change=_take_file,
        args=(key, file),
    )
    box = {"key": part(key, "box"), "expanded": True}
    with st.expander("Or paste a table, or try an example", **box):
        _ask_for_text(key, paste)


def accepted_key(key: str, number: int) -> str:
    """Return the key under which it is kept whether a table could be used."""
    return part(key, "chosen", number, "accepted")


def doors(
    key: str, given: Given | None, accepted: Callable[[], bool]
) -> tuple[str, str]:
    """Return the keys of two expanders: to give a table, and how it was read.

    What was accepted closes both, so that the picture is near; else they are open.
    After that the learner opens and closes them: they move by themselves only when
    another table is given, or the learner comes back.
    """
    state, number = st.session_state, given.number if given else 0
    now = state[part(key, "round")]
    names = part(key, "door", now, "give"), part(key, "door", now, "read")
    moved = part(key, "door", "moved")
    if names[0] not in state or state.get(moved) != number:
        known = accepted_key(key, number)
        usable = given is not None and (state[known] if known in state else accepted())
        state[moved] = number
        state.update(dict.fromkeys(names, not usable))
    return names


def _ask_for_text(key: str, paste: str) -> None:
    st.text_area(
        "A table as text; its first line holds the names of the columns",
        key=paste,
        height=150,
        on_change=_take_text,
        args=(key, paste),
        persist_state="session",
    )
    with st.container(horizontal=True):
        for label, take in (("Use this text", _take_text), ("Try an example", _try)):
            name = part(key, *label.lower().split())
            st.button(label, key=name, on_click=take, args=(key, paste))


def _take_file(key: str, file: str) -> None:
    upload = st.session_state[file]
    if upload is None:
        _drop(key, "given", "chosen", "once")
    else:
        _give(key, upload.name, upload.getvalue(), True)


def _take_text(key: str, paste: str) -> None:
    text = st.session_state[paste]
    if text.strip():
        name = EXAMPLE_NAME if text == EXAMPLE else PASTED_NAME
        _give(key, name, text.encode(), False)


def _try(key: str, paste: str) -> None:
    st.session_state[paste] = EXAMPLE
    _take_text(key, paste)


def _give(key: str, name: str, content: bytes, is_file: bool) -> None:
    """Take a table in; what was chosen for the one before it is forgotten."""
    state = st.session_state
    before = state.get(part(key, "given"))
    number = state.get(part(key, "number"), 0)
    if before == Given(name, content, is_file, number):
        return
    _drop(key, "chosen", "once")
    state[part(key, "number")] = number + 1  # so that no widget's key comes twice
    state[part(key, "given")] = Given(name, content, is_file, number + 1)


def forget(key: str) -> None:
    """Take everything given out of the session, and begin with empty widgets."""
    _drop(key, "given", "chosen", "once", "file", "paste", "door")
    st.session_state[part(key, "round")] += 1


def _drop(key: str, *whats: str) -> None:
    starts = tuple(part(key, what) for what in whats)
    for name in [n for n in st.session_state if str(n).startswith(starts)]:
        del st.session_state[name]


def once(key: str, work: Callable[..., Result], *arguments: object) -> Result:
    """Return `work(*arguments)`, done again only when an argument has changed."""
    name = part(key, "once", work.__name__)
    return memory.once(name, arguments, lambda: work(*arguments))
