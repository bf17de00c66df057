"""What "Two directions" says of its bet, of a remedy, and under the learning rate."""

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.momentum.claims.own_walks import (
    NAMES,
    Both,
    both,
)
from tests.pages.chapters.gradient_descent.momentum.claims.two_steps import close

HUNDREDTH = "a hundredth of the first height"


def answers(seen: Both) -> str:
    """The quarter of the steps in which the hiker comes to keep to a hundredth."""
    n, there = seen.settings.n_steps, seen.hiker.arrival
    if there is None:
        return "none of these"
    ends = [0, *(round(n * k / 4) for k in (1, 2, 3)), n]
    k = next(k for k in range(4) if there <= ends[k + 1])
    return f"{ends[k] + 1} to {ends[k + 1]}"


def asked(told: Told) -> bool:
    return told.reads(k=told.seen.kappa, eta=told.seen.eta)


def multiplies(told: Told) -> bool:
    flat, steep = (told.seen.factor(name) for name in NAMES)
    first = told.reads(f=flat, g=steep)
    ones = [
        (abs(told[name]) == 1) == (abs(factor) == 1)
        for name, factor in zip("fghi", (flat, steep, flat, steep), strict=True)
    ]
    return first and all(ones) and told.reads(h=flat**2, i=steep**2)


def shares(told: Told) -> list[float]:
    heights = told.seen.hiker.heights
    return [height / heights[0] for height in heights]


def share_is(told: Told, name: str, value: float) -> bool:
    """A share as it is written; without a number it is 0, or all of the first."""
    if name not in told.said:
        return abs(value - 1) < 1e-12
    return close(told.said[name], value) and (told[name] == 1) == (value == 1)


def left_then(told: Told) -> bool:
    there = told.seen.hiker.arrival
    if there is None or (told["m"], told["n"]) != (there - 1, there):
        return False
    before, now = shares(told)[there - 1 : there + 1]
    if ("a" in told.said and told["a"] < 0.01) or told["b"] > 0.01:
        return False
    return share_is(told, "a", before) and share_is(told, "b", now)


def left_at_the_end(told: Told) -> bool:
    hiker = told.seen.hiker
    none = hiker.arrival is None and hiker.end != "lost"
    return none and told["n"] == hiker.taken and share_is(told, "s", shares(told)[-1])


def left_when_lost(told: Told) -> bool:
    hiker = told.seen.hiker
    lost = hiker.end == "lost" and told["n"] == hiker.taken
    unit = (told.word("unit") == "step") == (told["n"] == 1)
    return lost and unit and share_is(told, "s", shares(told)[-1])


def takes(told: Told) -> bool:
    """The remedy's own walk is down then, and nobody was before."""
    after = told.after and both(told.after)
    if not after:
        return False
    both_now = (told.seen.hiker.arrival, told.seen.ball.arrival)
    now = [there for there in both_now if there is not None]
    right = (told["eta"], told["beta"]) == (after.eta, after.beta)
    sooner = all(told["k"] < there for there in now)
    return right and after.ball.arrival == told["k"] and sooner


def products(told: Told) -> bool:
    seen = told.seen
    flat, steep = map(seen.product, NAMES)
    sides = (told["f"] < 2) == (flat < 2) and (told["s"] < 2) == (steep < 2)
    return sides and told.reads(f=flat, s=steep)


CLAIMS = (
    Claim(
        f"From which step on will the hiker keep to {HUNDREDTH}, with κ = {{k}} and "
        "η = {eta}?",
        asked,
    ),
    Claim(
        "A step multiplies the distance along the flat direction by {f} and its height "
        "by {h}; along the steep one by {g} and {i}.",
        multiplies,
    ),
    *(
        Claim(f"At step {{m}} the hiker is at {a}, at step {{n}} at {b}.", left_then)
        for a, b in (
            ("{a} times the first height", "{b} times the first height"),
            ("the first height", "{b} times the first height"),
            ("the first height", "{b}"),
        )
    ),
    *(
        Claim(f"After all {{n}} steps the hiker is at {s}.", left_at_the_end)
        for s in ("{s} times the first height", "the first height")
    ),
    Claim(
        "After {n} {unit:step|steps} the hiker is at {s} times the first height, and "
        "the next step leaves every scale.",
        left_when_lost,
    ),
    Claim(
        "Take η = {eta} and β = {beta}: the ball keeps to a hundredth from step {k} on",
        takes,
    ),
    Claim(
        "η·λ is {f} (flat) and {s} (steep).",
        products,
    ),
    Claim(
        "The hiker's edge is 2, the ball's 2 + 2β = {e}.",
        lambda told: told.reads(e=2 + 2 * told.seen.beta),
    ),
)
