"""Handwritten digits: 1,797 little pictures of 8 by 8 pixels, and what they show."""

from functools import lru_cache
from pathlib import Path

import numpy as np

FILE = Path(__file__).parent / "files" / "digits.csv"
N_PIXELS, N_DIGITS = 64, 10
SOURCE = (
    "Optical recognition of handwritten digits, Alpaydin and Kaynak (1998), UCI "
    "Machine Learning Repository, CC BY 4.0; the test half, as in scikit-learn."
)


@lru_cache(maxsize=1)
def digit_rows() -> np.ndarray:
    """Return the table: 64 pixels from 0 (white) to 16, row by row, and the digit.

    Shape (1797, 65), float64, read-only. Nothing is raised. Source: Alpaydin and
    Kaynak (1998).

    >>> digit_rows().shape
    (1797, 65)
    """
    rows = np.loadtxt(FILE, delimiter=",", skiprows=1)
    rows.setflags(write=False)
    return rows


def digit_columns() -> tuple[str, ...]:
    """Return the columns' names: p00 to p77 (row, column), and digit.

    Nothing is raised. Source: ours.

    >>> digit_columns()[8:10]
    ('p10', 'p11')
    """
    pixels = [f"p{at // 8}{at % 8}" for at in range(N_PIXELS)]
    return (*pixels, "digit")


def digit_samples(n: int | None = None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return inputs, one-hot targets and digits of the first n rows, or of all.

    The pixels of all 1,797 pictures together get mean 0 and variance 1, by one mean
    and one spread, so that pixels which are always blank stay calm. Shapes
    (n, 64), (n, 10) and (n,). Raises ValueError for an n that is not 1 to 1797.
    Source: LeCun et al. (1998), "Efficient BackProp", section 4.3.

    >>> inputs, targets, digits = digit_samples(3)
    >>> digits.tolist(), targets[2].argmax()
    ([0, 1, 2], np.int64(2))
    """
    rows = digit_rows()
    if n is not None and not 1 <= n <= len(rows):
        raise ValueError(f"There are {len(rows)} digits; {n} cannot be taken.")
    pixels = rows[:, :N_PIXELS]
    inputs = (pixels[:n] - pixels.mean()) / pixels.std()
    digits = rows[:n, N_PIXELS].astype(int)
    return inputs, np.eye(N_DIGITS)[digits], digits
