"""The claims of "One update"."""

from tests.claims import Claims

from .ends import ENDS, OBSERVE
from .judging import answers
from .made import MADE, STAND
from .own import own_update


def any_moment(rng, seen) -> int:
    """Return a step; the first ones and those beyond the end are drawn more often."""
    return rng.choice([0, 0, 1, 2, rng.randint(0, 60), rng.randint(0, 499)])


OWN = {"landscape": "Your own surface", "start": (-2.0, 1.5)}
RARE = (
    {**OWN, "hand": "Momentum", "formula": "log(x)"},  # not defined at the start
    {**OWN, "hand": "Adam", "formula": "log(x)", "start": (0.1, 0.0), "eta_adam": 0.05}
    | {"moment": 0},  # where gradient descent's step leads out of it
    *(
        {**OWN, "hand": hand, "formula": "log(x)", "start": (0.1, 0.0), "moment": 0}
        | {"eta_gradient_descent": 1.0, "eta_momentum": 1.0, "eta_adam": 1.0}
        for hand in ("Gradient descent", "Momentum", "Adam")
    ),  # which leads out of it
    {**OWN, "hand": "Adam", "formula": "sqrt(2 - x)", "start": (1.2, 0.0), "moment": 0}
    | {"eta_adam": 1.0},  # and gradient descent's step does not
    {"landscape": "Elongated bowl", "kappa": 100.0, "start": (-1.5, 2.6), "moment": 0}
    | {"hand": "Gradient descent", "eta_gradient_descent": 0.02},  # on its edge
    {**OWN, "hand": "Adam", "formula": "1e200*x", "moment": 0},
    {**OWN, "hand": "Gradient descent", "formula": "exp(x^2 + y^2)", "window": 20.0}
    | {"start": (18.0, 18.0), "moment": 0},
    {"landscape": "Saddle", "start": (0.0, 0.0), "hand": "Adam", "moment": 0},
    {"landscape": "Ackley", "start": (0.0, 0.0), "hand": "Adam", "moment": 0},
    {"landscape": "Elongated bowl", "hand": "Adam", "schedule": "Cosine", "moment": 1},
    {"landscape": "Elongated bowl", "hand": "Adam", "schedule": "Cosine", "moment": 0},
    *(
        {**OWN, "hand": hand, "formula": "max(x, 0)", "start": (0.5, 0.0)}
        | {"eta_momentum": 0.3, "eta_nesterov": 0.3, "moment": moment}
        for hand in ("Momentum", "Nesterov")
        for moment in (3, 4, 5)
    ),  # rolls on where the ground is level
)
ONE_UPDATE = Claims(
    (*STAND, *MADE, *ENDS, *OBSERVE),
    evidence=own_update,
    answers=answers,
    draws={"moment": any_moment},
    also=RARE,
)
