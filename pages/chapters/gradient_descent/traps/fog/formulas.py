"""The formulas of the fog: what a probe felt, and what the one before had promised."""

from math import hypot

import numpy as np

from pages.ui.chapter import Formulas
from pages.words.formulas import aligned, bracketed, product, tex

from .record import Record


def of_what_was_felt(record: Record, step: int) -> Formulas:
    """Return the slope of the newest probe, and the promise of the one before it."""
    at = record.upto(step) - 1
    if at < 0:
        return [("What a probe tells", r"f(x, y), \quad \nabla f(x, y)")]
    return [_slope(record, at), *([_promise(record, at)] if at else [])]


def formulas(record: Record, step: int) -> Formulas:
    """Return the same; when the fog has lifted, a step of descent too."""
    found = of_what_was_felt(record, step)
    if not record.is_over or step < 2 or not _is_felt(record, step - 2):
        return found
    return [*found, _descent(record, step)]


def _is_felt(record: Record, at: int) -> bool:
    """Tell whether descent felt a slope: beyond the window there is none."""
    return bool(np.isfinite(record.players["descent"].heights[at]))


def _slope(record: Record, at: int) -> tuple[str, str]:
    x, y = record.you.slopes[at].tolist()
    square = rf"\sqrt{{{bracketed(x)}^2 + {bracketed(y)}^2}}"
    size = tex(hypot(x, y))
    return (
        f"The slope at probe {at + 1}, and how steep it is",
        rf"\nabla f = ({tex(x)},\; {tex(y)}), \quad |\nabla f| = {square} = {size}",
    )


def _promise(record: Record, at: int) -> tuple[str, str]:
    """Go on along the slope of the probe before: what the ground would be if plane."""
    x, y = (record.you.points[at] - record.you.points[at - 1]).tolist()
    along, up = record.you.slopes[at - 1].tolist()
    height, felt = (float(record.you.heights[k]) for k in (at - 1, at))
    promised = height + along * x + up * y
    lines = [
        rf"f + \nabla f \cdot \Delta &= {tex(height)} + "
        rf"{product((along, round(x, 9)))} + {product((up, round(y, 9)))}",
        rf"&= {tex(promised)}, \quad \text{{felt: }} {tex(felt)}",
    ]
    says = f"What the slope at probe {at} promised for probe {at + 1}"
    return says, aligned(lines)


def _descent(record: Record, step: int) -> tuple[str, str]:
    felt, rate = record.players["descent"], record.settings.fog_rate
    lines = [
        f"{name} &\\leftarrow {tex(before)} - {product((rate, slope))} = {tex(after)}"
        for name, before, slope, after in zip(
            "xy",
            felt.points[step - 2].tolist(),
            felt.slopes[step - 2].tolist(),
            felt.points[step - 1].tolist(),
            strict=True,
        )
    ]
    return f"Descent's step to its probe {step}", aligned(lines)
