"""What "One split" says of the end, of its bet, and of what to observe."""

from pages.chapters.information_gain.grow_a_tree.one_split.bets import bet
from tests.claims import Claim, Told

from .split_leaves import WHY, why
from .split_seen import NEAR, Seen
from .split_won import of_several

ONE = {
    "CONFLICT": "holds rows that are alike in every feature",
    "NO_GAIN": "has no cut that gains more than is asked",
    "DEPTH": "is as deep as allowed",
    "FEW_ROWS": "has too few rows to be split",
    "SMALL_CHILD": "has no cut with rows enough on both sides",
    "MOST_LEAVES": "stays because no more leaves are allowed",
}
SEVERAL = {
    "CONFLICT": "hold rows that are alike in every feature",
    "NO_GAIN": "have no cut that gains more than is asked",
    "DEPTH": "are as deep as allowed",
    "FEW_ROWS": "have too few rows to be split",
    "SMALL_CHILD": "have no cut with rows enough on both sides",
    "MOST_LEAVES": "stay because no more leaves are allowed",
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
    if n in (0, total):
        every = "Both" if total == 2 else f"All {total:,}"
        none = f"Not one of the {total:,} leaves is pure"
        return f"{every} leaves are pure" if n else none
    return f"{n:,} of the {total:,} leaves {'is' if n == 1 else 'are'} pure"


def stops(told: Told, number: int = 0) -> bool:
    """Tell whether so many leaves, one or several, are mixed for this reason."""
    names = ONE if number else SEVERAL
    found = {one: leaves(told.seen).count(one) for one in names}
    why = {text: one for one, text in names.items()}[told.word("why")]
    n = number or int(told["n"])
    return (
        len(told.record.tree.features) > 1
        and found[why] == n
        and (n == 1) == bool(number)
    )


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
        f"The tree is its root, a leaf: {{why:{'|'.join(WHY.values())}}}.",
        lambda told: (
            len(told.record.tree.features) == 1
            and told.word("why") == WHY[why(told.seen, 0)]
        ),
    ),
    Claim(
        "The whole tree: {T} {splits:split|splits}, {L} leaves, depth {D}; {wrong:*} "
        "told wrongly.",
        size,
    ),
    Claim("{pure:*} pure.", lambda told: f"{told.word('pure')} pure" == pure(told)),
    Claim(
        f"{{n}} mixed leaves {{why:{'|'.join(SEVERAL.values())}}}.",
        stops,
    ),
    Claim(
        f"1 mixed leaf {{why:{'|'.join(ONE.values())}}}.",
        lambda told: stops(told, 1),
    ),
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


def measured(name: str) -> str:
    """Return what a column measures, without which of its three numbers it is."""
    return name.removeprefix("mean ").removeprefix("worst ").removesuffix(" error")


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
    Claim("a gain is by how much the share of mistakes falls.", preset(**WINE)),
    Claim(
        "After the first split choose “Entropy”: is it the same cut?", preset(**WINE)
    ),
    Claim(
        "ten measures of cells, three numbers of each.",
        lambda told: (
            len(told.seen.data.attributes) == 30
            and len({measured(name) for name in told.seen.data.attributes}) == 10
        ),
    ),
    Claim("By how much does the first one win?", preset(**CANCER)),
    Claim("this tree may be two questions deep.", preset(**SHALLOW)),
    Claim("Why are its leaves not split further?", preset(**SHALLOW)),
)
