"""Trees that the session keeps: each grows once for as long as nothing changes."""

import streamlit as st

from engines.decision_trees import Decision, grow_id3
from engines.decision_trees.growth import Growth
from pages.ui.long_work import telling
from pages.ui.memory import once

from ..record import KEY
from .rule import Growing

MINE, MACHINE, WHOLE = (f"{KEY}_by_{who}" for who in ("learner", "machine", "no_rule"))
WORK = "Growing the trees"  # of many rows with gaps that takes seconds
Picks = tuple[tuple[int, str], ...]  # (node, attribute)


def grown(growing: Growing, picks: Picks) -> tuple[Decision, ...]:
    """Return the learner's tree.

    Raises ValueError for picks that the table, or the rule, does not allow.
    """
    how = {**growing.how, "picks": picks, "finish": False}
    return once(MINE, (growing, picks), lambda: grow_id3(growing.table, **how))


def finished(
    growing: Growing, picks: Picks, name: str = MACHINE
) -> tuple[Decision, ...]:
    """Return the learner's tree as the machine finishes it; without any, its own."""
    if not picks:
        return by_machine(growing, name)
    how = {**growing.how, "picks": picks, "watch": telling(WORK)}
    return grow_id3(growing.table, **how)


def by_machine(growing: Growing, name: str = MACHINE) -> tuple[Decision, ...]:
    """Return the machine's tree, from the root; `name` is where it is kept."""
    how = {**growing.how, "watch": telling(WORK)}
    return once(name, growing, lambda: grow_id3(growing.table, **how))


def forget() -> None:
    """Forget the trees of a table that the learner has taken back."""
    for name in (MINE, MACHINE, WHOLE):
        st.session_state.pop(name, None)


def possible(growing: Growing, picks: Picks) -> Picks:
    """Return the picks up to the first that this table, or rule, does not allow."""
    try:
        grown(growing, picks)
    except ValueError:
        return picks[: _allowed(growing, picks)]
    return picks


def _allowed(growing: Growing, picks: Picks) -> int:
    """Return how many of the picks can be asked, one after the other."""
    how = growing.how
    growth = Growth(
        growing.table, how["criterion"], growing.limits, how["missing"], how["rows"]
    )
    for n, (number, attribute) in enumerate(picks):
        try:
            growth.check_pick(number, attribute)
        except ValueError:
            return n
        growth.ask(number, attribute)
    return len(picks)


def as_picks(decisions: tuple[Decision, ...]) -> Picks:
    """Return the questions of a growth as picks."""
    return tuple((d.node.number, d.question.attribute) for d in decisions[1:])
