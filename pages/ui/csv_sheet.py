"""From rows of cells to a table: header, titles, ragged lines and names."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace

from pages.ui.csv_columns import MARKS
from pages.ui.csv_grid import DELIMITERS, Grid, Told
from pages.ui.csv_limits import (
    LIMITS,
    Limits,
    Refusal,
    too_many_columns,
    too_many_rows,
)
from pages.ui.csv_lines import without_repeats, without_total, without_units
from pages.ui.csv_numbers import like_number
from pages.words.literal import quoted, shortened
from pages.words.sentences import counted, listed

LONGEST_NAME = 60
NO_NAMES = {"", *(mark.casefold() for mark in MARKS)}
WHOLE = re.compile(r"\d{1,4}", re.ASCII)
YEARS = range(1800, 2101)


@dataclass(frozen=True)
class Sheet:
    """A rectangular table of words with a name for every column."""

    names: tuple[str, ...]  # distinct, none empty
    columns: tuple[tuple[str, ...], ...]  # one a name, all as long
    delimiter: str
    notes: tuple[str, ...]  # sentences: what was found and done
    told: Told = Told()  # what the file itself says of its columns

    @property
    def n_rows(self) -> int:
        """How many rows there are below the names."""
        return len(self.columns[0])


def guess_header(grid: Grid) -> bool:
    """Tell whether the first line holds names.

    Not if a number is among them, save for numbers that name columns. Surely if a word
    stands above numbers alone. Else, not if one is an answer that comes again below.
    """
    if grid.told.names_first is not None:
        return grid.told.names_first
    first, *below = _without_titles(grid)[0]
    name_again = first in below  # as where tables were put together
    answers = [
        {row[at] for row in below if row[at:]} - {""} for at in range(len(first))
    ]
    columns = [*zip(first, answers, strict=True)]
    numbers = [pair for pair in columns if like_number(pair[0])]
    if numbers and not _name_columns(*zip(*numbers, strict=True)):
        return False
    for name, seen in columns:
        if (
            name.casefold() not in NO_NAMES
            and not like_number(name)
            and seen
            and all(map(like_number, seen - {name} if name_again else seen))
        ):
            return True
    return not any(name in seen for name, seen in columns)


def _name_columns(names: tuple[str, ...], below: tuple[set[str], ...]) -> bool:
    """Tell whether numbers in the first line name their columns.

    They do if all cells below are words, or if they are years in a row and none is
    below. A single one must be a year.
    """
    if not all(map(WHOLE.fullmatch, names)) or not all(below):
        return False
    years = [int(name) for name in names]
    are_years = all(year in YEARS for year in years)
    if len({*years}) < len(years) or (len(years) == 1 and not are_years):
        return False
    cells = {cell for cell in set().union(*below) if cell.casefold() not in NO_NAMES}
    if not any(map(like_number, cells)):
        return bool(cells)
    steps = {after - before for before, after in itertools.pairwise(years)}
    in_a_row = are_years and len(steps) == 1 and 0 not in steps
    return in_a_row and not any(
        WHOLE.fullmatch(cell) and int(cell) in YEARS for cell in cells
    )


def tidy(grid: Grid, header: bool, limits: Limits = LIMITS) -> Sheet | Refusal:
    """Return the table with a name for every column and a cell for every row."""
    rows, lines, notes = _without_titles(grid)
    names, body, lines = (rows[0], rows[1:], lines[1:]) if header else ((), rows, lines)
    body, lines = without_units(names, body, lines, notes)
    body, lines = without_repeats(names, body, lines, notes)
    body, lines = without_total(body, lines, grid.delimiter, notes)
    if len(body) < 2:
        return _too_short(len(body), header)
    if len(body) > limits.most_rows:
        return too_many_rows(limits)
    given = len(names)
    names, width = _fit_names(names, body, notes)
    shifted = given and len(names) > given  # the first column names the rows
    rectangle = _square(body, lines, width, grid, notes)
    if isinstance(rectangle, Refusal):
        return rectangle
    if width > limits.most_columns:
        return too_many_columns(limits)
    if width == 1:
        return Refusal(_one_column(grid.delimiter))
    names = _name((*names, *[""] * width)[:width], header, notes)
    columns = tuple(zip(*rectangle, strict=True))
    told = replace(grid.told, left_out=frozenset({0})) if shifted else grid.told
    return Sheet(names, columns, grid.delimiter, (*grid.notes, *notes), told)


def _without_titles(grid: Grid) -> tuple[list[tuple[str, ...]], list[int], list[str]]:
    """Return rows and lines after lines above the table that hold one cell only."""
    rows, lines, n_titles = [*grid.rows], [*grid.lines], 0
    width = _common_width(rows)
    while len(rows) > 1 and _is_title(rows[0], width):
        del rows[0], lines[0]
        n_titles += 1
    above = f"{counted(n_titles, 'line')} above the table left out: a single cell each."
    return rows, lines, [above] if n_titles else []


def _is_title(row: tuple[str, ...], width: int) -> bool:
    return row[0] != "" and not any(row[1:]) and width > min(len(row), 2)


def _common_width(rows: list[tuple[str, ...]]) -> int:
    """Return how many cells most rows have; of two as frequent, the larger one."""
    widths = Counter(map(len, rows))
    return max(widths, key=lambda width: (widths[width], width))


def _fit_names(
    names: tuple[str, ...], body: list[tuple[str, ...]], notes: list[str]
) -> tuple[tuple[str, ...], int]:
    """Return the names, put above their columns, and how many columns there are."""
    common = _common_width(body)
    one_more = {len(row) for row in body} == {len(names) + 1}
    if names and one_more and any(row[-1] for row in body):
        notes.append(
            "The first line has one name less than there are columns, so the first "
            "column has none: it is taken for the names of the rows."
        )
        names = ("", *names)
    last = _filled(names)
    width = max(min(common, max(map(_filled, body))), last)
    if max(common, len(names)) > width:
        notes.append(
            "Empty columns at the end left out: the lines end with separators."
        )
    return names[:last], width


def _filled(row: tuple[str, ...]) -> int:
    """Return how many cells there are up to the last one that is not empty."""
    return max((at for at, cell in enumerate(row, start=1) if cell), default=0)


def _square(
    body: list[tuple[str, ...]],
    lines: list[int],
    width: int,
    grid: Grid,
    notes: list[str],
) -> list[tuple[str, ...]] | Refusal:
    """Return the rows, all `width` cells long; short ones are filled up."""
    pairs = [*zip(body, lines, strict=True)]
    long = [line for row, line in pairs if any(row[width:])]
    short = [line for row, line in pairs if len(row) < width]
    if long or len(short) > len(body) / 2:
        return Refusal(_ragged(long or short, "more" if long else "fewer", width, grid))
    if short:
        end = "Empty cells were added at the end."
        notes.append(f"{_on_lines(short)} fewer cells than the {width} expected. {end}")
    return [(*row, *[""] * width)[:width] for row in body]


def _ragged(lines: list[int], what: str, width: int, grid: Grid) -> str:
    separator = DELIMITERS[grid.delimiter]
    sentences = [
        f"{_on_lines(lines)} {what} cells than the {width} expected.",
        f"Is the separator a {separator}?",
        f"If a {separator} is part of a text, put that cell in quotation marks.",
        *[note for note in grid.notes if "quotation" in note],
    ]
    return " ".join(sentences)


def _on_lines(lines: list[int]) -> str:
    numbers = listed([str(line) for line in lines])
    return f"Lines {numbers} have" if lines[1:] else f"Line {numbers} has"


def _name(given: tuple[str, ...], header: bool, notes: list[str]) -> tuple[str, ...]:
    """Return a name of its own for every column."""
    names: list[str] = []
    nameless, renamed, cut = [], [], []
    for number, name in enumerate(given, start=1):
        clean = shortened(name, LONGEST_NAME) or f"column {number}"
        unique, copy = clean, 2
        while unique in names:
            unique, copy = f"{clean} ({copy})", copy + 1
        names.append(unique)
        if not name:
            nameless.append(quoted(unique))
        if unique != clean:
            renamed.append(quoted(unique))
        if len(name) > LONGEST_NAME:
            cut.append(quoted(unique))
    if header and nameless:
        notes.append(f"Columns without a name are called {listed(nameless)}.")
    if renamed:
        notes.append(f"Names that came twice are now {listed(renamed)}.")
    if cut:
        notes.append(f"Long names cut to {LONGEST_NAME} letters: {listed(cut)}.")
    return tuple(names)


def _too_short(n_rows: int, header: bool) -> Refusal:
    rows = "a single row" if n_rows else "no row"
    below = " below the names of the columns" if header else ""
    mend = (
        " If the first line is a row already, say so under “First line”."
        if header
        else ""
    )
    return Refusal(f"It has {rows}{below}; at least two are needed.{mend}")


def _one_column(delimiter: str) -> str:
    return (
        "It has one column only, and two are needed: one to guess, one to ask about. "
        f"Is the separator really a {DELIMITERS[delimiter]}?"
    )
