"""What "Guesses" tells of each size, of them all, and of its bet."""

import math

from pages.words.numbers import TIMES
from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.batches.claims.guesses.own import Own, own_at
from tests.pages.chapters.gradient_descent.batches.claims.the_floor.reading import (
    close,
    measured,
)

MEASURES = (
    "{m} ± {e}, predicted {p}",
    f"({{m}} ± {{e}}){TIMES}{{w}}, predicted {{p}}",
)
WAYS = RETURNED, KEPT = "With replacement", "Nothing put back"
NONE, FEW = "none of them", "some, but fewer than one in ten"
SOME, MANY = "from one in ten to one in three", "more than one in three"
WITH = "Squared distance from everyone's slope, with replacement:"
ALL = "All {n} flowers are asked at w = {w}, b = {b}:"
ERROR = "root mean square error"


def answers(seen: Own) -> str:
    share = seen.alone_uphill / seen.n
    if share == 0:
        return NONE
    return FEW if share < 0.1 else SOME if share <= 1 / 3 else MANY


def asked_at(told: Told) -> bool:
    w, b = told.seen.place
    return told["n"] == told.seen.n and told.reads(w=w, b=b)


def slope_told(told: Told) -> bool:
    """Where it is printed, and not only where it is, the slope is as long as told."""
    own_there = own_at(told.record, (told["w"], told["b"]))
    return abs(own_there.length / told.seen.length - 1) < 0.01


def within_two(told: Told) -> bool:
    seen, gaps = told.seen, []
    for way in WAYS:
        for at, size in enumerate(seen.sizes):
            predicted = seen.predicted(way, size)
            if predicted > 1e-15 * seen.variance:
                mean, error = seen.measured(way, at)
                gaps.append(abs(mean - predicted) / error)
    near = sum(gap <= 2 for gap in gaps)
    number = told["k"] if "k" in told.said else len(gaps)
    right = (number, told["n"]) == (near, len(gaps))
    return right and close(told.said["x"], max(gaps))


def everyone(told: Told) -> bool:
    g, h = told.seen.slope
    return (
        asked_at(told)
        and slope_told(told)
        and close(told.said["g"], g)
        and close(told.said["h"], h)
        and close(told.said["l"], told.seen.length)
    )


def at(told: Told) -> int:
    return told.step - 1


def guessed(told: Told) -> bool:
    seen, size = told.seen, told.seen.sizes[at(told)]
    drawn = len(seen.guesses(RETURNED, at(told))), len(seen.guesses(KEPT, at(told)))
    return (told["n"], told["n"]) == drawn and told.said.get("k", "1") == str(size)


def stands(told: Told, way: str) -> bool:
    seen, size = told.seen, told.seen.sizes[at(told)]
    right = close(told.said["p"], seen.predicted(way, size))
    return right and measured(told, seen.measured(way, at(told)))


def is_everyones(told: Told) -> bool:
    guesses = told.seen.guesses(KEPT, at(told))
    gaps = [math.dist(one, told.seen.slope) for one in guesses.tolist()]
    return max(gaps) < 1e-12 and told["z"] == 0


def uphill(told: Told) -> bool:
    seen, way = told.seen, told.word("way")
    count, n = seen.uphill(way, at(told)), len(seen.guesses(way, at(told)))
    said = {"c": None} | dict(told.said)
    number = {"none": 0, "all": n, None: None}[told.said.get("some")]
    number = told["c"] if said["c"] else number
    shown = way == told.record.settings.guess_way
    is_one = (count <= 1) == (told.word("verb") == "leads")
    return shown and is_one and (number, told["n"]) == (count, n)


def alone(told: Told) -> bool:
    seen = told.seen
    b_th = seen.predicted(RETURNED, 64)
    one = close(told.said["a"], seen.variance) and close(told.said["b"], b_th)
    return one and told["k"] == 64


def not_put_back(told: Told) -> bool:
    seen = told.seen
    return told.reads(f=(seen.n - 64) / (seen.n - 1)) and close(
        told.said["a"], seen.predicted(KEPT, 64)
    )


def at_all(told: Told) -> bool:
    seen = told.seen
    guesses = seen.guesses(KEPT, len(seen.sizes) - 1)
    left = max(math.dist(one, seen.slope) for one in guesses.tolist())
    right = close(told.said["a"], seen.predicted(RETURNED, seen.n))
    return told["n"] == seen.n and left < 1e-12 and right


def error(told: Told, size: int) -> bool:
    seen = told.seen
    off = math.sqrt(seen.variance / size)
    right = close(told.said["a"], off) and close(told.said["l"], seen.length)
    return right and (told["a"] < told["l"]) == (off < seen.length)


def worth_it(told: Told) -> bool:
    size = told.seen.worth
    right = size is not None and error(told, size)
    return right and (told["k"] == size > 1 if "k" in told.said else size == 1)


def never_worth_it(told: Told) -> bool:
    seen = told.seen
    return seen.worth is None and error(told, seen.n) and told["k"] == seen.n


def lead_alone(told: Told) -> bool:
    count = told.seen.alone_uphill
    number = told["c"] if "c" in told.said else 0
    verb = (told.word("verb") == "leads") == (count <= 1)
    return verb and (number, told["n"]) == (count, told.seen.n)


NORMAL = "by the normal curve {a} of {b} are expected there."


def normal(told: Told) -> bool:
    """19 of 20 are within two deviations, as near as fractions of 20 tell."""
    expected = round(20 * math.erf(2 / math.sqrt(2)))
    return (told["a"], told["b"]) == (expected, 20) and within_two(told)


CLAIMS = (
    Claim(
        "{k} of the {n} measures are within two standard errors of the predicted, the "
        f"farthest {{x}} off; {NORMAL}",
        normal,
    ),
    Claim(
        "All {n} measures are within two standard errors of the predicted, the "
        f"farthest {{x}} off; {NORMAL}",
        normal,
    ),
    Claim(f"{ALL} the slope is ({{g}}, {{h}}), {{l}} long.", everyone),
    Claim(
        "All {n} flowers are asked at the minimum, w = {w}, b = {b}: there is no "
        "slope.",
        lambda told: asked_at(told) and told.seen.length < 1e-9,
    ),
    Claim("A step against it leads downhill.", lambda told: told.seen.length > 1e-9),
    Claim("B = {k}.", lambda told: told["k"] == told.seen.sizes[at(told)]),
    Claim(
        "Each way there are {n} guesses, each of them the slope of one flower.", guessed
    ),
    Claim(
        "Each way there are {n} guesses, each of them the mean slope of {k} flowers.",
        guessed,
    ),
    *(Claim(f"{WITH} {one}.", lambda told: stands(told, RETURNED)) for one in MEASURES),
    *(Claim(f"{KEPT}: {one}.", lambda told: stands(told, KEPT)) for one in MEASURES),
    Claim(f"{KEPT}: {{z}}, for every guess is everyone's slope.", is_everyones),
    Claim(
        "{way:With replacement|Nothing put back}, {some:none|all} of the {n} slopes "
        "{verb:leads|lead} uphill.",
        uphill,
    ),
    Claim(
        "{way:With replacement|Nothing put back}, {c} of the {n} slopes "
        "{verb:leads|lead} uphill.",
        uphill,
    ),
    Claim(
        "One flower alone is off by {a}, squared; B of them, with replacement, by a "
        "B-th of that: {b} at B = {k}.",
        alone,
    ),
    Claim(
        "Nothing put back, that is (N − B)/(N − 1) = {f} times as much: {a}.",
        not_put_back,
    ),
    Claim("At B = {n} nothing is left of it, with replacement {a}.", at_all),
    Claim(
        f"A single flower's {ERROR} is less than the slope is long: {{a}} against "
        "{l}.",
        worth_it,
    ),
    Claim(
        f"Of the sizes drawn, from B = {{k}} on, with replacement, the {ERROR} is less "
        "than the slope is long: {a} against {l}.",
        worth_it,
    ),
    Claim(
        f"Even at B = {{k}}, with replacement, the {ERROR} is more than the slope is "
        "long: {a} against {l}.",
        never_worth_it,
    ),
    Claim(
        "Each of the {n} flowers tells a slope of its own at w = {w}, b = {b}.",
        asked_at,
    ),
    Claim(
        "A step against it leads uphill if it is turned more than {a}° from everyone's "
        "slope.",
        lambda told: told["a"] == 90,
    ),
    Claim("Of how many flowers is that so?", lambda told: told.seen.length > 1e-9),
    Claim("{c} of the {n} flowers {verb:leads|lead} uphill.", lead_alone),
    Claim("Not one of the {n} flowers {verb:leads|lead} uphill.", lead_alone),
    Claim(
        f"A single flower's {ERROR} is {{a}}, and everyone's slope is {{l}} long.",
        lambda told: error(told, 1),
    ),
)
