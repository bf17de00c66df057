"""How "The check" ends, what it offers, and what it asks."""

import numpy as np

from pages.chapters.backpropagation.the_factory.the_check.words import NAMES
from tests.claims import Claim, Told
from tests.pages.chapters.backpropagation.the_factory.claims.the_check.seen import (
    AS_GOOD,
    NUDGES,
    grade,
)
from tests.pages.chapters.backpropagation.the_factory.claims.the_check.steps import (
    PLACES,
    graded,
)

CAUSES = {
    "because E bends within the nudge": "bend",
    "because the nudge reaches across ReLU's corner": "bend",
    "because ever fewer digits are left": "rounding",
    "because E bends and digits are lost": "both",
}
WHY = "|".join(CAUSES)
EPSILON = {"float64": 2.0**-52, "float32": 2.0**-23}


def is_flat(told: Told) -> bool:
    return bool((told.seen.worst <= AS_GOOD * told.seen.least).all())


def ties(told: Told) -> int:
    return int((told.seen.worst == told.seen.least).sum()) - 1


def _best(told: Told) -> bool:
    seen = told.seen
    more = ties(told) == (told["more"] if "more" in told.said else 0)
    reads = told.reads(h=NUDGES[seen.best], e=seen.least)
    return reads and more and not is_flat(told) and graded(told, seen.least)


def _side(told: Told, side: str) -> np.ndarray:
    best = told.seen.best
    return told.seen.worst[:best] if side == "left" else told.seen.worst[best:]


def clear(told: Told, side: str) -> bool:
    """Tell whether something on a side is clearly worse than the best."""
    return _side(told, side).max(initial=0) > AS_GOOD * told.seen.least


def _arm(told: Told, side: str, names: str) -> bool:
    """Tell whether an error is the largest of a side, where it is, and why."""
    error, h, why = names
    worst, start = _side(told, side), 0 if side == "left" else told.seen.best
    step = start + int(worst.argmax())
    reads = told.reads(**{error: worst.max(), h: NUDGES[step]})
    return (
        reads
        and clear(told, side)
        and CAUSES[told.word(why)] in told.seen.cause(step)
        and (bool(told.seen.crossed(step)) or "corner" not in told.word(why))
    )


def _stays(told: Told) -> bool:
    right = _side(told, "right").max()
    return right < told["top"] <= 1.2 * max(right, 1e-16) and not clear(told, "right")


def _both(told: Told) -> bool:
    centred, forward = told.seen.both_ways
    return told.reads(a=centred.min(), b=forward.min()) and told.reads(
        h=NUDGES[centred.argmin()], k=NUDGES[forward.argmin()]
    )


def _is_even(told: Told) -> bool:
    centred, forward = (one.min() for one in told.seen.both_ways)
    return abs(forward - centred) <= 0.006 * centred


def _ratio(told: Told) -> float:
    centred, forward = (one.min() for one in told.seen.both_ways)
    return forward / centred if centred and forward else 0.0


def _thumb(told: Told) -> bool:
    settings, eps = told.record.settings, EPSILON[told.record.settings.precision]
    power = {"the cube root of ε": 1 / 3, "the root of ε": 1 / 2}[told.word("root")]
    right = {"centred": 1 / 3, "forward": 1 / 2}[settings.method] == power
    is_of = told.word("digits") == settings.precision
    return right and is_of and told.reads(eps=eps, h=eps**power)


BOTH = (
    f"Both ways of nudging: at its best {NAMES['centred']} is off by {{a}} (h = {{h}}) "
    f"and {NAMES['forward']} by {{b}} (h = {{k}})"
)
ENDS = (
    Claim(
        f"Best here: h = {{h}}, with a worst error of {{e}} ({{grade:{PLACES}}}).",
        _best,
    ),
    Claim(
        f"Best here: h = {{h}} (and {{more}} smaller), with a worst error of {{e}} "
        f"({{grade:{PLACES}}}).",
        _best,
    ),
    Claim(
        f"The V: to its left the worst error grows to {{a}} at h = {{b}}, {{c:{WHY}}}; "
        f"to its right to {{d}} at h = {{e}}, {{f:{WHY}}}.",
        lambda t: _arm(t, "left", "abc") and _arm(t, "right", "def"),
    ),
    Claim(
        f"To its left the worst error grows to {{a}} at h = {{b}}, {{c:{WHY}}}; to its "
        "right it stays below {top}.",
        lambda t: _arm(t, "left", "abc") and _stays(t),
    ),
    Claim(
        "No larger nudge is clearly worse; to its right the worst error grows to {a} "
        f"at h = {{b}}, {{c:{WHY}}}.",
        lambda t: not clear(t, "left") and _arm(t, "right", "abc"),
    ),
    Claim(
        "Even the best h is not happy here.",
        lambda t: grade(t.seen.least) != "happy" and not is_flat(t),
    ),
    Claim(
        "That is no bug of backpropagation: the complex step with float64 is off by "
        "{e} at its best.",
        lambda t: (
            t.reads(e=t.seen.exact)
            and 0 < t["e"] <= 1e-7
            and grade(t.seen.least) != "happy"
        ),
    ),
    Claim(
        "That is no bug of backpropagation: the complex step with float64 is right to "
        "the last digit.",
        lambda t: t.seen.exact == 0 and grade(t.seen.least) != "happy",
    ),
    Claim(
        "The rule of thumb for the best h is {root:the cube root of ε|the root of ε}, "
        "ε = {eps} being the last digit of {digits:float64|float32}: h ≈ {h}.",
        lambda t: _thumb(t),
    ),
    Claim(
        "The complex step nudges in an imaginary direction, where no difference has to "
        "be taken, so any tiny h will do.",
        lambda t: t.seen.way == "complex" and not clear(t, "right"),
    ),
    Claim(
        "It needs a network that can calculate with complex numbers; this one can.",
        lambda t: t.seen.way == "complex",
    ),
    Claim(BOTH + ": {r} times as far.", lambda t: _both(t) and t.reads(r=_ratio(t))),
    Claim(
        BOTH + ": here the forward one comes {r} times nearer.",
        lambda t: _both(t) and t.reads(r=1 / _ratio(t)) and _ratio(t) < 1,
    ),
    Claim(BOTH + ": neither is better.", lambda t: _both(t) and _is_even(t)),
    Claim(
        "Nudging both ways cancels the first bend, so the error of the bend shrinks "
        "with h² and not with h, and the V turns lower down.",
        lambda t: _ratio(t) >= AS_GOOD,
    ),
)
