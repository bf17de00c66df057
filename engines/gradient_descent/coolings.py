"""Coolings: schedules of a temperature, each a factor of the first at every step."""

import numpy as np

from engines.gradient_descent.schedules import Schedule, constant_factor

LAST_FACTOR = 1e-3  # what geometric cooling leaves of the first temperature


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


COOLINGS: dict[str, Schedule] = {
    "constant": Schedule("Constant", r"1", constant_factor),
    "geometric": Schedule("Geometric", r"10^{-3\,t/n}", geometric_factor),
    "linear": Schedule("Linear", r"\left(1 - \tfrac{t}{n}\right)", linear_factor),
    "logarithmic": Schedule(
        "Logarithmic", r"\tfrac{\ln 2}{\ln (t + 2)}", logarithmic_factor
    ),
}
