"""The recurrence of each direction with a step's numbers in it, as LaTeX."""

import numpy as np

from engines.gradient_descent import Nesterov, roots
from pages.words.formulas import aligned, bracketed, tex

from .record import FLAT, STEEP, Record

NAMES = {FLAT: "flat", STEEP: "steep"}


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the next error along each direction, and the roots that decide."""
    found = [(f"The {NAMES[at]} direction", _roots(record, at)) for at in NAMES]
    if step == record.n_steps:
        return found
    update = aligned([_next(record, at, step) for at in NAMES])
    return [("The update, along the flat and the steep direction", update), *found]


def _next(record: Record, at: int, step: int) -> str:
    """Return one line: the update from the error and the one before it."""
    settings = record.settings
    eta, beta, bend = settings.learning_rate, settings.momentum, settings.bends[at]
    now, moved = record.errors[step, at], record.moves[step, at]
    after = record.errors[step + 1, at]
    if record.kind is Nesterov:
        return _looked_ahead(record, at, step)
    return (
        rf"e_{{{step + 1}}} &= e_{{{step}}} + \beta\Delta - \eta\lambda e_{{{step}}}"
        rf" = {tex(now)} + {tex(beta)} \cdot {bracketed(moved)}"
        rf" - {tex(eta * bend)} \cdot {bracketed(now)} = {tex(after)}"
    )


def _looked_ahead(record: Record, at: int, step: int) -> str:
    """Return Nesterov's line: a plain step, and on by a share of the change."""
    settings = record.settings
    factor = 1 - settings.learning_rate * settings.bends[at]
    y = factor * record.errors[step, at]
    before = factor * record.errors[step - 1, at] if step else record.errors[0, at]
    after, beta = record.errors[step + 1, at], settings.momentum
    return (
        rf"e_{{{step + 1}}} &= y + \beta (y - y_\text{{before}}) = {tex(y)}"
        rf" + {tex(beta)} \cdot ({tex(y)} - {bracketed(before)}) = {tex(after)}, \quad"
        rf" y = (1 - \eta\lambda) e_{{{step}}}"
    )


def _roots(record: Record, at: int) -> str:
    settings = record.settings
    eta, beta, bend = settings.learning_rate, settings.momentum, settings.bends[at]
    if record.kind is Nesterov:
        square = r"z^2 - (1 + \beta)(1 - \eta\lambda)z + \beta(1 - \eta\lambda) = 0"
    else:
        square = r"z^2 - (1 + \beta - \eta\lambda)z + \beta = 0"
    sizes = np.abs(roots(record.optimizer, float(bend)))
    return aligned(
        [
            rf"\eta\lambda &= {tex(eta)} \cdot {tex(bend)} = {tex(eta * bend)},"
            rf"\quad \beta = {tex(beta)}",
            rf"{square} &\;\Rightarrow\; |z| = {tex(sizes[1])},\ {tex(sizes[0])}",
        ]
    )
