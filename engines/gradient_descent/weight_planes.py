"""Planes of weights: a loss over two of a neuron's weights, the others held fast."""

from collections.abc import Callable, Sequence

import numpy as np

from engines.gradient_descent.checks import checked_count
from engines.gradient_descent.fields import Field, window_around


def loss_over(
    loss: Callable[[np.ndarray], np.ndarray],
    weights,
    two: Sequence[int],
    window,
    n: int = 61,
) -> Field:
    """Return a loss on an n by n grid of two weights, all others held as they are.

    ``loss`` takes weights (..., d) and returns (...); ``weights``, (d,), holds the
    others; ``two`` are the numbers of the weights across and up; ``window`` is ((low,
    high), (low, high)). Raises ValueError for n below 2.

    >>> unit = (0, 1), (0, 2)
    >>> loss_over(lambda w: w.sum(axis=-1), [5, 0, 0], (1, 2), unit, n=2).values
    array([[5., 6.],
           [7., 8.]])
    """
    checked_count("number of grid points", n, at_least=2)
    x, y = (np.linspace(*span, n) for span in window)
    across, up = two
    places = np.tile(np.asarray(weights, dtype=float), (n, n, 1))
    places[..., across], places[..., up] = np.meshgrid(x, y)
    with np.errstate(all="ignore"):
        return Field(x=x, y=y, values=np.asarray(loss(places), dtype=float))


def plane_around(weights, losses, two: Sequence[int], least: float = 2.0):
    """Return a window of two weights that holds their path with room to spare.

    ``weights`` is (T + 1, d), ``losses`` (T + 1,), the result ((low, high), (low,
    high)), each side at least ``least`` wide; where the loss flies off the path is left
    to leave it. Nothing is raised.

    >>> plane_around(np.zeros((1, 3)), np.ones(1), (1, 2))
    ((-1.0, 1.0), (-1.0, 1.0))
    """
    return window_around(np.asarray(weights)[:, list(two)], losses, least=least)
