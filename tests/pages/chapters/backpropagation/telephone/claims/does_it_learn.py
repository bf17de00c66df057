"""What "Does it learn?" may say: put together from its epochs and its ending."""

from tests.claims import Claims

from . import learning_ending, learning_epochs
from .learning_own import Learned

RULES = ("Gradient descent", "Momentum", "Adam")
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


def settings(rng):
    """Return any training; a rate between the marks may be typed."""
    rate = rng.choice([*RATES, float(f"{10 ** rng.uniform(-3, 1):.2g}")])
    return {
        "layers": rng.choice([2, 3, 4, rng.randint(2, 10)]),
        "rule": rng.choice(RULES),
        "rate": rate,
        "epochs": rng.choice([1, 2, 3, 5, 8, rng.choice([12, 20, 30])]),
        "seed": rng.randint(0, 999),
    }


CLAIMS = Claims(
    (*learning_epochs.CLAIMS, *learning_ending.CLAIMS),
    evidence=Learned,
    answers=lambda seen: seen.sigmoid.shares[-1],
    settings=settings,
    few=3,
    many=200,
)
