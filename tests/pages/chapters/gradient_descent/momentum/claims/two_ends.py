"""What "Two directions" says of the end, of the bet, and of a remedy."""

import math

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.momentum.claims.own_walks import (
    FLAT,
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
    # The rate is that of a double root: half of the digits are left.
    rate = rate or abs(told["r"] - (root - 1) / (root + 1)) < 1e-7
    return rate and close(told.said["eta"], eta) and close(told.said["beta"], beta)


def asked(told: Told) -> bool:
    return told.reads(k=told.seen.kappa, eta=told.seen.eta)


def multiplies(told: Told) -> bool:
    flat, steep = (told.seen.factor(name) for name in NAMES)
    first = told.reads(f=flat, g=steep)
    return first and told.reads(h=flat**2, i=steep**2)


def shares(told: Told) -> list[float]:
    heights = told.seen.hiker.heights
    return [height / heights[0] for height in heights]


def left_then(told: Told) -> bool:
    there = told.seen.hiker.arrival
    if there is None or (told["m"], told["n"]) != (there - 1, there):
        return False
    now = shares(told)[there - 1 : there + 1]
    said = told["a"] >= 0.01 >= told["b"]
    return said and all(close(told.said[k], v) for k, v in zip("ab", now, strict=True))


def left_at_the_end(told: Told) -> bool:
    hiker = told.seen.hiker
    none = hiker.arrival is None and hiker.end != "lost"
    return none and told["n"] == hiker.taken and close(told.said["s"], shares(told)[-1])


def left_when_lost(told: Told) -> bool:
    hiker = told.seen.hiker
    lost = hiker.end == "lost" and told["n"] == hiker.taken
    unit = (told.word("unit") == "step") == (told["n"] == 1)
    return lost and unit and close(told.said["s"], shares(told)[-1])


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
    Claim(
        "At step {m} the hiker is at {a} times the first height, at step {n} at {b} "
        "times.",
        left_then,
    ),
    Claim(
        "After all {n} steps the hiker is at {s} times the first height.",
        left_at_the_end,
    ),
    Claim(
        "After {n} {unit:step|steps} the hiker is {s} times as high as at first, and "
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
