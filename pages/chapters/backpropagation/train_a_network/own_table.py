"""The way in for a table of the learner's own; no link carries it."""

from dataclasses import dataclass
from itertools import count
from weakref import WeakValueDictionary

import streamlit as st

from engines.datasets import PlaneSamples
from pages.ui.control import Control, Values
from pages.ui.csv_limits import Refusal
from pages.ui.desk import forget_the_past
from pages.ui.own_table import OwnTable, own_table
from pages.words.literal import literal

from .data import LIMITS, OwnPlane, own_plane

KEY = "bp_train_own"
LAST = f"{KEY}_plane"

_numbers = count(1)
_brought: WeakValueDictionary[int, "Brought"] = WeakValueDictionary()


class Brought:
    """Samples that a learner brought: their number stands for them in settings.

    They live as long as the session that keeps them: here they are only looked up.
    """

    def __init__(self, plane: OwnPlane) -> None:
        self.plane, self.number = plane, next(_numbers)
        _brought[self.number] = self


def numbered(number: int) -> PlaneSamples | None:
    """Return the samples of a number, None where there are none (any more)."""
    found = _brought.get(number)
    return found.plane.samples if found else None


@dataclass(frozen=True)
class OwnPlaneTable(Control):
    """The way in for a table; its value is the number of what was brought."""

    def ask(self, prefix: str, values: Values, lasting: bool) -> int:
        """Let the learner bring a table; return its number, 0 until it is there."""
        state = st.session_state
        stood = state.get(LAST)
        given = own_table(KEY, limits=LIMITS, remark=_remark, gap_is_answer=False)
        if given is None:
            state.pop(LAST, None)
        elif stood is None or stood[0] != given:
            found = own_plane(given)
            state[LAST] = given, None if isinstance(found, Refusal) else Brought(found)
            if isinstance(found, Refusal):
                st.warning(literal(found.why), icon=":material/info:")
        if state.get(LAST) is not stood:
            forget_the_past(prefix)
        brought = state.get(LAST, (None, None))[1]
        return brought.number if brought else 0

    def put(self, prefix: str, value: int) -> None:
        """Do nothing: a preset brings no table."""


def _remark(given: OwnTable) -> str:
    found = own_plane(given)
    return found.why if isinstance(found, Refusal) else found.remark
