"""What is left of the blame in a column's most level networks, with their numbers."""

import numpy as np

from pages.ui.literal import counted
from pages.ui.text import number


def formulas(record, step: int) -> list[tuple[str, str]]:
    """Put the column's most level cell into the ratio, and into the factor a layer."""
    found = record.found
    at = min(step, len(found.depths) - 1)
    depth, powers = int(found.depths[at]), found.log_ratios[:, at]
    if found.is_lost[:, at].all():
        return [("Nothing arrives at any scale:", r"\delta_1 = 0")]
    row = int(np.abs(powers).argmin())
    scale, power = float(found.scales[row]), float(powers[row])
    lines = [
        (
            f"Of this column the scale nearest to level is {scale:.3g} (the mean of "
            "two networks' powers of ten):",
            rf"\frac{{|\delta_1|}}{{|\delta_{{{depth}}}|}} = "
            rf"10^{{{power:.4f}}} = {number(10**power)}",
        )
    ]
    if depth > 1:
        factor = number(10 ** (power / (depth - 1)))
        lines.append(
            (
                f"One layer multiplies by, on average over "
                f"{counted(depth - 1, 'step')}:",
                rf"10^{{{power:.4f} / {depth - 1}}} = {factor}",
            )
        )
    return lines
