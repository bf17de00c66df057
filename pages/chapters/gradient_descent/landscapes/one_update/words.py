"""The sentences of one update, stage by stage, made from the record."""

import numpy as np

from pages.words.numbers import apart, few, holding, times
from pages.words.sentences import counted

from .amounts import MOST, pair, size, turned, without_rounding
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
BEYOND = "Here a number on the way is too large to be told: nothing can be taken apart."
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
    return STILL if record.is_told else BEYOND


def _stand(record: Record) -> list[str]:
    where = f"{pair(record.point)}, at the height f = {few(record.value)}."
    if record.at == 0:
        said = f"{record.label} stands at its start {where}"
    else:
        said = f"After {counted(record.at, 'step')} {record.label} stands at {where}"
    return [said, _memory(record)]


def _memory(record: Record) -> str:
    """Say what it remembers."""
    if record.velocity is None and record.squares is None:
        return "It remembers nothing: what it feels here is all it has."
    if record.at == 0:
        return "It remembers nothing yet."
    rolling = record.velocity
    if rolling is None:
        return "It remembers the squares of the slopes it has felt, not the slopes."
    length = few(size(rolling.numbers[rolling.name]))
    if record.squares is None:
        return f"It remembers a velocity {length} long."
    return f"It remembers an average slope {length} long, and an average of squares."


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
    said = (
        f"The schedule gives step {record.at} of {n} the learning rate "
        f"{few(record.rate)}, {few(record.rate / base)} of η = {few(base)}."
    )
    return [said, _by_itself(size(record.gradient), record.rate)]


def _velocity(record: Record) -> list[str]:
    rolling = record.velocity
    kept, added = (rolling.parts[part] for part in ("kept", "added"))
    name = "average slope" if rolling.name == "first_moment" else "velocity"
    now = few(size(rolling.value))
    if not kept.any():
        return [f"Nothing is kept from before: the {name} is {now} long."]
    share = record.settings.momentum if name == "velocity" else record.optimizer.beta1
    return [
        f"Of the old {name} the share {few(share)} is kept, {few(size(kept))} long; "
        f"the slope adds {few(size(added))}.",
        f"{_together(kept, added)} the {name} is {now} long.",
    ]


def _together(kept: np.ndarray, added: np.ndarray) -> str:
    """Say whether two arrows help each other, by the angle between them."""
    along = float(kept @ added)
    if not added.any():
        return "Now"
    if abs(along) <= 1e-9 * size(kept) * size(added):
        return "The two pull square to each other: now"
    how = "together" if along > 0 else "against each other"
    return f"The two pull {how}: now"


def _ahead(record: Record) -> list[str]:
    ahead = next(one for one in record.made if one.name == "looked_ahead")
    kept = few(size(ahead.parts["kept"]))
    return [
        f"Looking ahead, it adds the slope to what the new velocity will keep, {kept} "
        f"long. That makes {few(size(ahead.value))}."
    ]


def _squares(record: Record) -> list[str]:
    squares = record.squares
    before, after = squares.numbers[squares.name], squares.value
    x, y = (
        "from {} to {}".format(*apart(float(old), float(new), most=MOST))
        for old, new in zip(before, after, strict=True)
    )
    grown = f"along x the area goes {x}, along y {y}."
    if squares.name == "squared_sum":
        return [f"The square of each slope is added: {grown}"]
    optimizer = record.optimizer
    share = optimizer.beta2 if record.hand == "adam" else optimizer.decay
    return [
        f"The share {few(share)} of the old squares is kept, and the new ones weigh "
        f"{few(1 - share)}: {grown}"
    ]


def _correction(record: Record) -> list[str]:
    optimizer, t = record.optimizer, record.at + 1
    warm = [few(1 - share**t) for share in (optimizer.beta1, optimizer.beta2)]
    before, after = (
        few(size(record.ingredient(name)))
        for name in ("first_moment", "corrected_first")
    )
    is_right = record.settings.bias_correction == "divided"
    what = "Divided by that" if is_right else "Multiplied by that, a mistake"
    return [
        f"After {counted(t, 'slope')} the two averages are warm by {warm[0]} and by "
        f"{warm[1]}.",
        f"{what}, the average slope is {after} long instead of {before}.",
    ]


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
    one, other = heights(record)
    if one == other:
        return f"where f still is {one}"
    way = "falls" if record.landing_value < record.value else "rises"
    return f"where f {way} from {one} to {other}"


def heights(record: Record) -> tuple[str, str]:
    """Write the height before and that where it lands."""
    before, after = record.value, record.landing_value
    one, other = apart(before, without_rounding(after, abs(before)), most=MOST)
    return one, other


TOLD = {
    STAND: _stand,
    SLOPE: _slope,
    RATE: _rate,
    VELOCITY: _velocity,
    AHEAD: _ahead,
    SQUARES: _squares,
    CORRECTION: _correction,
    BENDS: _bends,
    UPDATE: _update,
    LAND: _land,
}
