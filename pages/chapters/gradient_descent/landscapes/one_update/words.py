"""The sentences of one update, stage by stage, made from the record."""

import numpy as np

from pages.words.numbers import few, holding, nearly, times
from pages.words.sentences import counted

from .amounts import heights, pair, size, turned, without_rounding
from .drawn import BRAKED
from .record import (
    AHEAD,
    BENDS,
    CORRECTION,
    LAND,
    RATE,
    SLOPE,
    SQUARES,
    STAND,
    UPDATE,
    VELOCITY,
    Record,
)
from .remembered import ahead, correction, memory, squares, velocity

LABELS = {
    STAND: "stand",
    SLOPE: "feel the slope",
    RATE: "η of this step",
    VELOCITY: "velocity",
    AHEAD: "look ahead",
    SQUARES: "squares",
    CORRECTION: "correction",
    BENDS: "bends",
    UPDATE: "update",
    LAND: "land",
}
NOWHERE = (
    "Here f(x, y) is not defined: there is no height, and no slope to feel. Choose "
    "another start."
)
BEYOND = (
    "Here a number on the way is too large to be told, or not defined: nothing can be "
    "taken apart."
)
KINKED = (
    "Here is a kink: no slope is told at its tip, and nothing is remembered that could "
    "move it."
)
STILL = "The ground is level here, and nothing is remembered that could move it."
STRAIGHT = 0.05  # degrees: no further from straight downhill


def labels(record: Record) -> list[str]:
    """Name the stages."""
    return [LABELS[stage] for stage in record.stages]


def story(record: Record, step: int) -> list[str]:
    """Say what happens at a stage."""
    stage = record.stages[step]
    if len(record.stages) == 1:
        return [why_not(record)]
    return TOLD[stage](record)


def why_not(record: Record) -> str:
    if not record.is_defined:
        return NOWHERE
    if not record.is_told:
        return BEYOND
    return KINKED if record.settings.is_kink(record.point) else STILL


def _stand(record: Record) -> list[str]:
    where = f"{pair(record.point)}, at the height f = {few(record.value)}."
    if record.at == 0:
        said = f"{record.label} stands at its start {where}"
    else:
        said = f"After {counted(record.at, 'step')} {record.label} stands at {where}"
    return [said, memory(record)]


def _slope(record: Record) -> list[str]:
    slope, rate = size(record.gradient), record.rate
    said = [f"The slope is {pair(record.gradient)}, that is |g| = {few(slope)}."]
    if record.has("learning_rate"):
        return said
    return [*said, _by_itself(slope, rate)]


def _by_itself(slope: float, rate: float) -> str:
    one, other, step = holding(lambda a, b: a * b, rate, slope, digits=3)
    return (
        "By itself it would make a step of gradient descent, straight downhill: "
        f"η · |g| = {one} · {other} = {step}."
    )


def _rate(record: Record) -> list[str]:
    base = record.settings.learning_rate(record.hand)
    n = record.settings.n_steps
    share = f"{nearly(record.rate / base)} times η = {few(base)}"
    said = (
        f"The schedule gives step {record.at} of {n} the learning rate "
        f"{few(record.rate)}, {share if record.rate != base else 'η itself'}."
    )
    return [said, _by_itself(size(record.gradient), record.rate)]


def _bends(record: Record) -> list[str]:
    made = next(one for one in record.made if one.name == "bends")
    low, high = made.numbers["curvatures"].tolist()
    low = without_rounding(low, abs(high))
    bends = f"{few(low)} and {few(high)}"
    said = [f"Along its own two directions the ground bends by {bends}."]
    if low < 0:
        said.append("Of a bend below 0 Newton takes the size, so as not to climb.")
    return said


def _update(record: Record) -> list[str]:
    return [
        *_sides(record),
        f"The update is {pair(record.update)}, {_beside_plain(record)}.",
        *_direction(record),
    ]


def _sides(record: Record) -> list[str]:
    if record.hand not in BRAKED:
        return []
    x, y = (few(side) for side in record.ingredient("brake").tolist())
    return [f"Each coordinate is divided by the side of its square: {x} and {y}."]


def _beside_plain(record: Record) -> str:
    """Say how long the update is beside that of gradient descent."""
    ours, plain = size(record.update), size(record.plain)
    if not plain:
        return f"{few(ours)} long"
    return f"{few(ours)} long: {times(ours / plain, 'η · |g|')}"


def _direction(record: Record) -> list[str]:
    """Say where it points beside the slope."""
    if not record.gradient.any() or not record.update.any():
        return []
    angle = turned(record.update, record.gradient)
    if angle <= STRAIGHT:
        return ["It points straight downhill."]
    if angle <= 90:
        return [f"It points {few(angle)}° away from straight downhill."]
    return [f"It points uphill, {few(angle)}° away from straight downhill."]


def _land(record: Record) -> list[str]:
    among = float(np.abs([record.point, record.update]).max())
    return [f"It lands at {pair(record.landing, among)}, {goes(record)}."]


def goes(record: Record) -> str:
    """Say how the height changes, or, where no digit shows it, that it stays."""
    if not record.has_landed:
        return "where f has no height"
    one, other = heights_of(record)
    if one == other:
        return f"where f still is {one}"
    way = "falls" if record.landing_value < record.value else "rises"
    return f"where f {way} from {one} to {other}"


def heights_of(record: Record) -> tuple[str, str]:
    """Write the height before and that where it lands."""
    return heights(record.value, record.landing_value)


TOLD = {
    STAND: _stand,
    SLOPE: _slope,
    RATE: _rate,
    VELOCITY: velocity,
    AHEAD: ahead,
    SQUARES: squares,
    CORRECTION: correction,
    BENDS: _bends,
    UPDATE: _update,
    LAND: _land,
}
