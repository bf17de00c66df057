"""What is left of the blame in a column's most level networks, with their numbers."""

import numpy as np

from pages.words.formulas import tex
from pages.words.sentences import counted

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put the column's most level cell into the ratio, and into the factor a layer."""
    found = record.found
    depth, powers = int(found.depths[step]), found.log_ratios[:, step]
    if found.is_lost[:, step].all():
        return [("Nothing arrives at any scale:", r"\delta_1 = 0")]
    if depth == 1:
        same = r"\frac{|\delta_1|}{|\delta_1|} = 10^0 = 1"
        return [("Of one layer, the first is the last, at every scale:", same)]
    row = int(np.abs(powers).argmin())
    scale, power = float(found.scales[row]), float(powers[row])
    lines = [
        (
            f"Of this column the scale nearest to level is {scale:.3g} (the mean of "
            "two networks' powers of ten):",
            rf"\frac{{|\delta_1|}}{{|\delta_{{{depth}}}|}} = "
            rf"10^{{{power:.4f}}} = {tex(10**power)}",
        )
    ]
    factor = tex(10 ** (power / (depth - 1)))
    average = f"One layer multiplies by, on average over {counted(depth - 1, 'step')}:"
    return [*lines, (average, rf"10^{{{power:.4f} / {depth - 1}}} = {factor}")]
