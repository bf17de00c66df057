"""Walks that go on for ever: the shapes of their endings, and what decides them."""

import math
from statistics import fmean

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.the_valley.judging import near
from tests.pages.chapters.gradient_descent.the_valley.own_walk import (
    bend,
    bottoms,
    height,
)


def cycle(told: Told) -> bool:
    walk = told.seen
    right = walk.period and told["n"] == walk.period
    return bool(right) and in_places(told, walk.x[-walk.period :])


def in_places(told: Told, places: list[float]) -> bool:
    """Whether these are the places that are named, or between which they lie."""
    for number in range(1, 5):
        if f"x{number}" in told.said:
            x = told[f"x{number}"]
            there = min(places, key=lambda place: abs(place - x))
            if not near(told.said[f"x{number}"], there):
                return False
            if not near(told.said[f"y{number}"], height(told.seen.curve, there)):
                return False
    if "low" in told.said:
        ends = near(told.said["low"], min(places)), near(told.said["high"], max(places))
        return all(ends)
    return f"x{len(places)}" in told.said


def goes_round(told: Told) -> bool:
    walk = told.seen
    if not walk.period:
        return False
    late = "n" not in told.said or (told["n"] == walk.taken < walk.arrival)
    return late and abs(told["step"] - walk.arrival) <= walk.period


def attracts(told: Told) -> bool:
    walk = told.seen
    if not walk.period or ("n" in told.said and told["n"] != walk.period):
        return False
    places = walk.x[-walk.period :]
    around = math.prod(1 - walk.rate * bend(walk.curve, x) for x in places)
    said = told["m"]
    return abs(around) < 1 and abs(said - around) <= 0.006 * abs(around) + 1e-6


def boundary(told: Told) -> bool:
    walk = told.seen
    ends = sorted(walk.x[-2:])
    right = told.reads(low=ends[0], high=ends[1])
    product = walk.rate * bend(walk.curve, 0.0)
    return right and walk.is_parabola and abs(product - 2) < 1e-9 and walk.period == 2


def hops(told: Told) -> bool:
    walk = told.seen
    if walk.curve != "kink" or not walk.period:
        return False
    low, high = sorted(walk.x[-2:])
    return told.reads(rate=walk.rate, low=low, high=high) and low < 0 < high


def no_bottom_holds(told: Told) -> bool:
    walk = told.seen
    least = min(walk.products, default=0)
    restless = walk.rest is None and least > 2 - 1e-9
    more = ("or more" in told.word("more")) == (len(walk.products) > 1)
    which = (told.word("which") == "that was found") == walk.is_own
    return restless and more and which and near(told.said["p"], least)


def could_rest(told: Told) -> bool:
    walk = told.seen
    if walk.rest is not None or not bottoms(walk.curve):
        return False
    pairs = zip(bottoms(walk.curve), walk.products, strict=True)
    return any(told.reads(x=b) and near(told.said["p"], p) and p < 2 for b, p in pairs)


def wanders(told: Told) -> bool:
    walk = told.seen
    beyond = told.record.diagnosis.path[walk.taken :, 0]
    late = beyond[len(beyond) // 2 :]
    loose = walk.rest is None and not walk.period and not walk.is_soon_lost
    ends = told.reads(low=late.min(), high=late.max(), n=len(beyond) - 1)
    late = walk.path[-512:]
    ways = {b > a for a, b in zip(late, late[1:], strict=False)}
    return loose and ends and len(ways) == 2


def parts(told: Told) -> bool:
    walk = told.seen
    if walk.rest is not None or walk.period or walk.is_soon_lost:
        return False
    path = told.record.diagnosis.path[walk.taken :, 0].tolist()
    logs = [math.log(abs(1 - walk.rate * bend(walk.curve, x))) for x in path]
    mean = math.exp(fmean(logs))
    return mean > 1 and abs(told["s"] - mean) <= 0.006 * mean


def creeps(told: Told) -> bool:
    walk, path = told.seen, told.record.diagnosis.path[:, 0]
    if len(path) < 9 or not walk.moves():
        return False
    right = told.reads(x=walk.x[walk.taken], later=path[-1])
    right &= told["n"] == walk.taken and told["more"] == len(path) - 1 - walk.taken
    one_way = told.word("how") == "creeps"
    is_so = walk.one_way() if one_way else walk.swings() and walk.comes_nearer()
    return bool(right) and is_so


def nears(told: Told) -> bool:
    walk = told.seen
    n = int(told["n"]) if "n" in told.said else walk.nears()
    return len(walk.path) > 199 and walk.moves() and walk.nears() == n > 1


def goes_on_round(told: Told) -> bool:
    walk, path = told.seen, told.record.diagnosis.path[:, 0]
    if not nears(Told(told.record, walk, told.step, {})):
        return False
    if told["n"] != walk.taken or told["more"] != len(path) - 1 - walk.taken:
        return False
    return in_places(told, path[-walk.nears() :].tolist())


def creep_felt(told: Told) -> bool:
    walk = told.seen
    felt = abs(told.record.trajectory.gradients[-1, 0])
    still = len(walk.path) > 9 and walk.moves()
    said = told["step"] == walk.taken and told.reads(s=felt, m=walk.rate * felt)
    return still and said


def nowhere(told: Told) -> bool:
    return told.seen.curve == "cubic" and not told.seen.is_lost


PLACES = (
    "x = {x1} at height {y1} and x = {x2} at height {y2}",
    "x = {x1} at height {y1}, x = {x2} at height {y2} and x = {x3} at height {y3}",
    "x = {x1} at height {y1}, x = {x2} at height {y2}, x = {x3} at height {y3} and "
    "x = {x4} at height {y4}",
    "all of them between x = {low} and x = {high}",
)
CLAIMS = (
    *(
        Claim(f"It is drawn into a cycle of {{n}} places: {places}.", cycle)
        for places in PLACES
    ),
    Claim("It nears a cycle of {n} places, ever more slowly.", nears),
    Claim(
        f"After {{n}} steps and {{more}} more it goes round {PLACES[-1]}, still "
        "moving.",
        goes_on_round,
    ),
    Claim("From step {step} on it goes round.", goes_round),
    Claim(
        "After {n} steps it is still on its way there; from step {step} on it goes "
        "round.",
        goes_round,
    ),
    *(
        Claim(
            f"Multiplied together, the factors 1 − η·f″ at {places} are {{m}}: between "
            "−1 and 1, so the cycle draws in whoever comes near.",
            attracts,
        )
        for places in ("both places", "the {n} places")
    ),
    Claim(
        "It goes back and forth between x = {low} and x = {high} and never comes "
        "closer: η·λ = 2, exactly the boundary.",
        boundary,
    ),
    Claim(
        "Every step lands as high on the other side as it started.",
        lambda told: (
            told.seen.period == 2
            and abs(told.seen.heights[-1] - told.seen.heights[-2]) < 1e-12
            and abs(told.seen.heights[-1] - told.seen.heights[0]) < 1e-9
        ),
    ),
    Claim(
        "It never settles: on a kink the slope keeps its size to the very bottom, so "
        "every step is η = {rate} long, and the hiker hops across the bottom, from x "
        "= {low} to x = {high} and back.",
        hops,
    ),
    Claim(
        "He is never farther from it than η; only where a whole number of steps leads "
        "from x₀ to the bottom does he land on it.",
        lambda told: (
            told.seen.curve == "kink"
            and told.seen.rest is None
            and max(map(abs, told.seen.x[-2:])) <= told.seen.rate + 1e-9
        ),
    ),
    Claim(
        "It can rest at no bottom {which:of this curve|that was found}: there η·λ "
        "would have to be below 2, and is {p}{more:| or more}.",
        no_bottom_holds,
    ),
    Claim(
        "It could rest at x = {x}, where η·λ = {p} is below 2, but from this start it "
        "never comes near enough.",
        could_rest,
    ),
    Claim("It wanders.", lambda told: told.seen.rest is None and not told.seen.period),
    Claim(
        "Gone on with for {n} steps more, it spends the last half of them between x = "
        "{low} and x = {high} and falls into no cycle of up to 32 places.",
        wanders,
    ),
    Claim(
        "Two hikers a hair apart part: on the average a step multiplies the gap "
        "between them by {s}.",
        parts,
    ),
    Claim(
        "It {how:creeps|jumps from side to side, ever nearer}: after {n} steps it is "
        "at x = {x}, and {more} steps later at x = {later}, still moving.",
        creeps,
    ),
    Claim("At step {step} the slope is {s}, so a step moves {m}.", creep_felt),
    Claim(
        "A level ground and a bottom feel the same underfoot; there is no bottom here.",
        nowhere,
    ),
)
