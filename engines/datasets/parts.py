"""Cutting a column of numbers into parts, so that it can be asked about in words."""

from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from engines.datasets.table import MISSING, Table

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
MOST_WORDS = 6  # different numbers that can be asked about as they are
BOUNDS = ("≤", "<", ">", "≥")  # an answer that begins so needs no sign before it
FEWEST_DIGITS, MOST_DIGITS = 6, 17  # of a threshold, as written into a word


@dataclass(frozen=True, eq=False)
class Parts:
    """A column of numbers as words: which part of its range each number is in."""

    words: tuple[str, ...]  # (n,) one a number; MISSING where there was none
    names: tuple[str, ...]  # the parts, from low to high
    thresholds: tuple[float, ...]  # between them, one fewer; a part takes x <= its own
    sizes: tuple[int, ...]  # how many numbers each part holds
    written: tuple[str, ...] = ()  # the thresholds as they stand in the names


def cut_in_parts(values, n_parts: int = 3) -> Parts:
    """Cut numbers into parts of nearly equal counts and name each one's part.

    Threshold i is the midpoint of the two consecutive distinct values that leave
    nearest to i/n_parts of the numbers at or below it, the lower on a tie. Equal
    numbers stay together, so with fewer distinct values than parts there are fewer
    parts. ``values`` has shape (n,); NaN is a missing cell. Raises ValueError for
    values that are infinite or no single column, and for fewer than two parts.

    >>> cut_in_parts([1, 2, 3, 4, 9, float("nan")], n_parts=2).words
    ('≤ 2.5', '≤ 2.5', '> 2.5', '> 2.5', '> 2.5', '')
    """
    if n_parts < 2:
        raise ValueError(f"The number of parts is {n_parts}; it must be 2 or more.")
    values = np.asarray(values, dtype=float)
    if values.ndim != 1 or np.isinf(values).any():
        raise ValueError("The values must be one column of finite numbers, or NaN.")
    known = ~np.isnan(values)
    distinct, counts = np.unique(values[known], return_counts=True)
    cuts = _cuts(counts, n_parts)
    thresholds = [_between(distinct[at], distinct[at + 1]) for at in cuts]
    written = [
        _written(threshold, distinct[at], distinct[at + 1])
        for threshold, at in zip(thresholds, cuts, strict=True)
    ]
    names = _names(written, distinct)
    part = np.searchsorted(np.array(thresholds), values)  # x <= threshold is below it
    return Parts(
        words=tuple(
            names[at] if here else MISSING for at, here in zip(part, known, strict=True)
        ),
        names=names,
        thresholds=tuple(thresholds),
        sizes=tuple(np.bincount(part[known], minlength=len(names)).tolist()),
        written=tuple(map(_shown, written)),
    )


def with_answer(name: str, answer: str) -> str:
    """Return a column with one of its answers, in words; a missing one says so.

    A part of a range begins with its sign; any other answer gets an equals sign.

    >>> with_answer("Humidity", "≤ 79"), with_answer("Outlook", "")
    ('Humidity ≤ 79', 'Outlook = (missing)')
    """
    sign = "" if answer.startswith(BOUNDS) else "= "
    return f"{name} {sign}{answer or '(missing)'}"


def in_parts(table: Table, n_parts: int = 3) -> Table:
    """Return the table with its columns of numbers as words.

    A column of at most six different numbers keeps them as its words; any other is cut
    as by `cut_in_parts`. Raises ValueError for fewer than two parts.

    >>> from engines.datasets import load
    >>> in_parts(load("measured_days"), 2).column("Humidity")[:3]
    ('≤ 79', '> 79', '> 79')
    """
    columns = {name: table.column(name) for name in table.columns}
    for name in table.numbers:
        if len(set(columns[name]) - {MISSING}) > MOST_WORDS:
            columns[name] = cut_in_parts(table.values(name), n_parts).words
    rows = tuple(zip(*columns.values(), strict=True))
    return replace(table, rows=rows, numbers=())


def _cuts(counts: np.ndarray, n_parts: int) -> list[int]:
    """Return after which distinct values to cut, so that the parts come out even."""
    n_cuts = min(n_parts, len(counts)) - 1
    below = np.cumsum(counts)  # how many numbers a cut after this value leaves below
    cuts: list[int] = []
    for number in range(1, n_cuts + 1):
        first = cuts[-1] + 1 if cuts else 0
        last = len(counts) - 1 - (n_cuts - number)  # leave room for the cuts to come
        wanted = number * below[-1] / (n_cuts + 1)
        cuts.append(first + int(np.abs(below[first:last] - wanted).argmin()))
    return cuts


def _between(low: float, high: float) -> float:
    """Return the midpoint; the lower value where rounding leaves nothing between."""
    middle = float(low / 2 + high / 2)  # the sum itself could be too large
    return middle if low <= middle < high else float(low)


def written_threshold(threshold: float, low: float, high: float) -> str:
    """Return a threshold as people write it, so short that low <= it < high still.

    Never raises.

    >>> written_threshold(76.5, 75, 78), written_threshold(-0.5, -1, 0)
    ('76.5', '−0.5')
    """
    return _shown(_written(threshold, low, high))


def _written(threshold: float, low: float, high: float) -> str:
    """Return the threshold with the fewest digits that still tell low from high."""
    for digits in range(FEWEST_DIGITS, MOST_DIGITS):
        text = f"{threshold:.{digits}g}"
        if low <= float(text) < high:
            return text
    return f"{threshold:.{MOST_DIGITS}g}"


def _shown(text: str) -> str:
    """Return a number as people write it: 1e-05 as 0.00001, 1e+40 as 10 to the 40."""
    head, _, power = text.partition("e")
    if power and -8 < int(power) < 13:
        text = f"{Decimal(text):f}"
    elif power:
        text = f"{head}\u00a0×\u00a010{str(int(power)).translate(RAISED)}"
    return text.replace("-", "−")


def _names(written: list[str], distinct: np.ndarray) -> tuple[str, ...]:
    if not written:
        return tuple(_shown(f"{value:.{FEWEST_DIGITS}g}") for value in distinct[:1])
    written = [*map(_shown, written)]
    middle = zip(written, written[1:], strict=False)
    inner = (f"{low} to {high}" for low, high in middle)
    return (f"≤ {written[0]}", *inner, f"> {written[-1]}")
