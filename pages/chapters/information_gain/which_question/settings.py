"""What the chapter asks the reader for: the table, the part, and what belongs to it."""

from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from engines.datasets import DATASETS, Table
from engines.decision_trees import rank_questions, with_row_numbers
from pages.chapters.information_gain.which_question import moves, own
from pages.ui import links, word_tables
from pages.ui import old_controls as controls
from pages.ui.memory import once
from pages.words.literal import literal

RANK, GROW, LUCK, TREES = "Rank", "Grow", "Luck", "Three trees"
PARTS = (RANK, GROW, LUCK, TREES)
WORDS = [table for table in DATASETS.values() if isinstance(table, Table)]
TABLES = {table.label: table for table in WORDS}
OWN = "Your own CSV"
FIRST = DATASETS["fourteen_days"].label
NAMES = {
    "Gain": "gain",
    "Gain ratio": "gain_ratio",
    "Gini": "gini",
    "Misclassification": "misclassification",
}
LEFT_OUT, AS_COLUMN = "Left out", "A column to ask"
SHUFFLES = [100.0, 300.0, 1000.0, 3000.0, 10000.0]
KEY = "ig_question"
CELLS = f"{KEY}_cells"


@dataclass(frozen=True)
class Settings:
    """Everything the chapter computes from."""

    table: Table
    part: str
    criterion: str  # a key of CRITERIA
    picks: tuple[tuple[int, str], ...] = ()  # (node, attribute): the learner's tree
    attribute: str = ""  # the question held against luck
    n_shuffles: int = 1000
    seed: int = 0
    day: tuple[tuple[str, str], ...] = ()  # the new row to classify
    shared: bool = True  # whether a link can carry the table
    numbered: bool = False  # whether the first column numbers the rows, to be asked

    def __repr__(self) -> str:
        """Leave out what no bet depends on."""
        luck = (self.attribute, self.n_shuffles) if self.part == LUCK else ()
        table = (self.table.name, self.table.columns, hash(self.table.rows))
        return repr((table, self.part, self.criterion, luck))


def choose_table(stage: Any, part: str) -> tuple[Table, bool, bool]:
    """Ask for a table; show it on the stage, to be changed cell by cell.

    Return it, whether a link can carry it, and whether its rows are numbered.
    """
    label = controls.choice(
        "Table", f"{KEY}_table", [*TABLES, OWN], FIRST, on_change=forget
    )
    numbers = controls.choice(
        "Row numbers", f"{KEY}_numbers", [LEFT_OUT, AS_COLUMN], LEFT_OUT, forget
    )
    with stage:
        table = own.table(f"{KEY}_own") if label == OWN else TABLES[label]
        if table is None:
            st.markdown("Until then, here are the fourteen days:")
            table, label = TABLES[FIRST], FIRST
        shared = label != OWN
        table = (_edited if part == RANK else _behind_a_door)(table, shared)
    numbered = numbers == AS_COLUMN
    if numbered:
        name = table.row_noun.capitalize()
        table = with_row_numbers(table, name if name not in table.columns else "#")
    return table, shared, numbered


def _edited(table: Table, shared: bool) -> Table:
    st.markdown(
        f"**The table**: {len(table.rows)} {table.row_noun}s, and the column "
        "to guess is the last one. Change any cell and watch the gains move."
    )
    names, columns = table.row_names, table.columns
    rows = word_tables.editable(CELLS, names, columns, table.rows, shared)
    st.caption(f"Source: {literal(table.source)}")
    n = word_tables.changed(CELLS)
    if n:
        st.button(
            f"Put the {n} changed cell{'s' * (n > 1)} back",
            key=f"{CELLS}_reset",
            on_click=put_back,
        )
    return _with_rows(table, rows)


def _behind_a_door(table: Table, shared: bool) -> Table:
    """Let the table wait where the picture is about something else."""
    key = f"{CELLS}_door"
    door = st.expander("Change a cell of the table", key=key, on_change="rerun")
    if door.open:
        with door:
            return _edited(table, shared)
    columns, rows = table.columns, table.rows
    return _with_rows(table, word_tables.edited(CELLS, columns, rows, shared))


def _with_rows(table: Table, rows: word_tables.Rows) -> Table:
    return replace(table, rows=rows, class_order=table.codes(table.target)[1])


def put_back() -> None:
    """Forget changed cells (in a callback)."""
    word_tables.reset(CELLS)


def forget() -> None:
    """Start a new tree: another table has other questions (in a callback)."""
    st.session_state[moves.PICKS] = ()


def ask(stage: Any) -> Settings:
    """Draw the controls; return the settings they stand for."""
    part = controls.choice("What to do", f"{KEY}_part", PARTS, RANK)
    table, shared, numbered = choose_table(stage, part)
    settings = Settings(table, part, "gain", shared=shared, numbered=numbered)
    if part in (RANK, GROW):
        name = controls.choice(
            "The best question by", f"{KEY}_by", list(NAMES), "Gain", as_list=True
        )
        settings = replace(settings, criterion=NAMES[name])
    if part == LUCK:
        return _ask_luck(settings)
    if part == GROW:
        by = settings.criterion
        picks = moves.picks_for(table, shared, by)
        day = moves.new_row(table, picks, shared, by)
        return replace(settings, picks=picks, day=day)
    return settings


def _ask_about(settings: Settings) -> str:
    """Ask which question to hold against luck; at first it is the best one."""
    attributes, state, key = settings.table.attributes, st.session_state, f"{KEY}_about"
    best = _best(settings.table) or attributes[0]
    if key not in state:
        linked = links.counts(key, 1, "Question: the number of its column, from 0")
        known = [at for (at,) in linked if at < len(attributes)]
        state[key] = attributes[known[0]] if known else best
    if state[key] not in attributes:
        state[key] = best
    attribute = st.selectbox("Question", attributes, key=key, persist_state="session")
    if settings.shared:
        # Not bound to the address by Streamlit, which writes a value set by a click
        # on a bar only if the box was there before.
        at = attributes.index(attribute)
        links.write(key, None if attribute == best else str(at))
    return attribute


def _best(table: Table) -> str | None:
    return once(f"{KEY}_best", table, lambda: rank_questions(table).best)


def _ask_luck(settings: Settings) -> Settings:
    attribute = _ask_about(settings)
    shuffles = controls.scale(
        "Shuffles",
        f"{KEY}_shuffles",
        SHUFFLES,
        1000.0,
        help="How often the answers are dealt out anew among the rows.",
    )
    seed = controls.number(
        "Seed", f"{KEY}_seed", (0, 9999), 0, 1, help="Another seed, other shuffles."
    )
    return replace(settings, attribute=attribute, n_shuffles=int(shuffles), seed=seed)


def untouched() -> bool:
    """Tell whether no cell of the table was changed."""
    return not word_tables.changed(CELLS)
