"""Where a stepper stops in a long record: at every step first, then farther apart."""

import numpy as np


def stops(last: int, most: int, first: int) -> list[int]:
    """Return at most `most` steps from 0 to `last`, the `first` of them one by one.

    >>> stops(3, 10, 5), stops(100, 6, 3)
    ([0, 1, 2, 3], [0, 1, 2, 3, 52, 100])
    """
    if last < most:
        return [*range(last + 1)]
    later = np.linspace(first, last, most - first).round()
    return [*range(first), *later.astype(int).tolist()]
