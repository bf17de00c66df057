"""Which walks are decided by rounding: a start's last digit moves their end."""

import numpy as np

from engines.gradient_descent import Optimizer, Surface
from engines.gradient_descent.descent import take_steps

NUDGES = np.array([(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1)])


def is_steady(
    surface: Surface,
    optimizer: Optimizer,
    starts: np.ndarray,
    n_steps: int,
    allowed: float,
) -> np.ndarray:
    """Tell which walks from starts, (n, 2), end where their neighbours end, (n,).

    Neighbours begin a last digit beside. Where these end farther off than a tenth of
    what is `allowed`, relative to the end, so may any two who walk the same way but
    round otherwise: to compare them says nothing.
    """
    away = np.where(NUDGES > 0, np.inf, -np.inf)[:, np.newaxis]
    beside = np.nextafter(starts, np.where(NUDGES[:, np.newaxis] == 0, starts, away))
    crowd = np.concatenate([starts[np.newaxis], beside])  # (7, n, 2)
    walk = surface, optimizer, crowd.reshape(-1, 2), n_steps
    with np.errstate(all="ignore"):
        *_, (points, *_) = take_steps(*walk)
        own, *others = points.reshape(crowd.shape)
        gaps = np.abs(np.array(others) - own).max(axis=(0, 2))
        size = np.maximum(1.0, np.abs(own).max(axis=1))
        return gaps <= allowed / 10 * size
