"""How the sentences of "Census" are judged: shares, updates, the rule of thumb."""

from math import isfinite

import numpy as np

from pages.words.numbers import few

from .own import SLOPES, median

STEEPEST = {"sigmoid": 0.25, "gelu": 1.13}
BANDS = (
    ("hardly any: less than 5%", 0, 0.05),
    ("some: 5% to 35%", 0.05, 0.35),
    ("about half: 35% to 65%", 0.35, 0.65),
    ("most: 65% to 95%", 0.65, 0.95),
    ("nearly all: 95% or more", 0.95, 2),
)


class Counted:
    """The medians of the raw shares and update ratios, layer by layer."""

    def __init__(self, record) -> None:
        """Take the medians; blame of constant weights is 0."""
        profile, made = record.profile, record.settings
        self.settings, self.n = made, len(profile.losses)
        self.flat = median(profile.saturated_units)
        self.dead = median(profile.dead_units)
        ratios = median(profile.update_ratios)
        constant = made.scheme == "constant"
        self.ratios = np.where(np.isfinite(ratios), 0.0, ratios) if constant else ratios

    @property
    def moving(self):
        """The layers' updates over weights, of those that move."""
        return [one for one in self.ratios.tolist() if 0 < one < float("inf")]

    @property
    def spread(self) -> float:
        """The fastest layer over the slowest."""
        if len(self.moving) < 2:
            return 0.0
        return max(self.moving) / min(self.moving)

    @property
    def near(self) -> int:
        """How many layers are within a factor 10 of the rule."""
        return sum(1e-4 <= one <= 1e-2 for one in self.ratios.tolist())


def answers(seen):
    """Return the band in which the last layer's share lies."""
    share = seen.flat[-1]
    return next(name for name, low, high in BANDS if low <= share < high)


def layer(told, some, dead):
    """Judge the shares of a layer."""
    seen, at = told.seen, told.step
    return (
        told["n"] == seen.n
        and of(told, "p", some, seen.flat[at])
        and of(told, "d", dead, seen.dead[at])
    )


def of(told, place, word, value):
    """Judge a share that stands as a word or as a number."""
    if word in (0, 1):
        return value == word
    return 0 < value < 1 and told.reads(**{place: 100 * value})


def update(told, way):
    """Judge the size of an update, and what it is against the rule."""
    size, made = told.seen.ratios[told.step], told.record.settings
    if not 0 < size < np.inf or not told.reads(eta=made.learning_rate, x=size):
        return False
    times = size / 1e-3
    if way == "near":
        return 0.1 <= times <= 10 and rule(told)
    if way == "less":
        return times < 0.1 and told.reads(times=1 / times) and rule(told)
    return times > 10 and told.reads(times=times) and rule(told)


def rule(told):
    """Judge the rule of thumb itself."""
    return told.reads(rule=1e-3)


def no_update(told, wanted):
    """Judge an update that is 0, or no number."""
    size = told.seen.ratios[told.step]
    zeros = told.record.settings.scheme == "zeros"
    fits = size == 0 if wanted == "nothing" else not isfinite(size) and not zeros
    return fits and told.reads(eta=told.record.settings.learning_rate)


def first_and_last(told, first, last):
    """Judge the shares of the first and of the last layer."""
    flat = told.seen.flat
    return (
        len(flat) > 1
        and of(told, "a", first, flat[0])
        and of(told, "b", last, flat[-1])
        and ("a" not in told.said or "b" not in told.said or apart(told, flat))
    )


def apart(told, flat):
    """Tell whether shares that differ are written so."""
    return (told["a"] == told["b"]) == (flat[0] == flat[-1])


def where(told, flat_at):
    """Judge where on the curve a pair is saturated, on both sides of each limit."""
    made = told.record.settings
    kind, steepest = made.activation, STEEPEST.get(made.activation, 1.0)
    z = np.linspace(-8, 8, 3201)
    is_flat = np.abs(SLOPES[kind](z)[1]) < 0.1 * steepest
    limits = flat_at(told)
    said = np.zeros(len(z), dtype=bool)
    for low, high in limits:
        said |= (z >= low) & (z <= high)
    near = np.zeros(len(z), dtype=bool)
    for limit in {side for pair in limits for side in pair}:
        near |= np.abs(z - limit) < 0.011
    normal = told.word("z") == "the normalised z"
    fits = (said == is_flat)[~near].all() and normal == made.batch_norm
    return fits and made.scheme != "zeros" and kind != "identity"


def zeros(told):
    """Judge the slope at 0 of a network without weights."""
    made = told.record.settings
    slope = SLOPES[made.activation](np.zeros(1))[1][0]
    return made.scheme == "zeros" and told.reads(x=slope)


def dead_layers(told, skip, only=False):
    """Judge in how many layers every unit is dead."""
    seen, made = told.seen, told.record.settings
    count = int((seen.dead == 1).sum())
    fits = made.depth == 1 if only else made.depth > 1 and told["n"] == count
    return count > 0 and fits and made.residual == skip and plural(told, "s", count)


def plural(told, place, count):
    """Judge a plural's letter, where there is a place for it."""
    return place not in told.said or (told.word(place) == "s") == (count != 1)


def updates(told, near):
    """Judge how many layers are near the rule."""
    made = told.record.settings
    return told.seen.near == near(told) and told.reads(eta=made.learning_rate)


def moves(told, spread_text, verdict):
    """Judge how far the fastest layer moves, and whether one rate could serve all."""
    seen, made = told.seen, told.record.settings
    all_move = len(seen.moving) == made.depth
    if len(seen.moving) < 2 or all_move != (told.word("who") == "The fastest layer"):
        return False
    fits = few(seen.spread) == "1"
    if "x" in told.said:
        is_huge = seen.spread > 1e308
        fits = told["x"] == 1e300 if is_huge else told.reads(x=seen.spread)
        fits = fits and is_huge == (spread_text == "more")
    return fits and bool(verdict(told, seen))


def middle(told, seen):
    """Judge a rate that brings fastest and slowest within a factor 10 of the rule."""
    to = told["rate"] / told.record.settings.learning_rate
    ends = min(seen.moving) * to, max(seen.moving) * to
    best = told.record.settings.learning_rate * 1e-3
    best /= min(seen.moving) ** 0.5 * max(seen.moving) ** 0.5
    within = ends[0] >= 1e-4 and ends[1] <= 1e-2
    return within and told.reads(rate=best) and seen.near < len(seen.ratios)
