"""The one way in for a learner's own table: give it, see how it was read, choose."""

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from pages.ui.csv_choice import (
    OwnColumn,
    OwnTable,
    examine,
    first_choice,
    prepare,
    why_first,
    with_thousands,
)
from pages.ui.csv_columns import SHOWN, Column, marks_in
from pages.ui.csv_doctor import Choice
from pages.ui.csv_doctor_numbers import THOUSANDS
from pages.ui.csv_encodings import ENCODINGS, decode, guess_encoding, why_encoding
from pages.ui.csv_grid import DELIMITERS
from pages.ui.csv_limits import LIMITS, Limits, Refusal, refuse_file
from pages.ui.csv_reader import guess_delimiter, split
from pages.ui.csv_sheet import Sheet, guess_header, tidy
from pages.ui.given import (
    Given,
    accepted_key,
    ask,
    doors,
    forget,
    last,
    once,
    part,
)
from pages.ui.own_guess import as_guessed
from pages.ui.tables import as_arrow
from pages.ui.word_tables import heading
from pages.words.literal import literal, quoted, shortened
from pages.words.sentences import counted

__all__ = ["LIMITS", "Limits", "OwnColumn", "OwnTable", "own_table"]

PRIVACY = (
    "What you give stays in this session: it is not stored, nothing in it is run, and "
    "the link to this page does not carry it."
)
NOTHING = (
    "Nothing given yet. If a file is marked red, it is too large or no table as text; "
    "a sheet of Excel or LibreOffice must first be saved as CSV."
)
GIVE = "Your table: give it here, or another one"
CHECK = "How your table was read: check it, choose columns"
HEADERS = {"names": "column names", "row": "a row"}
PREVIEW = 8
FIRST_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")


def own_table(
    key: str,
    *,
    target: str = "words",
    limits: Limits = LIMITS,
    remark: Callable[[OwnTable], str] | None = None,
    gap_is_answer: bool = True,
) -> OwnTable | None:
    """Draw everything from the upload to the findings; return the table, or None.

    `target` is what the column to guess must hold, "words" or "numbers"; `remark` says
    what the chapter makes of the table, and of gaps that are no answer. Where there is
    none, sentences say what is missing. Every key begins with `<key>_csv_`.
    """
    given = last(key)
    st.session_state[part(key, "why")] = ""
    giving, reading = doors(key, given, lambda: as_guessed(key, given, target, limits))
    with st.expander(GIVE, key=giving, on_change="rerun"):
        ask(key, limits, f"{limits.sentence} {PRIVACY}")
    if given is None:
        st.text(NOTHING)
        return None
    line = st.container(horizontal=True, vertical_alignment="center")
    why = st.container()
    found = refuse_file(given.content, limits)
    if found is None:
        with st.expander(CHECK, key=reading, on_change="rerun"):
            found = _read(key, given, limits)
            if isinstance(found, Sheet):
                _preview(found)
                found = _choose(key, given, found, target, limits, gap_is_answer)
            if isinstance(found, OwnTable):
                _tell(found, remark(found) if remark else "")
    st.session_state[accepted_key(key, given.number)] = isinstance(found, OwnTable)
    with line:
        _sum_up(key, given, found)
    if isinstance(found, OwnTable):
        return found
    why.warning(literal(found.why), icon=":material/info:")
    st.session_state[part(key, "why")] = found.why


def why_refused(key: str) -> str:
    """Return the first sentence of why the table cannot be used; nothing if it can."""
    return FIRST_SENTENCE.split(st.session_state.get(part(key, "why"), ""))[0]


def _sum_up(key: str, given: Given, found: OwnTable | Refusal) -> None:
    """Say in one line what was given and, if it is in use, what it holds."""
    name = quoted(given.name) if given.is_file else given.name
    if isinstance(found, OwnTable):
        n = len(found.findings)
        rows, columns = found.n_rows, len(found.columns)
        parts = [
            f"{counted(rows, 'row')}, {counted(columns, 'column')}",
            f"{quoted(found.target)} is to be guessed",
            counted(n, "finding") if n else "no findings",
        ]
        st.text(f"In use: {name}.")
        st.text(f"{'; '.join(parts)}. {found.one_answer}".strip())
    else:
        st.text(f"Given: {name}. It cannot be used yet.")
    forgotten = part(key, "forget")
    st.button("Forget it", key=forgotten, type="tertiary", on_click=forget, args=(key,))


# --- how it is read -----------------------------------------------------------------


def _read(key: str, given: Given, limits: Limits) -> Sheet | Refusal:
    """Draw what was guessed, to be overruled; return the table read that way."""

    def chosen(label: str, options: dict[str, str], guess: str) -> str:
        return _chosen(part(key, "chosen", given.number, label), label, options, guess)

    with st.container(horizontal=True):
        encoding, why = "utf-8", ""
        if given.is_file:
            guess = once(key, guess_encoding, given.content)
            encoding = chosen("Encoding", ENCODINGS, guess)
            why = once(key, why_encoding, given.content, encoding)
        letters = decode(given.content, encoding)
        guess = once(key, guess_delimiter, letters)
        delimiter = chosen("Separator", DELIMITERS, guess)
        grid = once(key, split, letters, delimiter, limits)
        if isinstance(grid, Refusal):
            return grid
        guess = "names" if once(key, guess_header, grid) else "row"
        header = guess == "names"
        if grid.told.form != "ARFF":  # which says so itself
            header = chosen("First line", HEADERS, guess) == "names"
    sheet = once(key, tidy, grid, header, limits)
    if why and isinstance(sheet, Sheet):
        return replace(sheet, notes=(why, *sheet.notes))
    return sheet


def _chosen(key: str, label: str, options: dict[str, str], guess: str) -> str:
    """Draw a choice that begins with the guess; return what holds."""
    choice = st.selectbox(
        label,
        ["", *options],
        format_func=lambda option: options.get(option, f"guessed: {options[guess]}"),
        key=key,
        width=220,
        persist_state="session",
    )
    return choice or guess


def _preview(sheet: Sheet) -> None:
    size = f"{counted(sheet.n_rows, 'row')}, {counted(len(sheet.names), 'column')}."
    more = f" The first {PREVIEW}:" if sheet.n_rows > PREVIEW else ""
    st.text(size + more)
    shown = {
        heading(name): [shortened(cell) or SHOWN for cell in cells[:PREVIEW]]
        for name, cells in zip(sheet.names, sheet.columns, strict=True)
    }
    alt = "The first rows of your table"
    st.dataframe(as_arrow(shown), hide_index=True, alt=alt)


# --- what is chosen -----------------------------------------------------------------


def _choose(
    key: str, given: Given, sheet: Sheet, kind: str, limits: Limits, gap: bool
) -> OwnTable | Refusal:
    """Draw the choice of columns and kinds; return the table chosen."""

    def stamped(label: str, *on: object) -> str:
        """Return a key that changes with what the options depend on."""
        stamp = zlib.crc32(repr((sheet.names, *on)).encode())
        return part(key, "chosen", given.number, label, stamp)

    def several(label: str, options: Sequence[str], first: Sequence[str], *on: object):
        return _several(stamped(label, *on), label, options, first)

    marks, likely = marks_in(sheet.columns)
    if marks:
        marks = several("Cells read as missing", marks, likely)
    columns = once(key, examine, sheet, tuple(marks))
    doubtful = [column for column in columns if _in_doubt(column)]
    if doubtful:
        names = [column.name for column in doubtful]
        likely = [column.name for column in doubtful if column.reading.is_grouped]
        grouped = tuple(several(THOUSANDS, names, likely, marks))
        columns = once(key, with_thousands, sheet, tuple(marks), grouped)
    first = first_choice(columns, kind, limits)
    target = st.selectbox(
        "Column to guess",
        sheet.names,
        index=sheet.names.index(first.target),
        key=stamped("Column to guess"),
        persist_state="session",
    )
    if target == first.target and (why := why_first(columns, first, limits)):
        st.text(why)
    first = first_choice(columns, kind, limits, target)
    others = [column for column in columns if column.name != target]
    names = [column.name for column in others]
    asked = several("Columns to ask about", names, first.attributes, target)
    numbers = [column.name for column in others if column.can_be_numbers]
    if numbers:
        likely = [name for name in numbers if name in first.numeric]
        label = "Columns read as numbers"
        numbers = several(label, numbers, likely, marks, target)
    choice = Choice(target, kind, tuple(asked), tuple(numbers), gap)
    return once(key, prepare, given.name, sheet, columns, choice, limits)


def _in_doubt(column: Column) -> bool:
    """Tell whether its numbers can be read in two ways."""
    return bool(column.reading.two_ways) and column.can_be_numbers


def _several(
    key: str, label: str, options: Sequence[str], first: Sequence[str]
) -> list[str]:
    return st.multiselect(
        label, options, default=first, key=key, wrap=True, persist_state="session"
    )


def _tell(table: OwnTable, remark: str) -> None:
    """Show the doctor's sentences, and the chapter's own."""
    st.markdown("**What was found and done**")
    found = table.findings or ("Nothing that needs attention.",)
    st.markdown("\n".join(f"- {literal(sentence)}" for sentence in found))
    if remark:
        st.text(remark)
