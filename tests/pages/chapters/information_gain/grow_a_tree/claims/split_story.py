"""What "One split" says step by step."""

from tests.claims import Claim, Told

from .split_leaves import LEAVES, WHY, why
from .split_seen import NEAR, here, many, units

UNIT = "{unit: bits| bit|}"


def searched(told: Told) -> bool:
    node = here(told)
    return told["m"] == len(node.cuts) and told["d"] == len(node.features)


def own_cut(told: Told):
    """Return the learner's own cut; of the root that of the feature that is named.

    Before the bet it is another feature's than after it.
    """
    own = told.record.own[told.step]
    named = told.seen.data.attributes[own.feature]
    waits = not told.step and told.word("name") != named
    return told.record.before_bet.own[0] if waits else own


def own_is(told: Told) -> bool:
    own = own_cut(told)
    name, at = told.word("name"), told["t"]
    close = told.reads(t=own.threshold)
    return close and told.seen.is_cut(name, at, own.feature, own.threshold)


def own_gain(told: Told) -> float:
    own = own_cut(told)
    return here(told).gain(own.feature, own.threshold)


def gains_nothing(told: Told) -> bool:
    return abs(own_gain(told)) < NEAR


def own_fewest(told: Told) -> int:
    own, node = own_cut(told), here(told)
    n_left = int((node.X[:, own.feature] <= own.threshold).sum())
    return min(n_left, len(node.y) - n_left)


def own_small(told: Told) -> bool:
    return own_fewest(told) < told.seen.settings.min_samples_leaf


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
        lambda told: (
            told.step == 0
            and own_is(told)
            and gains_nothing(told)
            and own_fewest(told) > 0
        ),
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
        f"{OWN}nothing: all rows are on one side.",
        lambda told: own_is(told) and not own_fewest(told),
    ),
    Claim(
        f"{OWN}nothing, but leaves a side with too few rows.",
        lambda told: (
            own_is(told)
            and own_small(told)
            and gains_nothing(told)
            and own_fewest(told) > 0
        ),
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
        lambda told: gains_nothing(told) and regrets(told) and own_fewest(told) > 0,
    ),
    Claim(
        f"{OWN}{{gain}}{UNIT}: a regret of {{other}}{{unit2: bits| bit|}}.",
        lambda told: regrets(told) and told.reads(gain=own_gain(told)),
    ),
)
STORY = (*ROOT, *SPLIT, *YOURS, *LEAVES)
