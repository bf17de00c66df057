"""What somebody has: quantities of a worked example, each with its digits as typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from engines.slips import Quantity, Told
from pages.chapters.my_number.case import Rows
from pages.ui import links
from pages.ui.control import Control, Values
from pages.words.literal import literal
from pages.words.sentences import typeset

MOST = 6  # numbers
BETWEEN, AFTER = "~", "="  # rows, and a row's name, in a link
ESCAPES = {"%": "%25", BETWEEN: "%7E"}  # in the name of a row
NOTHING = "No number is told, so this one is looked into: {}."


@dataclass(frozen=True)
class ToldNumbers(Control):
    """Rows of a quantity and a number; below the last one that is full, an empty one.

    `names` are what the example's quantities are called, and `default` the rows to
    begin with: functions of the values above.
    """

    label: str
    names: Callable[[Values], Sequence[str]]
    default: Callable[[Values], Rows]

    def ask(self, prefix: str, values: Values, lasting: bool) -> Rows:
        """Draw the rows; return those that are complete."""
        key, names, first = self.key(prefix), [*self.names(values)], self.first(values)
        state = st.session_state
        if f"{key}_rows" not in state:
            self.put(prefix, _arriving(key, names, first))
        elif state[f"{key}_rows"] == state.get(f"{key}_first"):
            self.put(prefix, first)  # what nobody has touched goes with the example
        state[f"{key}_first"] = first
        if state.get(f"{key}_names") != names:  # another example: other quantities
            rows = [row for row in state[f"{key}_rows"] if row[0] in names]
            self.put(prefix, rows or first)
            state[f"{key}_names"] = names
        st.markdown(self.label)
        typed = state[f"{key}_rows"]
        for at in range(min(len(typed) + 1, MOST)):
            _row(key, at, names, typed)
        rows = tuple(row for row in typed if _why_not(row[1]) is None)
        _explain(typed, rows, first)
        rows = rows or first
        links.write(key, None if rows == first else _text(rows))
        return rows

    def put(self, prefix: str, value: Sequence[tuple[str, str]]) -> None:
        """Replace the rows (in a callback, or before they are drawn)."""
        state, key = st.session_state, self.key(prefix)
        rows = tuple((name, text) for name, text in value)
        if rows != state.get(f"{key}_rows"):
            state[f"{key}_version"] = state.get(f"{key}_version", 0) + 1
        state[f"{key}_rows"] = rows

    def stands(self, prefix: str) -> Rows | None:
        """Return the rows as they were shown last."""
        return st.session_state.get(f"{self.key(prefix)}_rows")


def _row(key: str, at: int, names: Sequence[str], typed: Rows) -> None:
    """Draw one row: which quantity, and the number somebody has of it."""
    state, (what, number) = st.session_state, _keys(key, at)
    used = {name for name, _ in typed}
    free = next((name for name in names if name not in used), names[0])
    name, text = typed[at] if at < len(typed) else (free, "")
    state.setdefault(what, name)
    state.setdefault(number, text)
    left, right = st.columns((3, 2), gap="small", wrap=False)
    more = {"label_visibility": "collapsed", "persist_state": "session"}
    more |= {"on_change": _take, "args": (key, names)}
    with left:
        st.selectbox(f"Quantity {at + 1}", names, key=what, **more)
    with right:
        st.text_input(
            f"Your number {at + 1}", key=number, placeholder="your number", **more
        )


def _keys(key: str, at: int) -> tuple[str, str]:
    version = st.session_state[f"{key}_version"]
    return f"{key}_what_{at}_{version}", f"{key}_number_{at}_{version}"


def _take(key: str, names: Sequence[str]) -> None:
    """Take what stands in the rows now (a callback); one without a number is none."""
    state, rows, is_gap = st.session_state, [], False
    for at in range(MOST):
        what, number = _keys(key, at)
        text = state.get(number, "").strip()
        if text:
            rows.append((state.get(what, names[0]), text))
            is_gap |= len(rows) <= at
    state[f"{key}_rows"] = tuple(rows)
    if is_gap:  # a row was emptied: those below it move up
        state[f"{key}_version"] += 1


def _why_not(text: str) -> str | None:
    """Say why a text is no number that could be looked into, if it is none."""
    try:
        Told(Quantity(""), text)
    except ValueError as why:
        return str(why)
    return None


def _explain(typed: Rows, rows: Rows, first: Rows) -> None:
    """Say what was not taken, and what stands in where nothing is told."""
    for _, text in typed:
        why = _why_not(text)
        if why:
            st.caption(typeset([literal(why)]))
    if not rows:
        said = ", ".join(f"{name} = {text}" for name, text in first)
        st.caption(typeset([NOTHING.format(literal(said))]))


def _text(rows: Rows) -> str:
    return BETWEEN.join(f"{_escaped(name)}{AFTER}{text}" for name, text in rows)


def _escaped(name: str) -> str:
    return "".join(ESCAPES.get(letter, letter) for letter in name)


def _plain(name: str) -> str:
    for letter, escape in reversed(ESCAPES.items()):
        name = name.replace(escape, letter)
    return name


def _arriving(key: str, names: Sequence[str], first: Rows) -> Rows:
    """Return the rows that the arriving link gives, or the first."""

    def read(text: str) -> Rows:
        rows = tuple(
            (_plain(name), number)  # a name may have the mark in it, a number not
            for name, _, number in (
                one.rpartition(AFTER) for one in text.split(BETWEEN)
            )
        )
        fits = all(name in names and _why_not(number) is None for name, number in rows)
        if not fits or not 0 < len(rows) <= MOST:
            raise ValueError(text)
        return rows

    name, number = first[0]
    wanted = f"Numbers such as {name}{AFTER}{number}, at most {MOST} of them"
    return links.arriving(key, read, f"{wanted}; the default is used", first)
