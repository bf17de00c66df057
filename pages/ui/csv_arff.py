"""ARFF, the format of Weka: names and kinds of the columns, then rows with commas."""

import csv
import re

from pages.ui.csv_grid import Grid, Told
from pages.ui.csv_limits import (
    Limits,
    Refusal,
    too_many_columns,
    too_many_rows,
)
from pages.words.literal import quoted
from pages.words.sentences import counted

NAME = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|[^\s{]+"
ATTRIBUTE = re.compile(rf"@attribute\s+({NAME})\s*(.*)", re.IGNORECASE)
BEGINS = re.compile(
    r"(?:\s*%[^\n]*\n|\s*\n)*\s*@relation\b.*?^\s*@attribute\b.*?^\s*@data\b",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
NO_COLUMNS = (
    "It begins like ARFF, the format of Weka, and names no column. A line such as "
    "“@attribute outlook {sunny, rainy}” is needed for each."
)
NUMBERS = ("numeric", "real", "integer")
SPARSE = re.compile(r"\{(.*)\}")


def is_arff(letters: str) -> bool:
    """Tell whether a text begins as an ARFF file does."""
    return "@" in letters[:20_000] and BEGINS.match(letters) is not None


def read_arff(letters: str, limits: Limits) -> Grid | Refusal:
    """Return names and rows; the kinds of the columns are told by the file."""
    lines = [line.strip() for line in letters.split("\n")]
    starts = next(at for at, line in enumerate(lines) if line.lower().startswith("@da"))
    head = [ATTRIBUTE.match(line) for line in lines[:starts]]
    declared = [(_plain(found[1]), found[2].strip()) for found in head if found]
    if not declared:
        return Refusal(NO_COLUMNS)
    if len(declared) > limits.most_columns:
        return too_many_columns(limits)
    numbered = enumerate(lines[starts + 1 :], start=starts + 2)
    body = [(at, line) for at, line in numbered if line and not line.startswith("%")]
    if len(body) > limits.most_rows:
        return too_many_rows(limits)
    kinds = [kind for _, kind in declared]
    rows = [tuple(name for name, _ in declared)]
    rows += [_row(line, kinds) for _, line in body]
    n_first = next(at for at, found in enumerate(head, start=1) if found)
    numeric = {at for at, kind in enumerate(kinds) if kind.lower() in NUMBERS}
    told = Told(
        "ARFF",
        True,
        words=frozenset(range(len(kinds))) - numeric,
        numbers=frozenset(numeric),
    )
    notes = [f"Read as ARFF, the format of Weka: it names {_columns(kinds)}."]
    notes += _strangers(declared, rows[1:])
    places = (n_first, *(at for at, _ in body))
    return Grid(tuple(rows), places, ",", tuple(notes), told)


def _columns(kinds: list[str]) -> str:
    return f"{counted(len(kinds), 'column')} and what each may hold"


def _plain(text: str) -> str:
    """Return a word without its quotation marks."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = re.sub(r"\\(.)", r"\1", text[1:-1])
    return text.strip()


def _cells(text: str) -> list[str]:
    """Return what stands between the commas, in either kind of quotation marks."""
    mark = '"' if '"' in text and "'" not in text else "'"
    options = {"quotechar": mark, "escapechar": "\\", "skipinitialspace": True}
    text = text.replace("\t", " ") if "," in text else text.replace("\t", ",")
    try:
        return [cell.strip() for cell in next(csv.reader([text], **options), [])]
    except csv.Error:  # a cell longer than csv reads, or a line break in it
        return [cell.strip() for cell in text.split(",")]


def _row(line: str, kinds: list[str]) -> tuple[str, ...]:
    """Return the cells of a line; of a sparse one also those it leaves out."""
    line = re.sub(r",\s*\{\s*[\d.]+\s*\}$", "", line)  # the weight of the row
    if not (sparse := SPARSE.fullmatch(line)):
        return tuple(_cells(line))
    cells = [_first_value(kind) for kind in kinds]
    for pair in _cells(sparse[1]):
        place, _, value = pair.partition(" ")
        if place.isdecimal() and int(place) < len(cells):
            cells[int(place)] = _plain(value.strip())
    return tuple(cells)


def _first_value(kind: str) -> str:
    """Return what a sparse line means by leaving a column out."""
    return values[0] if (values := _values(kind)) else "0"


def _values(kind: str) -> list[str]:
    found = SPARSE.fullmatch(kind)
    return [_plain(value) for value in _cells(found[1])] if found else []


def _strangers(
    declared: list[tuple[str, str]], rows: list[tuple[str, ...]]
) -> list[str]:
    """Say which words of a column are not among those that the file announces."""
    sentences = []
    for at, (name, kind) in enumerate(declared):
        known = {*_values(kind), "?", ""}
        strange = [row[at] for row in rows if row[at:] and row[at] not in known]
        if len(known) > 2 and strange:
            sentences.append(
                f"{quoted(name)} holds {quoted(strange[0])}, which is not among the "
                "words announced for it. It stays an answer."
            )
    return sentences
