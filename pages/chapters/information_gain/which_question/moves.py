"""The learner's moves in the part "Grow": ask, undo, let the machine, a new row."""

from collections.abc import Callable

import streamlit as st

from engines.datasets import Table
from engines.decision_trees import Decision, Tree, grow_id3, tree_after
from pages.ui import links
from pages.ui.memory import once
from pages.words.literal import literal
from pages.words.sentences import tallied

KEY = "ig_question"
PICKS, ROW = f"{KEY}_picks", f"{KEY}_row"
UNHEARD = "something else"
TREE = f"{KEY}_tree"
MACHINE = f"{KEY}_by_machine"  # the tree it grew for the table last shown
MINE = f"{KEY}_by_learner"  # the learner's tree of that table
WANTED = "Tree: node.column for each question, as in 0.0~1.2"
Picks = tuple[tuple[int, str], ...]


def grown(table: Table, picks: Picks, criterion: str) -> tuple[Decision, ...]:
    """Return the learner's tree; it grows once for as long as nothing changes.

    Raises ValueError for picks that the table does not allow.
    """
    given = (table, picks, criterion)
    return once(
        MINE,
        given,
        lambda: grow_id3(table, criterion=criterion, picks=picks, finish=False),
    )


def picks_for(table: Table, shared: bool, criterion: str) -> Picks:
    """Return the questions asked so far; the first time they come from the link.

    What cannot be asked of this table (a cell was changed, say) ends the list.
    """
    state = st.session_state
    if PICKS not in state:
        state[PICKS] = _from_link(table, criterion)
    picks = state[PICKS] = possible(table, state[PICKS], criterion)
    numbered = [(node, table.attributes.index(name)) for node, name in picks]
    if shared:
        links.write(TREE, links.counts_text(numbered))
    return picks


def _from_link(table: Table, criterion: str) -> Picks:
    asked = links.counts(TREE, 2, WANTED)
    names = table.attributes
    picks = tuple((node, names[at]) for node, at in asked if at < len(names))
    fitting = possible(table, picks, criterion)
    if len(fitting) < len(asked):
        wanted = f"{WANTED}; the table allows the first {len(fitting)} of them"
        links.complain(TREE, links.counts_text(asked) or "", wanted)
    return fitting


def possible(table: Table, picks: Picks, criterion: str = "gain") -> Picks:
    """Return the picks up to the first that this table does not allow."""
    for n in range(len(picks), 0, -1):
        try:
            grown(table, picks[:n], criterion)
        except ValueError:
            continue
        return picks[:n]
    return ()


def set_picks(picks: Picks, go: Callable[[int], None]) -> None:
    """Replace the questions asked, and show the tree as it now is (in a callback)."""
    st.session_state[PICKS] = picks
    go(len(picks))


def as_picks(decisions: tuple[Decision, ...]) -> Picks:
    """Return the questions of a growth as picks."""
    return tuple((d.node.number, d.question.attribute) for d in decisions[1:])


def place(tree: Tree, number: int) -> str:
    """Say how a node is reached: Outlook = Sunny, Wind = Weak."""
    steps = []
    node = tree.nodes[number]
    while node.parent is not None:
        asked = tree.asked[node.parent].question.attribute
        steps.append(f"{asked} = {node.answer or '(missing)'}")
        node = tree.nodes[node.parent]
    return ", ".join(reversed(steps)) or "all rows"


def show(settings, record, go: Callable[[int], None]) -> None:
    """Draw the moves that are possible now."""
    with st.container(border=True, key=f"{KEY}_moves"):
        if record.tree.open:
            _ask(settings, record, go)
        _buttons(settings, record, go)


def _ask(settings, record, go: Callable[[int], None]) -> None:
    tree = record.tree
    st.markdown("**Your move.** Where do you ask, and what?")
    where, what = st.columns(2)
    names = {number: place(tree, number) for number in tree.open}
    with where:
        number = st.selectbox(
            f"Bag ({len(names)} still mixed)",
            list(names),
            format_func=lambda at: f"{names[at]}: {_mixed(tree, at)}",
            key=f"{KEY}_node",
        )
    ranking = record.rankings[number]
    with what:
        attribute = st.selectbox(
            "Question to ask there",
            [q.attribute for q in ranking.questions if q.useful],
            key=f"{KEY}_ask",
        )
    mine = (*settings.picks, (number, attribute))
    theirs = (*settings.picks, (number, ranking.best))
    with st.container(horizontal=True):
        st.button(
            "Ask it",
            key=f"{KEY}_do",
            type="primary",
            on_click=set_picks,
            args=(mine, go),
        )
        st.button(
            "Let the machine ask here",
            key=f"{KEY}_machine",
            on_click=set_picks,
            args=(theirs, go),
        )


def _mixed(tree: Tree, number: int) -> str:
    return ", ".join(tallied(tree.nodes[number].class_counts, tree.classes, str))


def _buttons(settings, record, go: Callable[[int], None]) -> None:
    rest = as_picks(record.finished)
    with st.container(horizontal=True):
        if record.tree.open:
            st.button(
                "Let the machine finish",
                key=f"{KEY}_finish",
                on_click=set_picks,
                args=(rest, go),
            )
        for label, name, picks in (
            ("Undo", "undo", settings.picks[:-1]),
            ("Start over", "over", ()),
        ):
            st.button(
                label,
                key=f"{KEY}_{name}",
                disabled=not settings.picks,
                on_click=set_picks,
                args=(picks, go),
            )
    if not record.tree.open:
        st.markdown("**The tree is finished.** What does it say of a new row?")
        _new_row(settings, record)


def new_row(
    table: Table, picks: Picks, shared: bool, criterion: str
) -> tuple[tuple[str, str], ...]:
    """Return the new row's answers, one for each attribute a finished tree asks."""
    if not picks or tree_after(grown(table, picks, criterion), len(picks)).open:
        return ()
    linked = dict(links.counts(ROW, 2, "New row: column.answer for each question"))
    answers, chosen = {}, []
    for name in dict.fromkeys(attribute for _, attribute in picks):
        at, words = table.attributes.index(name), _words(table, name)
        key = f"{ROW}_{at}"
        if st.session_state.get(key) not in words:
            number = linked.get(at, 0)
            st.session_state[key] = words[number if number < len(words) else 0]
        answers[name] = st.session_state[key]
        chosen.append((at, words.index(answers[name])))
    if shared:
        told = [(at, number) for at, number in chosen if number]
        links.write(ROW, links.counts_text(told))
    return tuple(answers.items())


def _words(table: Table, attribute: str) -> list[str]:
    return [*table.codes(attribute)[1], UNHEARD]


def _new_row(settings, record) -> None:
    """Show a box for each answer of the new row."""
    columns = st.columns(min(4, max(1, len(settings.day))))
    for at, (name, _) in enumerate(settings.day):
        key = f"{ROW}_{settings.table.attributes.index(name)}"
        with columns[at % len(columns)]:
            st.selectbox(
                literal(name),
                _words(settings.table, name),
                key=key,
                format_func=lambda word: word or "(missing)",
            )


def now() -> Picks:
    """Return the questions asked so far, as shown last."""
    return st.session_state.get(PICKS, ())
