"""Which hold: what it may say, and what decides it."""

from engines.gradient_descent import LANDSCAPES
from pages.chapters.gradient_descent import first
from pages.chapters.gradient_descent.ground_controls import OWN_GROUND
from tests.claims import Claims

from .hold_ends import END, OBSERVE
from .hold_seen import FORMULAS, seen
from .hold_told import A_MINIMUM, START


def answers(found):
    """Return what wins: how many minima hold."""
    n, k = sum(found.holds), found.n
    if k == 1:
        return "yes" if n else "no"
    if k > 6:
        return float(n)
    return "none" if not n else f"all {k}" if n == k else str(n)


def drawn(rng):
    """Draw a ground, who walks, and numbers for both, extremes among them."""
    grounds = [*(one.label for one in LANDSCAPES.values()), *[OWN_GROUND] * 9]
    values = {
        "landscape": rng.choice(grounds),
        "formula": rng.choice(FORMULAS),
        "walker": rng.choice(
            ("Gradient descent", "Momentum", "Nesterov", "Adam", "RMSProp", "AdaGrad")
            + ("Newton",) * (rng.random() < 0.5)
        ),
        "eta": rng.choice(first.RATES[rng.choice((0, 12)) :]),
        "beta": rng.choice((0.0, 0.5, 0.9, 0.99, round(rng.uniform(0, 0.99), 2))),
        "kappa": rng.choice(first.CONDITIONS),
        "window": rng.choice((2.0, 3.0, 5.0)),
    }
    return values


CLAIMS = Claims(
    (*START, *A_MINIMUM, *END, *OBSERVE),
    evidence=seen,
    answers=answers,
    settings=drawn,
    also=(
        {"landscape": "Sphere", "eta": 1.0},
        {"landscape": "Rastrigin", "eta": 0.005},
        {"landscape": "Sphere", "walker": "Momentum", "beta": 0.99, "eta": 1.98},
        {"landscape": "Sphere", "walker": "Momentum", "beta": 0.9, "eta": 1.9},
        {"landscape": "Ackley", "walker": "Momentum", "beta": 0.9, "eta": 0.07},
    ),
    few=8,
    many=1500,
)
