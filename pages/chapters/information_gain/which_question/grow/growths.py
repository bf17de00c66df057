"""Trees that the session keeps: each grows once for as long as nothing changes."""

import streamlit as st

from engines.datasets import Table
from engines.decision_trees import Decision, grow_id3
from pages.ui.memory import once

from ..record import KEY

MINE, MACHINE = f"{KEY}_by_learner", f"{KEY}_by_machine"
Picks = tuple[tuple[int, str], ...]  # (node, attribute)


def grown(table: Table, picks: Picks, criterion: str) -> tuple[Decision, ...]:
    """Return the learner's tree.

    Raises ValueError for picks that the table does not allow.
    """
    given = (table, picks, criterion)
    how = {"criterion": criterion, "picks": picks, "finish": False}
    return once(MINE, given, lambda: grow_id3(table, **how))


def by_machine(table: Table, criterion: str) -> tuple[Decision, ...]:
    """Return the machine's tree, from the root."""
    given = (table, criterion)
    return once(MACHINE, given, lambda: grow_id3(table, criterion=criterion))


def forget() -> None:
    """Forget the trees of a table that the learner has taken back."""
    for name in (MINE, MACHINE):
        st.session_state.pop(name, None)


def possible(table: Table, picks: Picks, criterion: str) -> Picks:
    """Return the picks up to the first that this table does not allow."""
    for n in range(len(picks), 0, -1):
        try:
            grown(table, picks[:n], criterion)
        except ValueError:
            continue
        return picks[:n]
    return ()


def as_picks(decisions: tuple[Decision, ...]) -> Picks:
    """Return the questions of a growth as picks."""
    return tuple((d.node.number, d.question.attribute) for d in decisions[1:])
