"""The rate of a walk with momentum by powers of one update, without the walk."""

import numpy as np

from engines.gradient_descent.momentum_map import sizes_of
from engines.gradient_descent.optimizers import Momentum

NO_ROOT = 1e-6  # a root that small is 0


def rate_by_powers(
    optimizer: Momentum, curvatures, start, half: int, last: int
) -> float:
    """Return what `measured_rates` would, from powers of one update instead of a walk.

    An update of a linear slope is a matrix on place and velocity: it is asked of the
    optimizer for each curvature, divided by the largest root of all so that nothing
    overflows, and raised to ``half`` and to ``last``. The bottom is 0, the velocity at
    the ``start``, (d,), too. 0 where the largest root is 0, but for rounding: a double
    root is known to half the digits. Nothing is raised.

    >>> rate_by_powers(Momentum(0.5, momentum=0.0), [1.0], [4.0], half=2, last=4)
    0.5
    """
    matrices = update_matrices(optimizer, curvatures)
    largest = float(np.abs(np.linalg.eigvals(matrices)).max())
    if largest < NO_ROOT:
        return 0.0
    begin = np.stack([start, np.zeros(len(start))], axis=-1)[..., np.newaxis]
    products, sizes = optimizer.learning_rate * np.asarray(curvatures), []
    for power in (half, last):
        states = np.linalg.matrix_power(matrices / largest, power) @ begin
        moves = matrices @ states - states
        sizes.append(sizes_of(states[:, 0, 0], moves[:, 0, 0], products))
    return float(largest * (sizes[1] / sizes[0]) ** (0.5 / (last - half)))


def update_matrices(optimizer: Momentum, curvatures) -> np.ndarray:
    """Return for each curvature the matrix of one update on (place, velocity).

    It is measured: the optimizer is asked what it does to a place of 1, and to a
    velocity of 1. Shape (d, 2, 2). Nothing is raised.

    >>> update_matrices(Momentum(0.5, momentum=0.25), [2.0])[0]
    array([[ 0.   , -0.125],
           [ 2.   ,  0.25 ]])
    """
    place, velocity = np.eye(2)[:, np.newaxis]
    bends = np.asarray(curvatures, dtype=float)[:, np.newaxis]
    state = {"velocity": np.broadcast_to(velocity, (len(bends), 2))}
    update, after = optimizer.update(bends * place, state)
    return np.stack([place + update, after["velocity"]], axis=1)
