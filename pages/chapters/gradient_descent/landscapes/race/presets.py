"""States of the race that are worth seeing."""

from engines.gradient_descent import OPTIMIZERS
from pages.ui.chapter import Preset


def _walk(*keys: str) -> tuple[str, ...]:
    """Return who walks, by the words on their buttons."""
    return tuple(OPTIMIZERS[key].label for key in keys)


def _rates(rate: float, *keys: str) -> dict[str, float]:
    """Return the same learning rate for all of these."""
    return {f"eta_{key}": rate for key in keys}


DESCENT, MOMENTUM, NESTEROV = "gradient_descent", "momentum", "nesterov"
ADAGRAD, RMSPROP, ADAM, NEWTON = "adagrad", "rmsprop", "adam", "newton"

PRESETS = (
    Preset(
        "Four hollows",
        "all four hollows are equally deep. Who ends in which of them, and how near to "
        "its bottom?",
    ),
    Preset(
        "A narrow valley",
        "across it the ground bends 100 times as much as along it, and the slope "
        "points across. How far along it does each come?",
        landscape="Elongated bowl",
        kappa=100.0,
        start=(-4.0, 3.0),
        walkers=_walk(DESCENT, MOMENTUM, ADAM),
        eta_adam=0.2,
        **_rates(0.015, DESCENT, MOMENTUM),
    ),
    Preset(
        "Rosenbrock's bend",
        "everyone is soon down in the bent valley, whose floor is nearly level. Who "
        "reaches its bottom at (1, 1), and who is still on the way?",
        landscape="Rosenbrock",
        walkers=_walk(DESCENT, MOMENTUM, ADAM, NEWTON),
        steps=200,
        eta_gradient_descent=0.001,
        eta_momentum=0.0005,
    ),
    Preset(
        "A saddle met exactly",
        "the start is exactly on the ridge, where the slope leads straight to the "
        "saddle. Does anyone find the way down to its sides?",
        landscape="Saddle",
        start=(2.5, 0.0),
        walkers=_walk(DESCENT, MOMENTUM, ADAM, NEWTON),
    ),
    Preset(
        "Two hollows, one η",
        "all have the same η, and one hollow is deeper. Who ends in which?",
        landscape="Two wells",
        start=(0.2, 0.8),
        walkers=_walk(DESCENT, MOMENTUM, ADAM),
        **_rates(0.05, DESCENT, MOMENTUM, ADAM),
    ),
    Preset(
        "Between two edges",
        "each rule has an edge of its own, above which its steps grow and grow. For "
        "whom is η = 0.025 above it?",
        landscape="Elongated bowl",
        kappa=100.0,
        start=(-4.0, 3.0),
        walkers=_walk(DESCENT, MOMENTUM, NESTEROV),
        **_rates(0.025, DESCENT, MOMENTUM, NESTEROV),
    ),
    Preset(
        "Adam, wrongly corrected",
        "Adam's averages are multiplied where they should be divided. In which hollow "
        "does it end? Mend it under More, and compare.",
        walkers=_walk(DESCENT, ADAM),
        hand=OPTIMIZERS[ADAM].label,
        eta_adam=0.3,
        correction="multiplied by 1 − βᵗ, a mistake",
    ),
    Preset(
        "Two brakes",
        "AdaGrad divides by the sum of all squared slopes, RMSProp by an average of "
        "the latest. With the same η, how far does each come?",
        landscape="Elongated bowl",
        kappa=20.0,
        rotation=0.0,
        start=(-4.0, 3.0),
        walkers=_walk(ADAGRAD, RMSPROP),
        **_rates(0.1, ADAGRAD, RMSPROP),
    ),
    Preset(
        "A plateau",
        "up here the slope is hardly felt. Who gets off the plateau and into the "
        "hollow, with the same η?",
        landscape="Easom",
        start=(4.6, 4.6),
        walkers=_walk(DESCENT, MOMENTUM),
        **_rates(0.1, DESCENT, MOMENTUM),
    ),
)
