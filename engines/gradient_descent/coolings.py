"""Coolings: temperatures that fall on the way, each a factor for every step."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engines.gradient_descent.checks import checked_count

LAST_FACTOR = 1e-3  # what geometric cooling leaves of the first temperature


@dataclass(frozen=True)
class Cooling:
    """What the first temperature is multiplied by: factor(t, n_steps) at step t.

    ``t`` counts from 0 and may be an array.
    """

    label: str
    formula: str  # LaTeX
    factor: Callable

    def factors(self, n_steps: int) -> np.ndarray:
        """Return the factors of steps 0, ..., n_steps - 1, shape (n_steps,).

        Raises ValueError for a negative number of steps.

        >>> COOLINGS["linear"].factors(4)
        array([1.  , 0.75, 0.5 , 0.25])
        """
        checked_count("number of steps", n_steps, at_least=0)
        return self.factor(np.arange(n_steps), n_steps)


def constant_factor(t, n_steps: int):
    """Return 1 for every step.

    >>> constant_factor(np.array([0, 1]), 2)
    array([1., 1.])
    """
    return np.ones(np.shape(t))


def geometric_factor(t, n_steps: int):
    """Return 10^(-3 t / n_steps): the same share less at every step.

    Source: Kirkpatrick, Gelatt and Vecchi (1983), who took a tenth away each time.

    >>> geometric_factor(np.array([0, 20, 40]), 60).round(6)
    array([1.  , 0.1 , 0.01])
    """
    return LAST_FACTOR ** (np.asarray(t) / max(n_steps, 1))


def linear_factor(t, n_steps: int):
    """Return 1 - t / n_steps: the same amount less at every step, 0 after the last.

    >>> linear_factor(np.array([0, 30, 60]), 60)
    array([1. , 0.5, 0. ])
    """
    return 1 - np.asarray(t) / max(n_steps, 1)


def logarithmic_factor(t, n_steps: int):
    """Return ln 2 / ln(t + 2), which falls so slowly that it is never cold.

    Source: Hajek (1988): with a first temperature that is high enough, this cooling,
    gone on with for ever, ends in the lowest hollow with certainty.

    >>> logarithmic_factor(np.array([0, 2, 6]), 9).round(6)
    array([1.      , 0.5     , 0.333333])
    """
    return np.log(2) / np.log(np.asarray(t) + 2.0)


COOLINGS: dict[str, Cooling] = {
    "constant": Cooling("Constant", r"1", constant_factor),
    "geometric": Cooling("Geometric", r"10^{-3\,t/n}", geometric_factor),
    "linear": Cooling("Linear", r"\left(1 - \tfrac{t}{n}\right)", linear_factor),
    "logarithmic": Cooling(
        "Logarithmic", r"\tfrac{\ln 2}{\ln (t + 2)}", logarithmic_factor
    ),
}
