"""The sentences of "Side by side", step by step, made from the record."""

from collections.abc import Sequence

import numpy as np

from pages.words.numbers import apart, few
from pages.words.sentences import capitalised, counted, listed

from .looks import GUEST, LOOKS, TABLE
from .record import Record

FLAT = 1e-9  # a slope so small has no direction


def labels(record: Record) -> list[str]:
    """Name each position of the stepper by what it costs."""
    last = record.moments[-1]
    return [f"{n_seen:,} of {last:,} samples asked" for n_seen in record.moments]


def names_of(some: Sequence[int]) -> str:
    """Return the names of some of the three as a list."""
    return listed([LOOKS[at].name for at in sorted(some)])


def story(record: Record, moment: int) -> list[str]:
    """Say what was taken for the samples asked, who is lowest, and what comes next."""
    if moment == 0:
        return _start(record)
    return [
        _steps(record, moment),
        *flights(record, moment),
        *_order(record, moment),
        *_guesses(record, moment),
    ]


def _start(record: Record) -> list[str]:
    lowest, n = record.ground.lowest, record.ground.n_samples
    bottom, table = "No loss is the lowest here.", record.table.size
    if lowest is not None:
        bottom = f"The lowest of all is L = {few(lowest)}."
    return [
        f"All three start at w = 0, b = 0, with L = "
        f"{few(float(record.everyone.losses[0]))}. {bottom}",
        f"Before each step, everyone asks all {n} samples (full batch), the table asks "
        f"{table} (mini-batch), one guest asks 1.",
    ]


def _steps(record: Record, moment: int) -> str:
    seen = record.moments[moment]
    said = [
        f"{look.name} {one.row(seen):,}"
        for look, one in zip(LOOKS, record.learners, strict=True)
    ]
    cost = "" if record.flown(moment) else f" for {counted(seen, 'sample')} each"
    return f"Steps taken{cost}: {', '.join(said)}."


def flights(record: Record, moment: int) -> list[str]:
    """Say who flew off by now, and when."""
    return [_flight(record, at) for at in record.flown(moment)]


def _flight(record: Record, at: int) -> str:
    one = record.learners[at]
    step = one.n_steps + 1
    return (
        f"{LOOKS[at].begins} flew off: step {step:,}, after "
        f"{counted(step * one.size, 'sample')}, leads beyond 10⁹."
    )


def height(record: Record, some: Sequence[int], moment: int) -> float:
    """Return the loss of those who share a place, as it is told."""
    at = some[0]
    return float(record.heights[at][record.learners[at].row(record.moments[moment])])


def _order(record: Record, moment: int) -> list[str]:
    """Say who is lowest, and who is highest."""
    order = record.order(moment)
    if not order:
        return []
    ends = [order[0], order[-1]] if len(order) > 1 else order
    texts = apart(*(height(record, some, moment) for some in ends))
    stand = [
        f"{which}{_are(some)} {names_of(some)}, {_level(record, text)}"
        for which, some, text in zip(("Lowest ", "highest "), ends, texts, strict=False)
    ]
    if len(order) > 1:
        return [f"{'; '.join(stand)}."]
    (some,), (text,) = order, texts
    return [f"{capitalised(names_of(some))} {_are(some)} {_level(record, text)}."]


def _level(record: Record, text: str) -> str:
    if record.ground.lowest is None:
        return f"at L = {text}"
    return "at the lowest loss" if text == "0" else f"{text} above the lowest loss"


def _are(some: Sequence[int]) -> str:
    return "are" if len(some) > 1 else "is"


def _guesses(record: Record, moment: int) -> list[str]:
    """Say how far the slopes of the next table and guest are off everyone's there."""
    angles = {}
    for at in (GUEST, TABLE):
        angle = None if record.has_flown(at, moment) else _off(record, at, moment)
        if angle is not None:
            angles[at] = f"{angle:.0f}°"
    if len(angles) < 2 or moment == len(record.moments) - 1:
        return []
    return [
        f"The next guest's slope is {angles[GUEST]} off everyone's there, the next "
        f"table's {angles[TABLE]}."
    ]


def _off(record: Record, at: int, moment: int) -> float | None:
    """Return the angle between a batch's slope and everyone's, in degrees."""
    neuron, one = record.ground.neuron, record.learners[at]
    t = one.row(record.moments[moment])
    felt = neuron.on(one.batches[t]).gradient(one.weights[t])
    true = neuron.gradient(one.weights[t])
    lengths = np.linalg.norm(felt) * np.linalg.norm(true)
    if not lengths > FLAT:
        return None
    share = float(np.clip(felt @ true / lengths, -1, 1))
    return float(np.degrees(np.arccos(share)))
