"""How "Saddles" ends: who left when, and what theory had predicted."""

import numpy as np

from engines.gradient_descent import NEVER
from pages.words.numbers import few
from pages.words.sentences import listed

from .record import RIDGE, Record
from .words import (
    NO_SADDLE,
    by_leaving,
    name_of,
    named,
    who_stays,
)

CLOSE = 0.05  # of the predicted step: so near is as predicted
LEAP = 10.0  # times what one began off: less is no leap


def ending(record: Record) -> list[str]:
    """Say who left and who did not, and whether that was to be expected."""
    if record.escape is None:
        return [NO_SADDLE]
    return [*_who_left(record), *_on_it(record), *_theory(record), *_ridge(record)]


def _who_left(record: Record) -> list[str]:
    """Say how many left, who did first, and who did not."""
    n, left, stays = record.n_steps, by_leaving(record), who_stays(record)
    if not left:
        return [f"In {n} steps nobody left."]
    step, all_ = record.left_at[left[0]], len(record.walkers)
    if all_ == 1:
        return [f"{named(record, 0)} left at step {step}."]
    first = listed([name_of(record, at) for at in left if record.left_at[at] == step])
    some = f"all {all_}" if not stays else f"{len(left)} of the {all_}"
    said = [f"In {n} steps {some} left, at first, with step {step}, {first}."]
    if stays:
        names = listed([name_of(record, at) for at in stays])
        said.append(f"Not yet: {names}.")
    return said


def _on_it(record: Record) -> list[str]:
    """Say of a start exactly on the saddle whether it is quite level there."""
    if not record.is_on_it:
        return []
    if record.slope == 0:
        return ["The slope there is exactly 0: nobody moves, by whatever rule."]
    fall = "who left fell by that alone" if by_leaving(record) else "nobody fell by it"
    slope = few(record.slope)
    return [
        f"Rounded to 16 digits the saddle is not quite level, |∇f| = {slope}: {fall}."
    ]


def _theory(record: Record) -> list[str]:
    """Say what was predicted of the one in hand, or why nothing was."""
    found, hand = record.escape, record.hand
    if record.is_on_it:
        return []
    if not found.curvature:
        return [
            "Without a bend no step multiplies the distance by a fixed factor: there "
            "is no prediction."
        ]
    factor = float(found.factors[hand])
    if np.isnan(factor):
        return _leap(record)
    predicted = int(found.predicted_at[hand])
    if not _is_on_the_bend(record, predicted):
        return []
    return [
        f"On this bend a step of {name_of(record, hand)} multiplies the distance by "
        f"{few(factor, 4)} in the long run: predicted to leave at step {predicted:,}, "
        f"{_measured(record)}."
    ]


def _is_on_the_bend(record: Record, predicted: int) -> bool:
    """Tell whether the walk up the ridge, if it is one, went as on the saddle's bend.

    A ridge need not be straight: then the fall begins farther off than was meant.
    """
    left = record.own_left
    late = left == NEVER and predicted > record.n_steps
    near = abs(left - predicted) <= 1 + CLOSE * predicted
    return record.settings.saddle_start != RIDGE or late or near


def _measured(record: Record) -> str:
    left = record.own_left
    return f"measured {left}" if left != NEVER else f"not left in {record.n_steps}"


def _leap(record: Record) -> list[str]:
    """Say of who rescales the slope how far its first step went."""
    found, hand = record.escape, record.hand
    first = float(found.distances[1, hand])
    if first < LEAP * found.offset:
        return []
    times = few(first / found.offset)
    return [
        f"{named(record, hand)} divides by the slope: its first step leads to "
        f"{few(first)}, {times} times what it began off; there is no fixed factor."
    ]


def _ridge(record: Record) -> list[str]:
    """Say of a start up the ridge how near the saddle the one in hand came."""
    if record.settings.saddle_start != RIDGE:
        return []
    ways = record.escape.points[:, record.hand] - record.escape.saddle
    gaps = np.hypot(*ways.T)
    return [
        f"{named(record, record.hand)} came within {few(float(gaps.min()))} of the "
        f"saddle, at step {int(gaps.argmin())}."
    ]
