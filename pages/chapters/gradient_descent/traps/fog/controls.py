"""The controls of the fog; the learner's probes are one, that he gave up another."""

from dataclasses import dataclass, field

import streamlit as st

from engines.gradient_descent.fog import LEARNING_RATE
from engines.gradient_descent.foggy_grounds import WINDOW
from pages.ui import links
from pages.ui.control import Control, Values
from pages.ui.controls import Scale, Seed, Slider
from pages.ui.desk import forget_the_past

Probes = tuple[tuple[int, int], ...]
LOW, HIGH = WINDOW[0]  # of both coordinates
GRAIN = 0.1  # of the lattice on which probes are felt
LAST = round((HIGH - LOW) / GRAIN)  # its last number, each way
FEWEST, MOST = 4, 20
RATES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5)
LAST_SEED = 999  # those from 1000 on are for the comparison
WANTED = "Probes: column.row of each, from 0.0 to 80.80, as in 12.30~40.41"


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
        state[key] = state[key][: values["fog_budget"]]
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
    """Whether the fog has lifted: all probes are spent, or the learner gave up.

    Then it stays so, however many probes are allowed later: the ground was seen.
    """

    name: str = "lifted"
    default: bool = field(default=False, kw_only=True)

    def ask(self, prefix: str, values: Values, lasting: bool) -> bool:
        """Return whether it has; the button to give up is drawn with the record."""
        state, key = st.session_state, self.key(prefix)
        if key not in state:
            state[key] = bool(links.whole_number(key, default=0, last=1))
        if not values["felt"]:
            state[key] = False  # who has felt nothing has nothing to compare
        elif len(values["felt"]) == values["fog_budget"] and not state[key]:
            self.put(prefix, True)
        if state[key]:
            state.setdefault(f"{prefix}_seen", set()).add(values["fog_seed"])
        links.write(key, "1" if state[key] else None)
        return state[key]

    def put(self, prefix: str, value: bool) -> None:
        """Let the fog lift, which nothing undoes; or come down on another ground."""
        if value:
            forget_the_past(prefix)
        super().put(prefix, value)


BUDGET = Slider(
    "fog_budget",
    "Probes allowed",
    (FEWEST, MOST),
    12,
    1,
    main=True,
    help="A probe tells the height and the slope at one place. The machines get as "
    "many as you have spent.",
)
SEED = Seed(
    "fog_seed",
    "Ground number",
    (0, LAST_SEED),
    1,
    restarts=True,
    help="Each number is another ground.",
)
RATE = Scale(
    "fog_eta",
    "η of descent and restarts",
    RATES,
    LEARNING_RATE,
    into="fog_rate",
    rare=True,
    help="How far the machines that walk downhill step for the slope they feel.",
)
CONTROLS = (BUDGET, SEED, RATE, Felt(), Lifted())
