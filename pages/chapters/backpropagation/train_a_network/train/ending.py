"""How the part "Train" ends, made from its record."""

import numpy as np

from pages.words.numbers import few, percent

from .plane_drawn import class_names
from .record import SOLVED, Record
from .words import at_best, now, reached

STILL = 0.02  # share of the loss: who lost more in the last tenth was still falling


def ending(record: Record) -> list[str]:
    """Say whether it is solved, and by what one sees why not."""
    if record.is_lost:
        return [_flew_off(record)]
    if record.solved_at is None:
        return [f"**Not solved.** {at_best(record)}", *_why(record)]
    if record.scores[-1, 1] < SOLVED:
        return [f"**Solved, and lost again.** {reached(record)} {now(record, 'only ')}"]
    return [f"**Solved.** {reached(record)} {now(record)}"]


def _flew_off(record: Record) -> str:
    n = int(record.history.stopped_at)
    epoch = n // record.problem.in_an_epoch + 1
    return (
        f"**It flew off** in epoch {epoch:,}: after {n:,} updates the loss was beyond "
        "all numbers. What is drawn is the last that was a number."
    )


def _why(record: Record) -> list[str]:
    """Return what is seen of a training that has not solved it."""
    found = [_not_moved(record), _one_answer(record), _by_heart(record)]
    return [one for one in [*found, _loss(record)] if one]


def _not_moved(record: Record) -> str:
    snapshots = record.history.snapshots
    return (
        "" if (snapshots[-1] != snapshots[0]).any() else "No weight has moved at all."
    )


def _one_answer(record: Record) -> str:
    """Say that every sample is given the same class."""
    if not record.sorts:
        return ""
    says = record.maps.answers[-1]
    named = says.argmax(axis=1) if says.shape[1] > 1 else (says[:, 0] > 0.5).astype(int)
    if (named != named[0]).any():
        return ""
    return f"At the end it says {class_names(record)[named[0]]} to every sample."


def _by_heart(record: Record) -> str:
    """Say that it knows the samples trained on and not the others."""
    known, unknown = record.scores[-1].tolist()
    if known < SOLVED:
        return ""
    return (
        f"It has learnt the samples it was trained on ({percent(known)}), but not "
        f"what they have in common with those held out ({percent(unknown)})."
    )


def _loss(record: Record) -> str:
    """Say how the loss moved in the last tenth of the training."""
    history = record.history
    tenth = int(np.searchsorted(history.looks, 0.9 * history.looks[-1]))
    before, now = float(history.losses[tenth]), float(history.losses[-1])
    if tenth == record.n_steps - 1 or not now < (1 - STILL) * before:
        return ""
    return (
        "The loss was still falling: in the last tenth of the updates from "
        f"{few(before)} to {few(now)}."
    )
