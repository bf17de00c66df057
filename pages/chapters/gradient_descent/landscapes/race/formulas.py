"""The ground under the walker in hand, and its step, with their numbers, as LaTeX."""

import numpy as np

from engines.gradient_descent import SCHEDULES
from pages.words.formulas import aligned, tex

from ..settings import REFERENCE
from .bends import bends_at
from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return what the walker in hand stands on at a step, and where it goes."""
    t, at = record.shown[step], record.hand
    if not record.is_defined:
        return [("The ground", record.settings.surface.formula)]
    name, now = record.looks[at].label, f"at step {t}"
    lines = [
        (f"{name} {now}: the ground", _underfoot(record, t, at)),
        ("How it bends there", _bends(record, t, at)),
    ]
    if t < record.race.trajectories[at].n_steps:
        lines += [*_rate(record, t), ("Its step", _update(record, t, at))]
    return lines


def _underfoot(record: Record, t: int, at: int) -> str:
    surface, walk = record.settings.surface, record.race.trajectories[at]
    t = min(t, walk.n_steps)
    where, slope = walk.points[t], walk.gradients[t]
    steep = tex(float(np.linalg.norm(slope)))
    return aligned(
        [
            f"&{surface.formula}",
            f"&f{_row(where)} = {tex(walk.values[t])}",
            f"&{surface.gradient_formula}",
            rf"&\nabla f = {_row(slope)}, \; |\nabla f| = {steep}",
        ]
    )


def _bends(record: Record, t: int, at: int) -> str:
    """Return the Hessian with its eigenvalues, and what follows of them."""
    bends, point = bends_at(record, t, at), record.race.points[t, at]
    if not bends.is_known:
        return r"H \text{ is not defined here}"
    hessian = record.settings.surface.hessian(point)
    (a, b), (c, d) = ([tex(bend) for bend in row] for row in hessian.tolist())
    matrix = rf"\begin{{pmatrix}} {a} & {b} \\ {c} & {d} \end{{pmatrix}}"
    lines = [rf"H &= {matrix}, \quad \lambda = {tex(bends.low)},\; {tex(bends.high)}"]
    if bends.high > 0:
        edge = rf"2 / \lambda_{{\max}} &= {tex(2 / bends.high)}"
        if bends.condition is not None:
            edge += (
                rf", \quad \kappa = \lambda_{{\max}} / \lambda_{{\min}}"
                rf" = {tex(bends.condition)}"
            )
        lines.append(edge)
    return aligned(lines)


def _rate(record: Record, t: int) -> list[tuple[str, str]]:
    """Return what the schedule makes of the learning rate in hand, if there is one."""
    settings, key = record.settings, record.walkers[record.hand]
    if settings.schedule == "constant" or key == REFERENCE:
        return []
    schedule, n = SCHEDULES[settings.schedule], settings.n_steps
    rate, factor = settings.learning_rate(key), float(schedule.factor(t, n))
    now = rf"\eta_{{{t}}} = {tex(rate)} \cdot {tex(factor)} = {tex(rate * factor)}"
    return [
        ("Its learning rate now", rf"\eta_t = \eta \cdot {schedule.formula}, \; {now}")
    ]


def _update(record: Record, t: int, at: int) -> str:
    walk = record.race.trajectories[at]
    update, there = walk.updates[t], walk.points[t + 1]
    return aligned([rf"\Delta &= {_row(update)}", rf"(x, y) + \Delta &= {_row(there)}"])


def _row(pair: np.ndarray) -> str:
    x, y = (tex(value) for value in pair.tolist())
    return rf"({x},\; {y})"
