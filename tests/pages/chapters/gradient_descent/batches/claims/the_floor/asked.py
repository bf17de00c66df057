"""What "The floor" asks, offers, notes, and asks to observe."""

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.batches.claims.the_floor.own_clouds import (
    Both,
    both,
)
from tests.pages.chapters.gradient_descent.batches.claims.the_floor.reading import (
    close,
    unit,
)


def answers(seen: Both) -> str:
    if seen.ratio < 0.5 - 1e-9:
        return "the reshuffled, at less than half the others'"
    if seen.ratio < 0.9 - 1e-9:
        return "the reshuffled, at half to nine tenths of the others'"
    alike = seen.ratio <= 1.1 + 1e-9
    far = "those with replacement, by more than a tenth"
    return "neither, by more than a tenth" if alike else far


def asked(told: Told) -> bool:
    seen = told.seen.drawn
    whole = (told["n"], told["b"], told["m"]) == (seen.n_late, seen.batch, seen.n)
    return whole and told.reads(eta=seen.eta, lam=seen.lam)


def expected(told: Told) -> bool:
    one, other = told.seen.drawn.late_expected, told.seen.shuffled.late_expected
    return close(told.said["a"], one) and close(told.said["b"], other)


def offered(told: Told) -> bool:
    seen = told.after and both(told.after)
    if not seen:
        return False
    eta, lam = seen.drawn.eta, seen.drawn.lam
    steps = seen.forgets()
    right = told["eta"] == eta and told["k"] == steps and unit(told, "u", steps, "step")
    mends = told.seen.late_start and not seen.late_start
    floor = eta * lam * seen.drawn.own / (2 - eta * lam)
    return right and mends and close(told.said["f"], floor)


def noted(told: Told) -> bool:
    seen = told.seen
    p, q = seen.product, 1 - seen.product
    sides = (told["p"] < 2) == (p < 2) and (abs(told["q"]) < 1) == (abs(q) < 1)
    edge = close(told.said["e"], 2 / seen.drawn.lam) if "e" in told.said else True
    return sides and edge and told.reads(p=p, q=q)


def batch_is_all(told: Told) -> bool:
    seen = told.seen.drawn
    return told["n"] == seen.n == seen.batch == told["b"]


def is_the_first(told: Told) -> bool:
    """The walks come down, and end with a floor that is not 0."""
    own = told.seen.drawn
    return told.seen.product < 1 and not told.seen.late_start and own.floor > 0


CLAIMS = (
    Claim(
        "Which walks have the smaller squared distance over the last {n} steps, on "
        "average over all draws, with batches of {b} of {m} numbers, η = {eta} and λ = "
        "{lam}?",
        asked,
    ),
    Claim("Expected are {a} with replacement and {b} reshuffled.", expected),
    Claim(
        "A reshuffled batch of all numbers has no noise.",
        lambda told: told.seen.shuffled.is_still,
    ),
    Claim(
        "Take η = {eta}: a hundredth of the start's distance is left after {k} "
        "{u:step|steps}, and the floor with replacement is {f}",
        offered,
    ),
    Claim(
        "η·λ = {p}: on average a step multiplies the distance by {q}.",
        noted,
    ),
    Claim(
        "The edge is 2/λ = {e}.",
        lambda told: close(told.said["e"], 2 / told.seen.drawn.lam),
    ),
    Claim("There are {n} numbers, so B is {b}.", batch_is_all),
    Claim("the walks come down together.", is_the_first),
    Claim(
        "What keeps them from coming to rest, and what would half the η change?",
        is_the_first,
    ),
    Claim(
        "a batch is a single number, and η is small.",
        lambda told: told.seen.drawn.batch == 1 and told.seen.product <= 0.05,
    ),
    Claim(
        "Count samples, not steps, until the walks are down.",
        lambda told: told.seen.drawn.batch == 1,
    ),
    Claim(
        "every batch has as many numbers as there are.",
        lambda told: told.seen.drawn.batch == told.seen.drawn.n,
    ),
    Claim(
        "Is anything left to chance?",
        lambda told: told.seen.shuffled.is_still,
    ),
    Claim(
        "η·λ is above {a}, and a batch is one number of {word:eight|nine}.",
        lambda told: (
            told["a"] == 1 < told.seen.product < 2
            and told.seen.drawn.batch == 1
            and {"eight": 8, "nine": 9}[told.word("word")] == told.seen.drawn.n
        ),
    ),
    Claim(
        "What becomes of one walk's error at the next step?",
        lambda told: told.seen.product > 1,
    ),
    Claim("η·λ is above {a}.", lambda told: told["a"] == 2 < told.seen.product),
    Claim(
        "Look at the mean of all walks first, and then at their spread.",
        lambda told: told.seen.product > 2,
    ),
)
