"""Controls without a widget: what clicks in the picture put, kept in the link."""

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages.ui import link_tables, links
from pages.ui.control import Control, Values

from .record import BIAS, MOST_LAYERS, MOST_UNITS, Point, Put

MOST_ADDED, MOST_PUT = 200, 40
REACH, HEAVIEST = 6.0, 50.0  # of a point's coordinates, of a weight


@dataclass(frozen=True)
class Kept(Control):
    """Rows of numbers that live in the session and in the link."""

    limits: tuple[tuple[float, float], ...] = ()
    whole: tuple[int, ...] = ()  # which numbers of a row are whole
    most_rows: int = 1
    default: tuple = field(default=(), kw_only=True)

    def ask(self, prefix: str, values: Values, lasting: bool) -> tuple:
        """Return the rows; what changes them is drawn with the record."""
        state, key = st.session_state, self.key(prefix)
        if key not in state:
            found = link_tables.table(key, self.limits, self.most_rows) or ()
            state[key] = tuple(map(self._row, found))
        links.write(key, link_tables.table_text(state[key]) if state[key] else None)
        return state[key]

    def put(self, prefix: str, value: Any) -> None:
        """Replace the rows (in a callback)."""
        rows = tuple(map(self._row, value))[-self.most_rows :]
        super().put(prefix, rows)

    def _row(self, row) -> tuple:
        return tuple(int(n) if at in self.whole else n for at, n in enumerate(row))


@dataclass(frozen=True)
class Looked(Control):
    """The weight that is looked at: no link carries it, no undo leads back to it."""

    passes = True
    default: tuple = field(default=(), kw_only=True)

    def ask(self, prefix: str, values: Values, lasting: bool) -> tuple:
        """Return which weight was clicked last."""
        return st.session_state.setdefault(self.key(prefix), ())


PLANE = (-REACH, REACH)
LAYERS, BEFORE = (0, MOST_LAYERS), (BIAS, MOST_UNITS - 1)
ADDED = Kept("points", (PLANE, PLANE, (0, 2)), (2,), MOST_ADDED)
BY_HAND = Kept(
    "hand",
    (LAYERS, BEFORE, (0, MOST_UNITS - 1), (-HEAVIEST, HEAVIEST), (0, 1)),
    (0, 1, 2, 4),
    MOST_PUT,
    into="by_hand",
)
CHOSEN = Looked("chosen", stays=True, looks=True)


def with_point(points: tuple[Point, ...], x: float, y: float, label: int) -> tuple:
    """Return the points with one more, on a grid that links can write."""
    return (*points, (round(x, 2), round(y, 2), label))


def with_put(by_hand: tuple[Put, ...], put: Put) -> tuple[Put, ...]:
    """Return what was put by hand with one place put anew."""
    return (*without(by_hand, put[:3]), put)


def without(by_hand: tuple[Put, ...], place: tuple) -> tuple[Put, ...]:
    """Return what was put by hand without one place."""
    return tuple(one for one in by_hand if one[:3] != tuple(place))
