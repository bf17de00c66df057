"""One column looked at closely: missing cells, numbers, dates, identifiers."""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from pages.ui.csv_numbers import Reading, read_numbers

MISSING = ""
SHOWN = "(missing)"  # how a missing cell is shown
# They often stand for "missing".
MARKS = ("NA", "N/A", "#N/A", "n.a.", "nan", "null", "?", "-", "--", ".", SHOWN)
MARKS += ("#DIV/0!", "#VALUE!", "#REF!", "#NAME?")
FEWEST_ROWS = 4  # with fewer, that numbers count up says nothing
MOST_ANSWERS = 30  # with more different words a column is hardly a question
CODE = re.compile(r"0\d+", re.ASCII)
DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\d{4}([-/.])\d{1,2}\1\d{1,2}([T ]\d{1,2}:\d{2}.*)?",
        r"\d{1,2}([-/.])\d{1,2}\1(\d{4}|\d{2})( \d{1,2}:\d{2}.*)?",
        r"\d{1,2}(\. |[ -])[^\W\d_]{3,9}\.?[ -](\d{4}|\d{2})",
        r"[^\W\d_]{3,9}\.? \d{1,2}, \d{4}",
    )
)


@dataclass(frozen=True)
class Column:
    """A column with what can be said about it alone."""

    name: str
    cells: tuple[str, ...]  # MISSING where nothing was filled in
    numbers: tuple[float, ...]  # NaN where a cell is no number
    reading: Reading  # how the numbers are written
    told: str = ""  # "words" or "numbers", where the file says so
    role: str = ""  # "target" or "out", where the file says so

    @cached_property
    def answers(self) -> Counter[str]:
        """How often each word comes; missing ones left out."""
        return Counter(cell for cell in self.cells if cell != MISSING)

    @cached_property
    def values(self) -> Counter[float]:
        """How often each number comes."""
        return Counter(value for value in self.numbers if not math.isnan(value))

    @property
    def n_missing(self) -> int:
        """How many cells nobody filled in."""
        return len(self.cells) - self.answers.total()

    @property
    def n_words(self) -> int:
        """How many filled cells are no number."""
        return self.answers.total() - self.values.total()

    @property
    def can_be_numbers(self) -> bool:
        """Whether at least half of the filled cells are numbers."""
        return 0 < self.answers.total() <= 2 * self.values.total()

    @property
    def one_or_none(self) -> bool:
        """Whether it is a cross or nothing: one word, and missing cells beside it."""
        return len(self.answers) == 1 and self.n_missing > 0

    @cached_property
    def codes(self) -> bool:
        """Whether some have leading zeros, such as 007, and so are names."""
        return any(map(CODE.fullmatch, self.answers))

    @cached_property
    def dates(self) -> bool:
        """Whether every filled cell is a date."""
        found = [any(date.fullmatch(word) for date in DATES) for word in self.answers]
        return bool(found) and all(found)

    @property
    def kind(self) -> str:
        """What it is at first sight: "numbers" or "words"."""
        numbers = self.can_be_numbers and self.n_words == 0
        named = self.told == "words" or (self.codes and not self.told)
        return "numbers" if numbers and not named else "words"

    @property
    def constant(self) -> bool:
        """Whether it has one answer only; a missing cell is an answer of its own."""
        if self.kind == "numbers" and not self.n_missing:
            return len(self.values) == 1
        return len(set(self.cells)) == 1

    @property
    def identifier(self) -> bool:
        """Whether it names the row: all words differ, or the rows are numbered."""
        if self.kind == "words" and self.different:
            return True
        if len(self.answers) < max(FEWEST_ROWS, self.answers.total()):
            return False
        return self.kind == "words" or self._numbered

    @property
    def different(self) -> bool:
        """Whether no two rows have the same cell; a missing one is like the others."""
        return len(set(self.cells)) == len(self.cells) > 1

    @property
    def _numbered(self) -> bool:
        values = [*self.values]
        in_order = [values[0] + at for at in range(len(values))]
        return values == in_order or sorted(values) in (
            [float(at) for at in range(len(values))],
            [float(at + 1) for at in range(len(values))],
        )

    @property
    def many(self) -> bool:
        """Whether it has more different words than a question has answers."""
        return self.kind == "words" and len(self.answers) > MOST_ANSWERS


def look(
    name: str,
    cells: tuple[str, ...],
    marks: frozenset,
    delimiter: str,
    decimal: str = "",
    grouped: bool | None = None,
    told: str = "",
    role: str = "",
) -> Column:
    """Return the column; cells that are one of `marks` count as missing.

    `decimal` and `grouped` are for numbers that can be read in two ways, `told` and
    `role` what the file itself says.
    """
    filled = tuple(MISSING if cell.casefold() in marks else cell for cell in cells)
    words = Counter(cell for cell in filled if cell != MISSING)
    reading = read_numbers(words, delimiter, decimal, grouped)
    numbers = tuple(reading.values.get(cell, math.nan) for cell in filled)
    return Column(name, filled, numbers, reading, told, role)


def marks_in(columns: tuple[tuple[str, ...], ...]) -> tuple[list[str], list[str]]:
    """Return the marks in these columns, and those that likely mean "missing".

    A minus beside a plus is an answer.
    """
    words = [{cell.casefold() for cell in column} for column in columns]
    found = [mark for mark in MARKS if any(mark.casefold() in one for one in words)]
    signs = any(one & {"+", "++"} and one & {"-", "--"} for one in words)
    return found, [mark for mark in found if not (signs and mark in ("-", "--"))]
