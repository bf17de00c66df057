"""One column looked at closely: missing cells, numbers, dates, identifiers."""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

MISSING = ""
MARKS = ("NA", "N/A", "#N/A", "nan", "null", "?", "-")  # often stand for "missing"
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
class Style:
    """One way to write numbers."""

    words: str
    shape: re.Pattern[str]
    plain: dict[int, str | None]  # turns it into what Python reads

    def read(self, cell: str) -> float:
        """Return the finite number that a cell stands for, else NaN."""
        if not self.shape.fullmatch(cell):
            return math.nan
        value = float(cell.translate(self.plain))
        return value if math.isfinite(value) else math.nan


def _style(words: str, decimal: str, gaps: str = "") -> Style:
    point = re.escape(decimal)
    shape = rf"[+−-]?(\d+({point}\d*)?|{point}\d+)(e[+-]?\d+)?"
    if gaps:
        thousands = rf"(?P<gap>[{gaps}])\d{{3}}((?P=gap)\d{{3}})*"
        shape += rf"|[+−-]?\d{{1,3}}{thousands}({point}\d+)?"
    plain = str.maketrans({decimal: ".", "−": "-"} | dict.fromkeys(gaps))
    return Style(words, re.compile(shape, re.ASCII | re.IGNORECASE), plain)


BLANKS = " \u00a0\u202f'’"
POINT = _style("", ".")
COMMA = _style("a decimal comma", ",")
POINT_GROUPED = _style("thousands separators", ".", f",{BLANKS}")
COMMA_GROUPED = _style("thousands separators", ",", f".{BLANKS}")
# Of two ways that read equally many cells, the first one.
STYLES = (POINT, POINT_GROUPED, COMMA, COMMA_GROUPED)
STYLES_BETWEEN_SEMICOLONS = (COMMA, POINT, COMMA_GROUPED, POINT_GROUPED)


@dataclass(frozen=True)
class Column:
    """A column with what can be said about it alone."""

    name: str
    cells: tuple[str, ...]  # MISSING where nothing was filled in
    numbers: tuple[float, ...]  # NaN where a cell is no number
    style: Style  # how the numbers are written

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
        numbers = self.can_be_numbers and self.n_words == 0 and not self.codes
        return "numbers" if numbers else "words"

    @property
    def constant(self) -> bool:
        """Whether it has one answer only."""
        if self.kind == "numbers":
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


def look(name: str, cells: tuple[str, ...], marks: frozenset, delimiter: str) -> Column:
    """Return the column; cells that are one of `marks` count as missing."""
    filled = tuple(MISSING if cell.casefold() in marks else cell for cell in cells)
    styles = STYLES_BETWEEN_SEMICOLONS if delimiter == ";" else STYLES
    words = Counter(filled)
    best, most = {}, -1
    for style in styles:
        reading = {word: style.read(word) for word in words}
        n_read = sum(words[word] for word, value in reading.items() if value == value)
        if n_read > most:
            best, most, best_style = reading, n_read, style
        if n_read == len(cells) - words[MISSING]:
            break
    return Column(name, filled, tuple(best[cell] for cell in filled), best_style)


def marks_in(columns: tuple[tuple[str, ...], ...]) -> tuple[list[str], list[str]]:
    """Return the marks in these columns, and those that likely mean "missing".

    A minus beside a plus is an answer.
    """
    words = [{cell.casefold() for cell in column} for column in columns]
    found = [mark for mark in MARKS if any(mark.casefold() in one for one in words)]
    signs = any({"+", "-"} <= one for one in words)
    return found, [mark for mark in found if not (signs and mark == "-")]
