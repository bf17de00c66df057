"""The record's numbers as its sentences write them: what is but rounding is 0."""

import re

import numpy as np

from engines.gradient_descent import NeuronFit, Onward
from pages.words.numbers import apart, few, signed

from .record import Record

MOST_DIGITS = 12
PLAIN = re.compile(r"([−+]?)(\d{4,})((?:\.\d+)?)")
SMALL = 1e-9  # the share of a weight in the answers below which it is written as 0
ROUNDING = 1e-12  # mistakes smaller than this are the computer's, not the neuron's


def said(value: float, digits: int = 3) -> str:
    """Write a number with so many digits, its thousands parted also before decimals."""
    return _parted(few(value, digits))


def said_signed(value: float, digits: int = 3) -> str:
    """Write the same with its sign: a change."""
    return _parted(signed(value, digits))


def _parted(text: str) -> str:
    """Write commas between the thousands of a plain number."""
    found = PLAIN.fullmatch(text)
    return f"{found[1]}{int(found[2]):,}{found[3]}" if found else text


def told_apart(*values: float, digits: int = 4) -> list[str]:
    """Write numbers with as many digits as tell them apart, where rounding does not."""
    return [*map(_parted, apart(*values, digits=digits, most=MOST_DIGITS))]


def answers_apart(record: Record, *answers: float, digits: int = 4) -> list[str]:
    """Write answers; those of an S are told apart from 0 and 1, which it never says."""
    if record.settings.is_linear:
        return told_apart(*answers, digits=digits)
    *texts, zero, one = told_apart(*answers, 0.0, 1.0, digits=digits)
    return [f"almost {text}" if text in (zero, one) else text for text in texts]


def errors_at(record: Record, row: int) -> np.ndarray:
    """Return the mistakes at a row of the training, 0 where they are but rounding.

    An S never says 0 or less, nor 1 or more, so that no such mistake is rounding.
    """
    settings, errors = record.settings, record.fit.errors[row]
    weights, targets = record.fit.weights[row], settings.targets
    if not settings.is_linear:
        near = (np.abs(errors) <= ROUNDING) & (targets > 0) & (targets < 1)
        return np.where(near, 0.0, errors)
    terms = np.column_stack([settings.inputs * weights, targets])
    near = np.abs(errors) <= ROUNDING * np.abs(terms).max(axis=1)
    are_right = np.abs(errors).max() <= ROUNDING * size_of(record, weights)
    return np.where(near | are_right, 0.0, errors)


def parts_at(record: Record, row: int) -> np.ndarray:
    """Return each sample's part of the blame, 0 where its mistake is but rounding."""
    is_wrong = errors_at(record, row) != 0
    return np.where(is_wrong[:, np.newaxis], record.fit.contributions[row], 0.0)


def without_rounding(means: np.ndarray, parts: np.ndarray) -> list[float]:
    """Return means, 0 where they are but the rounding of the parts that cancel."""
    largest = np.abs(parts).max(axis=0)
    is_none = np.abs(means) <= 1e-15 * len(parts) * largest
    return np.where(is_none | (largest == 0), 0.0, means).tolist()


def losses(
    record: Record, walk: NeuronFit | Onward, *rows: int, digits: int = 4
) -> list[str]:
    """Write the losses at these rows of a walk, told apart where they differ."""
    return told_apart(*(loss_at(record, walk, row) for row in rows), digits=digits)


def loss_at(record: Record, walk: NeuronFit | Onward, row: int) -> float:
    """Return the loss at a row of a walk, 0 where the answers' rounding makes it."""
    loss, weights = float(walk.losses[row]), walk.weights[row]
    return 0.0 if loss <= (ROUNDING * size_of(record, weights)) ** 2 else loss


def losses_seen(record: Record) -> np.ndarray:
    """Return the losses of the training, 0 where the answers' rounding makes them."""
    losses = record.fit.losses
    rounding = (ROUNDING * size_of(record, record.fit.weights)) ** 2
    return np.where(losses <= rounding, 0.0, losses)


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


def size_of(record: Record, weights: np.ndarray) -> float | np.ndarray:
    """Return how large the terms of the answers and mistakes are, at least 1.

    For weights (..., 2) the answer has the shape (...).
    """
    settings = record.settings
    largest = max(1.0, float(np.abs(settings.targets).max()))
    if not settings.is_linear:  # the S says no more than 1
        return largest
    return np.maximum(largest, (np.abs(weights) @ np.abs(settings.inputs).T).max(-1))


def place(record: Record, weights: np.ndarray, digits: int = 4) -> str:
    """Write weights as a point; one that is rounding, as is its share of answers, is 0.

    A weight that no answer hears, its input being 0, is not 0 for that.
    """
    settings = record.settings
    most = np.abs(settings.inputs).max(axis=0)
    shares, before = np.abs(weights) * most, np.abs(settings.weights) * most
    size = max(float(shares.max()), float(np.abs(settings.targets).max()))
    least = max(SMALL * size, ROUNDING * float(before.max()))
    kept = np.where(np.maximum(shares, np.abs(weights)) <= least, 0.0, weights)
    return "({}, {})".format(*(said(weight, digits) for weight in kept.tolist()))


def product(rate: float, bend: float) -> float:
    """Return eta times lambda, a whole number where only rounding parts it from one."""
    near = round(rate * bend)
    return near if abs(rate * bend - near) <= 10 * ROUNDING * near else rate * bend
