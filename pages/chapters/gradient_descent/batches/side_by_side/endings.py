"""How "Side by side" ends: who is lowest, what each was paid for, and why."""

import numpy as np

from pages.words.numbers import apart, few
from pages.words.sentences import counted, listed

from .looks import EVERYONE, GUEST, LOOKS
from .record import Record
from .words import height, names_of

ROUNDING = 1e-12  # of a loss


def ending(record: Record) -> list[str]:
    """Say who is lowest, how often each step led up, and what decided it."""
    return [
        *ranking(record),
        *_led_up(record),
        *_at_the_end(record),
        *_overshot(record),
        *_no_bottom(record),
    ]


def ranking(record: Record) -> list[str]:
    """List the three from the lowest up; those lost have no place."""
    last = len(record.moments) - 1
    order, lost = record.order(last), record.lost(last)
    if not order:
        return ["Everyone, the table and one guest got lost."]
    texts = apart(*(height(record, some, last) for some in order))
    said = [f"{names_of(some)} {text}" for some, text in zip(order, texts, strict=True)]
    gone = f"; {names_of(lost)} got lost" if lost else ""
    what = "L" if record.ground.lowest is None else "Above the lowest loss"
    asked = f"{record.moments[-1]:,} samples each"
    return [f"{what} after {asked}: {', '.join(said)}{gone}."]


def _led_up(record: Record) -> list[str]:
    """Say of everybody how many of the steps led up."""
    said = []
    for look, one in zip(LOOKS, record.learners, strict=True):
        rises = int(led_up(one.losses).sum())
        said.append(f"{look.name} {rises:,} of {one.n_steps:,}")
    return [f"Steps that led up: {', '.join(said)}."]


def led_up(losses: np.ndarray) -> np.ndarray:
    """Say of every step whether its loss is higher than before, but for rounding."""
    return np.diff(losses) > ROUNDING * losses[:-1]


def _at_the_end(record: Record) -> list[str]:
    """Say what the last epoch brought: a way down, or a to and fro."""
    said = []
    for at in (EVERYONE, GUEST):
        one, high = record.learners[at], record.heights[at]
        first = one.n_steps - record.ground.n_samples // one.size
        if one.is_lost or first < 0:
            continue
        some = high[first:]
        rises = led_up(one.losses[first:])
        if at == EVERYONE and some[-1] < some[0]:
            said.append(_came_down(record, *some[[0, -1]].tolist()))
        if at == GUEST and rises.any() and not rises.all():
            said.append(_to_and_fro(record, float(some.min()), float(some.max())))
    return said


def _came_down(record: Record, before: float, after: float) -> str:
    texts = apart(before, after)
    over = "" if record.ground.lowest is None else " above the lowest loss"
    loss = "L = " if record.ground.lowest is None else ""
    end = f"{loss}{texts[1]}{over}" if after else "the lowest loss"
    return (
        f"Everyone's last step, worth {record.ground.n_samples} samples, led from "
        f"{loss}{texts[0]} to {end}."
    )


def _to_and_fro(record: Record, low: float, high: float) -> str:
    texts = apart(low, high)
    over = "" if record.ground.lowest is None else " above the lowest loss"
    loss = "L = " if record.ground.lowest is None else ""
    return (
        f"For its last {record.ground.n_samples} samples one guest went up and down "
        f"between {loss}{texts[0]} and {texts[1]}{over}: what one says is not what "
        "all say."
    )


def _overshot(record: Record) -> list[str]:
    """Say of those who are lost which bend was too sharp for the learning rate."""
    said, rate = [], record.settings.learning_rate
    for at in record.lost(len(record.moments) - 1):
        bend = sharpest(record, at)
        product = apart(rate * bend, 2.0)[0]
        who = "its sharpest batch" if at != EVERYONE else "the loss of all"
        said.append(
            f"{LOOKS[at].begins} got lost: {who} bends by λ = {few(bend)}, and η·λ = "
            f"{product} is above 2, so that a step overshoots by more than it mends."
        )
    return said


def sharpest(record: Record, at: int) -> float:
    """Return the largest bend of the loss of a batch that was asked, of a line."""
    one, x = record.learners[at], record.ground.inputs
    numbers = np.stack(one.batches)
    rows = x[numbers]  # (T, B, 2)
    hessians = rows.swapaxes(1, 2) @ rows / numbers.shape[1]
    return float(np.linalg.eigvalsh(hessians).max())


def _no_bottom(record: Record) -> list[str]:
    """Say why there is no lowest loss, where there is none."""
    if record.ground.lowest is not None:
        return []
    samples = record.ground.samples
    lengths, is_one = samples.columns[:, 0], samples.targets == 1
    low, high = float(lengths[~is_one].max()), float(lengths[is_one].min())
    cut = (
        f"All petals up to {few(low)} cm are of one kind, all from {few(high)} cm on "
        "of the other: the steeper the curve between, the lower the loss, so there is "
        "no minimum."
    )
    return [cut, *_twice(record)]


def _twice(record: Record) -> list[str]:
    """Say what twice the weights would bring, where they put all on the right side."""
    order = record.order(len(record.moments) - 1)
    at = order[0][0]
    weights = record.learners[at].weights[-1]
    signs = 2 * record.ground.samples.targets - 1
    if ((record.ground.inputs @ weights) * signs).min() <= 0:
        return []
    now, then = (float(record.ground.surface.value(k * weights)) for k in (1, 2))
    texts = apart(now, then)
    name = LOOKS[at].name
    return [
        f"With the last weights of {name} every flower is on its right side: twice "
        f"these weights would have L = {texts[1]} instead of {texts[0]}."
    ]


def paid_for(record: Record) -> str:
    """Say how many steps all the samples were worth to each."""
    n = record.moments[-1]
    steps = [
        f"{look.name} {counted(n // one.size, 'step')}"
        for look, one in zip(LOOKS, record.learners, strict=True)
    ]
    return f"{n:,} samples buy {listed(steps)}."
