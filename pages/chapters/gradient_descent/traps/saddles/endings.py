"""How "Saddles" ends: who left when, and what theory had predicted."""

import numpy as np

from engines.gradient_descent import NEVER
from pages.words.numbers import few
from pages.words.sentences import listed

from ..settings import NEWTON
from .record import Record, walked
from .words import (
    NO_SADDLE,
    by_leaving,
    by_losing,
    digits_of,
    lost_since,
    name_of,
    named,
    who_stays,
)

PLAIN = (
    "This Newton divides by |λ|, and so flees a saddle; the plain one divides by λ "
    "and jumps onto it (Basins, “Level ground”)."
)
LEAP = 10.0  # times what one began off: less is no leap


def ending(record: Record) -> list[str]:
    """Say who left and who did not, and whether that was to be expected."""
    if record.escape is None:
        return [NO_SADDLE]
    return [
        *_who_left(record),
        *_who_stays(record),
        *_on_it(record),
        *_theory(record),
        *_ridge(record),
    ]


def _who_left(record: Record) -> list[str]:
    """Say how many left, who did first, and who did not."""
    n, left = record.n_steps, by_leaving(record)
    if not left:
        return [f"In {n} steps nobody left."]
    step, all_ = record.left_at[left[0]], len(record.walkers)
    if all_ == 1:
        return [f"{named(record, 0)} left at step {step}."]
    first = [name_of(record, at) for at in left if record.left_at[at] == step]
    some = f"all {all_}" if len(left) == all_ else f"{len(left)} of the {all_}"
    was = "was" if len(first) == 1 else "were"
    return [f"In {n} steps {some} left; first {was} {listed(first)}, at step {step}."]


def _who_stays(record: Record) -> list[str]:
    """Say of those who did not leave why not, and who flew off at last."""
    found, stays, said = record.escape, who_stays(record), []
    radius = few(found.radius)
    away = [at for at in stays if found.came_at[at] == NEVER]
    still = [] if record.slope == 0 else [at for at in stays if not walked(record, at)]
    others = {*away, *still, *by_losing(record)}
    if away:
        said.append(f"Never within {radius} of the saddle: {_names(record, away)}.")
    if still:
        said.append(
            f"Never: {_names(record, still)}; a step so small is lost in rounding."
        )
    waits = [at for at in stays if at not in others]
    if waits and len(waits) < len(record.walkers):
        said.append(f"Not yet: {_names(record, waits)}.")
    lost = by_losing(record)
    return [*said, lost_since(record, lost)] if lost else said


def _names(record: Record, some: list[int]) -> str:
    return listed([name_of(record, at) for at in some])


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
    plain = [PLAIN] if record.settings.walker == NEWTON else []
    if record.overshoots:
        return [_overshoots(record), *plain]
    factor = float(found.factors[hand])
    if np.isnan(factor):
        return _leap(record)
    if not record.is_predicted:
        return plain
    times = few(factor, digits_of(factor))
    return [
        f"On this bend a step of {name_of(record, hand)} multiplies the distance along "
        f"the falling way by {times} in the long run: predicted to leave at step "
        f"{int(found.predicted_at[hand]):,}, {_measured(record)}.",
        *plain,
    ]


def _overshoots(record: Record) -> str:
    """Say why there is no prediction: across the falling way steps overshoot."""
    size = float(record.escape.across[record.hand])
    return (
        f"Across the falling way the bend is λ = {few(record.bend_across)}: there a "
        f"step of {name_of(record, record.hand)} multiplies what is off by "
        f"{few(size, digits_of(size))} in size, so that the falling way alone predicts "
        "nothing."
    )


def _measured(record: Record) -> str:
    left = record.own_left
    return f"measured {left}" if left != NEVER else f"not left in {record.n_steps}"


def _leap(record: Record) -> list[str]:
    """Say of who rescales the slope how far its first step went, and by what."""
    found, hand = record.escape, record.hand
    begins, first = found.distances[:2, hand].tolist()
    if not first >= LEAP * begins > 0:
        return []
    epsilon = float(found.optimizers[hand].epsilon)
    by = "divides by the slope"
    if record.felt < epsilon:
        by = f"divides by the slope and ε = {few(epsilon)}, here the larger of the two"
    return [
        f"{named(record, hand)} {by}: its first step leads to {few(first)}, "
        f"{few(first / begins)} times what it began off; there is no fixed factor."
    ]


def _ridge(record: Record) -> list[str]:
    """Say of a start up the ridge how near the saddle the one in hand came."""
    if record.ridge is None:
        return []
    ways = record.escape.points[:, record.hand] - record.escape.saddle
    gaps = np.hypot(*ways.T)
    return [
        f"{named(record, record.hand)} came within {few(float(gaps.min()))} of the "
        f"saddle, at step {int(gaps.argmin())}."
    ]
