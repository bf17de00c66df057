"""What "Does it learn?" may say: put together from its epochs and its ending."""

from tests.claims import Claims

from . import learning_ending, learning_epochs
from .learning_own import Learned

RULES = ("Gradient descent", "Momentum", "Adam")
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
# Trainings in which all is learnt, all is saturated, and what was learnt is lost.
FITS = {"layers": 2, "rule": "Adam", "rate": 0.03}
SINKS = {"layers": 5, "rule": "Adam", "epochs": 20}
RARE = (
    {"layers": 4, "rule": "Gradient descent", "rate": 0.01, "epochs": 8, "seed": 806},
    {"layers": 8, "rule": "Adam", "rate": 10.0, "epochs": 16, "seed": 817},
    {"layers": 3, "rule": "Adam", "rate": 3.0, "epochs": 5, "seed": 959},
)
BREAKS = {"rule": "Momentum", "rate": 0.3, "epochs": 12}


def settings(rng):
    """Return any training; a rate between the marks may be typed."""
    odd, seed = rng.random(), {"seed": rng.randint(0, 999)}
    if odd < 0.03:
        return FITS | {"epochs": rng.choice([20, 30])} | seed
    if odd < 0.08:
        return dict(rng.choice(RARE))
    if odd < 0.11:
        return SINKS | {"rate": rng.choice([3.0, 10.0])} | seed
    if odd < 0.15:
        return BREAKS | {"layers": rng.choice([2, 3])} | seed
    rate = rng.choice([*RATES, float(f"{10 ** rng.uniform(-3, 1):.2g}")])
    return {
        "layers": rng.choice([2, 3, 4, rng.randint(2, 10)]),
        "rule": rng.choice(RULES),
        "rate": rate,
        "epochs": rng.choice([1, 2, 3, 5, 8, rng.choice([12, 20, 30])]),
    } | seed


CLAIMS = Claims(
    (*learning_epochs.CLAIMS, *learning_ending.CLAIMS),
    evidence=Learned,
    answers=lambda seen: seen.sigmoid.shares[-1],
    settings=settings,
    few=3,
    many=200,
)
