"""Walks that are lost: the shapes of their endings, and what decides them."""

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.the_valley.judging import close6, near, unit
from tests.pages.chapters.gradient_descent.the_valley.own_walk import (
    bend,
    bottoms,
    height,
    slope,
)


def falls(told: Told) -> bool:
    walk = told.seen
    x = walk.x[walk.taken]
    said = told.reads(n=walk.taken, x=x, y=height(walk.curve, x))
    return said and walk.is_lost and goes_down(walk) and not walk.is_off


def leads_lower(told: Told) -> bool:
    walk = told.seen
    since = int(told["since"])
    pairs = [*zip(walk.heights, walk.heights[1:], strict=False)]
    down = all(b < a for a, b in pairs[since - 1 :])
    first = since == 1 or pairs[since - 2][1] >= pairs[since - 2][0]
    return walk.is_lost and told["last"] == len(walk.x) and down and first


def falls_there(told: Told) -> bool:
    return told.seen.is_lost and told.seen.curve == "cubic"


def goes_down(walk) -> bool:
    """Whether its last three steps, the one out of every scale among them, lead down.

    Where it ends it is far below every bottom.
    """
    heights = [
        height(walk.curve, x) for x in (*walk.x[-3:], walk.step_from(walk.x[-1]))
    ]
    down = all(b < a for a, b in zip(heights, heights[1:], strict=False))
    return down and heights[-1] < -1e3


def flies(told: Told) -> bool:
    walk = told.seen
    out = walk.is_lost and not goes_down(walk) and not walk.is_off
    return out and told["last"] == len(walk.x) <= walk.asked


def on_its_way_out(told: Told) -> bool:
    walk = told.seen
    if not walk.is_lost or goes_down(walk) or walk.is_off:
        return False
    said = told.reads(n=walk.taken, x=walk.x[walk.taken])
    return said and told["last"] == len(walk.x) > walk.asked


def first_uphill(told: Told) -> bool:
    heights = told.seen.heights[: told.seen.taken + 1]
    ups = [n for n in range(1, len(heights)) if heights[n] > heights[n - 1]]
    return bool(ups) and told["n"] == ups[0]


def thrown(told: Told) -> bool:
    walk = told.seen
    product = walk.rate * bend(walk.curve, 0.0)
    said = near(told.said["p"], product) and near(told.said["f"], abs(1 - product))
    return said and walk.is_parabola and product > 2


def bends_out(told: Told) -> bool:
    walk = told.seen
    x = walk.x[-1]
    product = walk.rate * bend(walk.curve, x)
    close = abs(told["p"] - product) <= 0.006 * abs(product)
    return walk.is_lost and told.reads(x=x) and close and product > 2


def steep_out(told: Told) -> bool:
    walk = told.seen
    felt = abs(slope(walk.curve, walk.x[-1]))
    bends = walk.rate * bend(walk.curve, walk.x[-1]) > 2.01
    said = told.reads(x=walk.x[-1]) and three(told["s"], felt)
    return walk.is_lost and said and three(told["m"], walk.rate * felt) and not bends


def three(said: float, value: float) -> bool:
    """A number as it is said: three digits."""
    return abs(said - value) <= 0.006 * abs(value)


def comes_back(told: Told) -> bool:
    walk = told.seen
    if not bottoms(walk.curve) or walk.curve == "kink":
        return False
    b = walk.nearest
    place = "x" not in told.said or told.reads(x=b)
    known = walk.is_parabola or "x" in told.said
    return (
        walk.is_lost
        and place
        and known
        and close6(told.said["b"], 2 / bend(walk.curve, b))
    )


CLAIMS = (
    Claim(
        "It falls for ever: after {n} {unit:step|steps} it is at x = {x}, at height "
        "{y}.",
        lambda told: falls(told) and unit(told, "unit", "step", "n"),
    ),
    Claim(
        "From step {since} on every step leads lower, and step {last} leaves every "
        "scale.",
        leads_lower,
    ),
    Claim("This curve has no bottom on that side.", falls_there),
    Claim("It flies off: step {last} leaves every scale.", flies),
    Claim(
        "It is on its way out: after {n} steps it is at x = {x}, and step {last} "
        "leaves every scale.",
        on_its_way_out,
    ),
    Claim("Step {n} is the first to end higher up.", first_uphill),
    Claim(
        "The reason: η·λ = {p} > 2, so every step multiplies the distance from the "
        "bottom by |1 − η·λ| = {f}.",
        thrown,
    ),
    Claim(
        "Out there, at x = {x}, the ground bends so much that η·f″ = {p}: above 2 a "
        "step lands further out on the other side.",
        bends_out,
    ),
    Claim(
        "Out there, at x = {x}, the ground is so steep (slope {s}) that the next step "
        "would be {m} long.",
        steep_out,
    ),
    Claim("Any η below 2/λ = {b} comes back.", comes_back),
    Claim(
        "Close to the bottom at x = {x} any η below 2/λ = {b} comes back; where the "
        "ground bends more, it takes less.",
        comes_back,
    ),
)
