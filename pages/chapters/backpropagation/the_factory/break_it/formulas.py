"""A parameter's two gradients and their relative error, as LaTeX."""

import numpy as np

from pages.words.formulas import tex

from .record import SMALL, Record

RULE = (
    r"\frac{\lvert \text{backprop} - \text{measured} \rvert}"
    r"{\max(\lvert \text{backprop} \rvert, \lvert \text{measured} \rvert)}"
)
OF_LARGEST = r"\frac{\lvert \text{backprop} - \text{measured} \rvert}{\text{largest}}"
OF_SMALL = OF_LARGEST.replace("largest", "small")


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put this parameter's two gradients into the relative error."""
    if not step:
        says = "Told by backpropagation, measured from E alone, and compared"
        return [(says, RULE)]
    k, names = step - 1, record.settings.names
    name = names.parameter_latex(list(names.places())[k])
    return [
        (
            "Measured: a nudge of this parameter alone, along i so that no digit "
            "gets lost, and E computed again",
            rf"\frac{{\operatorname{{Im}} E({name} + i h)}}{{h}} = "
            rf"{tex(record.measured[k])},\quad h = 10^{{-20}}",
        ),
        _relative(record, k),
    ]


def _relative(record: Record, k: int) -> tuple[str, str]:
    """Put one parameter's gap into its relative error."""
    both = np.abs([record.backprop, record.measured])
    gap, size = abs(record.backprop[k] - record.measured[k]), both[:, k].max()
    error, rule, says = record.errors[k], RULE, "Relative error"
    if gap and error != gap / size:
        size, says = both.max(), "So small a gap, as a share of the largest gradient"
        rule = OF_LARGEST
    if gap and error != gap / size:
        size, rule = SMALL, OF_SMALL
        says = "So small a gap is rounding, as a share of what is small"
    if not size:
        both_are = r"\text{backprop} = \text{measured} = 0"
        return "Both are 0, so there is no error", both_are
    share = rf"\frac{{{tex(gap)}}}{{{tex(size)}}}"
    return says, f"{rule} = {share} = {tex(error)}"
