"""A step of the walk from the ring, and the shares, with their numbers, as LaTeX."""

import numpy as np

from pages.words.formulas import aligned, tex
from pages.words.sentences import counted

from .record import Record

MOST = 6  # minima whose share is written out


def formulas(record: Record, position: int) -> list[tuple[str, str]]:
    """Return the ground, the walk's next step, and the shares so far."""
    step = int(record.shown[position])
    lines = [("The ground", record.settings.surface.formula)]
    path = record.walk.path
    if step < path.n_steps:
        lines.append(("The walk's step", _step(path, step)))
    if len(record.found.minima):
        after = f"Shares after {counted(step, 'step')}"
        lines.append((after + _and_so_on(record), _shares(record, step)))
    return lines


def _step(path, step: int) -> str:
    here, there = _row(path.points[step]), _row(path.points[step + 1])
    return aligned(
        [
            rf"\nabla f{here} &= {_row(path.gradients[step])}",
            rf"\Delta &= {_row(path.updates[step])}",
            rf"{here} + \Delta &= {there}",
        ]
    )


def _row(pair: np.ndarray) -> str:
    x, y = (tex(value) for value in pair.tolist())
    return rf"({x},\; {y})"


def _and_so_on(record: Record) -> str:
    """Say that there are more minima than are written out."""
    n = len(record.found.minima)
    return f"; and so on, up to minimum {n}" if n > MOST else ""


def _shares(record: Record, step: int) -> str:
    """Return how many of all starts have arrived at each of the first minima."""
    fates, n = record.found.fates, len(record.found.fates)
    lines = []
    for at in range(min(len(record.found.minima), MOST)):
        count = int(((fates == at) & (record.known <= step)).sum())
        lines.append(rf"p_{{{at + 1}}} &= {count} / {n} = {tex(count / n)}")
    return aligned(lines)
