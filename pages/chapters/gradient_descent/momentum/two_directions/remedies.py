"""A remedy for two slow walks: the best η and β for the bowl, tried first."""

from engines.gradient_descent import Momentum, best_momentum
from pages.ui.chapter import Remedy

from ..settings import MOMENTA, RATES
from .record import Record, walk

MOST_STEPS, GRAIN = 100, 5  # of the slider of steps


def remedy(record: Record) -> Remedy | None:
    """Offer the best pair where with it the ball is down sooner than anybody now."""
    settings = record.settings
    if not record.ball.heights[0]:
        return None
    best = on_the_sliders(best_momentum(Momentum, settings.bends))
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


def on_the_sliders(best: Momentum) -> Momentum:
    """Return the nearest pair that the sliders have."""
    rate, momentum = (
        round(round(value / grain) * grain, 6)
        for value, (*_, grain) in (
            (best.learning_rate, RATES),
            (best.momentum, MOMENTA),
        )
    )
    return Momentum(rate, min(momentum, MOMENTA[1]))
