"""What "The floor" says of the end."""

from pages.words.numbers import TIMES
from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.batches.claims.the_floor.reading import (
    close,
    measured,
    unit,
)

ONE, SMALL, SURE = (
    "{m} ± {e} (predicted {p})",
    f"({{m}} ± {{e}}){TIMES}{{w}} (predicted {{p}})",
    "{m} (predicted {p})",  # where all walks are as far
)
OTHER, LESS, AS_SURE = (
    "{g} ± {f} (predicted {r})",
    f"({{g}} ± {{f}}){TIMES}{{z}} (predicted {{r}})",
    "{g} (predicted {r})",
)
STILL, AT_ZERO = "{r}", "all but 0"
TOGETHER = (  # those that there are: the reshuffled are rarely farther
    *((ONE, other) for other in (OTHER, LESS, AS_SURE, STILL, AT_ZERO)),
    *((SMALL, other) for other in (LESS, STILL, AT_ZERO)),
    (SURE, AS_SURE),
)
TURNED = (
    "η·λ is above 1, so each step turns what is left of the last error to the other "
    "side, and that is where the rest of the epoch pulls, too: errors add up, which "
    "makes the floor"
)
LONG = "In the long run it is ησ²/(λ(2 − ηλ)) ="


def at_two(told: Told) -> bool:
    return told.seen.product == 2


def above_two(told: Told) -> bool:
    seen = told.seen
    right = told["p"] > 2 and told["q"] < -1 and seen.product > 2
    return right and told.reads(p=seen.product, q=1 - seen.product)


def late(told: Told) -> bool:
    drawn, shuffled = told.seen.drawn, told.seen.shuffled
    right = told["n"] == drawn.n_late and measured(told, drawn.late)
    right = right and close(told.said["p"], drawn.late_expected)
    expected = shuffled.late_expected
    if "g" in told.said:
        right = right and measured(told, shuffled.late, "gfz") and not shuffled.is_still
        return right and close(told.said["r"], expected)
    if "r" in told.said:
        return right and shuffled.is_still and close(told.said["r"], expected)
    return right and shuffled.is_still and expected < 1e-19


def not_forgotten(told: Told) -> bool:
    steps = told.seen.forgets()
    late_start = told.seen.late_start and told.seen.product < 2
    return late_start and told["k"] == steps and unit(told, "u", steps, "step")


def floors(told: Told) -> bool:
    drawn, shuffled = told.seen.drawn, told.seen.shuffled
    eta, lam = drawn.eta, drawn.lam
    formula = eta * lam**2 * drawn.own / (lam * (2 - eta * lam))
    if not close(told.said["a"], formula):
        return False
    if "b" in told.said:
        share = shuffled.floor / drawn.floor
        right = close(told.said["b"], shuffled.floor) and close(told.said["r"], share)
        return right and told["b"] != told["a"] and told["r"] != 1
    return shuffled.is_still


def as_much(told: Told) -> bool:
    drawn, shuffled = told.seen.drawn, told.seen.shuffled
    same = abs(shuffled.floor / drawn.floor - 1) < 1e-8
    return same and close(told.said["a"], drawn.floor)


def lowest_at_the_end(told: Told) -> bool:
    found = told.seen.shuffled.floors
    return found[-1] < min(found[:-1]) and close(told.said["a"], found[-1])


def no_noise(told: Told) -> bool:
    seen = told.seen.shuffled
    weights = told.record.shuffled.weights
    mean, plain = told.record.drawn.bowl.samples.mean(), [weights[0, 0]]
    for _ in range(len(weights) - 1):
        plain.append(plain[-1] - seen.eta * seen.lam * (plain[-1] - mean))
    same = abs(weights - [[w] for w in plain]).max() < 1e-9
    number = told["n"] if "n" in told.said else 2
    return number == seen.n == seen.batch and bool(same)


def ratio_told(told: Told) -> float:
    """The floor reshuffled, as a share of the other."""
    return told.seen.shuffled.floor / told.seen.drawn.floor


def pulled_back(told: Told) -> bool:
    seen = told.seen
    negative = seen.shuffled.other < 0 and seen.product < 1  # all pull the same way
    less = ratio_told(told) < 1 or seen.ratio < 1
    return negative and less and seen.shuffled.batch < seen.shuffled.n


def never_twice(told: Told) -> bool:
    """A batch's mean varies by so much less, as the batches of 1,000 epochs do."""
    seen = told.seen
    less = seen.shuffled.own / seen.drawn.own
    return seen.product >= 1 and less < 1 and told.reads(x=less)


def adds_up(told: Told) -> bool:
    """What is left of the floor's share, the smaller variance apart, is above 1."""
    seen = told.seen
    share = ratio_told(told)
    more = share / (seen.shuffled.own / seen.drawn.own)
    one = seen.drawn.batch == 1
    right = 1 < seen.product < 2 and more > 1 and close(told.said["x"], more)
    if "y" in told.said:
        return right and not one and close(told.said["y"], share)
    return right and one


def makes_up(told: Told) -> bool:
    """The two cancel."""
    seen = told.seen
    less = seen.shuffled.own / seen.drawn.own
    same = abs(ratio_told(told) - 1) < 1e-8 and 1 < seen.product < 2 and less < 1
    return same and close(told.said["x"], 1 / less)


def last_alone(told: Told) -> bool:
    cloud = told.record.shuffled
    where = abs(cloud.weights[1:] - cloud.pulls).max() < 1e-9
    return told.seen.product == 1 and bool(where)


def price(told: Told) -> bool:
    steps = told.seen.forgets()
    samples = steps * told.seen.drawn.batch
    units = unit(told, "u", steps, "step") and unit(told, "v", samples, "sample")
    return units and (told["k"], told["s"]) == (steps, samples)


def half(told: Told) -> bool:
    seen = told.seen
    eta, lam = seen.drawn.eta / 2, seen.drawn.lam
    steps = seen.forgets(eta)
    floor = eta * lam * seen.drawn.own / (2 - eta * lam)
    right = told["k"] == steps and unit(told, "u", steps, "step")
    return right and close(told.said["f"], floor)


CLAIMS = (
    Claim("η·λ is 2: on average a step multiplies the distance by −1.", at_two),
    Claim("What noise adds stays, so there is no floor.", at_two),
    Claim(
        "η·λ = {p} is above 2: on average a step multiplies the distance by {q}, so "
        "there is no floor.",
        above_two,
    ),
    *(
        Claim(shape, late)
        for shape in (
            f"Over the last {{n}} steps the squared distance is {drawn} with "
            f"replacement, {shuffled} reshuffled."
            for drawn, shuffled in TOGETHER
        )
    ),
    Claim(
        "The start is not forgotten there: a hundredth of its distance is left only "
        "after {k} {u:step|steps}.",
        not_forgotten,
    ),
    Claim(f"{LONG} {{a}} with replacement, and 0 reshuffled.", floors),
    Claim(f"{LONG} {{a}}, and as much reshuffled.", as_much),
    Claim(
        f"{LONG} {{a}} with replacement and {{b}} reshuffled, {{r}} times that.", floors
    ),
    Claim(
        "Reshuffled, it is lowest where an epoch ends, {a}: there every number has "
        "pulled once.",
        lowest_at_the_end,
    ),
    Claim(
        "Reshuffled, every batch has all {n} numbers: there is no noise, and each walk "
        "takes the steps of plain descent.",
        no_noise,
    ),
    Claim(
        "Reshuffled, every batch has both numbers: there is no noise, and each walk "
        "takes the steps of plain descent.",
        no_noise,
    ),
    Claim(
        "Within an epoch every number comes once: what one batch pulls too far, the "
        "rest of the epoch pulls back.",
        pulled_back,
    ),
    Claim(
        "No number is twice in a reshuffled batch, so its slope is off by less: σ² is "
        "(N − B)/(N − 1) = {x} times as large.",
        never_twice,
    ),
    Claim(
        f"{TURNED} {{x}} times as large.",
        adds_up,
    ),
    Claim(
        f"But {TURNED} {{x}} times as large: {{y}} times in all.",
        adds_up,
    ),
    Claim(
        f"But {TURNED} {{x}} times as large: in all it is as large as with "
        "replacement.",
        makes_up,
    ),
    Claim(
        "η·λ is 1, so a walk stands where its last batch pulled it, and of the batches "
        "before nothing is left.",
        last_alone,
    ),
    Claim(
        "A hundredth of the start's distance is left after {k} {u:step|steps}: {s} "
        "{v:sample|samples}.",
        price,
    ),
    Claim(
        "With half the η: {k} {u:step|steps}, and a floor of {f} with replacement.",
        half,
    ),
)
