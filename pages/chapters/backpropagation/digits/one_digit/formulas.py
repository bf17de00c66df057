"""The formula of each step of One digit, with its numbers in it."""

import numpy as np

from pages.words.formulas import bracketed, derivative, tex

from ..pixels import pixel_scale
from .record import (
    AFTER,
    ANSWER,
    BLAMED,
    OUTPUTS,
    PICTURE,
    PIXELS,
    UNITS,
    UPDATE,
    Record,
)
from .words import place

BY_INK = derivative("L", r"\text{ink}")


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put the numbers of this step in."""
    return [FORMULAS[record.stages[step]](record)]


def _picture(record: Record) -> tuple[str, str]:
    at, (mean, spread) = int(record.ink.argmax()), pixel_scale()
    ink, x = record.ink[at], record.passed.activations[0][0, at]
    return (
        f"The darkest pixel, in {place(at)}, less the mean of all pixels, by their "
        "spread:",
        rf"x = \frac{{{tex(float(ink))} - {tex(mean)}}}{{{tex(spread)}}} = "
        f"{tex(float(x))}",
    )


def _units(record: Record) -> tuple[str, str]:
    high = record.passed.activations[1][0]
    at = int(high.argmax())
    z = float(record.passed.pre_activations[0][0, at])
    return (
        f"The highest, unit {at + 1}, weighs the pixels and bends the sum:",
        rf"a = g\Big(\sum_i x_i w_i + b\Big) = g({tex(z)}) = {tex(float(high[at]))}",
    )


def _answer(record: Record) -> tuple[str, str]:
    return (
        f"The loss is −ln of what the right digit gets, the {record.label}:",
        _loss(record, record.shares, float(record.losses[0])),
    )


def _outputs(record: Record) -> tuple[str, str]:
    label, p = record.label, float(record.shares[record.label])
    return (
        f"At the right digit, the {label}:",
        rf"\delta_{{{label}}} = {derivative('L', f'z_{{{label}}}')} = p_{{{label}}} - 1"
        rf" = {tex(p)} - 1 = {tex(p - 1)}",
    )


def _blamed(record: Record) -> tuple[str, str]:
    blame = record.handed.pre_activation_grads[0][0]
    at = int(np.abs(blame).argmax())
    handed = float(record.handed.activation_grads[1][0, at])
    slope = float(record.passed.slopes[0][0, at])
    return (
        f"Unit {at + 1} gets what its weights hand back, times its slope:",
        r"\delta = g'(z) \sum_k \delta_k w_k = "
        rf"{tex(slope)} \cdot {bracketed(handed)} = {tex(float(blame[at]))}",
    )


def _pixels(record: Record) -> tuple[str, str]:
    at, (_, spread) = int(np.abs(record.pixel_blame).argmax()), pixel_scale()
    handed = float(record.handed.activation_grads[0][0, at])
    return (
        f"The pixel with most, in {place(at)}: what the weights hand back, by the "
        "spread of the pixels:",
        rf"{BY_INK} = \frac{{\sum_j \delta_j w_j}}"
        rf"{{{tex(spread)}}} = \frac{{{tex(handed)}}}{{{tex(spread)}}} = "
        f"{tex(float(record.pixel_blame[at]))}",
    )


def _update(record: Record) -> tuple[str, str]:
    rate, size = record.settings.one_rate, record.gradient_size
    return (
        "All weights and biases move downhill; along a straight line the loss falls by",
        rf"\eta \, |\nabla L|^2 = {tex(rate)} \cdot \left({tex(size)}\right)^2 = "
        f"{tex(rate * size**2)}",
    )


def _after(record: Record) -> tuple[str, str]:
    after = record.after_shares, float(record.losses[1])
    return "The loss after it:", _loss(record, *after)


def _loss(record: Record, shares: np.ndarray, loss: float) -> str:
    """Write −ln p, where p looks like 1 by what is left of it, and where it is 0 by z.

    A p that is too small for a float has a loss all the same.
    """
    label = record.label
    p, rest = float(shares[label]), float(np.delete(shares, label).sum())
    if p == 0:
        return rf"L = \ln \sum_j e^{{z_j}} - z_{{{label}}} = {tex(loss)}"
    inside = f"(1 - {tex(rest)})" if tex(p) == "1" and rest else tex(p)
    return rf"L = -\ln p_{{{label}}} = -\ln {inside} = {tex(loss)}"


FORMULAS = {
    PICTURE: _picture,
    UNITS: _units,
    ANSWER: _answer,
    OUTPUTS: _outputs,
    BLAMED: _blamed,
    PIXELS: _pixels,
    UPDATE: _update,
    AFTER: _after,
}
