"""The valley: the shapes of its sentences, each with what decides it."""

import math
from statistics import fmean

from tests.claims import Claim, Claims, Told, reads_as
from tests.pages.chapters.gradient_descent.the_valley import story_claims
from tests.pages.chapters.gradient_descent.the_valley.own_walk import (
    BOTTOMS,
    OwnWalk,
    bend,
    height,
)

NUMBER = "x = {x}"


def evidence(record) -> OwnWalk:
    settings = record.settings
    return OwnWalk(
        settings.curve,
        settings.learning_rate,
        settings.start,
        settings.n_steps,
        record.diagnosis.path[:, 0].tolist(),
    )


def rests(told: Told, at: str = "x") -> bool:
    """Whether it comes to rest where the sentence says."""
    return told.seen.rest is not None and told.reads(**{at: told.seen.rest})


def is_bottom(walk: OwnWalk) -> bool:
    near = any(abs(walk.rest - b) < 1e-6 for b in BOTTOMS.get(walk.curve, ()))
    return near or bend(walk.curve, walk.rest) > 1e-6


def named(told: Told) -> bool:
    return (told.word("what") == "bottom") == is_bottom(told.seen)


def lands(told: Told) -> bool:
    arrival = told.seen.arrival
    near = told["step"] == arrival or abs(told["step"] - arrival) <= 1
    return rests(told) and named(told) and near and arrival <= told.seen.taken


def unit(told: Told, place: str, one: str, count: str) -> bool:
    """Whether a noun or verb agrees with its count."""
    return (told.word(place) == one) == (told[count] == 1)


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
    return walk.rest is not None and walk.arrival == 1 and walk.rate == 0.5


def stays(told: Told) -> bool:
    return told.seen.taken == 0 and rests(told)


def stuck(told: Told) -> bool:
    walk = told.seen
    x = walk.x[walk.taken]
    felt = abs(told.record.trajectory.gradients[-1, 0])
    slow = walk.rest is not None and walk.rate * felt < abs(x - walk.rest) / 99
    return slow and told.reads(s=felt, m=walk.rate * felt)


def dip(told: Told) -> bool:
    walk = told.seen
    lowest = min(height(walk.curve, b) for b in BOTTOMS.get(walk.curve, (0,)))
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


def factor_at(walk: OwnWalk) -> float:
    return 1 - walk.rate * bend(walk.curve, walk.rest)


def near(said: str, value: float) -> bool:
    """A number as it is said, but for the error of bends by differences."""
    slack = 1e-8 * (1 + abs(value))
    return any(reads_as(said, value + by) for by in (-slack, 0, slack))


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
    return right and walk.curve == "square" and walk.rate == 1 and walk.period == 2


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
    return restless and more and near(told.said["p"], least)


def could_rest(told: Told) -> bool:
    walk = told.seen
    if walk.rest is not None or walk.curve not in BOTTOMS:
        return False
    pairs = zip(BOTTOMS[walk.curve], walk.products, strict=True)
    return any(told.reads(x=b) and near(told.said["p"], p) and p < 2 for b, p in pairs)


def wanders(told: Told) -> bool:
    walk = told.seen
    beyond = told.record.diagnosis.path[walk.taken :, 0]
    loose = walk.rest is None and not walk.period and not walk.is_lost
    own = [x for x in walk.x[walk.taken :]]
    inside = min(own) >= told["low"] - 0.5 and max(own) <= told["high"] + 0.5
    ends = told.reads(low=beyond.min(), high=beyond.max(), n=len(beyond) - 1)
    return loose and inside and ends and not walk.one_way()


def parts(told: Told) -> bool:
    walk = told.seen
    if walk.rest is not None or walk.period or walk.is_lost:
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
    is_so = walk.one_way() if one_way else walk.swings() and walk.nears() == 1
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


def falls(told: Told) -> bool:
    walk = told.seen
    x = walk.x[walk.taken]
    said = told.reads(n=walk.taken, x=x, y=height(walk.curve, x))
    return said and walk.is_lost and walk.heights[-1] < -1e3


def leads_lower(told: Told) -> bool:
    walk = told.seen
    since = int(told["since"])
    pairs = [*zip(walk.heights, walk.heights[1:], strict=False)]
    down = all(b < a for a, b in pairs[since - 1 :])
    first = since == 1 or pairs[since - 2][1] >= pairs[since - 2][0]
    return walk.is_lost and told["last"] == len(walk.x) and down and first


def falls_there(told: Told) -> bool:
    return told.seen.is_lost and told.seen.curve == "cubic"


def flies(told: Told) -> bool:
    walk = told.seen
    out = walk.is_lost and walk.heights[-1] > 1e3
    return out and told["last"] == len(walk.x) <= walk.asked


def on_its_way_out(told: Told) -> bool:
    walk = told.seen
    if not walk.is_lost or walk.heights[-1] < 1e3:
        return False
    said = told.reads(n=walk.taken, x=walk.x[walk.taken])
    return said and told["last"] == len(walk.x) > walk.asked


def first_uphill(told: Told) -> bool:
    heights = told.seen.heights[: told.seen.taken + 1]
    ups = [n for n in range(1, len(heights)) if heights[n] > heights[n - 1]]
    return bool(ups) and told["n"] == ups[0]


def thrown(told: Told) -> bool:
    walk = told.seen
    said = near(told.said["p"], 2 * walk.rate)
    said &= near(told.said["f"], abs(1 - 2 * walk.rate))
    return bool(said) and walk.curve == "square" and walk.rate > 1


def bends_out(told: Told) -> bool:
    walk = told.seen
    x = walk.x[-1]
    product = walk.rate * bend(walk.curve, x)
    close = abs(told["p"] - product) <= 0.006 * abs(product)
    return walk.is_lost and told.reads(x=x) and close and product > 2


def comes_back(told: Told) -> bool:
    walk = told.seen
    if walk.curve not in ("square", "double_well", "wave", "plateau"):
        return False
    b = walk.nearest
    place = "x" not in told.said or told.reads(x=b)
    return walk.is_lost and place and near(told.said["b"], 2 / bend(walk.curve, b))


HOW = "{how:It comes from one side|It jumps from side to side}"
REASON = (
    "The reason: η·λ = {p} is {where:below 1|between 1 and 2}, so near the bottom "
    "every step multiplies the distance by |1 − η·λ| = {f}"
)
PLACES = (
    "x = {x1} at height {y1} and x = {x2} at height {y2}",
    "x = {x1} at height {y1}, x = {x2} at height {y2} and x = {x3} at height {y3}",
    "x = {x1} at height {y1}, x = {x2} at height {y2}, x = {x3} at height {y3} and "
    "x = {x4} at height {y4}",
    "all of them between x = {low} and x = {high}",
)
ENDING = (
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
        lambda told: told.seen.curve == "square" and one_step(told),
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
        "This dip, at height {here}, is not the deepest: that lies at height {lowest}.",
        dip,
    ),
    Claim(
        "The slope underfoot tells nothing of it.",
        lambda told: (
            told.seen.rest is not None
            and told.seen.curve in BOTTOMS
            and height(told.seen.curve, told.seen.rest)
            > min(height(told.seen.curve, b) for b in BOTTOMS[told.seen.curve]) + 1e-9
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
        "The smaller η, the nearer to the bottom he hops; only where a whole number of "
        "steps leads from x₀ to the bottom does he land on it.",
        lambda told: told.seen.curve == "kink" and told.seen.rest is None,
    ),
    Claim(
        "It can rest at no bottom of this curve: there η·λ would have to be below 2, "
        "and is {p}{more:| or more}.",
        no_bottom_holds,
    ),
    Claim(
        "It could rest at x = {x}, where η·λ = {p} is below 2, but from this start it "
        "never comes near enough.",
        could_rest,
    ),
    Claim("It wanders.", lambda told: told.seen.rest is None and not told.seen.period),
    Claim(
        "Gone on with for {n} steps more, it stays between x = {low} and x = {high} "
        "and falls into no cycle of up to 32 places.",
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
    Claim("Any η below 2/λ = {b} comes back.", comes_back),
    Claim(
        "Close to the bottom at x = {x} any η below 2/λ = {b} comes back; where the "
        "ground bends more, it takes less.",
        comes_back,
    ),
)
CLAIMS = {
    "Walk": Claims(
        (*ENDING, *story_claims.CLAIMS),
        evidence=evidence,
        answers=story_claims.answers,
        few=150,
        many=4000,
    )
}
