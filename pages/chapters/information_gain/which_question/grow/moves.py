"""The learner's moves: ask, undo, let the machine, a new row."""

from collections.abc import Callable

import streamlit as st

from engines.decision_trees import Tree, commonest
from pages.chapters.information_gain.too_many_questions.settings import HOW_DEEP
from pages.words.sentences import counted, tallied

from ..record import KEY
from ..words import word
from . import new_row
from .controls import fallen_at
from .growths import as_picks
from .record import Record, place
from .words import LISTED_FIRST

TOO_MANY_QUESTIONS = "Too many questions"  # the chapter's title: HOW_DEEP opens it


def turn(record: Record, put: Callable) -> None:
    """Draw the moves that are possible now."""
    with st.container(border=True, key=f"{KEY}_moves"):
        _fallen(record)
        if record.tree.open:
            _ask(record, put)
        with st.container(horizontal=True):
            _buttons(record, put)
        if not record.tree.open:
            _say_finished(record)
            _new_row(record)
            if len(record.judged.held):
                _of_numbers()


def _fallen(record: Record) -> None:
    """Say how many questions another table or rule has taken, until it is asked on."""
    left, n = st.session_state.get(fallen_at(f"{KEY}_tree"), ((), 0))
    if n and left == record.settings.picks:
        were, them = ("was", "it") if n == 1 else ("were", "them")
        st.caption(
            f"{counted(n, 'question')} {were} taken back: as the table and the rule "
            f"stand now, the tree cannot ask {them} there."
        )


def _say_finished(record: Record) -> None:
    """Say that nothing is asked any more, and, of a tree without questions, all."""
    leaf = record.tree.nodes[0]
    says = leaf.prediction
    if record.settings.picks or says is None:
        st.markdown("**The tree is finished.** What does it say of a new row?")
    else:
        is_tie = len(commonest(leaf.class_counts, record.tree.classes)) > 1
        says = f"**{word(says)}**{f', at a tie {LISTED_FIRST}' if is_tie else ''}"
        st.markdown(f"**The tree is finished.** Of any row it says {says}.")


def _of_numbers() -> None:
    """Show the way to the part that asks the same of trees on numbers."""
    label = f"{HOW_DEEP} The same for trees on numbers"
    st.button(label, key=f"{KEY}_how_deep", type="tertiary", on_click=_go_there)


def _go_there() -> None:
    st.session_state["ig_chapter"] = TOO_MANY_QUESTIONS


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
    counts = tree.nodes[number].class_counts
    return ", ".join(tallied([*counts], tree.classes, str))


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
    names = [name for name, _ in record.settings.day]
    new_row.boxes(f"{KEY}_row", record.settings.table, names)
