"""What "The floor" says of a step."""

from pages.words.numbers import TIMES
from tests.claims import Claim, Told, reads_as
from tests.pages.chapters.gradient_descent.batches.claims.the_floor.own_clouds import (
    START,
)
from tests.pages.chapters.gradient_descent.batches.claims.the_floor.reading import (
    close,
    measured,
    unit,
)

MEASURES = (
    "{m}, predicted {p}",  # where all walks are as far
    "{m} ± {e}, predicted {p}",
    f"({{m}} ± {{e}}){TIMES}{{w}}, predicted {{p}}",
)
WITH = "Squared distance from the bottom, with replacement:"


def step(told: Told) -> int:
    return int(told.record.shown[told.step])


def begins(told: Told) -> bool:
    weights = told.record.drawn.weights[0], told.record.shuffled.weights[0]
    mean = told.record.drawn.bowl.samples.mean()
    same = all(abs(w - mean - START) < 1e-12 for walks in weights for w in walks)
    numbers = told["n"] == len(weights[0]) == len(weights[1]) and step(told) == 0
    return numbers and same and told["d"] == START and told["s"] == START**2


def asks_some(told: Told) -> bool:
    seen = told.seen.drawn
    walks = [told.record.shuffled.batches(walk)[0][1].tolist() for walk in range(6)]
    differ = any(walk != walks[0] for walk in walks)  # some may share theirs
    return (told["b"], told["n"]) == (seen.batch, seen.n) and differ


def asks_all(told: Told) -> bool:
    seen = told.seen.drawn
    once = sorted(told.record.shuffled.batches(0)[0][1].tolist())
    both = "a" in told.said or told["n"] == 2
    return told["n"] == seen.n and both and once == list(range(seen.n))


def has_seen(told: Told) -> bool:
    seen = told.seen.drawn
    samples = step(told) * seen.batch
    epochs = samples / seen.n
    units = unit(told, "u", samples, "sample") and unit(told, "v", epochs, "epoch")
    return told["s"] == samples and units and close(told.said["e"], epochs)


def stands(told: Told, shuffled: bool) -> bool:
    own = told.seen.shuffled if shuffled else told.seen.drawn
    t = step(told)
    right = measured(told, own.measured(t)) and close(told.said["p"], own.expected(t))
    return right and not own.is_still


def one_walk(told: Told) -> bool:
    own, t = told.seen.shuffled, step(told)
    same = bool((own.squares[t] == own.squares[t, 0]).all())
    right = abs(own.squares[t, 0] - own.expected(t)) < 1e-20 + 1e-9 * own.expected(t)
    if "p" not in told.said:
        return same and right and own.squares[t, 0] < 1e-19
    return same and own.is_still and right and close(told.said["p"], own.expected(t))


def start_left(told: Told) -> bool:
    own, t = told.seen.drawn, step(told)
    share = own.q ** (2 * t) * START**2 / own.expected(t)
    if told.seen.product >= 2:
        return False
    if "s" in told.said:
        return share < 1 and reads_as(told.said["s"], 100 * share)
    how = told.word("how") if "how" in told.said else "less than a millionth"
    return share < 1e-6 if how == "less than a millionth" else 0.9999 < share < 1


CLAIMS = (
    Claim("Step {step}.", lambda told: told["step"] == step(told)),
    Claim(
        "All {n} walks of both clouds start at the same place, {d} to the right of the "
        "bottom: squared, {s}.",
        begins,
    ),
    Claim(
        "Each step asks {b} of the {n} numbers, each walk by a draw of its own.",
        asks_some,
    ),
    Claim(
        "Each step asks {n} numbers: drawn from all {a}, or each of them once.",
        lambda told: told["a"] == told["n"] != 2 and asks_all(told),
    ),
    Claim(
        "Each step asks {n} numbers: drawn from both, or each of them once.", asks_all
    ),
    Claim("Each walk has seen {s} {u:sample|samples}: {e} {v:epoch|epochs}.", has_seen),
    *(Claim(f"{WITH} {one}.", lambda told: stands(told, False)) for one in MEASURES),
    *(
        Claim(f"Reshuffled: {one}.", lambda told: stands(told, True))
        for one in MEASURES
    ),
    Claim("Reshuffled: {p}, for no walk differs from another.", one_walk),
    Claim(
        "Reshuffled: no walk differs from another, and all are at the bottom.", one_walk
    ),
    Claim(
        "Of the predicted with replacement, {s}% is what is left of the start.",
        start_left,
    ),
    Claim(
        "Of the predicted with replacement, {how:less than a millionth|more than "
        "99.99%} is what is left of the start.",
        start_left,
    ),
)
