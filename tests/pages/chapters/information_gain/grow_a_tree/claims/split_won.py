"""What "One split" says of who won, of ties, of the end, and of its bet."""

from pages.chapters.information_gain.grow_a_tree.one_split.bets import bet
from tests.claims import Claim, Told
from tests.claims.shapes import number

from .split_seen import NEAR, Node, Seen, here, units
from .split_story import UNIT, why

STOPS = {
    "CONFLICT": "rows alike in every feature",
    "NO_GAIN": "no cut that gains enough",
    "DEPTH": "the depth allowed",
    "FEW_ROWS": "too few rows to split",
    "SMALL_CHILD": "too few rows on a side of every cut",
    "MOST_LEAVES": "the number of leaves allowed",
}
MOST_NAMED = 4


def nodes(told: Told) -> list[Node]:
    """Return the node of the step, and the root, of which the bet's reason tells."""
    return [here(told), told.seen.node(0)]


def anywhere(holds):
    """Return a question that is asked of the step's node, and of the root."""
    return lambda told: any(holds(told, node) for node in nodes(told))


def wins(told: Told, node: Node) -> bool:
    return len(node.tied) == 1 and told.reads(gain=node.best) and units(told)


def follows(told: Told, node: Node) -> bool:
    """Tell whether the next best feature and its best cut are named."""
    if len(node.first) != 1 or node.second is None or node.second < NEAR:
        return False
    if not (told.reads(gain=node.best) and units(told)):
        return False
    return told.reads(other=node.second) and any(
        told.seen.is_cut(told.word("name"), told["t"], feature, low / 2 + high / 2)
        for feature, low, high, gain in node.cuts
        if feature not in node.first and gain > node.second - NEAR
    )


def others_gain_nothing(told: Told, node: Node) -> bool:
    if len(node.first) != 1 or node.second is None or node.second >= NEAR:
        return False
    return told.reads(gain=node.best) and units(told)


def vain(node: Node) -> bool:
    return node.best < NEAR and len(node.tied) > 0


def tie(told: Told) -> bool:
    node = here(told)
    return len(node.tied) > 1 and not vain(node)


def is_named(told: Told) -> bool:
    """Tell whether all cuts that tie are named, and no other."""
    node = here(told)
    names = told.word("names").replace(" and ", ", ").split(", ")
    cuts = [name.rpartition(" ≤ ") for name in names]
    return len(node.tied) == len(cuts) <= MOST_NAMED and all(
        told.seen.is_cut(name, number(at), feature, low / 2 + high / 2)
        for (name, _, at), (feature, low, high, _) in zip(cuts, node.tied, strict=True)
    )


def of_one(node: Node) -> bool:
    """Tell whether all cuts that tie are of one feature."""
    return len(node.tied) > 1 and len(node.first) == 1


def of_several(node: Node) -> bool:
    return len(node.first) > 1


WON = (
    Claim(
        f"It gains {{gain}}{UNIT}; the next feature, {{name:*}} ≤ {{t}}, gains "
        "{other}.",
        anywhere(follows),
    ),
    Claim(
        f"It gains {{gain}}{UNIT}; no other feature gains anything.",
        anywhere(others_gain_nothing),
    ),
    Claim(
        f"It gains {{gain}}{UNIT}; no other feature can be cut here.",
        lambda told: (
            len(here(told).features) == 1
            and here(told).second is None
            and wins(told, here(told))
        ),
    ),
    Claim(
        "No gain at all, whatever the cut.",
        lambda told: told.step > 0 and vain(here(told)),
    ),
    Claim(
        "It is made all the same: what gains nothing now may gain later.",
        lambda told: told.step > 0 and vain(here(told)),
    ),
    Claim(
        f"A tie: {{n}} cuts gain {{gain}}{UNIT} each.",
        lambda told: (
            tie(told)
            and told["n"] == len(here(told).tied) > MOST_NAMED
            and told.reads(gain=here(told).best)
            and units(told)
        ),
    ),
    Claim(
        f"A tie: {{names:*}} gain {{gain}}{UNIT} each.",
        lambda told: (
            tie(told)
            and is_named(told)
            and told.reads(gain=here(told).best)
            and units(told)
        ),
    ),
    Claim(
        "The lowest threshold is taken.",
        lambda told: any(of_one(node) for node in nodes(told)),
    ),
    Claim(
        "The first column is taken.",
        lambda told: any(
            of_several(node) and len(node.tied) == len(node.first)
            for node in nodes(told)
        ),
    ),
    Claim(
        "The first column is taken, at its lowest threshold.",
        lambda told: any(
            of_several(node) and len(node.tied) > len(node.first)
            for node in nodes(told)
        ),
    ),
)


def leaves(seen: Seen) -> list[str]:
    tree = seen.record.tree
    return [why(seen, n) for n in range(len(tree.features)) if tree.features[n] < 0]


def wrong(told: Told) -> str:
    """Return how many rows are told wrongly, in words."""
    seen, tree = told.seen, told.record.tree
    ends = [seen.node(n).whole for n, f in enumerate(tree.features) if f < 0]
    n, n_rows = int(sum(c.sum() - c.max() for c in ends)), len(seen.data.labels)
    if n in (0, n_rows):
        return f"none of the {n_rows:,} rows is"
    return f"{n:,} of the {n_rows:,} rows {'is' if n == 1 else 'are'}"


def pure(told: Told) -> str:
    found = leaves(told.seen)
    n = sum(one in ("PURE", "ONE_ROW") for one in found)
    total = len(found)
    if total == 1:
        return "The only leaf is pure" if n else "Not even the only leaf is pure"
    if n in (0, total):
        every = "Both" if total == 2 else f"All {total:,}"
        none = f"Not one of the {total:,} leaves is pure"
        return f"{every} leaves are pure" if n else none
    return f"{n:,} of the {total:,} leaves {'is' if n == 1 else 'are'} pure"


def stops(told: Told) -> bool:
    found = [one for one in leaves(told.seen) if one not in ("PURE", "ONE_ROW")]
    parts = {f"{STOPS[one]} ({found.count(one)})" for one in {*found}}
    said = told.word("stops").replace(" and ", ", ").split(", ")
    return bool(parts) and {*said} == parts and len(said) == len(parts)


def size(told: Told) -> bool:
    n = told.record.growth.n_splits
    depth, tree = 0, told.record.tree
    for node in range(len(tree.features)):
        at, deep = node, 0
        while at:
            at, deep = int(tree.parents[at]), deep + 1
        depth = max(depth, deep)
    return (
        told["T"] == n == len(leaves(told.seen)) - 1
        and told["L"] == n + 1
        and told["D"] == depth
        and told.word("wrong") == wrong(told)
        and (told.word("splits") == "splits") == (n != 1)
    )


ENDS = (
    Claim(
        "You have seen the first {s} of {T} splits.",
        lambda told: (
            told["s"] == 40 < told["T"] == len(leaves(told.seen)) - 1
            and len(told.record.own) == 41
        ),
    ),
    Claim(
        "The tree is its root: one leaf, no split.",
        lambda told: len(told.record.tree.features) == 1,
    ),
    Claim(
        "The whole tree: {T} {splits:split|splits}, {L} leaves, depth {D}; {wrong:*} "
        "told wrongly.",
        size,
    ),
    Claim("{pure:*} pure.", lambda told: f"{told.word('pure')} pure" == pure(told)),
    Claim("What keeps the others from it: {stops:*}.", stops),
)


def is_open(told: Told) -> bool:
    """Tell whether something can be bet on: one feature is better than another."""
    node = told.seen.node(0)
    return why(told.seen, 0) is None and len(node.first) < len(node.features)


BET = (
    Claim("Cut the root once: the best cut of which feature gains most?", is_open),
    Claim("They gain the same.", lambda told: of_several(told.seen.node(0))),
)


def answers(seen: Seen) -> set[str]:
    """Return the features that can be bet on and gain most at the root."""
    offered = {*seen.record.names}
    if len(offered) > 6:
        offered = {*bet(seen.record).options}
    return {seen.data.attributes[f] for f in seen.node(0).first} & offered


def preset(**wanted):
    """Return a question of settings: a preset's words stand by them alone."""
    return lambda told: all(
        getattr(told.seen.settings, name) == value for name, value in wanted.items()
    )


XOR = {"data": "xor", "spread": 0.0}
WINE = {"data": "wine", "criterion": "misclassification"}
CANCER = {"data": "breast_cancer"}
SHALLOW = {"max_depth": 2}
OBSERVE = (
    Claim("drag the line, then show another feature.", preset(data="iris")),
    Claim("How pure can you make one side?", preset(data="iris")),
    Claim("four corners, two classes.", preset(**XOR)),
    Claim("Drag the line anywhere: what does a cut gain?", preset(**XOR)),
    Claim("What do the next cuts gain?", preset(**XOR)),
    Claim("a gain is how many mistakes fewer.", preset(**WINE)),
    Claim(
        "After the first split choose “Entropy”: is it the same cut?", preset(**WINE)
    ),
    Claim(
        "thirty features, most of them about size.",
        lambda told: len(told.seen.data.attributes) == 30,
    ),
    Claim("By how much does the first one win?", preset(**CANCER)),
    Claim("this tree may be two questions deep.", preset(**SHALLOW)),
    Claim("Why are its leaves not split further?", preset(**SHALLOW)),
)
