"""By which law E falls: two doublings of the steps, and every thousand of them."""

from math import log, log10

from tests.claims import Claim, Told
from tests.pages.chapters.backpropagation.the_factory.claims.ten_thousand.seen import (
    LAST,
)

NEAR = 1.25
SLACK = 1e-6  # of a ratio at a border between two sentences


def is_whole(told: Told) -> bool:
    """Ask whether all of the steps were taken."""
    return told.seen.taken[0] == LAST


def _four(told: Told) -> list[float]:
    return [float(told.seen.errors[k]) for k in (1_000, 2_000, 5_000, LAST)]


def _doublings(told: Told) -> bool:
    if not is_whole(told):
        return False
    a, b, c, d = _four(told)
    shown = {"one": a / b, "two": c / d, "slope": log10(d / a)}
    return a > b > c > d > 0 and told.reads(**shown)


def ratio(told: Told) -> float:
    """Return how much more the late doubling does than the early one."""
    a, b, c, d = _four(told)
    return log(c / d) / log(a / b)


def _thousands(told: Told) -> tuple[float, float]:
    _, b, c, d = _four(told)
    return (b / c) ** (1 / 3), (c / d) ** (1 / 5)


def falls(told: Told) -> bool:
    """Ask whether E falls from each of the four looks to the next."""
    if not is_whole(told):
        return False
    a, b, c, d = _four(told)
    return a > b > c > d > 0


def _is_power(told: Told) -> bool:
    if not falls(told) or not 1 / NEAR - SLACK <= ratio(told) <= NEAR + SLACK:
        return False
    slope = log10(_four(told)[3] / _four(told)[0])
    return told.reads(times=10 ** (-1 / slope))


def _is_exponential(told: Told) -> bool:
    if not falls(told):
        return False
    before, after = _thousands(told)
    even = 1 / NEAR - SLACK <= log(after) / log(before) <= NEAR + SLACK
    return even and ratio(told) > NEAR and told.reads(one=before, two=after)


def _bends_down(told: Told) -> bool:
    if not falls(told) or ratio(told) < NEAR - SLACK:
        return False
    before, after = _thousands(told)
    return not 1 / NEAR + SLACK < log(after) / log(before) < NEAR - SLACK


def _rests(told: Told) -> bool:
    if not is_whole(told) or min(_four(told)) <= 0:
        return False
    a, b, c, d = _four(told)
    return max(abs(log(a / b)), abs(log(c / d))) < 0.01


LAW = (
    Claim(
        "Doubling the steps from 1,000 to 2,000 divides E by {one}, doubling them from "
        "5,000 to 10,000 by {two}; from 1,000 to 10,000 the slope on these axes is "
        "{slope}.",
        _doublings,
    ),
    Claim(
        "Doubling the steps from 1,000 on changes E by less than a hundredth: it has "
        "all but come to rest.",
        _rests,
    ),
    Claim(
        "The late doubling does less: the line gets flatter.",
        lambda told: falls(told) and ratio(told) < 1 / NEAR + SLACK,
    ),
    Claim(
        "Both do about the same, so the line is almost straight here: E falls like a "
        "power of the number of steps, and a tenth of it takes about {times} times as "
        "many.",
        _is_power,
    ),
    Claim(
        "Of the steps from 2,000 to 5,000 each thousand divides E by about {one}, of "
        "those after that by {two}: nearly the same, so by now E falls exponentially, "
        "and on these axes the line bends down.",
        _is_exponential,
    ),
    Claim(
        "The late doubling does more: the line bends down, so E falls faster than a "
        "power of the number of steps.",
        _bends_down,
    ),
)
