"""What "Luck at each node" may say at its end, and when it asks for a bet."""

from tests.claims import Claim, Told

from .evidence import NEAR
from .node_story import is_limit
from .said import goes, some_of
from .tested import DOUBT, LUCK, MORE, NEAR_IT


def more_than_luck(told: Told) -> tuple[int, int]:
    return told.seen.counts[MORE], len(told.seen.tested)


def none_near(told: Told) -> bool:
    return not told.seen.counts[NEAR_IT] and is_limit(told)


def some_near(told: Told) -> bool:
    n = told.seen.counts[NEAR_IT]
    is_so = n > 0 and told["near"] == n and is_limit(told)
    return is_so and told.word("is") == ("is" if n == 1 else "are")


def many_and_few(told: Told) -> bool:
    nodes, k = told.seen.tested, int(told["k"])
    small = nodes[k - 1] if 0 < k <= len(nodes) else nodes[0]
    sizes = [len(one.rows) for one in nodes]
    means = [sum(one.test.shuffled.tolist()) / one.n for one in (nodes[0], small)]
    is_least = len(small.rows) == min(sizes) < sizes[0] and k == 1 + sizes.index(
        min(sizes)
    )
    read = told.reads(root=means[0], small=means[1], n=sizes[0], m=len(small.rows))
    nouns = goes(told, "root", "as", "bit", "bits")
    return is_least and read and nouns and goes(told, "small", "bs", "bit", "bits")


def too_few_deals(told: Told) -> bool:
    seen = told.seen
    n, least = int(seen.settings.shuffles), int(told["least"])
    chance = 1 - seen.level  # of one deal that does not gain as much at the limit
    drawn = [one for one in seen.tested if not one.is_exact]
    is_least = chance**least <= DOUBT < chance ** (least - 1)
    return bool(drawn) and told.reads(n=n) and n < least and is_least


def asks_undecided(told: Told) -> bool:
    seen = told.seen
    near = [
        one
        for one in seen.tested
        if one.verdict == NEAR_IT and not any(map(seen.is_luck, seen.ups(one)))
    ]
    is_so = told["n"] == len(near) > 0 and told["q"] == seen.by_luck[0]
    return is_so and goes(told, "q", "qs", "question", "questions")


def no_least_gain(told: Told) -> bool:
    nodes = told.seen.tested
    k, j = int(told["k"]) - 1, int(told["j"]) - 1
    if not (0 <= k < len(nodes) and 0 <= j < len(nodes)):
        return False
    are = nodes[k].verdict, nodes[j].verdict
    read = told.reads(low=nodes[k].best, high=nodes[j].best)
    read = read and goes(told, "low", "ls", "bit", "bits")
    read = read and goes(told, "high", "hs", "bit", "bits")
    return read and are == (MORE, LUCK) and nodes[k].best < nodes[j].best


def is_tree(name: str):
    def holds(told: Told) -> bool:
        asked, leaves, wrong = getattr(told.seen, name)
        n = round(sum(told.seen.root.weights.tolist()), 2)
        read = told["q"] == asked and told["l"] == leaves and told["n"] == n
        nouns = goes(told, "q", "qs", "question", "questions")
        nouns = nouns and goes(told, "l", "ls", "leaf", "leaves")
        return read and nouns and abs(told["e"] - wrong) < 0.0051

    return holds


def loses(told: Told) -> bool:
    seen = told.seen
    gains_none = bool(seen.tested) and seen.tested[0].best < NEAR
    return gains_none and seen.by_luck[0] == 0 and seen.by_gain[2] < seen.by_luck[2]


def still_asks(told: Told) -> bool:
    seen = told.seen
    read = told["n"] == len(seen.nodes) and told["real"] == seen.n_real
    return (
        read and seen.settings.dealt and goes(told, "n", "ns", "question", "questions")
    )


def by_luck_alone(told: Told) -> bool:
    n = len(told.seen.tested)
    x = n * told.seen.level
    is_so = told["n"] == n and told.reads(x=x) and is_limit(told)
    return is_so and goes(told, "n", "ns", "test", "tests")


PASSED = [
    Claim(
        f"{text} more than luck at a limit of {{level}}%{near}.",
        lambda told, so=so, and_so=and_so: so(told) and and_so(told),
    )
    for text, so in some_of("tested question", "gains", "gain", more_than_luck)
    for near, and_so in (
        ("", none_near),
        ("; {near} {is:is|are} too near it to tell", some_near),
    )
    if near == "" or text[:3] not in ("All", "Bot", "The")
]
TREE = (
    "{q} {qs:question|questions}, {l} {ls:leaf|leaves}; {e} of its own {n} rows "
    "guessed wrongly."
)
ENDS = (
    *PASSED,
    Claim(
        "Luck's best question gains {root} {as:bit|bits} on average in the {n} rows of "
        "the root, and {small} {bs:bit|bits} in the {m} of node {k}.",
        many_and_few,
    ),
    Claim(
        "Where deals are drawn, {n} are too few to let a question pass, even if none "
        "gains as much: it takes at least {least}.",
        too_few_deals,
    ),
    Claim(
        "The tree stopped by luck asks what is too near to tell, too: {n} of its {q} "
        "{qs:question|questions}.",
        asks_undecided,
    ),
    Claim(
        "No least gain tells them apart: node {k} gains {low} {ls:bit|bits}, more than "
        "luck, and node {j} gains {high} {hs:bit|bits}, no more than luck.",
        no_least_gain,
    ),
    Claim(
        f"Stopped by gain: {TREE}",
        lambda told: told.seen.settings.least > 0 and is_tree("by_gain")(told),
    ),
    Claim(
        f"The whole tree: {TREE}",
        lambda told: (
            is_tree("by_gain")(told)
            and told["q"] == len(told.seen.record.decisions) - 1
        ),
    ),
    Claim(f"Stopped by luck: {TREE}", is_tree("by_luck")),
    Claim("The first question gains nothing, and luck always does as well.", loses),
    Claim(
        "So the tree stopped by luck never asks, and misses what the questions tell "
        "together.",
        loses,
    ),
    Claim(
        "The classes were dealt out at random, and still the whole tree asks {n} "
        "{ns:question|questions}; that of the real table asks {real}.",
        still_asks,
    ),
    Claim(
        "Where nothing is known, a test may be passed by luck, too: at a limit of "
        "{level}% on average no more than {x} of {n} {ns:test|tests}.",
        by_luck_alone,
    ),
)
BET = (
    Claim(
        "{n} questions of this tree will be tested, each the best at its node.",
        lambda told: told["n"] == len(told.seen.tested) > 1,
    ),
    Claim(
        "How many of them gain more than luck, at a limit of {level}%?",
        lambda told: is_limit(told) and len(told.seen.tested) > 1,
    ),
    Claim(
        "One question of this tree will be tested, the best of its table.",
        lambda told: (
            len(told.seen.tested) == 1 and not told.seen.ups(told.seen.tested[0])
        ),
    ),
    Claim(
        "Does it gain more than luck, at a limit of {level}%?",
        lambda told: is_limit(told) and len(told.seen.tested) == 1,
    ),
)
