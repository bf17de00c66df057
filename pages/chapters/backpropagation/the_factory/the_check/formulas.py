"""The gradient that a nudge measures worst, as LaTeX."""

from pages.words.formulas import derivative, tex

from .record import Record
from .words import NAMES

DIGITS = 12  # of two gradients that are to be compared
RULES = {
    "centred": r"\frac{{E({w} + h) - E({w} - h)}}{{2h}}",
    "forward": r"\frac{{E({w} + h) - E({w})}}{{h}}",
    "complex": r"\frac{{\operatorname{{Im}} E({w} + ih)}}{{h}}",
}


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put the worst parameter's nudge into the method's formula."""
    sweep, names = record.sweep, record.settings.names
    k = int(sweep.worst_parameter[step])
    name = names.parameter_latex(list(names.places())[k])
    measured, backprop = sweep.measured[step, k], sweep.analytic[k]
    gap, size = abs(measured - backprop), max(abs(measured), abs(backprop))
    share = rf"\frac{{{tex(gap)}}}{{{tex(size)}}} = {tex(sweep.worst[step])}"
    return [
        (
            f"The gradient that is farthest off, by {NAMES[sweep.method]}",
            f"{RULES[sweep.method].format(w=name)} = {tex(measured, DIGITS)}",
        ),
        (
            "Told by backpropagation",
            f"{derivative('E', name)} = {tex(backprop, DIGITS)}",
        ),
        (
            "The difference, over the larger of the two",
            share if size else r"0, \text{as both are } 0",
        ),
    ]
