"""The sentences of what is remembered: velocity, squares, and their correction."""

import numpy as np

from pages.words.numbers import apart, few
from pages.words.sentences import counted

from .amounts import MOST, size
from .record import Record


def memory(record: Record) -> str:
    """Say what it remembers."""
    if record.hand == "newton":
        return "It remembers nothing: the slope and the bends here are all it has."
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


def velocity(record: Record) -> list[str]:
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


def ahead(record: Record) -> list[str]:
    ahead = next(one for one in record.made if one.name == "looked_ahead")
    kept = few(size(ahead.parts["kept"]))
    return [
        f"Looking ahead, it adds the slope to what the new velocity will keep, {kept} "
        f"long. That makes {few(size(ahead.value))}."
    ]


def squares(record: Record) -> list[str]:
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


def correction(record: Record) -> list[str]:
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
