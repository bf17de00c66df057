"""The record's numbers as its sentences write them: what is but rounding is 0."""

import numpy as np

from engines.gradient_descent import NeuronFit, Onward
from pages.words.numbers import apart, few

from .record import Record

MOST_DIGITS = 12
SMALL = 1e-9  # the share of a weight in the answers below which it is written as 0
ROUNDING = 1e-12  # mistakes smaller than this are the computer's, not the neuron's


def told_apart(*values: float, digits: int = 4) -> list[str]:
    """Write numbers with as many digits as tell them apart, where rounding does not."""
    return apart(*values, digits=digits, most=MOST_DIGITS)


def losses(
    record: Record, walk: NeuronFit | Onward, *rows: int, digits: int = 4
) -> list[str]:
    """Write the losses at these rows of a walk, told apart where they differ."""
    return told_apart(*(loss_at(record, walk, row) for row in rows), digits=digits)


def loss_at(record: Record, walk: NeuronFit | Onward, row: int) -> float:
    """Return the loss at a row of a walk, 0 where the answers' rounding makes it."""
    loss, weights = float(walk.losses[row]), walk.weights[row]
    return 0.0 if loss <= (ROUNDING * size_of(record, weights)) ** 2 else loss


def loss_at_lowest(record: Record) -> float:
    """Return the least loss of a linear neuron, 0 where rounding makes it."""
    settings = record.settings
    if is_trough(record):  # its answer is the same to all, at best their mean
        return float(np.var(settings.targets)) / 2
    loss = float(record.surface.value(record.lowest))
    return 0.0 if loss <= (ROUNDING * size_of(record, record.lowest)) ** 2 else loss


def is_trough(record: Record) -> bool:
    """Tell whether there is only one study time, so that only one sum matters."""
    return len({time for time, _ in record.settings.rows}) == 1


def passed_on(record: Record, row: int) -> np.ndarray:
    """Return what the S passes on of each sample's mistake, exact far out too."""
    far = np.exp(-np.abs(record.fit.pre_activations[row]))
    return far / (1 + far) ** 2


def size_of(record: Record, weights: np.ndarray) -> float:
    """Return how large the terms of the answers and mistakes are, at least 1."""
    settings = record.settings
    largest = max(1.0, float(np.abs(settings.targets).max()))
    if not settings.is_linear:  # the S says no more than 1
        return largest
    return max(largest, float((np.abs(settings.inputs) @ np.abs(weights)).max()))


def place(record: Record, weights: np.ndarray, digits: int = 4) -> str:
    """Write weights as a point; one whose share of every answer is rounding is 0."""
    settings = record.settings
    most = np.abs(settings.inputs).max(axis=0)
    shares, before = np.abs(weights) * most, np.abs(settings.weights) * most
    size = max(float(shares.max()), float(np.abs(settings.targets).max()))
    least = max(SMALL * size, ROUNDING * float(before.max()))
    kept = np.where(shares <= least, 0.0, weights)
    return "({}, {})".format(*(few(weight, digits) for weight in kept.tolist()))


def product(rate: float, bend: float) -> float:
    """Return eta times lambda, a whole number where only rounding parts it from one."""
    near = round(rate * bend)
    return near if abs(rate * bend - near) <= 10 * ROUNDING * near else rate * bend
