"""What "One split" says of the end, of its bet, and of what to observe."""

from pages.chapters.information_gain.grow_a_tree.one_split.bets import bet
from tests.claims import Claim, Told

from .split_seen import NEAR, Seen
from .split_story import why
from .split_won import of_several

STOPS = {
    "CONFLICT": "rows alike in every feature",
    "NO_GAIN": "no cut that gains enough",
    "DEPTH": "the depth allowed",
    "FEW_ROWS": "too few rows to split",
    "SMALL_CHILD": "too few rows on a side of every cut",
    "MOST_LEAVES": "the number of leaves allowed",
}


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
    """Tell whether something can be bet on: the root is cut."""
    return why(told.seen, 0) is None


BET = (
    Claim("Cut the root once: the best cut of which feature gains most?", is_open),
    Claim("They gain the same.", lambda told: of_several(told.seen.node(0))),
)


def answers(seen: Seen) -> set[str]:
    """Return the features that can be bet on and gain most at the root, if any does."""
    root = seen.node(0)
    if root.best < NEAR:
        return {"none: no cut gains anything"}
    offered = {*bet(seen.record).options}
    return {seen.data.attributes[feature] for feature in root.first} & offered


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
