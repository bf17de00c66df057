"""How "One step" ends: how far a slope may be trusted, and whether E ever rises."""

import numpy as np

from pages.words.numbers import few

from .record import Record
from .words import HALF, NEAR, amount, first_below, from_to, no_promise, share_said

HARDLY = 0.01  # of the slope, over all of the way: so little E bends


def ending(record: Record) -> list[str]:
    """Say how far the gradient may be trusted, and whether E ever rises."""
    if not record.promises:
        return no_promise(record)
    said = [_how_far(record), *_bends(record), _ever_rises(record), _your_own(record)]
    return said


def _how_far(record: Record) -> str:
    rates, at = record.change.learning_rates, first_below(record, HALF)
    trust = "**How far to trust a slope:**"
    if at is None:
        return f"{trust} half of the promise is kept even at η = {rates[-1]:g}."
    less = f"{trust} less than half of the promise is kept"
    if (record.kept[at:] < HALF).all():
        return f"{less} from η = {rates[at]:g} on."
    return f"{less} at η = {rates[at]:g} for the first time, but not at all above it."


def _bends(record: Record) -> list[str]:
    """Say how E bends where the step begins, and what that would come to."""
    bent, kept = record.curvature, record.kept
    if abs(bent) * record.change.learning_rates[-1] < HARDLY:
        soon = ", but soon after it does" if abs(kept[0] - 1) > NEAR / 2 else ""
        return [f"Where the step begins E hardly bends{soon}."]
    if bent < 0:
        says = "Where the step begins E bends down"
        if kept[0] <= 1:
            return [f"{says}."]
        more = f"{says}, so small steps keep more than they promise"
        flat = "; it is the long way that flattens out" if kept[-1] < 1 else ""
        return [f"{more}{flat}."]
    return [
        "Where the step begins E bends up: a little of the way changes its slope "
        f"{few(bent)} times as much. If it went on so, like a parabola, half of the "
        f"promise would be kept at η = {few(1 / bent)}, and E would rise beyond η = "
        f"{few(2 / bent)}."
    ]


def _ever_rises(record: Record) -> str:
    change = record.change
    rises = (change.real > 0) & record.is_seen
    if rises.any():
        first = int(np.argmax(rises))
        rate, by = change.learning_rates[first], amount(record, first, 3)
        return f"The first η here at which E **rises** is {rate:g}: by {by}."
    start = "E does not rise for any of these η: even at"
    rate = change.learning_rates[-1]
    if not record.is_seen[-1]:
        return f"{start} {rate:g} it stays at {few(change.loss, 4)}."
    before, after = from_to(record, -1, 4)
    return f"{start} {rate:g} it is {after}, below the {before} it was."


def _your_own(record: Record) -> str:
    at, own = record.chosen, f"Your own η = {record.settings.learning_rate:g}"
    if not record.is_seen[at]:
        return f"{own} changes E by too little to show among its digits."
    if record.change.real[at] > 0:
        return f"{own} lets E rise."
    return f"{own} keeps {share_said(record.kept[at])} of its promise."
