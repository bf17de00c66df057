"""How the numbers of a column are written: decimal marks and thousands."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pages.ui.csv_units import (
    BLANKS,
    MINUS,
    MONEY,
    TIME_UNIT,
    UNITS,
    Bare,
    bare,
    time_of_day,
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
    point, sign = re.escape(decimal), f"[+{MINUS}-]?"
    shape = rf"{sign}(\d+({point}\d*)?|{point}\d+)(e[+-]?\d+)?"
    if gaps:
        thousands = rf"(?P<gap>[{gaps}])\d{{3}}((?P=gap)\d{{3}})*"
        shape += rf"|{sign}\d{{1,3}}{thousands}({point}\d+)?"
        if "," in gaps:  # as in India: lakhs and crores
            shape += rf"|{sign}\d{{1,2}}(,\d{{2}})+,\d{{3}}({point}\d+)?"
    same = dict.fromkeys(MINUS, "-") | dict.fromkeys(gaps)
    plain = str.maketrans({decimal: "."} | same)
    return Style(words, re.compile(shape, re.ASCII | re.IGNORECASE), plain)


POINT = _style("", ".")
COMMA = _style("a decimal comma", ",")
POINT_GROUPED = _style("thousands separators", ".", f",{BLANKS}")
COMMA_GROUPED = _style("thousands separators", ",", f".{BLANKS}")
# Of two ways that read equally many cells, the first one.
STYLES = (POINT, POINT_GROUPED, COMMA, COMMA_GROUPED)
STYLES_BETWEEN_SEMICOLONS = (COMMA, POINT, COMMA_GROUPED, POINT_GROUPED)
# 1.100 and 1,100 may be a thousand and a hundred, or a little more than one.
TWO_WAYS = re.compile(rf"[+{MINUS}-]?[1-9]\d{{0,2}}[.,]\d{{3}}", re.ASCII)
DECIMAL_FOR_SURE = re.compile(
    rf"[+{MINUS}-]?(\d+([.,])(\d{{1,2}}|\d{{4,}})|0([.,])\d+|\d{{1,3}}([.,])\d{{3}}"
    r"([.,])\d+)",
    re.ASCII,
)


def like_number(cell: str) -> bool:
    """Tell whether a cell is a number in any style, also with a well-known unit."""
    if cell == "" or cell[0].isalpha() and cell[0].isascii() and cell[-1].isalpha():
        return False
    one = bare(cell)
    known = one.unit in UNITS or one.unit in MONEY.values() or not one.unit
    number = any(style.read(one.number) == style.read(one.number) for style in STYLES)
    return (known and number) or not math.isnan(time_of_day(cell))


# --- a column -----------------------------------------------------------------------


@dataclass(frozen=True)
class Reading:
    """How the cells of one column are read as numbers."""

    values: Mapping[str, float]  # each different cell's number, NaN where it is none
    style: Style
    unit: str = ""  # TIME_UNIT, or what stands with most of the numbers
    units: tuple[str, ...] = ()  # the different ones, where they do not go together
    two_ways: str = ""  # a cell that could as well be read otherwise
    other: float = math.nan  # what it would be then

    @property
    def is_grouped(self) -> bool:
        """Whether the marks in the numbers are taken for thousands."""
        return self.style in (POINT_GROUPED, COMMA_GROUPED)


def read_numbers(
    cells: Counter[str], delimiter: str, decimal: str = "", grouped: bool | None = None
) -> Reading:
    """Return how the different cells of a column are best read.

    `decimal` is the decimal mark that other columns use; `grouped` is what the learner
    says of numbers that can be read in two ways.
    """
    if cells and not any(math.isnan(time_of_day(cell)) for cell in cells):
        return Reading({cell: time_of_day(cell) for cell in cells}, POINT, TIME_UNIT)
    bares = {cell: bare(cell) for cell in cells}
    units, unit = _common_unit(cells, bares)
    if not unit:  # each cell with a unit is a word, save for thousands and millions
        bares = {c: one if one.unit == "" else Bare(c) for c, one in bares.items()}
    numbers: Counter[str] = Counter()
    for cell, one in bares.items():
        numbers[one.number] += cells[cell]
    style, doubt = _best_style(numbers, delimiter, decimal, grouped)
    values = {c: style.read(one.number) * one.scale for c, one in bares.items()}
    if not doubt:
        return Reading(values, style, unit, units)
    cell = next(c for c, one in bares.items() if one.number == doubt)
    number, scale = bares[cell].number, bares[cell].scale
    both = [one.read(number) * scale for one in _both_ways(number)]
    other = next(value for value in both if value != values[cell])
    return Reading(values, style, unit, units, cell, other)


def _common_unit(
    cells: Counter[str], bares: Mapping[str, Bare]
) -> tuple[tuple[str, ...], str]:
    """Return the different units, if several, and the one that all numbers share.

    Numbers without one are counted to it, unless they are the most.
    """
    counts: Counter[str] = Counter()
    if not any(one.unit for one in bares.values()):
        return (), ""
    for cell, one in bares.items():
        if not math.isnan(_any_way(one.number)):
            counts[one.unit] += cells[cell]
    n_without = counts.pop("", 0)
    if len(counts) > 1:
        return tuple(counts), ""
    unit = next(iter(counts), "")
    return (), unit if counts[unit] >= n_without else ""


def _any_way(number: str) -> float:
    return next((v for style in STYLES if (v := style.read(number)) == v), math.nan)


def _best_style(
    numbers: Counter[str], delimiter: str, decimal: str, grouped: bool | None
) -> tuple[Style, str]:
    """Return the style that reads most, and a number that leaves a doubt, or ""."""
    if doubtful := _doubtful(numbers):
        as_thousands, as_decimal = _both_ways(doubtful[0])
        mark = "." if "." in doubtful[0] else ","
        likely, sure = _likely_thousands(numbers, mark, delimiter)
        if decimal:
            likely, sure = mark != decimal, True
        told = likely if grouped is None else grouped
        return (as_thousands if told else as_decimal), "" if sure else doubtful[0]
    styles = STYLES_BETWEEN_SEMICOLONS if delimiter == ";" else STYLES
    most, best = -1, POINT
    for style in styles:
        if (n := n_read(style, numbers)) > most:
            most, best = n, style
        if n == numbers.total():
            break
    return best, ""


def n_read(style: Style, numbers: Counter[str]) -> int:
    """Return how many cells a style reads."""
    return sum(n for number, n in numbers.items() if not math.isnan(style.read(number)))


def _doubtful(numbers: Counter[str]) -> list[str]:
    """Return the numbers that can be read in two ways, where none tells which."""
    marked = [one for one in numbers if "." in one or "," in one]
    marked = [one for one in marked if not math.isnan(_any_way(one))]
    alike = len({"," in one for one in marked}) == 1
    return marked if alike and all(map(TWO_WAYS.fullmatch, marked)) else []


def _both_ways(number: str) -> tuple[Style, Style]:
    """Return how it is read with thousands, and with a decimal mark."""
    return (COMMA_GROUPED, POINT) if "." in number else (POINT_GROUPED, COMMA)


def _likely_thousands(
    numbers: Iterable[str], mark: str, delimiter: str
) -> tuple[bool, bool]:
    """Tell whether the mark is likelier to stand between thousands, and if surely so.

    Decimals are seldom written with three digits beside whole numbers below 1000.
    """
    whole = [one.lstrip("+-" + MINUS) for one in numbers]
    whole = [one for one in whole if one.isdecimal()]
    if any(len(one) > 3 for one in whole):
        return False, True  # thousands without a mark
    if {",": ".", ";": ","}.get(delimiter) == mark:
        return False, not whole  # the decimal mark that goes with such a separator
    return bool(whole) or mark == ",", bool(whole) and mark == delimiter == ","


def decimal_mark(columns: Iterable[Iterable[str]]) -> str:
    """Return the decimal mark that these cells use beyond doubt, or ""."""
    marks = set()
    for cells in columns:
        for cell in cells:
            if found := DECIMAL_FOR_SURE.fullmatch(bare(cell).number):
                if found[5] != found[6] or not found[6]:
                    marks.add(found[6] or found[4] or found[2])
    return marks.pop() if len(marks) == 1 else ""
