"""The rule and the learner's tree as controls."""

from dataclasses import dataclass, replace

import streamlit as st

from engines.decision_trees import Limits
from pages.ui import links
from pages.ui.choices import Choice
from pages.ui.control import Control, Values, where
from pages.ui.controls import Beside, Number, Seed

from ..controls import missing_at, table_at, write
from ..record import NAMES
from . import growths
from .growths import Picks
from .rule import (
    BY_RULE,
    DEEPEST,
    FEWEST,
    FEWEST_SPAN,
    HELD,
    LEAST,
    NO_LIMIT,
    NOTHING_LEFT,
    STOP,
    THIRD,
    Growing,
)

TREE_IN_LINK = "Tree: node.column for each question, as in 0.0~1.2"
STOP_HELP = (
    "By a rule: neither you nor the machine asks a bag that the rule has closed, and "
    "some rows are held out, to see how right the tree is on rows it has not learned."
)
LEAST_HELP = (
    "A question must gain more than this, in bits, or in the impurity that it is "
    "chosen by. More than 0: a question that gains nothing is not asked."
)
LISTED = {"shown": where("stop", BY_RULE), "as_list": True}
TYPED = {"shown": where("stop", BY_RULE)}
RULE = (
    Choice("stop", "Stop asking", STOP, into="by_rule", help=STOP_HELP),
    Beside(
        "rule",
        (
            Choice(
                "least",
                "Gain, more than",
                LEAST,
                into="least_gain",
                help=LEAST_HELP,
                **LISTED,
            ),
            Choice("deepest", "Questions on a path", DEEPEST, NO_LIMIT, **LISTED),
            Number("fewest", "Fewest rows asked", FEWEST_SPAN, FEWEST, 1, **TYPED),
            Choice("held", "Held out", HELD, THIRD, into="aside", **LISTED),
        ),
    ),
    Seed("draw", "Draw of those held out", again="Draw anew", **TYPED),
)


def growing_at(values: Values) -> Growing:
    """Return what the tree grows by, as the controls stand."""
    found = Growing(table_at(values), NAMES[values["by"]], missing_at(values))
    if not STOP[values.get("stop", NOTHING_LEFT)]:
        return found
    limits = Limits(
        DEEPEST[values["deepest"]], values["fewest"], min_gain=LEAST[values["least"]]
    )
    share = HELD[values["held"]]
    return replace(found, limits=limits, share=share, draw=values["draw"])


@dataclass(frozen=True)
class LearnersTree(Control):
    """The questions asked so far, each at a node; the moves put them.

    What cannot be asked of the table, or by the rule (a cell was changed, say) ends the
    list, and another table begins another tree.
    """

    default: Picks = ()

    def ask(self, prefix: str, values: Values, lasting: bool) -> Picks:
        """Return the questions; the first time they come from the link."""
        state, key = st.session_state, self.key(prefix)
        growing = growing_at(values)
        table = growing.table
        chosen = values["table"], values["numbers"]
        if key not in state:
            state[key] = _tree_in_link(key, growing)
        elif state.get(f"{key}_of", chosen) != chosen:
            state[key] = self.default
        state[f"{key}_of"] = chosen
        stood, state[key] = state[key], growths.possible(growing, state[key])
        if len(stood) > len(state[key]):
            state[fallen_at(key)] = state[key], len(stood) - len(state[key])
        numbered = [(node, table.attributes.index(name)) for node, name in state[key]]
        write(key, links.counts_text(numbered), table)
        return state[key]

    def put(self, prefix: str, value: Picks) -> None:
        """Ask these questions, of whatever table is shown next (in a callback)."""
        key = self.key(prefix)
        st.session_state[key] = value
        for name in (f"{key}_of", fallen_at(key)):
            st.session_state.pop(name, None)


def fallen_at(key: str) -> str:
    """Return where it is kept which tree lost questions, and how many."""
    return f"{key}_fallen"


def _tree_in_link(key: str, growing: Growing) -> Picks:
    asked = links.counts(key, 2, TREE_IN_LINK)
    names = growing.table.attributes
    picks = tuple((node, names[at]) for node, at in asked if at < len(names))
    fitting = growths.possible(growing, picks)
    if len(fitting) < len(asked):
        wanted = f"the table and the rule allow the first {len(fitting)} of them"
        text = links.counts_text(asked) or ""
        links.complain(key, text, f"{TREE_IN_LINK}; {wanted}")
    return fitting
