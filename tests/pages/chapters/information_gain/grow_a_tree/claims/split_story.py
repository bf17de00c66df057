"""What "One split" says step by step."""

import numpy as np

from tests.claims import Claim, Told

from .split_seen import NEAR, Seen, here, many, units

UNIT = "{unit: bits| bit|}"
WHY = {
    "PURE": "all its rows are of one class",
    "ONE_ROW": "it is a single row",
    "CONFLICT": "the rows are alike in every feature",
    "NO_GAIN": "no cut gains more than is asked",
    "DEPTH": "it is as deep as allowed",
    "FEW_ROWS": "it has too few rows to be split",
    "SMALL_CHILD": "every cut leaves a side with too few rows",
    "MOST_LEAVES": "there are as many leaves as allowed",
}


def why(seen: Seen, number: int) -> str | None:
    """Return why a node is no further split, by counting; None where it is."""
    tree, settings = seen.record.tree, seen.settings
    node = seen.node(number)
    if tree.features[number] >= 0:
        return None
    if (node.whole > 0).sum() == 1:
        return "PURE" if len(node.y) > 1 else "ONE_ROW"
    if (node.X == node.X[0]).all():
        return "CONFLICT"
    if tree.depths[number] >= settings.max_depth:
        return "DEPTH"
    if len(node.y) < settings.min_samples_split:
        return "FEW_ROWS"
    if not node.cuts:
        return "SMALL_CHILD"
    if settings.min_gain is not None and node.best <= settings.min_gain + NEAR:
        return "NO_GAIN"
    return "MOST_LEAVES"


def searched(told: Told) -> bool:
    node = here(told)
    return told["m"] == len(node.cuts) and told["d"] == len(node.features)


def own_is(told: Told) -> bool:
    own = told.record.own[told.step]
    name, at = told.word("name"), told["t"]
    close = told.reads(t=own.threshold)
    return close and told.seen.is_cut(name, at, own.feature, own.threshold)


def own_gain(told: Told) -> float:
    own = told.record.own[told.step]
    return here(told).gain(own.feature, own.threshold)


def gains_nothing(told: Told) -> bool:
    return abs(own_gain(told)) < NEAR


def own_small(told: Told) -> bool:
    own, node = told.record.own[told.step], here(told)
    n_left = int((node.X[:, own.feature] <= own.threshold).sum())
    return min(n_left, len(node.y) - n_left) < told.seen.settings.min_samples_leaf


def at_root(told: Told) -> bool:
    return told.step == 0 and why(told.seen, 0) is None


def split_is(told: Told) -> bool:
    """Tell whether the cut is one that gains most, at a node that is split now."""
    node, tree = here(told), told.record.tree
    feature, at = int(tree.features[node.number]), tree.thresholds[node.number]
    wins = node.gain(feature, at) > node.best - NEAR
    told_so = told.seen.is_cut(told.word("name"), told["t"], feature, at)
    return told["k"] == told.step and wins and told_so and told.reads(t=at)


def at_depth(told: Told) -> bool:
    node, tree = here(told), told.record.tree
    parent = int(tree.parents[node.number])
    if not node.number or told["depth"] != tree.depths[node.number]:
        return False
    feature, at = int(tree.features[parent]), tree.thresholds[parent]
    is_left = bool((node.X[:, feature] <= at).all())
    same = told.seen.is_cut(told.word("name"), told["t"], feature, at)
    return same and told.reads(t=at) and (told.word("side") == "≤") == is_left


def rows(told: Told) -> bool:
    return told["n"] == len(here(told).y) and many(told, n="rows")


def regrets(told: Told) -> bool:
    mine, best = own_gain(told), here(told).best
    so = own_is(told) and not own_small(told) and best - mine > NEAR
    return so and told.reads(other=best - mine) and units(told)


def sides(told: Told) -> list[tuple[str, int, str]]:
    """Return the sides that are leaves: left or right, the node, and why."""
    left, right = told.record.tree.children[here(told).number].tolist()
    pairs = [("left", left), ("right", right)]
    found = [(side, one, why(told.seen, one)) for side, one in pairs]
    return [(side, one, reason) for side, one, reason in found if reason]


def leaf(told: Told, number: int, reason: str) -> str:
    """Return what is to be said of a leaf."""
    counts = told.seen.node(number).whole
    n, most = int(counts.sum()), int(counts.max())
    name = told.seen.data.class_names[int(np.argmax(counts))]
    if reason in ("PURE", "ONE_ROW"):
        some = {1: "the only row is", 2: "both rows are"}.get(n, f"all {n:,} rows are")
        return f": {some} {name}"
    return f", with {most:,} of {n:,} rows {name}: {WHY[reason]}"


def leaves_told(told: Told, *names: str) -> bool:
    found = sides(told)
    return len(found) == len(names) and all(
        told.word(name) == leaf(told, number, reason)
        for name, (_, number, reason) in zip(names, found, strict=True)
    )


WHERE = ("The root: ", "Depth {depth}, {name:*} {side:≤|>} {t}: ")
ROWS = "{n} {rows:row|rows}"
TRIED = "{m} {cuts:cut|cuts} of {d} {features:feature|features}"
CUTS = {"m": "cuts", "d": "features"}
OWN = "Yours: {name:*} ≤ {t} gains "
ROOT = (
    Claim(
        f"The root: {ROWS} of {{c}} {{classes:class|classes}}.",
        lambda told: (
            told.step == 0
            and rows(told)
            and told["c"] == (here(told).whole > 0).sum()
            and (told.word("classes") == "class") == (told["c"] == 1)
        ),
    ),
    Claim(
        f"To try: {TRIED}, between values that differ.",
        lambda told: at_root(told) and searched(told) and many(told, **CUTS),
    ),
    Claim(
        f"It stays a leaf: {{why:{'|'.join(WHY.values())}}}.",
        lambda told: (
            told.step == 0
            and why(told.seen, 0) is not None
            and told.word("why") == WHY[why(told.seen, 0)]
        ),
    ),
    Claim(
        f"{OWN}nothing.",
        lambda told: told.step == 0 and own_is(told) and gains_nothing(told),
    ),
    Claim(
        f"{OWN}{{gain}}{UNIT}.",
        lambda told: (
            told.step == 0
            and own_is(told)
            and not gains_nothing(told)
            and told.reads(gain=own_gain(told))
            and units(told)
        ),
    ),
)
SPLIT = (
    Claim("Split {k}: {name:*} ≤ {t}.", split_is),
    *(
        Claim(
            f"{where}{ROWS}, {TRIED} tried.",
            lambda told, deep=deep: (
                told.step > 0
                and rows(told)
                and (at_depth(told) if deep else not here(told).number)
                and searched(told)
                and many(told, **CUTS)
            ),
        )
        for deep, where in enumerate(WHERE)
    ),
)
YOURS = (
    Claim(
        f"{OWN}nothing, but leaves a side with too few rows.",
        lambda told: own_is(told) and own_small(told) and gains_nothing(told),
    ),
    Claim(
        f"{OWN}{{gain}}{UNIT}, but leaves a side with too few rows.",
        lambda told: (
            own_is(told)
            and own_small(told)
            and told.reads(gain=own_gain(told))
            and units(told)
        ),
    ),
    Claim(
        f"{OWN}as much: no regret.",
        lambda told: (
            own_is(told)
            and not own_small(told)
            and own_gain(told) > here(told).best - NEAR
        ),
    ),
    Claim(
        f"{OWN}nothing: a regret of {{other}}{{unit2: bits| bit|}}.",
        lambda told: gains_nothing(told) and regrets(told),
    ),
    Claim(
        f"{OWN}{{gain}}{UNIT}: a regret of {{other}}{{unit2: bits| bit|}}.",
        lambda told: regrets(told) and told.reads(gain=own_gain(told)),
    ),
)
LEAVES = (
    Claim("Both sides are split further.", lambda told: not sides(told)),
    Claim(
        "{which:Left|Right} is a leaf{a:*}.",
        lambda told: (
            leaves_told(told, "a") and told.word("which").lower() == sides(told)[0][0]
        ),
    ),
    Claim(
        "Left is a leaf{a:*}; right is a leaf{b:*}.",
        lambda told: leaves_told(told, "a", "b"),
    ),
)
STORY = (*ROOT, *SPLIT, *YOURS, *LEAVES)
