"""How one update ends: beside gradient descent's, and what made the difference."""

import numpy as np

from engines.gradient_descent import ingredients
from pages.ui.bets import Bet
from pages.ui.chapter import Remedy
from pages.words.numbers import apart, few, times

from ..words import CORRECTIONS
from .amounts import heights, is_level, size, without_rounding
from .drawn import BRAKED
from .record import LAND, SLOPE, Record
from .words import heights_of, why_not

LONGER, SHORTER, AS_LONG = "longer", "shorter", "just as long"
LOWER, HIGHER, SAME = "lower", "higher", "at the same height"
NOWHERE = "none: f has no height there"
EQUAL = 1e-9  # relative: two lengths no further apart are one
PLAIN = "gradient_descent"
DIVIDED = next(label for label, way in CORRECTIONS.items() if way == "divided")


def ending(record: Record) -> list[str]:
    """Say what became of the update, and what its ingredients did."""
    if len(record.stages) == 1:
        return [why_not(record)]
    return [*_beside(record), *_uphill(record), *_evened(record), *_first(record)]


def _beside(record: Record) -> list[str]:
    """Say where gradient descent's own step would have led."""
    if record.hand == PLAIN or not record.plain.any():
        return [f"It has come to {_gone(record)}."]
    if not np.isfinite(record.plain_value):
        return [
            f"It has come to {_gone(record)}.",
            "Gradient descent's own step, with the same η, would have led to where f "
            "has no height that can be told.",
        ]
    if not record.has_landed:
        return [
            f"It has come to {_gone(record)}.",
            "Gradient descent's own step, with the same η, would have come to "
            f"f = {few(record.plain_value)}.",
        ]
    landed = without_rounding(record.landing_value, abs(record.value))
    ours, plain = heights(landed, record.plain_value)
    if ours == plain:
        return [
            f"It comes to f = {ours}, and so would gradient descent's own step with "
            "the same η."
        ]
    way = "lower" if record.landing_value < record.plain_value else "higher"
    return [
        f"It comes to f = {ours}, {way} than gradient descent's own step with the same "
        f"η, which would have come to {plain}."
    ]


def _gone(record: Record) -> str:
    """Say which ground an update has led to."""
    if not record.has_landed:
        return f"where f has no height, from f = {few(record.value)}"
    one, other = heights_of(record)
    if one == other:
        return f"ground as high as before, f = {one}"
    way = "lower" if record.landing_value < record.value else "higher"
    return f"{way} ground, from f = {one} to f = {other}"


def _uphill(record: Record) -> list[str]:
    """Say what has led uphill, if anything has: only memory can."""
    if record.update @ record.gradient <= 0:
        return []
    if record.hand == "adam":
        return ["It goes uphill here, but downhill by the average slope."]
    rolling = record.velocity
    kept, felt = rolling.parts["kept"], rolling.parts["added"]
    if record.has("looked_ahead"):
        kept, felt = record.settings.momentum * rolling.value, record.gradient
    one, other = apart(size(kept), size(felt))
    return [
        f"It goes uphill, for what is kept of the velocity, {one} long, outweighs what "
        f"the slope adds, {other}."
    ]


def _evened(record: Record) -> list[str]:
    """Say how much of the difference between two slopes the squares have left."""
    slopes, parts = np.abs(record.gradient), np.abs(record.update)
    if record.hand not in BRAKED or not (slopes.all() and parts.all()):
        return []
    felt, made = (float(both.max() / both.min()) for both in (slopes, parts))
    said = f"The steeper of its two slopes is {times(felt, 'the other')}; the longer "
    return [said + f"of the update's two parts is {times(made, 'the other')}."]


def _first(record: Record) -> list[str]:
    """Say how long Adam's first step is, which no slope decides."""
    if record.hand != "adam" or record.at or not record.gradient.all():
        return []
    x, y = (few(part) for part in np.abs(record.update / record.rate).tolist())
    said = f"Adam's first step is {x} times η along x and {y} times η along y"
    return [f"{said}, however steep the ground is."]


def bet(record: Record) -> Bet | None:
    """Ask how long the update is; of gradient descent, whether it leads down."""
    if len(record.stages) == 1:
        return None
    if record.hand == PLAIN or not record.plain.any():
        return _bet_on_height(record)
    ours, plain = size(record.update), size(record.plain)
    answer = AS_LONG
    if abs(ours - plain) > EQUAL * plain:
        answer = LONGER if ours > plain else SHORTER
    told_at = record.stages.index(SLOPE) + 1 + record.has("learning_rate")
    return Bet(
        "Beside η · |g|, which is gradient descent's step from here, the update of "
        f"{record.label} is",
        answer,
        _reason(ours, plain),
        (LONGER, SHORTER, AS_LONG),
        told_at=told_at,
    )


def _reason(ours: float, plain: float) -> str:
    one, other = apart(ours, plain)
    return f"The update is {one} long, and η · |g| is {other}."


def _bet_on_height(record: Record) -> Bet:
    """Ask whether it leads down, by the measure by which its ending tells it."""
    options = (LOWER, HIGHER, SAME, *([NOWHERE] if record.settings.is_own else []))
    return Bet(
        "The ground where the update lands is",
        _leads(record),
        _reason_by_height(record),
        options,
        told_at=record.stages.index(LAND),
    )


def _leads(record: Record) -> str:
    before, after = record.value, record.landing_value
    if not record.has_landed:
        return NOWHERE
    if is_level(before, after):
        return SAME
    return LOWER if after < before else HIGHER


def _reason_by_height(record: Record) -> str:
    if not record.has_landed:
        return f"Here f is {few(record.value)}, and there f has no height."
    one, other = heights_of(record)
    return f"Here f is {one}, and there it is {other}."


def remedy(record: Record) -> Remedy | None:
    """Offer Adam's right correction where another one has made the step too long."""
    if record.hand != "adam" or record.settings.bias_correction == "divided":
        return None
    if len(record.stages) == 1 or size(record.update) <= size(_divided(record)):
        return None
    return Remedy("Divide Adam's averages by 1 − βᵗ", {"correction": DIVIDED})


def _divided(record: Record) -> np.ndarray:
    """Return the update that the right correction makes of what is remembered."""
    settings, walk, at = record.settings, record.walk, record.at
    right = settings.optimizer("adam", bias_correction="divided")
    state = {name: rows[at] for name, rows in walk.states.items()}
    return ingredients(right, walk.gradients[at], state)[-1].value
