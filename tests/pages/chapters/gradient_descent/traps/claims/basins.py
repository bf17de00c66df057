"""Basins: what it may say, and what decides it."""

from tests.claims import Claims

from . import basins_asked, basins_ends, basins_story
from .basins_seen import Seen

FORMULAS = (
    "x^4 + y^4 - 4x*y + 1",
    "x^4 + y^4 - 4x*y + sqrt(x + y + 3)",
    "x^2 + 100y^2",
    "-x^2",
    "3",
    "log(x) + y",
    "x - log(x) + y^2",
    "log(-1 - x^2)",
    "abs(x) + abs(y)",
    "sin(3x)*cos(2y)",
    "x^4 + y^4",
    "exp(exp(x^2 + y^2))",
    "1e40*(x^2 + y^2)",
    "x^2",
    "(x - y)^2",
)
CLAIMS = Claims(
    (*basins_story.CLAIMS, *basins_ends.CLAIMS, *basins_asked.CLAIMS),
    evidence=Seen,
    answers=basins_asked.answers,
    draws={
        "formula": lambda rng, seen: rng.choice(FORMULAS),
        "map_steps": lambda rng, seen: rng.choice((20, 50, 100)),
    },
    also=(
        {"landscape": "Your own surface", "formula": "x - log(x) + y^2"}
        | {"map_start": (-1.0, 1.0)},
        {"landscape": "Easom", "eta": 1.0, "map_start": (8.0, -2.0)},
        {"landscape": "McCormick", "walker": "Newton", "map_start": (3.0, -2.0)},
        {"landscape": "Ackley", "walker": "Gradient descent", "eta": 0.05},
        {"landscape": "Rastrigin", "eta": 0.01, "map_steps": 20},
        {"landscape": "Saddle", "map_steps": 500},
        {"landscape": "Himmelblau", "walker": "AdaGrad", "eta": 3.0, "map_steps": 50},
        {"landscape": "Your own surface", "formula": "abs(x) + abs(y)", "eta": 0.1}
        | {"map_steps": 100},
        {"landscape": "Matyas", "eta": 2.0, "map_steps": 20},
        {"landscape": "Your own surface", "formula": "x^2", "map_steps": 20},
        {"map_view": "Difference", "other": "Gradient descent", "other_eta": 0.011},
        {"map_view": "Difference", "other": "Gradient descent", "other_eta": 0.01},
        {"landscape": "Sphere", "map_view": "Difference", "other_eta": 1e-5},
    ),
    few=10,
    many=1000,
    n_steps=3,
)
