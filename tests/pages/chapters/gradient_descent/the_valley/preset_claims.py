"""The valley's remedies and Observe lines, and what decides them."""

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.the_valley.own_walk import (
    OwnWalk,
    Parabola,
    bend,
    bottoms,
    curve_of,
    height,
    slope,
)


def ends_deep(told: Told, rate: float, steps: int, deep: bool = True) -> bool:
    """Walk the remedy: it ends at the deepest bottom, or one, after so many steps."""
    settings, path = told.after.settings, told.after.diagnosis.path[:, 0].tolist()
    curve = curve_of(settings)
    walk = OwnWalk(curve, settings.learning_rate, settings.start, 9, path)
    if walk.rest is None or settings.learning_rate != rate:
        return False
    lowest = min(bottoms(curve) or (walk.rest,), key=lambda b: height(curve, b))
    there = abs(walk.rest - lowest) < 1e-6 if deep else bend(walk.curve, walk.rest) > 0
    before = None if told.seen.moves() else told.seen.rest
    worse = before is None or height(walk.curve, before) > height(walk.curve, lowest)
    slower = told.seen.arrival > max(walk.arrival, told.seen.taken)
    better = worse if not deep else worse or slower
    shown = settings.n_steps >= walk.arrival
    return there and abs(walk.arrival - steps) <= 1 and better and shown


def takes_rate(told: Told) -> bool:
    if told.after is None:
        return False
    deep = told.word("where").startswith("the deepest bottom")
    unit = (told.word("unit") == "step") == (told["n"] == 1)
    if deep and (told.word("where").endswith("found") != told.seen.is_own):
        return False
    is_there = told.seen.rest is not None and not told.seen.moves()
    if bottoms(told.seen.curve) and not deep and is_there:
        return False
    return unit and ends_deep(told, told["rate"], int(told["n"]), deep)


def takes_steps(told: Told) -> bool:
    if told.after is None or told.seen.rest is None:
        return False
    walk, more = told.seen, told.after.settings.n_steps
    arrives = abs(told["n"] - walk.arrival) <= 1 and walk.taken < walk.arrival
    return told["steps"] == more >= walk.arrival and arrives


def lengths(told: Told) -> list[float]:
    """Return how long the steps are that the page shows."""
    x = told.seen.x[: told.seen.taken + 1]
    return [abs(b - a) for a, b in zip(x, x[1:], strict=False)]


def shares(told: Told) -> list[float]:
    """Return which share of the distance from 0 each step leaves."""
    x = told.seen.x[: told.seen.taken + 1]
    return [b / a for a, b in zip(x, x[1:], strict=False) if a]


def shorten(told: Told) -> bool:
    steps = lengths(told)
    return all(b < a for a, b in zip(steps, steps[1:], strict=False)) and len(steps) > 9


def same_share(told: Told) -> bool:
    left = shares(told)
    return told.seen.curve == "square" and max(left) - min(left) < 1e-9 < 0.9 < left[0]


def flies_though_it_feels_right(told: Told) -> bool:
    x = told.seen.x
    return told.seen.is_lost and all(slope(told.seen.curve, at) * at > 0 for at in x)


def in_the_wrong_dip(told: Told) -> bool:
    walk = told.seen
    return (
        len(bottoms(walk.curve)) == 2
        and walk.rest is not None
        and (abs(walk.rest - bottoms(walk.curve)[1]) < 1e-6)
    )


CLAIMS = (
    Claim(
        "compare the lengths of the steps.",
        lambda told: told.seen.curve == "square" and shorten(told),
    ),
    Claim("Nobody changes η, so what changes them?", shorten),
    Claim(
        "which share of the distance is left after each step, and does it change?",
        same_share,
    ),
    Claim(
        "compare the dashed parabola, which the step trusts, with the valley.",
        lambda told: told.seen.curve == "square" and told.seen.arrival == 1,
    ),
    Claim(
        "on which side does each step land, and is it higher or lower there?",
        lambda told: all(-1 < share < 0 for share in shares(told)),
    ),
    Claim(
        "compare the heights before and after a step; η·λ stands below the slider.",
        lambda told: told.seen.period == 2 and told.seen.products == [2.0],
    ),
    Claim("does the slope ever point the wrong way?", flies_though_it_feels_right),
    Claim("Then look at the dashed parabola.", flies_though_it_feels_right),
    Claim("there are two valleys.", in_the_wrong_dip),
    Claim("What does the hiker feel of the deeper one?", in_the_wrong_dip),
    Claim(
        "there is a pit straight ahead.",
        lambda told: told.seen.curve == "plateau" and max(lengths(told)) < 0.01,
    ),
    Claim(
        "How long are the steps out here?",
        lambda told: max(lengths(told), default=1) < 0.01,
    ),
    Claim(
        "does the slope shrink near the bottom, as it does on a parabola?",
        lambda told: told.seen.curve == "kink" and bool(told.seen.period),
    ),
    Claim(
        "how does the ground feel near 0, and is it a bottom?",
        lambda told: told.seen.curve == "cubic" and abs(told.seen.x[-1]) < 0.01,
    ),
    Claim(
        "an exercise of many books, f(w) = (w − 3)², w₀ = {x}, η = {rate}.",
        lambda told: (
            told.reads(x=told.seen.start, rate=told.seen.rate)
            and told.seen.curve == Parabola(1.0, 3.0)
        ),
    ),
    Claim(
        "Compute three steps on paper, then compare.",
        lambda told: [round(x, 3) for x in told.seen.x[1:4]] == [0.6, 1.08, 1.464],
    ),
    Claim(
        "λ is {bend}.",
        lambda told: (
            isinstance(told.seen.curve, Parabola)
            and told.reads(bend=told.seen.curve.bend(0.0))
        ),
    ),
    Claim(
        "Halve η, or halve λ: what do both do to the walk?",
        lambda told: all(-1 < share < -0.7 for share in shares(told)),
    ),
    Claim(
        "type another formula, with your letter: is what you computed on paper the "
        "walk that you see?",
        lambda told: told.seen.is_own and "w" in told.seen.curve.text,
    ),
    Claim(
        "Take η = {rate}: {n} {unit:step|steps} to "
        "{where:the deepest bottom|the deepest bottom found|the bottom of a dip}",
        takes_rate,
    ),
    Claim("Take {steps} steps: it lands with step {n}", takes_steps),
)
