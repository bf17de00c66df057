"""The questions that decide what "One update" says, each on the test's own numbers."""

from math import degrees, hypot, isfinite

import numpy as np

from engines.gradient_descent import OPTIMIZERS
from tests.claims import Told, reads_as

from .own import WITH_SQUARES

WHO = "{who:" + "|".join(kind.label for kind in OPTIMIZERS.values()) + "}"
KEYS = {kind.label: name for name, kind in OPTIMIZERS.items()}
ALIKE = 1e-5  # relative: what differs by less may look alike


def is_hand(told: Told) -> bool:
    return KEYS[told.word("who")] == told.seen.hand


def both(told: Told, x: str, y: str, values) -> bool:
    return told.reads(**{x: values[0], y: values[1]})


def alike(one: float, other: float) -> bool:
    return abs(one - other) <= ALIKE * max(abs(one), abs(other))


def level(one: float, other: float) -> bool:
    """Tell whether two heights are one, but for rounding: the bet's measure too."""
    return one == other or abs(one - other) <= 1e-11 * max(abs(one), abs(other))


def stands(told: Told) -> bool:
    own = told.seen
    placed = both(told, "x", "y", own.here) and told.reads(f=own.f)
    return is_hand(told) and not own.stands_only and placed


def is_kinked(told: Told) -> bool:
    """Tell whether a hair beside the place there is a slope on every side."""
    beside = told.seen.here + 1e-7 * np.array([[1, 0.7], [-0.7, 1], [-1, -0.7]])
    slopes = told.record.settings.surface.gradient(beside)
    return bool((np.linalg.norm(slopes, axis=1) > 0.1).all())


def remembers(told: Told, *hands: str, later: bool = True) -> bool:
    own = told.seen
    return own.hand in hands and (own.t > 0) == later and not own.stands_only


def by_itself(told: Told) -> bool:
    own = told.seen
    product = told["eta"] * told["g"]
    shown = told.reads(eta=own.rate, g=own.slope, step=own.plain)
    return shown and reads_as(told.said["step"], product)


def from_schedule(told: Told) -> bool:
    own = told.seen
    share = own.rate / own.base
    so = {"t": own.t, "n": own.n, "eta": own.rate, "share": share, "base": own.base}
    if "share" not in told.said and not reads_as("1.00", share):
        return False
    return told.reads(**{name: so[name] for name in so if name in told.said})


def named(told: Told) -> bool:
    name = "average slope" if told.seen.hand == "adam" else "velocity"
    return told.word("name") == name


def begun(told: Told) -> bool:
    own = told.seen
    return named(told) and not any(own.kept) and told.reads(now=hypot(*own.now))


def share_kept(told: Told) -> bool:
    own = told.seen
    share = 0.9 if own.hand == "adam" else told.record.settings.momentum
    sizes = told.reads(kept=hypot(*own.kept), added=hypot(*own.added))
    return named(told) and any(own.kept) and told.reads(share=share) and sizes


def pulled(told: Told) -> bool:
    own = told.seen
    along = sum(a * b for a, b in zip(own.kept, own.added, strict=True))
    square = abs(along) <= 1e-9 * hypot(*own.kept) * hypot(*own.added)
    way = "together" if along > 0 else "against each other"
    way = "square to each other" if square else way
    return named(told) and told.word("way") == way and told.reads(now=hypot(*own.now))


def squared(told: Told, hand: str, keep: float | None = None) -> bool:
    own = told.seen
    shares = keep is None or told.reads(keep=keep, add=1 - keep)
    x, y = zip(own.before, own.squares, strict=True)
    areas = both(told, "x0", "x1", x) and both(told, "y0", "y1", y)
    apart = all(
        told[f"{axis}0"] != told[f"{axis}1"] or alike(*sizes)
        for axis, sizes in (("x", x), ("y", y))
    )
    return own.hand == hand and shares and areas and apart


def warmed(told: Told) -> bool:
    own = told.seen
    return told.reads(t=own.t + 1, first=own.warm[0], second=own.warm[1])


def mended(told: Told) -> bool:
    own, way = told.seen, told.record.settings.bias_correction
    words = {
        "divided": "Divided by that",
        "multiplied": "Multiplied by that, a mistake",
    }
    lengths = told.reads(after=hypot(*own.mended), before=hypot(*own.now))
    return words[way] == told.word("how") and lengths


def update(told: Told, ratio: bool) -> bool:
    own = told.seen
    if not (both(told, "x", "y", own.update) and told.reads(length=own.length)):
        return False
    return not ratio or told.reads(times=own.length / own.plain)


def as_much(told: Told) -> bool:
    own = told.seen
    return update(told, ratio=False) and reads_as("1.00", own.length / own.plain)


def angle(own) -> float:
    """Return by how many degrees the update is away from straight downhill."""
    down = [-g for g in own.g]
    between = np.arctan2(down[1], down[0]) - np.arctan2(own.update[1], own.update[0])
    return degrees(abs((between + np.pi) % (2 * np.pi) - np.pi))


def turned(told: Told, uphill: bool) -> bool:
    own = told.seen
    return (angle(own) > 90) == uphill and abs(told["angle"] - angle(own)) < (
        0.006 * max(1.0, angle(own))
    )


def moves(told: Told, before: float, after: float, lower: str) -> bool:
    """Tell whether a height goes from one to another, and which way."""
    way = after < before if told.word("way") == lower else after > before
    return way and told.reads(a=before, b=after) and told["a"] != told["b"]


def lands(told: Told, still: bool) -> bool:
    own = told.seen
    if not both(told, "x", "y", own.landing):
        return False
    if still:
        return level(own.f, own.f_landing) and told.reads(a=own.f)
    return not level(own.f, own.f_landing) and moves(
        told, own.f, own.f_landing, "falls"
    )


def beside(told: Told) -> bool:
    own = told.seen
    way = (
        own.f_landing < own.f_plain
        if told.word("way") == "lower"
        else (own.f_landing > own.f_plain)
    )
    apart = told["f"] != told["plain"] and not level(own.f_landing, own.f_plain)
    return way and apart and told.reads(f=own.f_landing, plain=own.f_plain)


def outweighed(told: Told) -> bool:
    own = told.seen
    kept, felt = (
        (own.carried, own.g) if own.hand == "nesterov" else (own.kept, own.added)
    )
    up = sum(a * b for a, b in zip(own.update, own.g, strict=True)) > 0
    sizes = told.reads(kept=hypot(*kept), felt=hypot(*felt))
    return up and sizes and hypot(*kept) > hypot(*felt)


def adam_uphill(told: Told) -> bool:
    own = told.seen
    up = sum(a * b for a, b in zip(own.update, own.g, strict=True)) > 0
    down = sum(a * b for a, b in zip(own.update, own.now, strict=True)) < 0
    return own.hand == "adam" and up and down


def evened(told: Told, **one: bool) -> bool:
    own = told.seen
    ratios = {}
    for name, values in (("felt", own.g), ("made", own.update)):
        small, large = sorted(map(abs, values))
        ratios[name] = large / small
    braked = own.hand in WITH_SQUARES
    return braked and all(
        reads_as("1.00", ratio) if name in one else told.reads(**{name: ratio})
        for name, ratio in ratios.items()
    )


def first_of_adam(told: Told) -> bool:
    own = told.seen
    sizes = [abs(part) / own.rate for part in own.update]
    return own.hand == "adam" and own.t == 0 and both(told, "x", "y", sizes)


def reason(told: Told) -> bool:
    own = told.seen
    near = alike(own.length, own.plain)
    lengths = told.reads(length=own.length, plain=own.plain)
    return lengths and (near or told["length"] != told["plain"])


def heights(told: Told) -> bool:
    own = told.seen
    is_one = level(own.f, own.f_landing)
    fits = (told["f"] == told["there"]) == is_one
    return fits and told.reads(f=own.f, there=own.f_landing)


def into_nowhere(told: Told) -> bool:
    """Tell whether the update leads to where f has no height."""
    return not isfinite(told.seen.f_landing) and told.seen.is_told


def answers(own):
    """Return the bet's right answers."""
    if own.hand == "gradient_descent" or not own.plain:
        if not isfinite(own.f_landing):
            return "none: f has no height there"
        if level(own.f, own.f_landing):
            return "at the same height"
        return "lower" if own.f_landing < own.f else "higher"
    if abs(own.length - own.plain) <= 1e-8 * own.plain:
        return {"just as long"}
    return "longer" if own.length > own.plain else "shorter"


def shorter_by(told: Told) -> bool:
    """Tell whether dividing makes the step shorter than the slip did."""
    own = told.seen
    return own.hand == "adam" and own.length > own.right_length
