"""What a step does along each direction, with its numbers in it, as LaTeX."""

import numpy as np

from pages.words.formulas import aligned, bracketed, tex

from .record import Record
from .words import NAMES, ROUNDING


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the steps along each direction, and the roots that decide the ball's."""
    found = []
    for at, name in NAMES.items():
        lines = [*_hiker(record, step, at), *_ball(record, step, at)]
        if lines:
            found.append((f"Along the {name} direction", aligned(lines)))
        found.append((f"What decides the ball there, {name}", _roots(record, at)))
    return found


def _hiker(record: Record, step: int, at: int) -> list[str]:
    """Return what the factor makes of the hiker's distance."""
    if step >= record.hiker.n_steps:
        return []
    before, after = record.hiker.parts.errors[step : step + 2, at].tolist()
    rate, bend = record.settings.learning_rate, float(record.settings.bends[at])
    return [
        rf"\text{{hiker: }} e_{{{step + 1}}} &= (1 - \eta\lambda)\, e_{{{step}}}"
        rf" = (1 - {tex(rate)} \cdot {tex(bend)}) \cdot {bracketed(before)}"
        rf" = {tex(after)}"
    ]


def _ball(record: Record, step: int, at: int) -> list[str]:
    """Return the ball's velocity and where it leads."""
    ball = record.ball
    if step >= ball.n_steps:
        return []
    rate, bend = record.settings.learning_rate, float(record.settings.bends[at])
    before, after = ball.parts.errors[step : step + 2, at].tolist()
    speed, now = ball.parts.velocities[step : step + 2, at].tolist()
    if abs(speed) <= ROUNDING * abs(now):
        speed = 0.0
    return [
        rf"\text{{ball: }} v_{{{step + 1}}} &="
        rf" \beta v_{{{step}}} + \lambda e_{{{step}}}"
        rf" = {tex(record.settings.momentum)} \cdot {bracketed(speed)}"
        rf" + {tex(bend)} \cdot {bracketed(before)} = {tex(now)}",
        rf"e_{{{step + 1}}} &= e_{{{step}}} - \eta v_{{{step + 1}}}"
        rf" = {tex(before)} - {tex(rate)} \cdot {bracketed(now)} = {tex(after)}",
    ]


def _roots(record: Record, at: int) -> str:
    """Return the equation of the ball's roots there, and what they are."""
    rate, bend = record.settings.learning_rate, float(record.settings.bends[at])
    momentum = record.settings.momentum
    trace = 1 + momentum - rate * bend
    small, large = record.ball.roots[at]
    lines = [
        rf"z^2 - (1 + \beta - \eta\lambda)\, z + \beta &= "
        rf"z^2 - {bracketed(trace)}\, z + {tex(momentum)} = 0"
    ]
    if large.imag:
        pair = rf"{tex(large.real)} \pm {tex(abs(large.imag))}\,i"
        lines.append(
            rf"z &= {pair}, \quad |z| = \sqrt{{\beta}} = {tex(float(np.abs(large)))}"
        )
    elif large == small:
        lines.append(rf"z &= {tex(large.real)} \text{{, twice}}")
    else:
        lines.append(rf"z &= {tex(large.real)} \text{{ and }} {tex(small.real)}")
    return aligned(lines)
