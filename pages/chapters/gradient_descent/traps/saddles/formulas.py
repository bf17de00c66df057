"""The factor of a step, and the step it predicts, with their numbers, as LaTeX."""

import numpy as np

from pages.figures.racers import RACERS
from pages.words.formulas import aligned, tex

from .record import Record

FACTORS = {
    "gradient_descent": r"z = 1 + \eta\,|\lambda|",
    "momentum": r"z^2 - (1 + \beta + \eta|\lambda|)\,z + \beta = 0",
    "nesterov": r"z^2 - (1 + \beta)(1 + \eta|\lambda|)\,z"
    r" + \beta(1 + \eta|\lambda|) = 0",
    "newton": r"z = 1 + \eta",
}


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the larger root of the one in hand, and what it predicts."""
    found = record.escape
    if found is None or not found.curvature or record.settings.walker not in FACTORS:
        return []
    return [_factor(record), *([] if record.is_on_it else [_steps(record)])]


def formulas_before_bet(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the root alone."""
    return formulas(record, step)[:1]


def _factor(record: Record) -> tuple[str, str]:
    settings, found = record.settings, record.escape
    product = settings.learning_rate * abs(found.curvature)
    factor = float(found.factors[record.hand])
    lines = [
        rf"\eta |\lambda| &= {tex(settings.learning_rate)} \cdot "
        rf"{tex(abs(found.curvature))} = {tex(product)}",
        rf"{FACTORS[settings.walker]} &\;\Rightarrow\; z = {tex(factor)}",
    ]
    label = RACERS[settings.walker].label
    return f"What a step of {label} multiplies the distance by", aligned(lines)


def _steps(record: Record) -> tuple[str, str]:
    """Return the number of steps to the radius, from the line's beginning."""
    found, hand = record.escape, record.hand
    factor = float(found.factors[hand])
    last = min(int(found.predicted_at[hand]), record.n_steps)
    begins = float(found.predicted[last, hand] / factor**last)
    steps = np.log(found.radius / begins) / np.log(factor)
    law = (
        rf"t = \frac{{\ln (r / a)}}{{\ln z}} = \ln \frac{{{tex(found.radius)}}}"
        rf"{{{tex(begins)}}} \Big/ \ln {tex(factor)} = {tex(float(steps))}"
    )
    return "Steps to the radius r; a is where the straight line begins", law
