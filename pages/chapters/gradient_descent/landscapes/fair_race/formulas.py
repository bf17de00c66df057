"""What tuning picks, and what wins a race, with this step's numbers."""

import numpy as np

from pages.words.formulas import tex

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the budget, the rate that is kept, or the lowest height of a race."""
    walker = record.tuned_at(step)
    if step == 0:
        return [_budget(record)]
    if walker is not None:
        return [_kept(record, walker)]
    at = record.raced(step) - 1
    kinds = ("With default rates", "Tuned")
    return [
        (f"{kind}, the lowest height", _lowest(race.heights[:, at], record))
        for kind, race in zip(kinds, record.races, strict=True)
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


def _lowest(heights: np.ndarray, record: Record) -> str:
    n = record.settings.n_steps
    return rf"\min_i f(x^{{(i)}}_{{{n}}}) = {_height(float(heights.min()))}"


def _height(height: float) -> str:
    if np.isfinite(height):
        return tex(height)
    return r"\infty" if height > 0 else r"-\infty"
