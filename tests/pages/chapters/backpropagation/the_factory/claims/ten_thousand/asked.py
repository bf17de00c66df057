"""What is asked in "10,000 steps", and what its presets ask to look at."""

from math import log

import numpy as np

from tests.claims import Claim, Told
from tests.pages.chapters.backpropagation.the_factory.claims.ten_thousand.law import (
    falls,
    is_whole,
    ratio,
)
from tests.pages.chapters.backpropagation.the_factory.claims.ten_thousand.seen import (
    LAST,
    Walk,
)


def _asked(told: Told) -> bool:
    seen = told.seen
    return seen.errors[0] > 10 * seen.rest and told.reads(
        eta=seen.settings.learning_rate
    )


def _after(told: Told) -> int | None:
    at = told.seen.first_at(0.1)
    says = at is not None and told["n"] == at
    return at if says and told.word("s") == ("" if at == 1 else "s") else None


def _came_down_to(told: Told) -> bool:
    seen = told.seen
    lowest = int(seen.errors.argmin())
    return (
        seen.first_at(0.1) is None
        and seen.reads_error(told, 0, "a")
        and seen.reads_error(told, lowest, "b")
    )


ASKED = (
    Claim(
        "The same step, 10,000 times with η = {eta}: when is E a tenth of what it was, "
        "for the first time?",
        _asked,
    ),
    Claim(
        "E was {a}, and is {b} after {n} step{s:|s}.",
        lambda told: (
            _after(told) is not None
            and told.seen.reads_error(told, 0, "a")
            and told.seen.reads_error(told, _after(told), "b")
        ),
    ),
    Claim(
        "E was {a}, and is below {r} after {n} step{s:|s}.",
        lambda told: (
            _after(told) is not None
            and told.seen.reads_error(told, 0, "a")
            and told.seen.is_rest(told, _after(told))
        ),
    ),
    Claim("E was {a} and came down to {b} at least.", _came_down_to),
)


def _stands_still(seen: Walk) -> bool:
    return bool(abs(log(seen.errors[500] / seen.errors[2_000])) < 0.02)


def _hardly_any_blame(seen: Walk) -> bool:
    said = seen.made[1]
    return bool((np.abs(said - seen.made[0]).max() > 0.5) and said.min() < 0.001)


OBSERVED = (
    Claim(
        "both axes have powers of ten: how does E go down, along a straight line?",
        lambda told: falls(told) and 0.5 < ratio(told) < 2,
    ),
    Claim(
        "And which numbers does half the web print, after one step and after all?",
        lambda told: (
            [f"{told.seen.all_errors[1, at]:.9f}" for at in (1, LAST)]
            == ["0.291027924", "0.000035085"]
        ),
    ),
    Claim(
        "twenty times the usual η.",
        lambda told: told.seen.settings.learning_rate == 20 * 0.5,
    ),
    Claim(
        "Does it settle sooner, or break?",
        lambda told: told.seen.settings.learning_rate > 0.5 and is_whole(told),
    ),
    Claim(
        "Watch the line bend: from which step on does E fall by the same share every "
        "time?",
        lambda told: falls(told) and ratio(told) > 3,
    ),
    Claim(
        "the first step throws an output so far out that hardly any blame gets back.",
        lambda told: _hardly_any_blame(told.seen),
    ),
    Claim("How long does E stand still?", lambda told: _stands_still(told.seen)),
    Claim(
        "with nothing to tell them apart, the two hidden units learn the same.",
        lambda told: told.seen.twins() == {frozenset(("h₁", "h₂"))},
    ),
    Claim(
        "Does E fall all the same?",
        lambda told: told.seen.errors[-1] < told.seen.errors[0],
    ),
)
