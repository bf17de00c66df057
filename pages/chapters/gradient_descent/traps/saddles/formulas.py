"""The factor of a step, and the step it predicts, with their numbers, as LaTeX."""

import numpy as np

from pages.figures.racers import RACERS
from pages.words.formulas import aligned, tex

from ..settings import NEWTON
from .record import Record
from .words import digits_of

FACTORS = {
    "gradient_descent": r"z = 1 + \eta\,|\lambda|",
    "momentum": r"z^2 - (1 + \beta + \eta|\lambda|)\,z + \beta = 0",
    "nesterov": r"z^2 - (1 + \beta)(1 + \eta|\lambda|)\,z"
    r" + \beta(1 + \eta|\lambda|) = 0",
}


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the larger root of the one in hand, and what it predicts."""
    found = record.escape
    if found is None or np.isnan(found.factors[record.hand]):
        return []
    return [_factor(record), *([_steps(record)] if record.is_predicted else [])]


def formulas_before_bet(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the root alone."""
    return formulas(record, step)[:1]


def _factor(record: Record) -> tuple[str, str]:
    settings, found = record.settings, record.escape
    label = RACERS[settings.walker].label
    says = f"What a step of {label} multiplies the distance along the falling way by"
    if settings.walker == NEWTON:
        own = float(found.factors[record.hand])
        return f"{says}: it divides by |λ|", rf"z = 1 + \eta = {tex(own)}"
    product = settings.learning_rate * abs(found.curvature)
    factor = float(found.factors[record.hand])
    lines = [
        rf"\eta |\lambda| &= {tex(settings.learning_rate)} \cdot "
        rf"{tex(abs(found.curvature))} = {tex(product)}",
        rf"{FACTORS[settings.walker]} &\;\Rightarrow\; z = {_exact(factor)}",
    ]
    return says, aligned(lines)


def _exact(factor: float) -> str:
    """Write a factor so that one sees that it is not 1."""
    return tex(factor, max(6, digits_of(factor)))


def _steps(record: Record) -> tuple[str, str]:
    """Return the number of steps to the radius, from the line's beginning."""
    found, hand = record.escape, record.hand
    factor = float(found.factors[hand])
    last = min(int(found.predicted_at[hand]), record.n_steps)
    begins = float(found.predicted[last, hand] / factor**last)
    steps = np.log(found.radius / begins) / np.log(factor)
    law = (
        rf"t = \frac{{\ln (r / a)}}{{\ln z}} = \ln \frac{{{tex(found.radius)}}}"
        rf"{{{tex(begins)}}} \Big/ \ln {_exact(factor)} = {tex(float(steps))}"
    )
    return "Steps to the radius r; a is where the straight line begins", law
