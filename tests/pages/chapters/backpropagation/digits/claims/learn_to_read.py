"""What "Learn to read" may say: put together from its epochs, its ending, its bets."""

from tests.claims import Claims

from . import reading_ending, reading_epochs
from .reading_own import Seen

RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
KINDS = ("ReLU", "tanh", "Sigmoid", "Identity")
# Trainings in which the loss leaves all numbers.
RARE = (
    {"act": "Identity", "rate": 10.0, "epochs": 4, "hidden": 32.0},
    {"hidden": 2.0, "rate": 3.0, "epochs": 3},
)


def settings(rng):
    """Return any training, mostly a short one."""
    seed = {"seed": rng.randint(0, 999)}
    if rng.random() < 0.05:
        return dict(rng.choice(RARE)) | seed
    return {
        "hidden": rng.choice([0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0]),
        "act": rng.choice(KINDS),
        "rule": rng.choice(["Gradient descent", "Momentum", "Adam"]),
        "rate": rng.choice([*RATES, 0.1, 0.03]),
        "epochs": rng.choice([1, 2, 3, 5, 8, rng.choice([12, 20, 40])]),
        "l2": rng.choice([0.0, 0.0, 0.001, 0.1, 1.0]),
        "batch": rng.choice([16.0, 32.0, 128.0, 1200.0]),
    } | seed


CLAIMS = Claims(
    (*reading_epochs.CLAIMS, *reading_ending.CLAIMS),
    evidence=Seen,
    answers=lambda seen: seen.answers,
    settings=settings,
    also=RARE,
    few=4,
    many=300,
)
