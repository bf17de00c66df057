"""The softmax of the largest two outputs, and a distance, with their numbers."""

import numpy as np

from pages.words.formulas import tex

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put this picture's numbers in."""
    shares = record.shares[step]
    says, learned = int(shares.argmax()), int(record.kinds(step)[0])
    total = float(np.square(record.distances[step, 0]))
    return [
        (
            f"The probability of the {says}, of all ten, which add up to 1:",
            rf"p_{{{says}}} = \frac{{e^{{z_{{{says}}}}}}}{{\sum_j e^{{z_j}}}} = "
            f"{tex(float(shares[says]))}",
        ),
        (
            f"How far the nearest learned digit is, which shows {learned}: the root "
            "of all 64 pixels' squared differences in ink:",
            rf"\sqrt{{\sum_i (x_i - x'_i)^2}} = \sqrt{{{tex(total)}}} = "
            f"{tex(float(record.distances[step, 0]))}",
        ),
    ]
