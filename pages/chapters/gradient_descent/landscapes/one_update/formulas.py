"""The rule of every ingredient with its numbers in it, as LaTeX."""

import numpy as np

from pages.words.formulas import aligned, bracketed, tex
from pages.words.sentences import capitalised

from .record import LAND, NAMES, STAND, Record

DIGITS = 5


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return what a stage makes: the rule, its numbers, and what comes of them."""
    if len(record.stages) == 1:
        return [("The ground", record.settings.surface.formula)]
    stage = record.stages[step]
    if stage == STAND:
        where, height = _column(record.point), tex(record.value, DIGITS)
        return [("Where it stands", rf"(x, y) = {where}, \quad f = {height}")]
    if stage == LAND:
        return [("Where it lands", _landing(record))]
    return [(_says(one.name), _lines(record, one)) for one in record.made_in(stage)]


def _says(name: str) -> str:
    text = NAMES[name]
    return text if text[0] in "mvη" and text[1] in ",  " else capitalised(text)


def _lines(record: Record, one) -> str:
    """Return a rule in symbols, in numbers, and its value, below one another."""
    if one.name == "gradient":
        rule = record.settings.surface.gradient_formula
        return aligned([rf"{rule} &", rf"g &= {write(one.value)}"])
    arrow = r"\leftarrow" if one.name in one.numbers else "="
    return aligned(
        [
            rf"{one.symbol} &{arrow} {one.formula}",
            rf"&= {one.filled(write)}",
            rf"&= {write(one.value)}",
        ]
    )


def _landing(record: Record) -> str:
    parts = map(_column, (record.point, record.update, record.landing))
    here, update, there = parts
    height = tex(record.landing_value, DIGITS)
    told = rf"f = {height}" if record.has_landed else r"f \text{ has no height}"
    return rf"(x, y) + \Delta = {here} + {update} = {there}, \quad {told}"


def write(number) -> str:
    """Write a number, a pair of them as a column, four of them as a matrix."""
    number = np.squeeze(np.asarray(number, dtype=float))
    if number.ndim == 0:
        return bracketed(float(number), DIGITS)
    return _column(number)


def _column(numbers: np.ndarray) -> str:
    rows = [np.atleast_1d(row).tolist() for row in numbers]
    lines = r" \\ ".join(" & ".join(tex(n, DIGITS) for n in row) for row in rows)
    return rf"\begin{{pmatrix}} {lines} \end{{pmatrix}}"
