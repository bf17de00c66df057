"""Walks that come to rest: the shapes of their endings, and what decides them."""

import math

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.the_valley.judging import (
    factor_at,
    is_bottom,
    near,
    rests,
    unit,
)
from tests.pages.chapters.gradient_descent.the_valley.own_walk import (
    bend,
    bottoms,
    height,
)


def named(told: Told) -> bool:
    return (told.word("what") == "bottom") == is_bottom(told.seen)


def lands(told: Told) -> bool:
    arrival = told.seen.arrival
    near = told["step"] == arrival or abs(told["step"] - arrival) <= 1
    return rests(told) and named(told) and near and arrival <= told.seen.taken


def not_yet(told: Told) -> bool:
    walk = told.seen
    if not (rests(told) and named(told) and unit(told, "unit", "step", "n")):
        return False
    away = abs(walk.x[walk.taken] - walk.rest)
    return (
        told.reads(d=away)
        and told["n"] == walk.taken
        and abs(told["step"] - walk.arrival) <= 1
        and walk.arrival > walk.taken
    )


def lands_on_kink(told: Told) -> bool:
    walk = told.seen
    steps = abs(walk.start) / walk.rate
    whole = abs(steps - round(steps)) < 1e-6
    return walk.curve == "kink" and whole and told["n"] == round(steps)


def one_step(told: Told) -> bool:
    walk = told.seen
    is_one = abs(walk.rate * bend(walk.curve, walk.start) - 1) < 1e-6
    return walk.rest is not None and walk.arrival == 1 and is_one


def stays(told: Told) -> bool:
    return told.seen.taken == 0 and rests(told)


def stuck(told: Told) -> bool:
    walk = told.seen
    x = walk.x[walk.taken]
    felt = abs(told.record.trajectory.gradients[-1, 0])
    slow = walk.rest is not None and walk.rate * felt < abs(x - walk.rest) / 99
    slow = slow and felt < 0.11
    return slow and told.reads(s=felt, m=walk.rate * felt)


def dip(told: Told) -> bool:
    walk = told.seen
    lowest = min(height(walk.curve, b) for b in bottoms(walk.curve) or (0,))
    if walk.rest is None:
        return False
    here = height(walk.curve, walk.rest)
    return here > lowest and told.reads(here=here, lowest=lowest)


def came(told: Told, nearer: bool) -> bool:
    walk = told.seen
    if walk.rest is None or len(walk.offsets) < 3:
        return False
    if not nearer and told["away"] != walk.aways:
        return False
    how, n = told.word("how"), len(walk.offsets) - 1
    if how == "It comes from one side" and walk.changes:
        return False
    if how == "It jumps from side to side" and walk.changes < n - 1:
        return False
    return (walk.aways == 0) == nearer


def changed(told: Told) -> bool:
    walk = told.seen
    if walk.rest is None:
        return False
    return told["n"] == walk.changes and told["steps"] == len(walk.offsets) - 1


def closer(told: Told) -> bool:
    return changed(told) and told.seen.aways == 0


def sometimes(told: Told) -> bool:
    return changed(told) and told["away"] == told.seen.aways > 0


def reason(told: Told) -> bool:
    walk = told.seen
    if walk.rest is None or len(walk.offsets) < 2:
        return False
    measured, factor = walk.offsets[-1] / walk.offsets[-2], factor_at(walk)
    if abs(measured - factor) > 0.0101:
        return False
    product = 1 - factor
    inside = product < 1 if told.word("where") == "below 1" else 1 < product < 2
    digits = True
    if "k" in told.said:
        digits = near(told.said["k"], math.log(0.1) / math.log(abs(factor)))
    both = near(told.said["p"], product) and near(told.said["f"], abs(factor))
    return both and inside and digits


def own_bend(told: Told) -> bool:
    walk = told.seen
    if walk.rest is None:
        return False
    factor = factor_at(walk)
    measured = walk.offsets[-1] / walk.offsets[-2] if len(walk.offsets) > 1 else 0
    bends = near(told.said["b"], (1 - factor) / walk.rate)
    return bends and near(told.said["f"], abs(factor)) and abs(measured - factor) > 9e-3


def last_factor(told: Told) -> bool:
    walk = told.seen
    if walk.rest is None or len(walk.offsets) < 2:
        return False
    arrived = told.word("how") == "Just before it landed, a step"
    measured = abs(told.record.trajectory.points[len(walk.offsets) - 1, 0] - walk.rest)
    before = abs(told.record.trajectory.points[len(walk.offsets) - 2, 0] - walk.rest)
    right = near(told.said["f"], measured / before) if before else False
    return right and arrived == (walk.arrival <= walk.taken)


HOW = "{how:It comes from one side|It jumps from side to side}"
REASON = (
    "The reason: η·λ = {p} is {where:below 1|between 1 and 2}, so near the bottom "
    "every step multiplies the distance by |1 − η·λ| = {f}"
)
CLAIMS = (
    Claim(
        "It lands: from step {step} on it is within a millionth of the "
        "{what:bottom|level ground} x = {x}.",
        lands,
    ),
    Claim(
        "After {n} {unit:step|steps} it is still {d} from the "
        "{what:bottom|level ground} x = {x}; it would be within a millionth of it "
        "from step {step} on.",
        lambda told: (
            not_yet(told) and (told.word("unit") == "step") == (told["n"] == 1)
        ),
    ),
    Claim(
        "It lands on the very bottom with step {n}: from x₀ a whole number of steps, "
        "each of them η long, leads there.",
        lands_on_kink,
    ),
    Claim(
        "It lands in one step: η·λ = 1, so the parabola that the step trusts in is "
        "the valley itself.",
        lambda told: told.seen.is_parabola and one_step(told),
    ),
    Claim(
        "It lands in one step, at x = {x}.",
        lambda told: rests(told) and told.seen.arrival == 1,
    ),
    Claim(
        "It does not move: the ground at x = {x} is level, so every step is 0.", stays
    ),
    Claim(
        "It stands at a bottom.",
        lambda told: told.seen.taken == 0 and is_bottom(told.seen),
    ),
    Claim(
        "Yet this is no bottom: both feel the same underfoot.",
        lambda told: told.seen.taken == 0 and not is_bottom(told.seen),
    ),
    Claim(
        "It is all but stuck: the slope underfoot is only {s}, so a step moves {m}.",
        stuck,
    ),
    Claim(
        "This dip, at height {here}, is not the deepest in the picture: that lies at "
        "height {lowest}.",
        dip,
    ),
    Claim(
        "The slope underfoot tells nothing of it.",
        lambda told: (
            told.seen.rest is not None
            and bottoms(told.seen.curve)
            and height(told.seen.curve, told.seen.rest)
            > min(height(told.seen.curve, b) for b in bottoms(told.seen.curve)) + 1e-9
        ),
    ),
    Claim(f"{HOW}, and every step brings it closer.", lambda told: came(told, True)),
    Claim(
        f"{HOW}, and {{away}} {{unit:step leads|steps lead}} no closer.",
        lambda told: (
            came(told, False)
            and (told.word("unit") == "step leads") == (told["away"] == 1)
        ),
    ),
    Claim(
        "It changes sides {n} time in {steps} steps, and every step brings it closer.",
        lambda told: closer(told) and told["n"] == 1,
    ),
    Claim(
        "It changes sides {n} times in {steps} steps, and every step brings it closer.",
        lambda told: closer(told) and told["n"] > 1,
    ),
    Claim(
        "It changes sides {n} {times:time|times} in {steps} steps, and {away} "
        "{unit:step leads|steps lead} no closer.",
        lambda told: (
            sometimes(told)
            and (told.word("times") == "time") == (told["n"] == 1)
            and (told.word("unit") == "step leads") == (told["away"] == 1)
        ),
    ),
    Claim(
        "The reason: η·λ = 1, so near the bottom the parabola that a step trusts in is "
        "all but the valley itself.",
        lambda told: (
            told.seen.rest is not None
            and abs(told.seen.rate * bend(told.seen.curve, told.seen.rest) - 1) < 1e-5
        ),
    ),
    Claim(f"{REASON}: one more correct digit every {{k}} steps.", reason),
    Claim(
        "At the bottom itself the ground bends by λ = {b}; there a step multiplies the "
        "distance by |1 − η·λ| = {f}.",
        own_bend,
    ),
    Claim(
        "{how:Just before it landed, a step|So far the last step} multiplied it by "
        "{f}.",
        last_factor,
    ),
)
