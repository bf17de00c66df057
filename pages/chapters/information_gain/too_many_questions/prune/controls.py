"""The controls of "Prune": the way, what R counts, and the learner's own cuts."""

from dataclasses import dataclass

import streamlit as st

from pages.ui import links
from pages.ui.choices import Choice
from pages.ui.control import Control, Values, where

WAYS = WEAKEST, BY_HAND, REDUCED = "Weakest link", "By hand", "Reduced error"
COUNTED = {"Impurity": "impurity", "Misclassified rows": "misclassification"}
TREE = ("data", "made", "spread", "own", "noise", "share", "by", "seed")  # grow it
WANTED = "Cuts: the number of each node that is cut, as in 3~7"
MOST = 200  # cuts
WAY = (
    "Weakest link: the nodes whose leaves do least for R are cut, one after another. "
    "By hand: you cut. Reduced error: from the bottom up, every node is cut that errs "
    "no more on the held-out rows as a leaf."
)
R = (
    "What R counts on the rows learned from: the impurity of the leaves, as "
    "scikit-learn has it, or the share of rows told wrongly, as the book of 1984 has."
)


@dataclass(frozen=True)
class Cuts(Control):
    """The nodes that the learner has cut, in turn; another tree has none."""

    default: tuple[int, ...] = ()

    def ask(self, prefix: str, values: Values, lasting: bool) -> tuple[int, ...]:
        """Return the cuts; the first time they come from the link."""
        state, key = st.session_state, self.key(prefix)
        tree = tuple(values.get(name) for name in TREE)
        if key not in state:
            found = links.counts(key, 1, WANTED)
            state[key] = tuple(node for (node,) in found[:MOST])
        elif state.get(f"{key}_of", tree) != tree:
            state[key] = self.default
        state[f"{key}_of"] = tree
        links.write(key, links.counts_text([(node,) for node in state[key]]))
        return state[key]

    def put(self, prefix: str, value: tuple[int, ...]) -> None:
        """Cut these nodes, of whatever tree is shown next (in a callback)."""
        super().put(prefix, tuple(value))
        st.session_state.pop(f"{self.key(prefix)}_of", None)


CONTROLS = (
    Choice(
        "prune_way", "Way to prune", WAYS, WEAKEST, restarts=True, main=True, help=WAY
    ),
    Choice("prune_measure", "R counts", COUNTED, into="measure", restarts=True, help=R),
    Cuts("cuts", shown=where("prune_way", BY_HAND)),
)
