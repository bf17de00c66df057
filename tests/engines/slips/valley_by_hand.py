"""A walk down a curve worked with plain numbers, slips and all, and curves by formula.

It shares no line with the engine: heights and slopes are written here once more.
"""

import math

from engines.slips import Quantity, ValleyExample
from tests.engines.slips.comparing import rounding_to

PI = math.pi
CURVES = {  # height and slope
    "square": (lambda x: x * x, lambda x: 2 * x),
    "double_well": (
        lambda x: x**4 - 2 * x**2 + 1 + 0.3 * x,
        lambda x: 4 * x**3 - 4 * x + 0.3,
    ),
    "wave": (
        lambda x: x * math.cos(PI * x),
        lambda x: math.cos(PI * x) - PI * x * math.sin(PI * x),
    ),
    "cubic": (lambda x: x**3, lambda x: 3 * x * x),
    "plateau": (
        lambda x: math.tanh(x) ** 2,
        lambda x: 2 * math.tanh(x) / math.cosh(x) ** 2,
    ),
    "kink": (abs, lambda x: (x > 0) - (x < 0)),
    "(x - 3)^2 + 1": (lambda x: x * x - 6 * x + 10, lambda x: 2 * x - 6),
    "x^4 - 3x": (lambda x: x**4 - 3 * x, lambda x: 4 * x**3 - 3),
    "exp(x) - 2x": (lambda x: math.exp(x) - 2 * x, lambda x: math.exp(x) - 2),
    "3x + 1": (lambda x: 3 * x + 1, lambda x: 3.0),
    "(2x + 1)^2 / 2": (lambda x: 2 * x * x + 2 * x + 0.5, lambda x: 4 * x + 2),
}


def by_hand(
    example: ValleyExample, name: str, slip: str = "", decimals: int | None = None
) -> dict[Quantity, float]:
    """Return what somebody finds on the curve of this name who makes this slip.

    With ``decimals`` every number is rounded before it is used again.
    """
    r = rounding_to(decimals)
    height, true_slope = CURVES[name]
    slip, rate, found = slip.removeprefix("valley_"), example.learning_rate, {}
    x, first = example.start, true_slope(example.start)
    for k in range(example.n_steps + 1):
        slope = r(true_slope(x))
        if slip == "doubled":
            slope = slope + slope
        if slip == "halved":
            slope = slope / 2
        if slip == "first_slope":
            slope = first
        if slip == "value_for_slope":
            slope = r(height(x))
        along = true_slope(x - rate * slope) if slip == "next_slope" else slope
        times = {"no_rate": 1, "rate_twice": rate * rate, "sign": -rate}.get(slip, rate)
        place = k + 1 if slip == "from_one" else k
        update = r(-times * along)
        told = {"x": x, "value": r(height(x)), "slope": slope, "update": update}
        found |= {Quantity(what, (place,)): value for what, value in told.items()}
        x = (example.start if slip == "from_start" else x) + update
        x = r(x)
    last = example.n_steps
    return {  # nobody steps on from the last place; who counts from 1 has no place 0
        quantity: found.get(quantity, math.nan)
        for quantity in [
            Quantity(what, (k,))
            for k in range(last + 1)
            for what in ("x", "value", "slope", "update")
        ]
        if quantity not in (Quantity("x", (0,)), Quantity("update", (last,)))
    }
