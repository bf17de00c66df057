"""How "Side by side" ends: who is lowest, what each was paid for, and why."""

import numpy as np

from pages.words.numbers import apart, few
from pages.words.sentences import counted, listed

from .looks import EVERYONE, GUEST, LOOKS
from .record import Record
from .rises import led_up
from .words import height, names_of

SAME = 1e-9  # of a distance or a height: rounding


def ending(record: Record) -> list[str]:
    """Say who is lowest, how often each step led up, and what decided it."""
    return [
        *ranking(record),
        *_led_up(record),
        *_of_everyone(record),
        *_of_the_guest(record),
        *_lost(record),
        *_no_bottom(record),
    ]


def ranking(record: Record) -> list[str]:
    """List the three from the lowest up; those lost have no place."""
    last = len(record.moments) - 1
    order, lost = record.ranking, record.lost
    if not order:
        return ["Everyone, the table and one guest got lost."]
    texts = apart(*(height(record, some, last) for some in order))
    said = [f"{names_of(some)} {text}" for some, text in zip(order, texts, strict=True)]
    gone = f"; {names_of(lost)} got lost" if lost else ""
    what = "L" if record.ground.lowest is None else "Above the lowest loss"
    asked = f"{record.moments[-1]:,} samples"
    asked = asked if lost else f"{asked} each"
    return [f"{what} after {asked}: {', '.join(said)}{gone}."]


def who_is_lost(record: Record) -> str:
    """Say who counts as lost."""
    first = few(float(record.everyone.losses[0]))
    return f"Who flew off or ends above the first L = {first} is lost: no winner."


def _led_up(record: Record) -> list[str]:
    """Say of everybody how many of the steps led up."""
    said = []
    for look, one in zip(LOOKS, record.learners, strict=True):
        rises = int(led_up(record.ground, one).sum())
        said.append(f"{look.name} {rises:,} of {one.n_steps:,}")
    return [f"Steps that led up: {', '.join(said)}."]


def _of_everyone(record: Record) -> list[str]:
    """Say what everyone's last step brought: a way down, or a leap to and fro."""
    if EVERYONE in record.lost:
        return []
    before, after = record.heights[EVERYONE][-2:].tolist()
    if after < (1 - SAME) * before:
        return [_came_down(record, before, after)]
    return _leapt(record) if after else []


def _came_down(record: Record, before: float, after: float) -> str:
    texts = apart(before, after)
    over = "" if record.ground.lowest is None else " above the lowest loss"
    loss = "L = " if record.ground.lowest is None else ""
    end = f"{loss}{texts[1]}{over}" if after else "the lowest loss"
    return (
        f"Everyone's last step, worth {record.ground.n_samples} samples, led from "
        f"{loss}{texts[0]} to {end}."
    )


def _leapt(record: Record) -> list[str]:
    """Say so where everyone leaps to the other side, as far as before."""
    minima = record.ground.surface.minima
    if not minima:
        return []
    here, there = record.everyone.weights[-2:] - np.array(minima[0])
    if np.linalg.norm(here + there) > SAME * np.linalg.norm(here):
        return []
    return [
        "Everyone jumps to and fro: each step leads to the other side of the best "
        "weights, and as far from them as before."
    ]


def _of_the_guest(record: Record) -> list[str]:
    """Say between which losses the last epoch went, if it is not on its way down.

    It is not where the loss was higher again than at that epoch's start.
    """
    n = record.ground.n_samples
    if GUEST in record.lost or record.settings.n_epochs == 1:
        return []
    some = record.heights[GUEST][-1 - n :]
    if not some[1:].max() > (1 + SAME) * some[0]:
        return []
    texts = apart(float(some.min()), float(some.max()))
    over = "" if record.ground.lowest is None else " above the lowest loss"
    loss = "L = " if record.ground.lowest is None else ""
    return [
        f"For its last {n} samples one guest went up and down between {loss}{texts[0]} "
        f"and {texts[1]}{over}: what one says is not what all say."
    ]


def _lost(record: Record) -> list[str]:
    """Say of those who are lost how fast their distance has grown, of a line."""
    if record.ground.samples.kind != "line":
        return []
    return [
        _why_everyone(record) if at == EVERYONE else _grown(record, at)
        for at in record.lost
    ]


def _why_everyone(record: Record) -> str:
    """Say by which inequality all together get lost: their loss bends by 1."""
    bends = np.linalg.eigvalsh(record.ground.surface.hessian(np.zeros(2)))
    bend, rate = float(bends[-1]), record.settings.learning_rate
    product = apart(rate * bend, 2.0)[0]
    return (
        f"Everyone got lost: the loss bends by λ = {few(bend)}, and η·λ = {product} is "
        f"above 2, so each step multiplies the distance from the best weights by "
        f"{few(1 - rate * bend)}."
    )


def _grown(record: Record, at: int) -> str:
    """Say how often a step led farther away, and what all of them came to."""
    one = record.learners[at]
    offsets = one.weights - np.array(record.ground.surface.minima[0])
    distances = np.linalg.norm(offsets, axis=1)
    times = float(distances[-1] / distances[0])
    farther = int((np.diff(distances) > 0).sum())
    steps, factor = counted(one.n_steps, "step"), apart(times ** (1 / one.n_steps), 1)
    some = "all" if farther == one.n_steps else f"{farther:,}"
    return (
        f"{LOOKS[at].begins} got lost: {some} of its {steps} led farther from the "
        f"best weights, and all together to {few(times)} times the first distance: on "
        f"average each multiplied it by {factor[0]}."
    )


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
    if not record.ranking:
        return []
    at = record.ranking[0][0]
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
    """Say how many steps all the samples pay for."""
    n = record.moments[-1]
    steps = [
        f"{counted(n // one.size, 'step')} of {look.name}"
        for look, one in zip(LOOKS, record.learners, strict=True)
    ]
    return f"{n:,} samples pay for {listed(steps)}."
