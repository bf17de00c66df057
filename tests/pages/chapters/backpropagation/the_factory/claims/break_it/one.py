"""What "Break it" says of one parameter, and of what was planted."""

import re

from engines.backpropagation import BUGS
from tests.claims import Claim, Told
from tests.pages.chapters.backpropagation.the_factory.claims.break_it.seen import (
    LIMITS,
    NOISE,
    ROUNDING,
    planted,
)
from tests.pages.chapters.backpropagation.the_factory.claims.corners import (
    SIDES,
    both_sides,
    changes,
)


def _k(told: Told) -> int:
    return told.step - 1


def _named(told: Told) -> bool:
    return told.word("who") == told.seen.names[_k(told)]


def _reads(told: Told) -> bool:
    k, seen = _k(told), told.seen
    reads = told.reads(told=seen.told[k], measured=seen.record.measured[k])
    return _named(told) and reads


def _happy(told: Told) -> bool:
    k, seen = _k(told), told.seen
    return _reads(told) and not seen.fails[k] and told.reads(e=seen.errors[k])


def _same(told: Told) -> bool:
    k, seen = _k(told), told.seen
    is_same = seen.gaps[k] == 0 and seen.sizes[k] > 0
    return _named(told) and is_same and told.reads(told=seen.told[k])


def _relative(told: Told) -> bool:
    error, grade = told.seen.errors[_k(told)], told.word("grade")
    graded = next(name for name, above in LIMITS.items() if error > above)
    is_above = told["e"] > told["limit"] == LIMITS[grade]
    return told.reads(e=error) and graded == grade and is_above


def _grade(told: Told) -> str:
    k, seen = _k(told), told.seen
    if not seen.fails[k]:
        return "happy"
    return next(name for name, above in LIMITS.items() if seen.errors[k] > above)


def _ratio(told: Told) -> float:
    k, seen = _k(told), told.seen
    return seen.told[k] / seen.record.measured[k] if seen.record.measured[k] else 0.0


def _changes(told: Told) -> tuple[float, float]:
    return changes(told.seen.own, told.seen.here, _k(told))


ONE = (
    Claim(
        "{who:*}: backpropagation tells 0, and E does not change with it at all: both "
        "are 0, happy.",
        lambda told: (
            _named(told) and told.seen.sizes[_k(told)] == 0 and not any(_changes(told))
        ),
    ),
    Claim(
        "{who:*}: backpropagation tells {told}, and the complex step measures "
        "{measured}: {grade:wrong|uncomfortable|fine at a kink|happy}.",
        lambda told: _reads(told) and told.word("grade") == _grade(told),
    ),
    Claim(
        "It stays on one side of ReLU's corner.",
        lambda told: told.seen.record.measured[_k(told)] == 0 and any(_changes(told)),
    ),
    Claim(
        "A real nudge does not: " + SIDES,
        lambda told: both_sides(told, told.seen.own, told.seen.here, _k(told)),
    ),
    Claim(
        "{who:*}: backpropagation tells {told}, but a nudge of {name:*} alone measures "
        "{measured}.",
        lambda t: _reads(t) and t["told"] != t["measured"],
    ),
    Claim(
        "{who:*}: backpropagation tells {told}, and a nudge of {name:*} alone measures "
        "{measured}: a relative error of {e}, happy.",
        _happy,
    ),
    Claim(
        "{who:*}: backpropagation tells {told}, and a nudge of {name:*} alone measures "
        "the same to the last digit: happy.",
        _same,
    ),
    Claim(
        "{who:*}: backpropagation tells {told}, and a nudge of {name:*} alone measures "
        "{measured}.",
        _reads,
    ),
    Claim(
        "A gap of {gap} is nothing but rounding: happy.",
        lambda told: (
            told.reads(gap=told.seen.gaps[_k(told)])
            and told["gap"] <= max(NOISE, 1.01 * ROUNDING * told.seen.sizes.max())
        ),
    ),
    Claim(
        "The relative error is {e}, above {limit}: {grade:wrong|uncomfortable|fine at "
        "a kink}.",
        _relative,
    ),
    Claim(
        "It was told to stand still.",
        lambda told: told.seen.told[_k(told)] == 0 != told.seen.measured[_k(told)],
    ),
    Claim(
        "E does not change with it at all.",
        lambda told: (
            told.seen.record.measured[_k(told)] == 0 != told.seen.told[_k(told)]
            and not any(_changes(told))
        ),
    ),
    Claim("Even the sign is wrong.", lambda told: _ratio(told) < 0),
    Claim(
        "It is told {r} times as large as it is.",
        lambda told: told.reads(r=_ratio(told)) and told["r"] >= 1.5,
    ),
    Claim(
        "It is told as only {r}% of what it is.",
        lambda told: told.reads(r=100 * _ratio(told)) and 0 < told["r"] <= 67,
    ),
)

PLANTED = (
    Claim(
        "No bug is planted.",
        lambda told: not told.record.settings.bugs,
    ),
    Claim(
        "Backpropagation has told {n} gradients; now each one is measured, from the "
        "error alone.",
        lambda told: not told.seen.bugs and told["n"] == len(told.seen.here),
    ),
    Claim(
        "Missing ½ changes nothing here: this error has no ½.",
        lambda told: told.record.settings.bugs == ("no_half",) and not told.seen.bugs,
    ),
    Claim(
        "Plant another bug with a switch, and see what the check makes of it.",
        lambda told: bool(told.record.settings.bugs) and not told.seen.bugs,
    ),
    Claim(
        "Plant a bug with a switch, and see what the check makes of it.",
        lambda told: not told.seen.bugs,
    ),
    Claim(
        "The pass ran without a complaint and has told {n} gradients.",
        lambda told: bool(told.seen.bugs) and told["n"] == len(told.seen.here),
    ),
    Claim(
        "Now nudge each parameter and see whether E changes as told.",
        lambda told: bool(told.seen.bugs) and told.step == 0,
    ),
    *(Claim(f"{bug.label}.", planted(name)) for name, bug in BUGS.items()),
    *(
        Claim(sentence, planted(name))
        for name, bug in BUGS.items()
        for sentence in re.split(r"(?<=\.) ", bug.what)
    ),
    Claim(
        "Missing ½ changes nothing in this network.",
        lambda told: told.seen.own.is_softmax and told.seen.own.settings.no_half,
    ),
)
