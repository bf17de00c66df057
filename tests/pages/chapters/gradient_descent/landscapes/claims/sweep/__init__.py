"""The sweep: what it may say, and what decides it."""

from tests.claims import Claims

from ..race.drawing import FORMULAS
from . import ends, observe, story
from .evidence import Seen

GD = {"hand": "Gradient descent"}
ALSO = (
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
    (*story.CLAIMS, *ends.CLAIMS, *observe.CLAIMS),
    evidence=Seen,
    answers=ends.answers,
    draws={"formula": lambda rng, seen: rng.choice(FORMULAS)},
    also=ALSO,
    many=2000,
)
