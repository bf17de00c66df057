"""The doctor on numbers: units, marks between thousands, and what can be read twice.

As in `csv_doctor`, every sentence is plain text, to be shown literally.
"""

import math
from collections.abc import Collection

from pages.ui.csv_columns import Column
from pages.ui.csv_numbers import POINT
from pages.ui.csv_units import TIME_UNIT, bare
from pages.words.literal import quoted
from pages.words.numbers import few
from pages.words.sentences import counted, listed

THOUSANDS = "Columns with marks between thousands"


def mixed(column: Column, numeric: Collection[str]) -> str:
    """Say which words stand among numbers, and what becomes of them."""
    n_numbers = column.values.total()
    if not (n_numbers and column.n_words):
        return ""
    read = zip(column.cells, column.numbers, strict=True)
    word = next(cell for cell, value in read if cell and value != value)
    read_as_numbers = column.name in numeric and column.can_be_numbers
    done = "The words count as missing." if read_as_numbers else "Treated as words."
    return (
        f"{quoted(column.name)} mixes {counted(n_numbers, 'number')} and "
        f"{counted(column.n_words, 'word')} such as {quoted(word)}. {done}"
    )


def units(column: Column, numeric: Collection[str]) -> str:
    """Say that numbers with different units are not compared."""
    different = [quoted(unit) for unit in column.reading.units]
    if not different:
        return ""
    return (
        f"The numbers of {quoted(column.name)} have different units, "
        f"{listed(different)}. They are not compared: give them all in one unit if "
        "they are to be numbers."
    )


def written(column: Column, numeric: Collection[str]) -> str:
    """Say how numbers are read that another country writes differently, or with units.

    What can be read in two ways has a sentence of its own.
    """
    reading = column.reading
    if not column.values or reading.two_ways or not column.can_be_numbers:
        return ""
    if column.n_words and column.name not in numeric:
        return ""  # its numbers are words like the others
    read = [*zip(column.cells, column.numbers, strict=True)]
    odd = [pair for pair in read if _is_odd(*pair)]
    if not odd:
        return ""
    cell, value = odd[0]
    how = f"{cell} is read as {_plain(value)}"
    if reading.unit == TIME_UNIT:
        return f"{quoted(column.name)} holds times of day: {how} hours."
    unit = f"the unit {quoted(reading.unit)}" if reading.unit else ""
    ways = " and ".join(filter(None, [reading.style.words, unit]))
    ways = ways or "letters for thousands or millions"
    bare_too = next((c for c, v in read if v == v and _has_no_unit(c)), "")
    also = f" {bare_too} is taken to have it too." if unit and bare_too else ""
    return f"{quoted(column.name)} is written with {ways}: {how}.{also}"


def _has_no_unit(cell: str) -> bool:
    return not bare(cell).unit


def _is_odd(cell: str, value: float) -> bool:
    """Tell whether a cell is read as another number than a computer would read."""
    return not math.isnan(value) and POINT.read(cell) != value


def _plain(value: float) -> str:
    """Return a number without marks between thousands, which could be misread."""
    plain = f"{value:.12g}"
    return few(value, 12) if "e" in plain else plain.replace("-", "−")


def two_ways(column: Column, numeric: Collection[str]) -> str:
    """Say which of two readings was taken, and where to take the other one."""
    reading = column.reading
    if not reading.two_ways or not column.can_be_numbers:
        return ""
    cell, other = reading.two_ways, _plain(reading.other)
    value = _plain(reading.values[cell])
    taken, otherwise = f"for the decimal mark, so it is {value}", "Between thousands"
    if reading.is_grouped:
        taken = f"to stand between thousands, so it is {value}"
        otherwise = "With decimals"
    return (
        f"The numbers of {quoted(column.name)} can be read in two ways. The mark in "
        f"{cell} is taken {taken}. {otherwise} it would be {other}: choose under "
        f"“{THOUSANDS}”."
    )
