"""What "Many starts" may say: put together, and over which settings it is judged."""

from tests.claims import Claims

from . import bets, ending, looks
from .own import Strip

DATA = ("Circle", "XOR", "Two clouds", "Spiral", "Spiral, three arms", "Moons")
NUMBERS = ("Slope (numbers)", "Six bumps (numbers)")
UNITS = ("tanh", "Sigmoid", "ReLU", "Identity", "Leaky ReLU", "GELU", "Softplus")
RULES = ("Gradient descent", "Momentum", "Adam")


def settings(rng):
    """Return any strip that is trained fast: few samples, few epochs."""
    layers = rng.randint(0, 3)
    return {
        "data": rng.choice(rng.choice([DATA, DATA, NUMBERS])),
        "layers": layers,
        **{f"units{at}": rng.randint(1, 5) for at in range(1, layers + 1)},
        "rate": rng.choice([0.001, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0]),
        "seed": rng.randint(0, 999),
        "act": rng.choice(UNITS),
        "features": rng.choice([("x", "y"), ("x", "y"), ("x", "x²", "y²"), ("xy",)]),
        "rule": rng.choice(RULES),
        "epochs": rng.choice([1.0, 3.0, 10.0, 30.0]),
        "batch": rng.choice([5.0, 10.0, 50.0, 250.0]),
        "samples": rng.choice([20.0, 50.0, 100.0]),
        "noise": rng.choice([0, 0, 25, 50]),
        "l2": rng.choice([0.0, 0.0, 0.1]),
        "init": rng.choice(["Xavier", "Xavier", "Zeros", "Normal"]),
    }


# All alike, and neither solved nor lost.
ALIKE = {"data": "Slope (numbers)", "layers": 0, "init": "Zeros", "batch": 250.0}
ALIKE |= {"samples": 100.0, "rate": 0.003, "epochs": 3.0}
# All but one solve it.
ALL_BUT_ONE = {"data": "Slope (numbers)", "layers": 1, "units1": 8, "epochs": 30.0}
ALL_BUT_ONE |= {"samples": 100.0, "seed": 48}
CLAIMS = Claims(
    (*bets.CLAIMS, *looks.CLAIMS, *ending.CLAIMS),
    evidence=Strip,
    answers=lambda seen: seen.count(-1),
    settings=settings,
    also=(ALIKE, ALL_BUT_ONE),
    few=8,
    many=400,
)
