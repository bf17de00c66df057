"""Half, mean or sum: how many mistakes become one loss, said because books differ."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.optimizer import require_one_of


@dataclass(frozen=True)
class ErrorScale:
    """How the mistakes of a batch become one loss: mean or sum, of halves or wholes.

    >>> ERROR_SCALES["sum"].gathered(np.array([1.0, 3.0]), axis=-1)
    np.float64(4.0)
    """

    label: str
    share: float  # of every square: a half, or all of it
    sums: bool  # else the mean is taken

    @property
    def gathered(self) -> Callable[..., np.ndarray]:
        """Return what makes one number of many along an ``axis``."""
        return np.sum if self.sums else np.mean

    def times(self, n_samples: int) -> int:
        """Return how many times as large the loss is as half the mean, of n samples.

        2 where squares are not halved, times n where they are summed; its gradient is
        as many times as large. Nothing is raised.

        >>> ERROR_SCALES["sum"].times(4)
        8
        """
        return round(2 * self.share) * (n_samples if self.sums else 1)


ERROR_SCALES: dict[str, ErrorScale] = {
    "half mean": ErrorScale("half the mean", share=0.5, sums=False),
    "half sum": ErrorScale("half the sum", share=0.5, sums=True),
    "mean": ErrorScale("the mean", share=1.0, sums=False),
    "sum": ErrorScale("the sum", share=1.0, sums=True),
}


def error_scale(name: str) -> ErrorScale:
    """Return the scale of this name, or raise ValueError.

    >>> error_scale("half sum").times(n_samples=3)
    3
    """
    require_one_of("scale of the error", name, ERROR_SCALES)
    return ERROR_SCALES[name]
