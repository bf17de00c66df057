"""A table of words that the learner edits, and one that greys what is not in play."""

from collections.abc import Collection, Sequence

import streamlit as st

from pages.ui import links
from pages.ui.imports import need_pandas
from pages.words.literal import JOINER

Rows = tuple[tuple[str, ...], ...]
Changes = tuple[tuple[int, int, str], ...]  # (row, column, its word)
NAMES = f"row{JOINER}"  # the heading of the rows' names: no column of a table has it
IN_PLAY, HELD_OUT = "in play", "held out"
TAKEN = ("_index", IN_PLAY)  # headings that Streamlit keeps for itself, and ours
BLANK = f"(missing){JOINER}"  # a cell nobody filled in: no word of a table is the same
MOST_CHOICES = 40  # answers of one column that a list still serves
WANTED = "Changed cells: row.column.answer, as in 0.2.1"


def begin(key: str, columns: Sequence[str], rows: Rows, shared: bool) -> Changes:
    """Return what is changed in a table; another than before starts without changes.

    The first changes come from the link, where the table itself does (`shared`).
    """
    memory = _memory_of(key)
    if memory["changes"] is None:
        memory["changes"] = _from_link(key, rows) if shared else ()
    elif memory["of"] is None:
        memory["changes"] = _fitting(rows, memory["changes"])
    elif memory["of"] != (columns, rows):
        put(key, ())
    memory["of"] = (columns, rows)
    return memory["changes"]


def editable(
    key: str,
    names: Sequence[str],
    columns: Sequence[str],
    rows: Rows,
    changes: Changes,
) -> Changes:
    """Show the table with its changes; return those that the learner has made now.

    A cell may take any word its column holds, or none.
    """
    memory = _memory_of(key)
    editor = f"{key}_editor_{memory['version']}"
    if editor not in st.session_state:  # new, or back from another chapter
        memory["base"] = with_changes(rows, changes)
    need_pandas()
    edited = st.data_editor(
        {NAMES: list(names)} | _cells_of(columns, memory["base"]),
        key=editor,
        num_rows="fixed",
        hide_index=True,
        height=min(38 + 35 * len(rows), 250),
        disabled=[NAMES],
        placeholder=BLANK,  # where a word was taken out
        column_config=_config(columns, rows),
        alt="The table; every cell can be changed",
    )
    cells = [[_word(cell) for cell in edited[heading(name)]] for name in columns]
    memory["changes"] = _changes(rows, tuple(zip(*cells, strict=True)))
    return memory["changes"]


def _memory_of(key: str) -> dict:
    first = {"of": None, "changes": None, "version": 0}
    return st.session_state.setdefault(f"{key}_memory", first)


def put(key: str, changes: Changes) -> None:
    """Change these cells and no others, of whatever table is shown next."""
    memory = _memory_of(key)
    version = memory["version"] + 1  # an editor that knows of no other changes
    memory |= {"of": None, "changes": changes, "version": version}


def stands(key: str) -> Changes | None:
    """Return the changes as shown last, or None before the first time."""
    return _memory_of(key)["changes"]


def with_changes(rows: Rows, changes: Changes) -> Rows:
    """Return the rows with these cells changed."""
    words = {(row, column): word for row, column, word in changes}
    if not words:
        return rows
    return tuple(
        tuple(words.get((r, c), word) for c, word in enumerate(row))
        for r, row in enumerate(rows)
    )


def _fitting(rows: Rows, changes: Changes) -> Changes:
    if not changes:
        return ()
    known = {(at, word) for at, words in enumerate(_choices(rows)) for word in words}
    return tuple(one for one in changes if one[0] < len(rows) and one[1:] in known)


def link_text(rows: Rows, changes: Changes) -> str | None:
    """Return the changes as a link has them: a word by its number in its column."""
    if not changes:
        return None
    choices = _choices(rows)
    return links.counts_text(
        [
            (row, column, choices[column].index(word))
            for row, column, word in changes
            if word in choices[column]
        ]
    )


def greyed(
    names: Sequence[str],
    columns: Sequence[str],
    rows: Rows,
    in_play: Collection[int],
    alt: str,
    held_out: Collection[int] = (),
) -> None:
    """Show the table: first the rows in play, with a mark, then the others in grey.

    Rows that are held out say so, and come last.
    """
    need_pandas()
    import pandas

    pale = "#5c6876" if st.context.theme.type == "dark" else "#aab4bf"
    order = sorted(range(len(rows)), key=lambda at: (at in held_out, at not in in_play))
    said = {at: HELD_OUT for at in held_out} | {at: "●" for at in in_play}
    marks = [said.get(at, "") for at in order]
    cells = {IN_PLAY: marks, NAMES: [names[at] for at in order]}
    frame = pandas.DataFrame(cells | _cells_of(columns, [rows[at] for at in order]))

    def style(row: object) -> list[str]:
        return ["" if row[IN_PLAY] == "●" else f"color: {pale}"] * len(row)

    styled = frame.style.apply(style, axis=1)
    height = min(38 + 35 * len(rows), 250)
    st.dataframe(styled, hide_index=True, height=height, alt=alt)


def heading(column: str) -> str:
    """Return a column's name, so that it is no name with a meaning to Streamlit."""
    taken = column in TAKEN or column.startswith("_pos:")
    return column + JOINER if taken else column


def _cells_of(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> dict:
    """Return the words of every column by its heading, missing ones as `BLANK`."""
    cells = zip(*rows, strict=True) if rows else [()] * len(columns)
    pairs = zip(columns, cells, strict=True)
    return {heading(name): [cell or BLANK for cell in words] for name, words in pairs}


def _choices(rows: Rows) -> list[list[str]]:
    """Return for every column its words, in order of first appearance, and none."""
    return [list(dict.fromkeys([*cells, ""])) for cells in zip(*rows, strict=True)]


def _config(columns: Sequence[str], rows: Rows) -> dict:
    return {
        heading(column): st.column_config.SelectboxColumn(
            options=[word or BLANK for word in words], required=True
        )
        for column, words in zip(columns, _choices(rows), strict=True)
        if len(words) <= MOST_CHOICES + 1  # none is no word
    }


def _word(cell: object) -> str:
    return "" if cell in (None, BLANK) else str(cell)


def _changes(before: Rows, now: Rows) -> Changes:
    if before == now:
        return ()
    return tuple(
        (row, column, word)
        for row, (cells, words) in enumerate(zip(before, now, strict=True))
        for column, word in enumerate(words)
        if word != cells[column]
    )


def _from_link(key: str, rows: Rows) -> Changes:
    choices, changes = _choices(rows), []
    for row, column, word in links.counts(key, 3, WANTED):
        fits = row < len(rows) and column < len(choices)
        if fits and word < len(choices[column]):
            changes.append((row, column, choices[column][word]))
        else:
            text = f"{row}.{column}.{word}"
            links.complain(key, text, f"{WANTED}, in this table; it is left out")
    return tuple(changes)
