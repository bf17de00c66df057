"""How "The check" ends: which nudge is best and why, and which way of nudging."""

import numpy as np

from engines.backpropagation import grade_of
from pages.ui.chapter import Remedy
from pages.words.numbers import apart, few

from .record import NUDGES, Record
from .turn import AS_GOOD
from .words import NAMES, graded, why

# What theory says of the best h: (power of the last digit's size, in words).
BEST = {"centred": (1 / 3, "the cube root of ε"), "forward": (0.5, "the root of ε")}
ON_ONE_SIDE = (
    "Backpropagation takes the slope of one side, 0 by custom, which is no bug. The "
    "complex step of the badge takes the same side, so it agrees; a real nudge cannot."
)
CAUSES = {
    "bend": "because E bends within the nudge",
    "corner": "because the nudge reaches across ReLU's corner",
    "rounding": "because ever fewer digits are left",
    "both": "because E bends and digits are lost",
}
FLAT = (
    "The complex step nudges in an imaginary direction, where no difference has to be "
    "taken, so any tiny h will do. It needs a network that can calculate with complex "
    "numbers; this one can."
)


def ending(record: Record) -> list[str]:
    """Say which nudge is best, what theory says, and what to take."""
    if not record.has_gradient:
        return _nothing(record)
    if record.is_at_kink:
        least = few(record.turn.least)
        return [f"**No h is right here:** the least error is {least}.", ON_ONE_SIDE]
    if record.turn.is_flat:
        return [*_flat(record), *_both_ways(record)]
    told = [_best(record), *_arms(record), *_unhappy(record)]
    if record.sweep.method == "complex":
        is_tiny_fine = record.turn.arm("right") is None
        return [*told, *([FLAT] if is_tiny_fine else []), *_both_ways(record)]
    return [*told, _rule_of_thumb(record), *_both_ways(record)]


def _nothing(record: Record) -> list[str]:
    """Say what is measured where every gradient is 0."""
    sizes = np.abs(record.sweep.measured)
    if not sizes.any():
        return [
            "**All gradients are 0,** and so they are measured with every h: there is "
            "nothing to be wrong about."
        ]
    step, k = np.unravel_index(sizes.argmax(), sizes.shape)
    return [
        f"**All gradients are 0.** Nudging measures up to {few(sizes[step, k])} all "
        f"the same, of {record.names[k]} with h = {few(NUDGES[step])}; a relative "
        "error says nothing beside 0."
    ]


def _flat(record: Record) -> list[str]:
    """Say that no nudge is better than another, and why."""
    turn, parts = record.turn, record.parts
    most, least = float(turn.worst.max()), turn.least
    if turn.is_level:
        said = f"the worst error is {few(least)} with every h"
    else:
        low, high = apart(least, most)
        said = f"the worst error is from {low} to {high}, whatever h is"
    return [
        f"**No h is better than another:** {said} ({graded(record, least)}). There is "
        "no V here.",
        *_too_small(record, record.names[parts.which[turn.best]]),
        *_no_bug(record),
    ]


def _too_small(record: Record, name: str) -> list[str]:
    """Say what spoils all nudges alike, where it is one gradient of next to nothing."""
    sweep, at = record.sweep, record.turn.best
    k = record.parts.which[at]
    told, measured = sweep.analytic[k], sweep.measured[:, k]
    if grade_of(record.turn.least) == "happy":
        return []
    if not told:
        return [
            f"The gradient of {name} is 0, and whatever else is measured of it is "
            "nothing but error."
        ]
    if not measured.any():
        return [
            f"The gradient of {name} is only {few(told)}, and no nudge of it changes "
            f"a single digit of E = {few(sweep.loss)}: it is measured as 0."
        ]
    largest = float(np.abs(sweep.analytic).max())
    return [
        f"The gradient of {name} is only {few(told)}, beside a largest of "
        f"{few(largest)}; with h = {few(NUDGES[at])} it is measured as "
        f"{few(measured[at])}."
    ]


def _no_bug(record: Record) -> list[str]:
    """Say that the gradients are right all the same, by the way that loses no digit."""
    if grade_of(record.turn.least) == "happy" or grade_of(record.exact) != "happy":
        return []
    return [
        "That is no bug of backpropagation: the complex step with float64 is "
        f"{_off_by(record.exact)}."
    ]


def _best(record: Record) -> str:
    turn = record.turn
    least, h = few(turn.least), few(NUDGES[turn.best])
    others = turn.n_best - 1
    more = f" (and {others} smaller)" if others else ""
    return (
        f"**Best here: h = {h}**{more}, with a worst error of {least} "
        f"({graded(record, turn.least)})."
    )


def _arms(record: Record) -> list[str]:
    """Say what becomes of the error to the left and to the right of the best h."""
    left, right = (record.turn.arm(side) for side in ("left", "right"))
    if left is not None and right is not None:
        return [
            f"**The V:** to its left the worst error grows to {_arm(record, left)}; to "
            f"its right to {_arm(record, right)}."
        ]
    if right is None:
        worst = float(record.turn.worst[record.turn.best :].max())
        return [
            f"To its left the worst error grows to {_arm(record, left)}; to its right "
            f"it stays below {few(_above(worst), 2)}."
        ]
    return [
        "No larger nudge is clearly worse; to its right the worst error grows to "
        f"{_arm(record, right)}."
    ]


def _above(value: float) -> float:
    """Return a number of two digits above a number."""
    if not value:
        return 1e-16
    grain = 10.0 ** (np.floor(np.log10(value)) - 1)
    return float((np.floor(value / grain) + 1) * grain)


def _arm(record: Record, step: int) -> str:
    """Say how large the error is at a step, and what makes it."""
    error, h = few(record.turn.worst[step]), few(NUDGES[step])
    return f"{error} at h = {h}, {CAUSES[record.parts.decides(step)]}"


def _unhappy(record: Record) -> list[str]:
    """Say why even the best h is not happy."""
    least = record.turn.least
    if grade_of(least) == "happy":
        return []
    reasons = why(record, record.turn.best)
    return ["Even the best h is not happy here.", *reasons, *_no_bug(record)]


def _rule_of_thumb(record: Record) -> str:
    power, words = BEST[record.sweep.method]
    eps = float(np.finfo(record.sweep.precision).eps)
    return (
        f"The rule of thumb for the best h is {words}, ε = {few(eps)} being the last "
        f"digit of {record.sweep.precision}: h ≈ {few(eps**power)}."
    )


def _both_ways(record: Record) -> list[str]:
    """Compare the best of the centred and of the forward difference."""
    centred, forward = (record.turns[way] for way in ("centred", "forward"))
    low, high = apart(centred.least, forward.least)
    both = (
        f"**Both ways of nudging:** at its best {NAMES['centred']} is off by {low} "
        f"(h = {few(NUDGES[centred.best])}) and {NAMES['forward']} by {high} "
        f"(h = {few(NUDGES[forward.best])})"
    )
    if not centred.least or not forward.least:
        return []
    ratio = forward.least / centred.least
    if few(ratio) == "1":
        return [f"{both}: neither is better."]
    if ratio < 1:
        return [f"{both}: here the forward one comes {few(1 / ratio)} times nearer."]
    said = [f"{both}: {few(ratio)} times as far."]
    if ratio < AS_GOOD:
        return said
    return [
        *said,
        "Nudging both ways cancels the first bend, so the error of the bend shrinks "
        "with h² and not with h, and the V turns lower down.",
    ]


def remedy(record: Record) -> Remedy | None:
    """Offer the complex step with all digits, where that comes clearly nearer."""
    way = record.settings.method, record.settings.precision
    if way == ("complex", "float64") or not record.has_gradient:
        return None
    if record.exact * AS_GOOD >= record.turn.least:
        return None
    values = {"method": "Complex step", "digits": "float64"}
    is_complex = record.settings.method == "complex"
    does = "Take 16 digits" if is_complex else "Take the complex step"
    return Remedy(f"{does}: {_off_by(record.exact)}", values)


def _off_by(error: float) -> str:
    return f"off by {few(error)} at its best" if error else "right to the last digit"
