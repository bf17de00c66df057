"""The ways out: what the part may say, and what decides it."""

from tests.claims import Claims
from tests.pages.chapters.gradient_descent.landscapes.claims.race.drawing import DRAWS

from . import ends, observe, story
from .own import Seen

# Pits that are hard to find, and one that is not even known.
PIT = "(x^2 + y^2)/100 - 2*exp(-800*((x - 2.5)^2 + (y - 2.5)^2))"
UNKNOWN = "(x^2 + y^2)/100 - 2*exp(-800*((x - 0.8)^2 + (y - 0.8)^2))"
TWINS = "-exp(-20*((x - 1)^2 + y^2)) - exp(-20*((x + 1)^2 + y^2))"
ALSO = (
    {"landscape": "Rosenbrock", "ways_tries": 60, "ways_probes": 60},
    {"landscape": "Easom", "ways_tries": 60, "ways_heat": 0.0},
    {"landscape": "Ackley", "ways_tries": 1, "ways_beta": 0.0, "ways_heat": 0.0},
    {"landscape": "Saddle", "ways_beta": 0.0, "ways_tries": 1},
    {"landscape": "Saddle", "ways_tries": 60, "ways_probes": 60},
    {"landscape": "Two wells", "ways_rate": 0.3, "ways_probes": 600},
    {"landscape": "Himmelblau", "ways_tries": 60, "ways_probes": 60},
    {"landscape": "Easom", "ways_tries": 1, "ways_rate": 1e-5},
    {"landscape": "Six-hump camel"},  # two are lowest, and others are higher
    {"landscape": "Your own surface", "formula": "x^2"},
    {"landscape": "Your own surface", "formula": "-exp(-20*(x^2 + y^2))"},
    {"landscape": "Your own surface", "formula": TWINS},  # and the edge is nearly 0
    {"landscape": "Your own surface", "formula": "log(-1 - x^2)"},
    {"landscape": "Your own surface", "formula": "3", "ways_heat": 0.0},
    *(
        {"landscape": "Your own surface", "formula": PIT, "ways_heat": 0.0}
        | {"ways_rate": 1e-5, "ways_stride": 0.02, "ways_probes": 60, "ways_tries": 1}
        | {"seed": seed}
        for seed in (1, 2)  # with no find among the fresh starts, and with none at all
    ),
    {"landscape": "Your own surface", "formula": UNKNOWN, "window": 5.0},
)
CLAIMS = Claims(
    story.CLAIMS + ends.CLAIMS + observe.CLAIMS,
    evidence=Seen,
    answers=observe.answers,
    draws=DRAWS,
    also=ALSO,
    few=2,
    many=1500,
)
