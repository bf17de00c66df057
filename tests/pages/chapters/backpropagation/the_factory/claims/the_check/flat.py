"""How "The check" ends where no nudge is best, and what it offers."""

import numpy as np

from tests.claims import Claim, Told
from tests.pages.chapters.backpropagation.the_factory.claims.the_check.ends import (
    is_flat,
)
from tests.pages.chapters.backpropagation.the_factory.claims.the_check.seen import (
    AS_GOOD,
    NUDGES,
)
from tests.pages.chapters.backpropagation.the_factory.claims.the_check.steps import (
    PLACES,
    graded,
)


def _spoilt(told: Told) -> int:
    """Return the parameter that is farthest off at the best nudge."""
    return int(told.seen.errors[told.seen.best].argmax())


def _is(told: Told) -> bool:
    return told.word("who") == told.record.names[_spoilt(told)]


def _tiny(told: Told) -> bool:
    k = _spoilt(told)
    return _is(told) and told.reads(g=told.seen.told[k]) and is_flat(told)


def _of_most(told: Told) -> bool:
    sizes = np.abs(told.seen.measured)
    step, k = np.unravel_index(sizes.argmax(), sizes.shape)
    return told.reads(h=NUDGES[step]) and told.word("who") == told.record.names[k]


def _mends(told: Told) -> bool:
    settings = told.after.settings
    is_best = (settings.method, settings.precision) == ("complex", "float64")
    return is_best and told.after.sweep.worst.min() * AS_GOOD < told.seen.least


FLAT = (
    Claim(
        "No h is better than another: the worst error is {e} with every h "
        f"({{grade:{PLACES}}}).",
        lambda t: (
            is_flat(t)
            and np.ptp(t.seen.worst) <= 1e-9 * t.seen.least
            and t.reads(e=t.seen.least)
            and graded(t, t.seen.least)
        ),
    ),
    Claim(
        "No h is better than another: the worst error is from {a} to {b}, whatever h "
        f"is ({{grade:{PLACES}}}).",
        lambda t: (
            is_flat(t)
            and t.reads(a=t.seen.least, b=t.seen.worst.max())
            and t["a"] < t["b"]
            and graded(t, t.seen.least)
        ),
    ),
    Claim("There is no V here.", lambda t: is_flat(t) and bool(t.seen.worst.any())),
    Claim(
        "The gradient of {who:*} is 0, and whatever else is measured of it is nothing "
        "but error.",
        lambda t: _is(t) and t.seen.told[_spoilt(t)] == 0 and is_flat(t),
    ),
    Claim(
        "The gradient of {who:*} is only {g}, and no nudge of it changes a single "
        "digit of E = {loss}: it is measured as 0.",
        lambda t: (
            _tiny(t)
            and t.reads(loss=float(t.seen.own.error(t.seen.own.start)))
            and not t.seen.measured[:, _spoilt(t)].any()
        ),
    ),
    Claim(
        "The gradient of {who:*} is only {g}, beside a largest of {top}; with h = {h} "
        "it is measured as {m}.",
        lambda t: (
            _tiny(t)
            and t.reads(
                top=np.abs(t.seen.told).max(),
                h=NUDGES[t.seen.best],
                m=t.seen.measured[t.seen.best, _spoilt(t)],
            )
        ),
    ),
    Claim(
        "No h is right here: the least error is {e}.",
        lambda t: t.seen.is_at_kink and t.reads(e=t.seen.least),
    ),
    Claim(
        "Backpropagation takes the slope of one side, 0 by custom, which is no bug.",
        lambda t: t.seen.is_at_kink,
    ),
    Claim(
        "The complex step of the badge takes the same side, so it agrees; a real nudge "
        "cannot.",
        lambda t: t.seen.is_at_kink and t.seen.exact <= 1e-7,
    ),
    Claim(
        "All gradients are 0, and so they are measured with every h: there is nothing "
        "to be wrong about.",
        lambda t: not t.seen.told.any() and not t.seen.measured.any(),
    ),
    Claim("All gradients are 0.", lambda t: not t.seen.told.any()),
    Claim(
        "Nudging measures up to {m} all the same, of {who:*} with h = {h}; a relative "
        "error says nothing beside 0.",
        lambda t: (
            not t.seen.told.any()
            and t.reads(m=np.abs(t.seen.measured).max())
            and _of_most(t)
        ),
    ),
    Claim(
        "Take the complex step: off by {e} at its best",
        lambda t: _mends(t) and t.reads(e=t.after.sweep.worst.min()) and t["e"] > 0,
    ),
    Claim(
        "Take the complex step: right to the last digit",
        lambda t: _mends(t) and t.after.sweep.worst.min() == 0,
    ),
    Claim(
        "Take 16 digits: off by {e} at its best",
        lambda t: _mends(t) and t.reads(e=t.after.sweep.worst.min()) and t["e"] > 0,
    ),
    Claim(
        "Take 16 digits: right to the last digit",
        lambda t: (
            _mends(t)
            and t.after.sweep.worst.min() == 0
            and t.record.settings.method == "complex"
        ),
    ),
)
