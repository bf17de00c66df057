"""The cells of a table as they were read, before it is known what they mean."""

from dataclasses import dataclass

DELIMITERS = {
    ",": "comma",
    ";": "semicolon",
    "\t": "tab",
    "|": "vertical bar",
    "，": "wide comma",
    " ": "blank",
}


@dataclass(frozen=True)
class Told:
    """What a file itself says of its columns, by their places from 0 on."""

    form: str = ""  # the name of the format that says so
    names_first: bool | None = None  # whether the first line holds names
    target: int | None = None  # the column to guess
    left_out: frozenset[int] = frozenset()  # not to be asked about
    words: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Grid:
    """The cells as read, row by row: stripped, ragged, without blank lines."""

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]  # the line of the file on which each row begins
    delimiter: str
    notes: tuple[str, ...]  # sentences: what was found and done
    told: Told = Told()
