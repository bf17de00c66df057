"""The controls of the fog; the learner's probes are one, that he gave up another."""

from dataclasses import dataclass, field

import streamlit as st

from engines.gradient_descent.fog import LEARNING_RATE
from engines.gradient_descent.foggy_grounds import WINDOW
from pages.ui import links
from pages.ui.control import Control, Values
from pages.ui.controls import Scale, Seed, Slider
from pages.ui.desk import forget_the_past
from pages.words.sentences import counted

Probes = tuple[tuple[int, int], ...]
LOW, HIGH = WINDOW[0]  # of both coordinates
GRAIN = 0.1  # of the lattice on which probes are felt
LAST = round((HIGH - LOW) / GRAIN)  # its last number, each way
FEWEST, MOST = 4, 20
RATES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5)
LAST_SEED = 999  # those from 1000 on are for the comparison
WANTED = "Probes: column.row of each, from 0.0 to 80.80, as in 12.30~40.41"

NO_LESS = (
    "With {n} felt, at least {least} are allowed; “Lift the fog” ends the game sooner."
)
LIFTED = "The fog has lifted: another number of probes is for another ground."


def on_lattice(place: float) -> int:
    """Return the number of the nearest place of the lattice along a coordinate."""
    return min(max(round((place - LOW) / GRAIN), 0), LAST)


def place_of(number: int) -> float:
    """Return a place of the lattice along a coordinate."""
    return round(LOW + GRAIN * number, 6)


@dataclass(frozen=True)
class Felt(Control):
    """The learner's probes so far. With another ground they are gone.

    What was felt cannot be forgotten, so nothing undoes a probe.
    """

    name: str = "felt"
    default: Probes = field(default=(), kw_only=True)

    def ask(self, prefix: str, values: Values, lasting: bool) -> Probes:
        """Return the probes; what adds one is drawn with the record."""
        state, key = st.session_state, self.key(prefix)
        if key not in state:
            state[key], state[f"{key}_of"] = _from_link(key), None
        if state[f"{key}_of"] not in (None, values["fog_seed"]):
            state[key] = ()
        state[f"{key}_of"] = values["fog_seed"]
        links.write(key, links.counts_text(state[key]))
        return state[key]

    def put(self, prefix: str, value: Probes) -> None:
        """Replace the probes, for whatever ground comes next (in a callback, say)."""
        key = self.key(prefix)
        before = st.session_state.get(key, ())
        if before == tuple(value)[:-1]:
            forget_the_past(prefix)
        st.session_state[key], st.session_state[f"{key}_of"] = tuple(value), None


def _from_link(key: str) -> Probes:
    found = tuple(links.counts(key, 2, WANTED))
    if len(found) <= MOST and all(max(one) <= LAST for one in found):
        return found
    links.complain(key, links.counts_text(found) or "", f"{WANTED}; it is left out")
    return ()


@dataclass(frozen=True)
class Lifted(Control):
    """Whether the learner has let the fog lift before all probes were spent."""

    name: str = "lifted"
    default: bool = field(default=False, kw_only=True)

    def ask(self, prefix: str, values: Values, lasting: bool) -> bool:
        """Return whether it has; the button to give up is drawn with the record."""
        state, key = st.session_state, self.key(prefix)
        if key not in state:
            state[key] = bool(links.whole_number(key, default=0, last=1))
        if not values["felt"]:
            state[key] = False  # who has felt nothing has nothing to compare
        links.write(key, "1" if state[key] else None)
        return state[key]

    def put(self, prefix: str, value: bool) -> None:
        """Let the fog lift, which nothing undoes; or come down on another ground."""
        if value:
            forget_the_past(prefix)
        super().put(prefix, value)


@dataclass(frozen=True)
class Budget(Slider):
    """How many probes are allowed: while one plays, more than are felt.

    So no hand on the slider takes a probe away or lifts the fog; and when the fog has
    lifted, it stands still.
    """

    def ask(self, prefix: str, values: Values, lasting: bool) -> int:
        """Draw it; say why it does not go where it was moved to."""
        state, key = st.session_state, self.key(prefix)
        self.link(prefix, values, lasting).keeping()
        why = self._bounded(prefix, values)
        state[f"{key}_before"] = state[key]
        allowed = super().ask(prefix, values, lasting)
        if why:
            st.caption(why)
        return allowed

    def _bounded(self, prefix: str, values: Values) -> str:
        """Put it where it may stand; return why it may not stand where it was moved."""
        state, key, n = st.session_state, self.key(prefix), len(values["felt"])
        before, now = state.get(f"{key}_before", state[key]), state[key]
        if now == before or self.name in _put_now(prefix):
            state[key] = max(now, n)
            return ""
        if values["lifted"] or n >= before:
            state[key] = before
            return LIFTED
        if now > n:
            return ""
        state[key] = n + 1
        return NO_LESS.format(n=counted(n, "probe"), least=n + 1)


def _put_now(prefix: str) -> set[str]:
    """Return the controls that were put by what was pressed, not moved by a hand."""
    return st.session_state.get(f"{prefix}_put", set())


SEED = Seed(
    "fog_seed",
    "Ground number",
    (0, LAST_SEED),
    1,
    restarts=True,
    help="Each number is another ground.",
)
BUDGET = Budget(
    "fog_budget",
    "Probes allowed",
    (FEWEST, MOST),
    12,
    1,
    main=True,
    help="A probe tells the height and the slope at one place. The machines get as "
    "many as you have spent.",
)
RATE = Scale(
    "fog_eta",
    "η of descent and restarts",
    RATES,
    LEARNING_RATE,
    into="fog_rate",
    rare=True,
    typed=True,
    reach=(0.001, 1.0),
    help="How far the machines that walk downhill step for the slope they feel.",
)
# What was felt comes first: how many probes may be allowed depends on it.
CONTROLS = (SEED, Felt(), Lifted(), BUDGET, RATE)
