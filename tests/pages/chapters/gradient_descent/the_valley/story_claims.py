"""The valley's steps, bets and notes, and what decides them."""

import math

from tests.claims import Claim, Told, reads_as
from tests.pages.chapters.gradient_descent.the_valley.judging import close6
from tests.pages.chapters.gradient_descent.the_valley.own_walk import (
    OwnWalk,
    bend,
    bottoms,
    height,
    slope,
)


def answers(walk: OwnWalk) -> float:
    """Where the hiker is after ten steps; beyond every scale where he is lost."""
    if walk.is_lost and len(walk.x) <= 10:
        return walk.x[-1] if walk.is_off else math.inf
    return walk.x[10] if walk.taken >= 10 else walk.rest


def at(told: Told) -> tuple[float, float]:
    """Return x and slope at the step."""
    x = told.seen.x[told.step]
    return x, slope(told.seen.curve, x)


def close(said: str, value: float) -> bool:
    """A number as it is said, but for what rounding does to long walks, and at 0."""
    slack = 1e-9 * (1 + abs(value))
    return any(reads_as(said, value + by) for by in (-slack, 0, slack))


def stands(told: Told) -> bool:
    x = told.record.trajectory.points[told.step, 0]
    own = abs(x - told.seen.x[told.step]) < 1e-6 * (1 + abs(x))
    y = height(told.seen.curve, x)
    level = abs(y) <= 2e-15 * abs(x) and told["y"] == 0
    return own and told.reads(x=x) and (level or close(told.said["y"], y))


def feels(told: Told) -> bool:
    _, felt = at(told)
    side, way = told.word("side"), told.word("way")
    right = (felt > 0) == (side == "right") == (way == "left")
    first = float(told["rate"]) * told["size"]
    equal = reads_as(told.said["by"], first) or abs(first - told["by"]) < 1e-12
    by = told.seen.rate * abs(felt)
    said = close(told.said["s"], felt) and close(told.said["size"], abs(felt))
    rate = told.reads(rate=told.seen.rate)
    return right and said and rate and equal and close(told.said["by"], by)


def change(told: Told) -> float | None:
    heights = told.record.trajectory.values
    if told.step + 1 >= len(heights):
        return None
    x = told.record.trajectory.points[:, 0]
    before, after = (height(told.seen.curve, x[told.step + k]) for k in (0, 1))
    return after - before


def leads(told: Told, up: bool) -> bool:
    by = change(told)
    if by is None or (by > 0) != up:
        return False
    # A change of heights is known to some units in their last place alone.
    slack = 1e-15 * (1 + abs(told.record.trajectory.values[told.step]))
    return reads_as(told.said["by"], abs(by)) or abs(told["by"] - abs(by)) < slack


def still(told: Told) -> bool:
    by, y = change(told), told.record.trajectory.values[told.step]
    if by is None:
        return False
    x = told.record.trajectory.points[told.step : told.step + 2, 0]
    steep = max(abs(at * slope(told.seen.curve, at)) for at in x)
    return abs(by) <= 2e-15 * max(abs(y), steep)


def is_last(told: Told) -> bool:
    return told.step == told.seen.taken


def settles(told: Told) -> bool:
    _, felt = at(told)
    return is_last(told) and abs(felt) <= 1e-12 and told["s"] <= 1e-12


def used_up(told: Told) -> bool:
    walk, felt = told.seen, told.record.trajectory.gradients[-1, 0]
    return is_last(told) and walk.taken == walk.asked and told.reads(s=felt)


def asked(told: Told) -> bool:
    return told.reads(x=told.seen.start, rate=told.seen.rate)


def by_formula(told: Told) -> bool:
    walk, n = told.seen, int(told["n"])
    factor = 1 - 2 * walk.rate
    right = walk.curve == "square" and n == min(10, walk.taken)
    said = told.reads(f=factor, x=walk.start) and close(
        told.said["to"], walk.start * factor**n
    )
    unit = (told.word("unit") == "step leads") == (n == 1)
    return right and said and unit


def on_parabola(told: Told) -> bool:
    """Whether the distance from c is multiplied so, and so leads there."""
    walk, n = told.seen, int(told["n"])
    (c,), factor = bottoms(walk.curve), 1 - walk.rate * bend(walk.curve, 0.0)
    right = walk.is_parabola and n == min(10, walk.taken)
    there = c + factor**n * (walk.start - c)
    sign = {"+": -1, "−": 1}[told.word("sign")] if "c" in told.said else 0
    middle = told.reads(c=sign * c) if sign else c == 0
    said = told.reads(x=walk.start) and close(told.said["f"], factor)
    unit = (told.word("unit") == "step leads") == (n == 1)
    return right and middle and said and unit and close(told.said["to"], there)


def way(told: Told) -> bool:
    """The first four places, and the last of ten steps, or of as many as there are."""
    walk, said = told.seen, told.word("places").split(", ")
    n = min(10, walk.taken)
    there = walk.x[: min(4, n + 1)]
    if n > 4:
        assert said.pop(4) == "…"
    if n > 3:
        there.append(walk.x[n])
    pairs = zip(said, there, strict=False)
    return len(said) == len(there) and all(close(text, x) for text, x in pairs)


def settles_after(told: Told) -> bool:
    walk = told.seen
    unit = (told.word("unit") == "step") == (told["n"] == 1)
    return not walk.is_lost and told["n"] == walk.taken < 10 and unit


def leaves(told: Told) -> bool:
    return told.seen.is_lost and told["n"] == len(told.seen.x) <= 10


def place_told(told: Told) -> float | None:
    """Return the bottom of which a note speaks."""
    walk = told.seen
    if not bottoms(walk.curve) or walk.curve == "kink":
        return None
    away = walk.rest is not None and abs(walk.rest - walk.nearest) > 1e-6
    bottom = away and bend(walk.curve, walk.rest) > 0
    return walk.rest if bottom else walk.nearest


def bends(told: Told) -> bool:
    walk, told_of = told.seen, place_told(told)
    if told_of is None:
        return False
    at_rest = told.said.get("where") == "where it comes to rest"
    place = told_of if at_rest else walk.nearest
    right = close6(told.said["b"], bend(walk.curve, place))
    if "x" not in told.said:
        return right and walk.is_parabola
    apart = not at_rest or told_of != walk.nearest
    return right and apart and told.reads(x=place) and not walk.is_parabola


def bound(told: Told) -> bool:
    walk = told.seen
    return any(
        close6(told.said["b"], edge)
        and not (told["b"] == walk.rate and abs(edge / walk.rate - 1) > 1e-9)
        for edge in (2 / bend(walk.curve, place) for place in places_told(told))
    )


def places_told(told: Told) -> set[float]:
    """Return the bottoms that a note may speak of: before the bet, and after it."""
    place = place_told(told)
    return set() if place is None else {place, told.seen.nearest}


def side(told: Told) -> bool:
    walk = told.seen
    for place in places_told(told):
        product = walk.rate * bend(walk.curve, place)
        signs = {"<": product < 2 - 1e-9, "=": abs(product - 2) < 1e-9}
        is_so = signs.get(told.word("sign"), product > 2 + 1e-9)
        if is_so and close6(told.said["p"], product):
            return True
    return False


CLAIMS = (
    Claim("Step {step}.", lambda told: told["step"] == told.step),
    Claim("The hiker stands at x = {x}, at height {y}.", stands),
    Claim(
        "The hiker stands at x = 0, but for rounding.",
        lambda told: told.seen.curve == "kink" and 0 < abs(at(told)[0]) <= 1e-12,
    ),
    Claim(
        "The ground rises to the {side:left|right} (slope {s}), so the step goes "
        "{way:left|right}: η times the slope is {rate} × {size} = {by}.",
        feels,
    ),
    Claim("It takes the hiker down by {by}.", lambda told: leads(told, up=False)),
    Claim(
        "It takes the hiker up by {by}: on its way the ground turns upwards, and the "
        "step goes on.",
        lambda told: leads(told, up=True),
    ),
    Claim("It takes the hiker neither down nor up.", still),
    Claim(
        "The next step would leave every scale, so the walk stops here.",
        lambda told: (
            is_last(told)
            and told.seen.is_lost
            and told.seen.taken == len(told.seen.x) - 1
        ),
    ),
    Claim(
        "The ground is level: the slope is 0 to the last digit.",
        lambda told: is_last(told) and abs(at(told)[1]) < 1e-15,
    ),
    Claim(
        "The hiker has settled.",
        lambda told: is_last(told) and abs(at(told)[1]) <= 1e-12,
    ),
    Claim("The slope is {s}: as good as level.", settles),
    Claim("The slope here is {s}; the steps are used up.", used_up),
    Claim(
        "Where will the hiker be after ten steps, from x₀ = {x} with η = {rate}? (The "
        "slider's ends also stand for anywhere beyond them.)",
        lambda told: asked(told) and not told.seen.is_own,
    ),
    Claim(
        "Where will the hiker be after ten steps, from x₀ = {x} with η = {rate}? (The "
        "slider's ends also stand for anywhere beyond them; where f ends he stops, and "
        "stays.)",
        lambda told: asked(told) and told.seen.is_own,
    ),
    Claim(
        "On this parabola every step multiplies x by 1 − 2η = {f}: {n} "
        "{unit:step leads|steps lead} from {x} to {to}.",
        by_formula,
    ),
    *(
        Claim(
            f"On this parabola every step multiplies {distance} by 1 − η·λ = {{f}}: "
            "{n} {unit:step leads|steps lead} from x = {x} to x = {to}.",
            on_parabola,
        )
        for distance in ("x", "x {sign:+|−} {c}")
    ),
    Claim("Step by step: {places:*}.", way),
    Claim("It settles after {n} {unit:step|steps}.", settles_after),
    Claim("Step {n} leaves every scale.", leaves),
    Claim("λ, the bend (how fast the slope changes), is {b} everywhere.", bends),
    Claim(
        "λ, the bend (how fast the slope changes), is {b} {where:at the bottom nearest "
        "to x₀|where it comes to rest}, x\u00a0=\u00a0{x}.",
        bends,
    ),
    Claim("Boundary: 2/λ\u00a0=\u00a0{b}.", bound),
    Claim("Now η·λ = {p} {sign:<|=|>} 2.", side),
    Claim(
        "This curve has no bottom, so there is no boundary to mark.",
        lambda told: told.seen.curve == "cubic",
    ),
    Claim(
        "The bottom is a kink without a bend, so there is no boundary to mark.",
        lambda told: told.seen.curve == "kink",
    ),
)
