"""The claims of updates that follow a part of the samples only."""

import math
from itertools import pairwise

from tests.claims import Claim, Told

from .endings import SIDES, by, limit, product, sign
from .reading import reads, zero


def _alone(told: Told) -> bool:
    time = max(told.seen.times)
    is_so = reads(told, 4, lam=1 + time**2) and reads(told, 6, x=time)
    return told.seen.size == 1 and is_so


def _visit(told: Told) -> bool:
    seen, bend = told.seen, 1 + max(told.seen.times) ** 2
    pace = product(bend, seen.eta)
    is_so = seen.size == 1 and limit(told, bend)
    return is_so and sign(told, pace) and by(told, pace)


def _pair(told: Told) -> bool:
    seen, bend = told.seen, told.seen.steepest[0]
    is_so = seen.size == 2 and limit(told, bend)
    return is_so and sign(told, product(bend, seen.eta))


def _undo(told: Told) -> bool:
    return told.seen.is_partial and told.seen.least > 1e-25


def _agree(told: Told) -> bool:
    """Tell whether no update leads away from the weights that answer all."""
    seen = told.seen
    bottom = seen.lowest or seen.foot
    far = [math.dist(w, bottom) for w in seen.path]
    slack = 1e-9 * max(1.0, *far)
    is_nearer = all(two <= one + slack for one, two in pairwise(far))
    return (
        seen.is_linear
        and seen.is_partial
        and zero(seen, seen.least, bottom)
        and is_nearer
    )


VISIT = (
    ", so each visit multiplies its mistake by 1 − η·λ = {f}; its own boundary is "
    "η = {b}."
)
PAIR = "; the boundary for every pair is η = {b}."
CLAIMS = (
    Claim(
        "Each update follows one sample only, and alone a sample bends the surface "
        "with λ = 1 + x²: at most with {lam}, for study time {x}.",
        _alone,
    ),
    *(Claim(side + VISIT, _visit) for side in SIDES),
    Claim(
        "Each update follows two samples at most, and what they see of the surface "
        "bends with λ = {lam} at most.",
        lambda told: told.seen.size == 2 and reads(told, 4, lam=told.seen.steepest[0]),
    ),
    *(Claim(side + PAIR, _pair) for side in SIDES),
    Claim(
        "No weights answer all samples, so updates undo some of each other's work.",
        _undo,
    ),
    Claim(
        "The same weights answer all samples, so they do not pull against each other: "
        "no update leads away from there.",
        _agree,
    ),
)
