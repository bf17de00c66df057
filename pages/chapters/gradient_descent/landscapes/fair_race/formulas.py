"""What tuning picks, and what wins a race, with this step's numbers."""

import numpy as np

from pages.words.formulas import tex

from .record import Record

MOST_DIGITS = 17  # that a number of the machine has


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the budget, the rate that is kept, or the lowest height of a race."""
    walker = record.tuned_at(step)
    if step == 0:
        return [_budget(record)]
    if walker is not None:
        return [_kept(record, walker)]
    at = record.raced(step) - 1
    kinds = ("With default rates", "Tuned")
    lowest = [float(race.heights[:, at].min()) for race in record.races]
    n = record.settings.n_steps
    return [
        (f"{kind}, the lowest height", _lowest(text, n))
        for kind, text in zip(kinds, _apart(lowest), strict=True)
    ]


def _budget(record: Record) -> tuple[str, str]:
    tuning = record.fair.tuning
    counts = [len(tuning.rates), len(tuning.starts), len(record.seeds)]
    counts = [*(n for n in counts if n > 1), record.settings.n_steps]
    product = r" \cdot ".join(map(str, counts))
    return "Gradients for each optimizer", f"{product} = {tuning.gradient_budget}"


def _kept(record: Record, walker: int) -> tuple[str, str]:
    tuning, n = record.fair.tuning, record.settings.n_steps
    rate = float(tuning.rates[tuning.best[walker]])
    median = float(tuning.scores.median[walker, tuning.best[walker]])
    return (
        f"The rate {record.looks[walker].label} keeps, and its median height",
        rf"\eta^* = \arg\min_\eta\, \operatorname{{median}} f(x_{{{n}}}) = {tex(rate)},"
        rf"\quad \operatorname{{median}} f = {_height(median)}",
    )


def _lowest(text: str, n: int) -> str:
    return rf"\min_i f(x^{{(i)}}_{{{n}}}) = {text}"


def _apart(heights: list[float]) -> list[str]:
    """Write heights with as many digits as tell them apart, six at least."""
    for digits in range(6, MOST_DIGITS + 1):
        texts = [_height(height, digits) for height in heights]
        if len({*texts}) == len({*heights}):
            break
    return texts


def _height(height: float, digits: int = 6) -> str:
    """Write a height, or in words what became of the walk."""
    if np.isfinite(height):
        return tex(height, digits)
    return rf"\text{{{'lost' if height > 0 else 'falls for ever'}}}"
