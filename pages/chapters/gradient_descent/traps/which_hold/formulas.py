"""The bend, the edge and the rule behind it, with a minimum's numbers, as LaTeX."""

import numpy as np

from pages.chapters.gradient_descent.edge_formulas import FORMULAS
from pages.figures.racers import RACERS
from pages.words.formulas import tex

from .record import Record
from .words import is_kink

ERRORS = {
    "gradient_descent": r"e_{t+1} = (1 - \eta\lambda)\, e_t",
    "momentum": r"e_{t+1} = (1 + \beta - \eta\lambda)\, e_t - \beta\, e_{t-1}",
    "nesterov": r"e_{t+1} = (1 + \beta)(1 - \eta\lambda)\, e_t"
    r" - \beta (1 - \eta\lambda)\, e_{t-1}",
    "newton": r"e_{t+1} = (1 - \eta)\, e_t",
}
LEAPS = {
    "adagrad": r"\Delta_1 = -\eta\,\frac{g}{\sqrt{g^2} + \epsilon} \approx \mp\eta",
    "rmsprop": r"\Delta_1 = -\eta\,\frac{g}{\sqrt{0.01\,g^2} + \epsilon}"
    r" \approx \mp 10\,\eta",
    "adam": r"\Delta_1 = -\eta\,\frac{g}{\sqrt{g^2} + \epsilon} \approx \mp\eta",
}


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return how an error goes on; of a minimum its bend, and its edge."""
    if not record.n:
        return []
    found = [_rule(record)]
    if step and not is_kink(record, step - 1):
        found += [_bend(record, step - 1), *_edge(record, step - 1)]
    return found


def _rule(record: Record) -> tuple[str, str]:
    name = RACERS[record.walker].label
    if record.walker in ERRORS:
        return f"Near a minimum {name} makes of an error e", ERRORS[record.walker]
    return f"{name}'s first step, in each coordinate", LEAPS[record.walker]


def _bend(record: Record, at: int) -> tuple[str, str]:
    """Return the Hessian at a minimum and its largest eigenvalue."""
    matrix = record.settings.surface.hessian(record.minima[at])
    rows = r" \\ ".join(" & ".join(map(tex, row)) for row in matrix.tolist())
    found = tex(float(record.bends[at]))
    law = rf"H = \begin{{pmatrix}} {rows} \end{{pmatrix}}, \quad \lambda = {found}"
    return "The bend there: λ is the largest eigenvalue of the Hessian", law


def _edge(record: Record, at: int) -> list[tuple[str, str]]:
    """Return the edge in numbers, and how η compares."""
    edge = float(record.own_edges[at])
    if not np.isfinite(edge):
        return []
    rate = record.rate
    sign = "<" if rate < edge else ">" if rate > edge else "="
    law = FORMULAS[record.walker]
    value = "" if law == tex(edge) else f"{law} = "
    beta = (
        rf", \quad \beta = {tex(record.settings.momentum)}" if r"\beta" in law else ""
    )
    return [("The edge", rf"\eta = {tex(rate)} \;{sign}\; {value}{tex(edge)}{beta}")]
