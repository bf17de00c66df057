"""What "Census" may say: shares, updates, the rule of thumb."""

from math import isfinite

import numpy as np

from pages.words.numbers import few
from tests.claims import Claim, Claims

from .one_stack import settings as any_stack
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


def settings(rng):
    """Return any stack and any learning rate."""
    rate = rng.choice([1e-4, 1e-3, 1e-2, 0.1, 1.0, 10.0, 10 ** rng.uniform(-4, 1)])
    odd = {"depth": 1, "init": "Zeros", "act": "ReLU", "skip": rng.random() < 0.5}
    more = odd if rng.random() < 0.02 else {}
    return any_stack(rng) | {"eta": float(f"{rate:.3g}")} | more


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


WHO = "{who:The fastest layer|Of those that move the fastest} moves "
ENDS = {
    ", and this η serves both.": lambda told, seen: seen.near == len(seen.ratios),
    ": no single η brings both within a factor 10 of the rule.": (
        lambda told, seen: seen.spread > 100
    ),
    ": one η could serve both, say {rate}.": middle,
    ".": lambda told, seen: seen.near < len(seen.ratios) and seen.spread <= 100,
}
ODD = ("1: no single η brings both within a factor 10 of the rule.",)
FARS = {"{x} times as far": "x", "just as far": "1"}
FARS["more than {x} times as far"] = "more"
SOME = {0: "none is saturated", 1: "all are saturated", 2: "{p}% are saturated"}
DEAD = {0: "no unit is dead", 1: "all units are dead", 2: "{d}% of units are dead"}
ENDSHARES = {0: "none", 1: "all", 2: "{%}%"}
CURVE = "The curve is that flat where {z:z|the normalised z} is "
NO_WAY = ", and no blame gets past such a layer."
AROUND = ", and blame gets past such a layer only by the way around."
RULE = "within a factor 10 of the rule of thumb, an update of a thousandth of the "
RULE += "weights."
WITH = "Updates: with η = {eta}, "
CLAIMS = Claims(
    (
        Claim("Layer {n}.", lambda t: t["n"] == t.step + 1),
        *(
            Claim(
                f"Of all pairs of a unit and a digit {flat}; {dying} (medians of {{n}} "
                "networks).",
                lambda t, s=s, d=d: layer(t, s, d),
            )
            for s, flat in SOME.items()
            for d, dying in DEAD.items()
            if (s, d) not in ((0, 1), (0, 2), (2, 1))  # what is dead is saturated
        ),
        *(
            Claim(
                "With η = {eta} one update is {x} of the size of its weights: "
                f"{how} the rule of thumb, {{rule}}.",
                lambda t, way=way: update(t, way),
            )
            for way, how in (
                ("near", "within a factor 10 of"),
                ("less", "{times} times less than"),
                ("more", "{times} times more than"),
            )
        ),
        Claim(
            "This layer's weights are all 0, so an update is no share of them.",
            lambda t: t.record.settings.scheme == "zeros",
        ),
        Claim(
            "With η = {eta} the update is beyond every number, so there is no ratio.",
            lambda t: no_update(t, "large"),
        ),
        Claim(
            "With η = {eta} the update is 0: this layer's weights stand still.",
            lambda t: no_update(t, "nothing"),
        ),
        *(
            Claim(
                f"Saturated: {a.replace('%}', 'a}')} in the first layer, "
                f"{b.replace('%}', 'b}')} in the last.",
                lambda t, first=first, last=last: first_and_last(t, first, last),
            )
            for first, a in ENDSHARES.items()
            for last, b in ENDSHARES.items()
            if (first, last) not in ((0, 1), (1, 0), (1, 2))
        ),
        *(
            Claim(
                f"Saturated: {a.replace('%}', 'a}')} in the only layer.",
                lambda t, first=first: (
                    len(t.seen.flat) == 1 and of(t, "a", first, t.seen.flat[0])
                ),
            )
            for first, a in ENDSHARES.items()
        ),
        Claim(
            "The identity has the same slope everywhere: it cannot saturate.",
            lambda t: t.record.settings.activation == "identity",
        ),
        Claim("All weights are 0, so every z is 0, where the slope is {x}.", zeros),
        Claim(
            f"{CURVE}farther than {{a}} from 0.",
            lambda t: where(t, lambda t: [(-9, -t["a"]), (t["a"], 9)]),
        ),
        Claim(f"{CURVE}0 or less.", lambda t: where(t, lambda t: [(-9, 0)])),
        Claim(f"{CURVE}below {{a}}.", lambda t: where(t, lambda t: [(-9, t["a"])])),
        Claim(
            f"{CURVE}from {{a}} to {{b}} or below {{c}}.",
            lambda t: where(t, lambda t: [(t["a"], t["b"]), (-9, t["c"])]),
        ),
        *(
            Claim(
                f"Dead: in {{n}} layer{{s:s|}} every unit is dead{past}",
                lambda t, skip=skip: dead_layers(t, skip),
            )
            for past, skip in ((NO_WAY, False), (AROUND, True))
        ),
        *(
            Claim(
                f"Dead: in the only layer every unit is dead{past}",
                lambda t, skip=skip: dead_layers(t, skip, only=True),
            )
            for past, skip in ((NO_WAY, False), (AROUND, True))
        ),
        Claim(
            f"{WITH}none of the {{n}} layers is {RULE}",
            lambda t: t["n"] == len(t.seen.ratios) and updates(t, lambda t: 0),
        ),
        Claim(
            f"{WITH}all {{n}} layers are {RULE}",
            lambda t: updates(t, lambda t: t["n"]) and t["n"] == len(t.seen.ratios),
        ),
        Claim(
            f"{WITH}both layers are {RULE}",
            lambda t: updates(t, lambda t: 2) and len(t.seen.ratios) == 2,
        ),
        Claim(
            WITH + "{k} of the {n} layers {is:is|are} " + RULE,
            lambda t: (
                updates(t, lambda t: t["k"])
                and 0 < t["k"] < t["n"] == len(t.seen.ratios)
                and (t.word("is") == "is") == (t["k"] == 1)
            ),
        ),
        Claim(
            f"{WITH}the only layer is {RULE}",
            lambda t: updates(t, lambda t: 1) and len(t.seen.ratios) == 1,
        ),
        Claim(
            f"{WITH}not even the only layer is {RULE}",
            lambda t: updates(t, lambda t: 0) and len(t.seen.ratios) == 1,
        ),
        *(
            Claim(
                f"{WHO}{far} as the slowest{end}",
                lambda t, x=x, ok=ok: moves(t, x, ok),
            )
            for far, x in FARS.items()
            for end, ok in ENDS.items()
            if (x == "more") <= ("no single" in end) and x + end not in ODD
        ),
        Claim(
            "In the last of {n} hidden layers: how many of the pairs of a unit and a "
            "digit are saturated, passing on less than a tenth of the steepest slope "
            "there is (less than {x})?",
            lambda t: (
                t["n"] == len(t.seen.flat)
                and t.reads(x=0.1 * STEEPEST.get(t.record.settings.activation, 1))
            ),
        ),
        *(
            Claim(
                f"In the last layer {flat}.",
                lambda t, s=s: of(t, "p", s, t.seen.flat[-1]),
            )
            for s, flat in SOME.items()
        ),
        Claim(
            "with weights {n:ten|two|five} times as large as Xavier's, how many units "
            "sit on the flat parts of their S?",
            lambda t: (
                t.record.settings.scale == {"ten": 10, "two": 2, "five": 5}[t.word("n")]
                and t.record.settings.activation == "sigmoid"
            ),
        ),
    ),
    evidence=Counted,
    answers=answers,
    settings=settings,
    few=16,
    many=500,
)
