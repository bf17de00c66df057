"""A table of words that the learner edits, and one that greys what is not in play."""

from collections.abc import Collection, Sequence

import streamlit as st

from pages.ui import links
from pages.ui.imports import need_pandas

Rows = tuple[tuple[str, ...], ...]
MOST_CHOICES = 40  # answers of one column that a list still serves
WANTED = "Changed cells: row.column.answer, as in 0.2.1"


def editable(
    key: str, names: Sequence[str], columns: Sequence[str], rows: Rows, shared: bool
) -> Rows:
    """Show the table; return its rows with the learner's changes.

    A cell may take any word its column holds. Changes live in the link where the
    table itself does (`shared`). Another table starts without changes.
    """
    memory = _memory_of(key, columns, rows, shared)
    editor = f"{key}_editor_{memory['version']}"
    if editor not in st.session_state:  # new, or back from another chapter
        memory["base"] = memory["rows"]
    need_pandas()
    edited = st.data_editor(
        {"": list(names)} | dict(zip(columns, _columns(memory["base"]), strict=True)),
        key=editor,
        num_rows="fixed",
        hide_index=True,
        height=min(38 + 35 * len(rows), 250),
        disabled=[""],
        column_config=_config(columns, rows),
        alt="The table; every cell can be changed",
    )
    cells = [[_word(cell) for cell in edited[column]] for column in columns]
    memory["rows"] = tuple(zip(*cells, strict=True))
    return _told(key, memory, shared)


def edited(key: str, columns: Sequence[str], rows: Rows, shared: bool) -> Rows:
    """Return the same rows as `editable` would, without showing them."""
    return _told(key, _memory_of(key, columns, rows, shared), shared)


def _memory_of(key: str, columns: Sequence[str], rows: Rows, shared: bool) -> dict:
    """Return what is known of the table; for another table than before, anew."""
    memory = st.session_state.get(f"{key}_memory")
    if memory is None or memory["original"] != (columns, rows):
        edits = _from_link(key, rows) if memory is None and shared else {}
        version = memory["version"] + 1 if memory else 0
        now = _with(rows, edits)
        memory = {"original": (columns, rows), "rows": now, "version": version}
        st.session_state[f"{key}_memory"] = memory
    return memory


def _told(key: str, memory: dict, shared: bool) -> Rows:
    """Write the changes into the link, where they live there; return the rows."""
    if shared:
        edits = _edits(memory["original"][1], memory["rows"])
        links.write(key, links.counts_text(edits))
    return memory["rows"]


def reset(key: str) -> None:
    """Forget the changes (in a callback)."""
    memory = st.session_state.get(f"{key}_memory")
    if memory:
        memory["original"] = None


def changed(key: str) -> int:
    """Return how many cells differ from the original."""
    memory = st.session_state.get(f"{key}_memory")
    if not memory or not memory["original"]:
        return 0
    return len(_edits(memory["original"][1], memory["rows"]))


def greyed(
    names: Sequence[str],
    columns: Sequence[str],
    rows: Rows,
    in_play: Collection[int],
    alt: str,
) -> None:
    """Show the table: first the rows in play, with a mark, then the others in grey."""
    need_pandas()
    import pandas

    pale = "#5c6876" if st.context.theme.type == "dark" else "#aab4bf"
    order = sorted(range(len(rows)), key=lambda at: at not in in_play)
    marks = ["●" if at in in_play else "" for at in order]
    cells = {"in play": marks, "": [names[at] for at in order]}
    sorted_rows = [rows[at] for at in order]
    columns_of = zip(columns, _columns(sorted_rows), strict=True)
    frame = pandas.DataFrame(cells | dict(columns_of))

    def style(row: object) -> list[str]:
        return ["" if row["in play"] else f"color: {pale}"] * len(row)

    styled = frame.style.apply(style, axis=1)
    height = min(38 + 35 * len(rows), 250)
    st.dataframe(styled, hide_index=True, height=height, alt=alt)


def _columns(rows: Rows) -> list[list[str]]:
    return [list(cells) for cells in zip(*rows, strict=True)]


def _choices(rows: Rows) -> list[list[str]]:
    """Return for every column its words, in order of first appearance."""
    return [list(dict.fromkeys(cells)) for cells in zip(*rows, strict=True)]


def _config(columns: Sequence[str], rows: Rows) -> dict:
    return {
        column: st.column_config.SelectboxColumn(
            options=words, required="" not in words
        )
        for column, words in zip(columns, _choices(rows), strict=True)
        if len(words) <= MOST_CHOICES
    }


def _word(cell: object) -> str:
    return "" if cell is None else str(cell)


def _edits(original: Rows, now: Rows) -> list[tuple[int, int, int]]:
    """Return (row, column, number of the word) for every changed cell."""
    if original == now:
        return []
    choices = _choices(original)
    return [
        (row, column, choices[column].index(word))
        for row, (before, after) in enumerate(zip(original, now, strict=True))
        for column, word in enumerate(after)
        if word != before[column] and word in choices[column]
    ]


def _from_link(key: str, rows: Rows) -> dict[tuple[int, int], str]:
    choices, edits = _choices(rows), {}
    for row, column, word in links.counts(key, 3, WANTED):
        fits = row < len(rows) and column < len(choices)
        if fits and word < len(choices[column]):
            edits[row, column] = choices[column][word]
        else:
            text = f"{row}.{column}.{word}"
            links.complain(key, text, f"{WANTED}, in this table; it is left out")
    return edits


def _with(rows: Rows, edits: dict[tuple[int, int], str]) -> Rows:
    return tuple(
        tuple(edits.get((r, c), word) for c, word in enumerate(row))
        for r, row in enumerate(rows)
    )
