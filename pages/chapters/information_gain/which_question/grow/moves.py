"""The learner's moves: ask, undo, let the machine, a new row."""

from collections.abc import Callable

import streamlit as st

from engines.decision_trees import Tree
from pages.words.literal import literal
from pages.words.sentences import tallied

from ..record import KEY
from .controls import answers, box
from .growths import as_picks
from .record import Record, place


def turn(record: Record, put: Callable) -> None:
    """Draw the moves that are possible now."""
    with st.container(border=True, key=f"{KEY}_moves"):
        if record.tree.open:
            _ask(record, put)
        with st.container(horizontal=True):
            _buttons(record, put)
        if not record.tree.open:
            st.markdown("**The tree is finished.** What does it say of a new row?")
            _new_row(record)


def _ask(record: Record, put: Callable) -> None:
    tree, picks = record.tree, record.settings.picks
    st.markdown("**Your move.** Where do you ask, and what?")
    where, what = st.columns(2)
    names = {number: place(tree, number) for number in tree.open}
    number = where.selectbox(
        f"Bag ({len(names)} still mixed)",
        list(names),
        format_func=lambda at: f"{names[at]}: {_mixed(tree, at)}",
        key=f"{KEY}_node",
    )
    ranking = record.rankings[number]
    attribute = what.selectbox(
        "Question to ask there",
        [q.attribute for q in ranking.questions if q.useful],
        key=f"{KEY}_ask",
    )
    mine, theirs = (*picks, (number, attribute)), (*picks, (number, ranking.best))
    with st.container(horizontal=True):
        _move("Ask it", "do", mine, put)
        _move("Let the machine ask here", "machine", theirs, put)


def _mixed(tree: Tree, number: int) -> str:
    return ", ".join(tallied(tree.nodes[number].class_counts, tree.classes, str))


def _buttons(record: Record, put: Callable) -> None:
    picks = record.settings.picks
    if record.tree.open:
        _move("Let the machine finish", "finish", as_picks(record.finished), put)
    _move("Undo", "undo", picks[:-1], put, disabled=not picks)
    _move("Start over", "over", (), put, disabled=not picks)


def _move(label: str, name: str, picks: tuple, put: Callable, **look: object) -> None:
    """Draw the button of a move that asks these questions."""
    deed = {"on_click": put, "args": ({"tree": picks}, len(picks))}
    st.button(label, key=f"{KEY}_move_{name}", **deed, **look)


def _new_row(record: Record) -> None:
    """Show a box for each answer of the new row."""
    table, day = record.settings.table, record.settings.day
    columns = st.columns(min(4, max(1, len(day))))
    for at, (name, _) in enumerate(day):
        columns[at % len(columns)].selectbox(
            literal(name),
            answers(table, name),
            key=box(f"{KEY}_row", table.attributes.index(name)),
            format_func=lambda word: word or "(missing)",
        )
