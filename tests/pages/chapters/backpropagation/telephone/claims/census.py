"""What "Census" may say: shares, updates, the rule of thumb."""

from tests.claims import Claim, Claims

from .census_own import (
    STEEPEST,
    Counted,
    answers,
    dead_layers,
    first_and_last,
    layer,
    middle,
    moves,
    no_update,
    of,
    update,
    updates,
    where,
    zeros,
)
from .one_stack import settings as any_stack


def settings(rng):
    """Return any stack and any learning rate."""
    rate = rng.choice([1e-4, 1e-3, 1e-2, 0.1, 1.0, 10.0, 10 ** rng.uniform(-4, 1)])
    odd = {"depth": 1, "init": "Zeros", "act": "ReLU", "skip": rng.random() < 0.5}
    more = odd if rng.random() < 0.02 else {}
    return any_stack(rng) | {"eta": float(f"{rate:.3g}")} | more


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
            "Updates: all weights are 0, so no update is a share of them.",
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
            if (first, last) not in ((1, 0), (1, 2))
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
    many=3000,
)
