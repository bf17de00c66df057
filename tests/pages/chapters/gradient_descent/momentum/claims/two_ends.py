"""What "Two directions" says of the end."""

import math

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.momentum.claims.own_walks import (
    FLAT,
    NAMES,
)
from tests.pages.chapters.gradient_descent.momentum.claims.two_steps import close

HUNDREDTH = "a hundredth of the first height"


def neither(told: Told) -> bool:
    seen = told.seen
    both = seen.hiker.arrival is None and seen.ball.arrival is None
    ends = (seen.hiker.heights[-1], seen.ball.heights[-1])
    numbers = all(close(told.said[k], v) for k, v in zip("ab", ends, strict=True))
    return both and told["n"] == seen.settings.n_steps and numbers


def one_of_them(told: Told) -> bool:
    there = told.seen.walk(told.word("who")).arrival
    other = told.seen.walk(told.word("other")).arrival
    is_so = there is not None and other is None
    return is_so and told["k"] == there and told["n"] == told.seen.settings.n_steps


def arrive(told: Told) -> bool:
    there = told.seen.hiker.arrival, told.seen.ball.arrival
    if None in there or (told["a"], told["b"]) != there:
        return False
    by = there[0] - there[1]
    if "by" not in told.said:
        return by == 0
    way, unit = told.word("way"), told.word("unit")
    right = told["by"] == abs(by) and (way == "sooner") == (by > 0)
    return by != 0 and right and (unit == "step") == (abs(by) == 1)


def to_and_fro(told: Told) -> bool:
    name = told.word("name")
    product = told.seen.product(name)
    return name == steepest(told) and abs(product - 2) < 1e-9 and worst(told, name)


def steepest(told: Told) -> str:
    """The steepest direction in which they do not start at the bottom."""
    return [one for one in NAMES if told.seen.starts_off(one)][-1]


def worst(told: Told, name: str) -> bool:
    """No direction that he starts off in is worse for the hiker than this one."""
    there = [one for one in NAMES if told.seen.starts_off(one)]
    return all(abs(told.seen.factor(name)) >= abs(told.seen.factor(o)) for o in there)


def thrown(told: Told) -> bool:
    name = told.word("name")
    product, factor = told.seen.product(name), abs(told.seen.factor(name))
    said = told.reads(p=product, f=factor) and told["p"] > 2 and told["f"] > 1
    return name == steepest(told) and said and worst(told, name)


def slowest(told: Told) -> bool:
    seen, name, other = told.seen, told.word("name"), told.word("other")
    most, least = (seen.hiker.of(NAMES.index(one), -1) for one in (name, other))
    numbers = told.reads(a=abs(seen.factor(name)), b=abs(seen.factor(other)))
    numbers = numbers and 1 not in (told["a"], told["b"])
    shrinks = all(abs(seen.factor(one)) < 1 for one in NAMES)
    return name != other and most > least and numbers and shrinks


def gathered(told: Told) -> bool:
    ball, hiker = (walk.longest(FLAT) for walk in (told.seen.ball, told.seen.hiker))
    return ball > hiker and close(told.said["a"], ball) and close(told.said["b"], hiker)


def ran_past(told: Told) -> bool:
    times = told.seen.ball.crossings(FLAT)
    said = int(told["n"]) if "n" in told.said else 1
    return said == times and (times > 1) == ("n" in told.said)


def edge(told: Told) -> tuple[float, float] | None:
    """The product and its edge in the direction that a sentence names, if it counts."""
    name = told.word("name")
    if name != steepest(told):
        return None
    return told.seen.product(name), 2 + 2 * told.seen.beta


def at_the_edge(told: Told) -> bool:
    found = edge(told)
    return found and abs(found[0] - found[1]) < 1e-9 and told.reads(e=found[1])


def beyond(told: Told) -> bool:
    found = edge(told)
    right = found and found[0] > found[1] + 1e-9 and told.reads(p=found[0], e=found[1])
    return right and told["p"] > told["e"]


def best_alone(told: Told) -> bool:
    k = told.seen.kappa
    return told.reads(eta=2 / (1 / k + 1), r=(k - 1) / (k + 1))


def best_pair(told: Told) -> bool:
    root = math.sqrt(told.seen.kappa)
    beta = ((root - 1) / (root + 1)) ** 2
    eta = 4 / (1 + 1 / root) ** 2
    rate = close(told.said["r"], (root - 1) / (root + 1))
    return rate and close(told.said["eta"], eta) and close(told.said["beta"], beta)


CLAIMS = (
    Claim(
        "Both stand at the bottom already: there is no slope to follow.",
        lambda told: told.seen.is_still,
    ),
    Claim(
        f"Neither keeps to {HUNDREDTH} within {{n}} steps: the hiker ends at height "
        "{a}, the ball at {b}.",
        neither,
    ),
    Claim(
        f"The {{who:hiker|ball}} keeps to {HUNDREDTH} from step {{k}} on, the "
        "{other:hiker|ball} does not within {n} steps.",
        one_of_them,
    ),
    Claim(
        f"The hiker keeps to {HUNDREDTH} from step {{a}} on, the ball from step {{b}} "
        "on: {by} {unit:step|steps} {way:sooner|later}.",
        arrive,
    ),
    Claim(
        f"The hiker keeps to {HUNDREDTH} from step {{a}} on, the ball from step {{b}} "
        "on: neither is sooner.",
        arrive,
    ),
    Claim(
        "Along the {name:flat|steep} direction η·λ is 2: the hiker steps to and fro "
        "there and comes no nearer.",
        to_and_fro,
    ),
    Claim(
        "Along the {name:flat|steep} direction η·λ = {p} is above 2: each of the "
        "hiker's steps lands {f} times as far away, on the other side.",
        thrown,
    ),
    Claim(
        "Most of the hiker's last height is along the {name:flat|steep} direction, "
        "where a step leaves {a} of the distance; along the {other:flat|steep} one it "
        "leaves {b}.",
        slowest,
    ),
    Claim(
        "At β = 0 the ball has no memory: it takes the hiker's very steps.",
        lambda told: told.seen.ball.e == told.seen.hiker.e,
    ),
    Claim(
        "Along the flat direction the ball's longest step is {a}, the hiker's {b}: it "
        "gathered speed.",
        gathered,
    ),
    Claim("The ball ran past the bottom of the flat direction once.", ran_past),
    Claim("The ball ran past the bottom of the flat direction {n} times.", ran_past),
    Claim(
        "Along the {name:flat|steep} direction η·λ is at the ball's edge, 2 + 2β = "
        "{e}: its swings do not die out.",
        at_the_edge,
    ),
    Claim(
        "Along the {name:flat|steep} direction η·λ = {p} is beyond the ball's edge, "
        "2 + 2β = {e}: its swings grow.",
        beyond,
    ),
    Claim(
        "One η serves both directions best at 2/(m + L) = {eta}: there a step leaves "
        "(κ − 1)/(κ + 1) = {r} of the distance.",
        best_alone,
    ),
    Claim(
        "With memory (√κ − 1)/(√κ + 1) = {r} is possible in the long run, at η = "
        "{eta} and β = {beta}.",
        best_pair,
    ),
)
