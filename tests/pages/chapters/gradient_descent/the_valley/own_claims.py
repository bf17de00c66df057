"""What is said of one's own curves alone, how they are drawn, and what decides it."""

import math

from pages.chapters.gradient_descent.the_valley import own
from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.the_valley.own_formula import formula
from tests.pages.chapters.gradient_descent.the_valley.own_walk import (
    bend,
    bottoms,
    height,
    slope,
)

WORTH = ("(w - 3)^2", "w^4", "log(w)", "abs(w)", "exp(w)", "w^2", "abs(w - 1) + w^2")


def formula_of(rng, seen):
    """Draw a formula that the box takes."""
    for _ in range(99):
        text = (
            rng.choice(WORTH) if rng.random() < 0.2 else formula(rng, rng.randint(0, 2))
        )
        try:
            own.readable(text)
        except ValueError:
            continue
        return text
    return own.FORMULA


def start_of(rng, seen):
    """Draw a start, near or far."""
    far = 10.0 ** rng.uniform(-2, 2)
    return round(rng.choice((-1, 1)) * far, 3)


def window_of(rng, seen):
    """Draw a window: that of the page, or two ends."""
    start = own.start_on(seen["formula"], seen["x_own"])
    if rng.random() < 0.7:
        return own.window_for(seen["formula"], start)
    ends = (round(rng.uniform(-9, 9), 1) for _ in range(2))
    return tuple(sorted(ends)) if rng.random() < 0.8 else tuple(ends)


DRAWS = {"x_own": start_of, "window": window_of}


def ends_off(told: Told) -> bool:
    """Whether the step after the last leads there, and what is said to lack lacks."""
    walk = told.seen
    if not walk.is_off:
        return False
    x = walk.step_from(walk.x[-1])
    y, what = height(walk.curve, x), told.word("what")
    lacks = {"has no value": math.isnan(y), "is beyond all numbers": math.isinf(y)}
    right = lacks.get(
        what, math.isfinite(y) and not math.isfinite(slope(walk.curve, x))
    )
    n = "n" not in told.said or told["n"] == len(walk.x)
    return told.reads(x=x) and right and n


def no_bottom(told: Told) -> bool:
    walk = told.seen
    window = walk.is_own and told.reads(low=walk.curve.low, high=walk.curve.high)
    return bool(window) and not bottoms(walk.curve)


def unmarked(told: Told) -> bool:
    """Whether at the bottom nearest to the start the slope jumps, or has no bend."""
    walk = told.seen
    if not walk.is_own or not bottoms(walk.curve):
        return False
    x = walk.nearest
    sides = [slope(walk.curve, x + by) for by in (-1e-7, 1e-7)]
    rises = sides[1] - sides[0]
    jumps = rises > 1e-4 * (1 + abs(bend(walk.curve, x)))
    flat = abs(bend(walk.curve, x)) < 1e-3
    return told.reads(x=x) and (jumps if told.word("is") == "is a kink" else flat)


def begins_beside(told: Told) -> bool:
    wanted, curve = told.record.wanted, told.seen.curve
    if wanted is None or not told.seen.is_own:
        return False
    felt = height(curve, wanted), slope(curve, wanted)
    said = told.reads(x=wanted, start=told.seen.start)
    return said and not all(map(math.isfinite, felt))


def is_no_window(told: Told) -> bool:
    low, high = told.record.settings.window
    return told.seen.is_own and low >= high and told.reads(a=low, b=high)


def rests_on_level(told: Told) -> bool:
    walk = told.seen
    if walk.rest is None or walk.arrival != 1:
        return False
    return told.reads(x=walk.rest) and abs(slope(walk.curve, walk.rest)) <= 1e-11


OFF = "{what:has no value|has no slope|is beyond all numbers}"
CLAIMS = (
    Claim(
        f"It leaves the curve: step {{n}} leads to x = {{x}}, where f {OFF}.", ends_off
    ),
    Claim(f"Step {{n}} leads to x = {{x}}, where f {OFF}.", ends_off),
    Claim(
        f"The next step leads to x = {{x}}, where f {OFF}: the walk stops here.",
        lambda told: told.step == told.seen.taken and ends_off(told),
    ),
    Claim(
        "No bottom was found from x = {low} to {high}, so there is no boundary to "
        "mark.",
        no_bottom,
    ),
    Claim(
        "The bottom nearest to x₀, x = {x}, {is:is a kink|has no bend}, so there is no "
        "boundary to mark.",
        unmarked,
    ),
    Claim(
        "f has no value or no slope at x = {x}, so the walk begins at x = {start}.",
        begins_beside,
    ),
    Claim(
        "From {a} to {b} there is nothing to draw: the first end must be less.",
        is_no_window,
    ),
    Claim(
        "The picture goes from {low} to {high}.",
        lambda told: (
            told.seen.is_own
            and told.reads(low=told.seen.curve.low, high=told.seen.curve.high)
        ),
    ),
    Claim(
        "The {letter:w|x} of your formula is x here.",
        lambda told: told.seen.is_own and told.word("letter") in told.seen.curve.text,
    ),
    Claim("One step leads to level ground, at x = {x}.", rests_on_level),
)
