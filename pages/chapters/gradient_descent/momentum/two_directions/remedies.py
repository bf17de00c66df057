"""A remedy for two slow walks: the best η and β for the bowl, tried first."""

from itertools import product
from math import floor

import numpy as np

from engines.gradient_descent import Momentum, asymptotic_rate, best_momentum
from pages.ui.chapter import Remedy

from ..settings import MOMENTA, RATES
from .record import Record, walk

MOST_STEPS, GRAIN = 100, 5  # of the slider of steps


def remedy(record: Record) -> Remedy | None:
    """Offer the best pair where with it the ball is down sooner than anybody now."""
    settings = record.settings
    if not record.ball.heights[0]:
        return None
    best = on_the_sliders(best_momentum(Momentum, settings.bends), settings.bends)
    arrival = walk(settings, best, MOST_STEPS).arrival
    now = [one.arrival for _, one in record.walks if one.arrival is not None]
    if arrival is None or arrival >= min(now, default=MOST_STEPS + 1):
        return None
    values = {"eta": best.learning_rate, "beta": best.momentum}
    if arrival > settings.n_steps:
        values["steps"] = -(-arrival // GRAIN) * GRAIN
    return Remedy(
        f"Take η = {best.learning_rate:g} and β = {best.momentum:g}: the ball keeps "
        f"to a hundredth from step {arrival} on",
        values,
    )


def on_the_sliders(best: Momentum, bends: np.ndarray) -> Momentum:
    """Return the fastest of the pairs on the sliders that are next to a best one.

    The nearest may be at the ball's edge already.
    """
    rates, momenta = _around(best.learning_rate, RATES), _around(best.momentum, MOMENTA)
    pairs = [Momentum(*pair) for pair in product(rates, momenta)]
    return min(pairs, key=lambda pair: float(asymptotic_rate(pair, bends)))


def _around(value: float, slider: tuple[float, float, float]) -> list[float]:
    """Return the values of a slider next to a number."""
    low, high, grain = slider
    below = floor(value / grain)
    near = (round(at * grain, 6) for at in (below, below + 1))
    return [min(max(one, low), high) for one in near]
