"""The sweep: what it may say, and what decides it."""

from tests.claims import Claims

from ..race.drawing import FORMULAS
from . import bets, ends, observe, story
from .evidence import Seen

GD = {"hand": "Gradient descent"}
OWN = {**GD, "landscape": "Your own surface"}
FARTHER = "(x-20)^2 + y^2"  # its minimum is beyond the window
LOWEST = (FARTHER, "x^4 + y^4", "x^2", "(x - y)^2", "abs(x)", "sqrt(x*y)", "5")
ALSO = (
    *({**OWN, "formula": formula} for formula in (*FORMULAS, *LOWEST)),
    {**OWN, "formula": "x^2", "eta_gradient_descent": 0.3},
    {**OWN, "formula": FARTHER, "eta_gradient_descent": 0.1, "steps": 200},
    {**OWN, "formula": "x^4 + y^4", "eta_gradient_descent": 0.1, "steps": 500},
    {**OWN, "formula": "log(x)", "start": (-1.0, 1.0)},
    {**GD, "landscape": "Himmelblau", "start": (3.0, 2.0)},
    {  # all are within the rounding of heights
        **OWN,
        "formula": "1e-13*x",
        "hand": "AdaGrad",
        "start": (0.5, 0.5),
    },
    {  # one more step would not tell who stays
        **GD,
        "landscape": "Sphere",
        "steps": 10,
        "apart": "× 1.2",
        "eta_gradient_descent": 0.139,
    },
    {**GD, "landscape": "Saddle", "start": (0.0, 0.0)},  # nobody feels a slope
    {**GD, "landscape": "Sphere", "start": (0.03, 0.0)},  # all begin at the bottom
    {"landscape": "Easom", "start": (9.0, -3.0), **GD},
    {  # a rate that holds neither hollow
        "landscape": "Two wells",
        "start": (-1.2, 0.5),
        **GD,
        "eta_gradient_descent": 0.07,
        "apart": "× 1.2",
    },
    {"landscape": "Booth", **GD, "eta_gradient_descent": 1e-05},
    {"landscape": "Sphere", **GD, "eta_gradient_descent": 10.0},
    {  # beyond the edge of a whole window
        **GD,
        "landscape": "Your own surface",
        "formula": "x^2 + y^2",
        "window": 1.0,
        "start": (40.0, 3.0),
    },
)
CLAIMS = Claims(
    (*story.CLAIMS, *ends.CLAIMS, *bets.CLAIMS, *observe.CLAIMS),
    evidence=Seen,
    answers=bets.answers,
    draws={"formula": lambda rng, seen: rng.choice((*FORMULAS, *LOWEST))},
    also=ALSO,
    many=2000,
)
