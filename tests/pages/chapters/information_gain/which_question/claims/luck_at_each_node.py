"""What "Luck at each node" may say."""

from collections import Counter

from tests.claims import Claim, Claims, Told

from . import drawing
from .evidence import NEAR
from .said import goes, some_of, word
from .tested import DOUBT, LUCK, MORE, NEAR_IT, Node, Tested, tail


def node(told: Told) -> Node:
    return told.seen.tested[told.step - 1]


def at_a_node(told: Told) -> bool:
    return bool(told.seen.tested) and told.step > 0


def before(told: Told) -> bool:
    return bool(told.seen.tested) and told.step == 0


def is_limit(told: Told) -> bool:
    return told.reads(level=100 * told.seen.level)


# --- a node -------------------------------------------------------------------------


def all_best(told: Told) -> bool:
    nodes = told.seen.tested
    best = all(one.gains[one.asks] > one.best - NEAR for one in nodes)
    return before(told) and best


def were_dealt(told: Told) -> bool:
    seen = told.seen
    same = Counter(seen.label) == Counter(seen.settings.table.column(seen.table.target))
    is_so = before(told) and seen.settings.dealt and same
    return is_so and told.word("target") == word(seen.table.target)


def is_placed(told: Told) -> bool:
    is_so = at_a_node(told) and told["k"] == told.step
    return is_so and told.word("place") == told.seen.place(node(told))


def gains(told: Told) -> bool:
    here = node(told)
    is_best = here.gains[here.asks] > here.best - NEAR
    rows = round(sum(here.weights), 2)
    reads = told.reads(gain=here.best) and abs(told["rows"] - rows) < 0.006
    return reads and is_best and told.word("name") == word(here.asks)


def luck_gains(told: Told) -> bool:
    shuffled = node(told).test.shuffled.tolist()
    mean = sum(shuffled) / len(shuffled)
    return told.reads(n=len(shuffled), mean=mean, most=max(shuffled))


def all_deals(told: Told) -> bool:
    here = node(told)
    return here.is_exact and here.n == here.n_deals and luck_gains(told)


def exactly(told: Told) -> bool:
    here = node(told)
    return here.is_exact and told.reads(k=here.k, p=here.p)


def some_deals(told: Told) -> bool:
    here = node(told)
    asked = int(told.seen.settings.shuffles)
    return not here.is_exact and here.n == asked and luck_gains(told)


def nearly(told: Told) -> bool:
    here = node(told)
    return not here.is_exact and told.reads(k=here.k, p=here.p, error=here.error)


def judged(verdict: str, exact: bool):
    """Return what asks whether a node is judged so, and by all deals or by some."""

    def holds(told: Told) -> bool:
        if not at_a_node(told):
            return False
        here = node(told)
        is_so = here.verdict == verdict and here.is_exact == exact
        return is_so and here.agrees and is_limit(told)

    return holds


def so_seldom(verdict: str):
    holds = judged(verdict, exact=False)
    return lambda told: holds(told) and told.reads(times=1 / DOUBT)


def near_the_limit(told: Told) -> bool:
    here, level = node(told), told.seen.level
    many, n = int(told["many"]), here.n
    ends = told.reads(n=n) and just(n, level, range(many, n + 1), many - 1)
    return ends and judged(NEAR_IT, exact=False)(told)


def just(n: int, level: float, ks: range, one_more: int) -> bool:
    """Tell whether these counts are seldom enough, and with one more are not."""
    chance = tail(n, level, ks)
    return chance <= DOUBT < chance + tail(n, level, [one_more])


def both_ends(told: Told) -> bool:
    few, n = int(told["few"]), node(told).n
    is_end = just(n, told.seen.level, range(few + 1), few + 1)
    return near_the_limit(told) and is_end


def one_end(told: Told) -> bool:
    level, n = told.seen.level, node(told).n
    return near_the_limit(told) and tail(n, level, [0]) > DOUBT


def cannot_be(told: Told) -> bool:
    here = node(told)
    off = abs(told["percent"] / 100 - here.least_p)
    is_whole = all(weight == 1 for weight in here.weights)
    return (
        here.verdict == LUCK
        and here.least_p > told.seen.level
        and off < 0.0051
        and (is_whole)
    )


def gains_all(told: Told) -> bool:
    here = node(told)
    is_named = told.word("name") in map(word, here.one_a_row)
    return is_named and here.k == here.n and len(here.rows) > 2


# --- the trees ----------------------------------------------------------------------


def ended(told: Told) -> bool:
    seen = told.seen
    return at_a_node(told) and any(map(seen.is_luck, seen.ups(node(told))))


def ends_here(told: Told) -> bool:
    return at_a_node(told) and told.seen.is_luck(node(told)) and not ended(told)


def is_not_asked(told: Told) -> bool:
    seen = told.seen
    return at_a_node(told) and any(
        map(seen.is_little, [node(told), *seen.ups(node(told))])
    )


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
    return is_least and read


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


def asks_nothing(told: Told) -> bool:
    return not told.seen.tested


def all_alike(told: Told) -> bool:
    labels = {told.seen.label[row] for row in told.seen.root.rows.tolist()}
    return asks_nothing(told) and len(labels) < 2


STORY = (
    Claim(
        "There is nothing to find out, so nothing is asked, and nothing tested.",
        all_alike,
    ),
    Claim(
        "No question separates the rows, so nothing is asked, and nothing tested.",
        lambda told: asks_nothing(told) and not all_alike(told) and not told.seen.nodes,
    ),
    Claim("Each question is the best at its node.", all_best),
    Claim("Is it better than luck?", before),
    Claim(
        "The column “{target:*}” was dealt out at random among the rows before the "
        "tree grew.",
        were_dealt,
    ),
    Claim(
        "At each node the classes of its rows are dealt out anew, again and again, and "
        "the best of all questions is looked for in every deal.",
        before,
    ),
    Claim("Node {k}: {place:*}.", is_placed),
    Claim(
        "In its {rows} rows the best question, “{name:*}”, gains {gain} bits.", gains
    ),
    Claim(
        "There are {n} ways to deal their classes, and all are looked at: luck's best "
        "question gains {mean} bits on average, {most} at most.",
        all_deals,
    ),
    Claim("In {k} of them it gains as much: exactly p = {p}.", exactly),
    Claim(
        "Dealt {n} times, luck's best question gains {mean} bits on average, {most} at "
        "most.",
        some_deals,
    ),
    Claim(
        "In {k} deals it gains as much: p = {p}, with a standard error of {error}.",
        nearly,
    ),
    Claim("More than luck: p is not above the limit of {level}%.", judged(MORE, True)),
    Claim("Luck does as well: p is above the limit of {level}%.", judged(LUCK, True)),
    Claim(
        "More than luck: if p were {level}%, so few deals would come less than once in "
        "{times} times.",
        so_seldom(MORE),
    ),
    Claim(
        "Luck does as well: if p were only {level}%, so many deals would come less "
        "than once in {times} times.",
        so_seldom(LUCK),
    ),
    Claim(
        "Too near the limit of {level}% to tell: it would take {few} or fewer, or "
        "{many} or more, of {n} deals.",
        both_ends,
    ),
    Claim(
        "Too near the limit of {level}% to tell: it would take {many} or more of {n} "
        "deals.",
        one_end,
    ),
    Claim(
        "The question is asked, and marked.",
        lambda told: at_a_node(told) and node(told).verdict == NEAR_IT,
    ),
    Claim(
        "With so few rows it cannot be otherwise: {percent}% of all deals do as well "
        "as a question that tells everything.",
        cannot_be,
    ),
    Claim(
        "“{name:*}” has another answer in each of these rows, so it gains all there is "
        "in every deal: leave such a question out before you ask for luck.",
        gains_all,
    ),
    Claim("The tree stopped by luck ended further up.", ended),
    Claim("Here the tree stopped by luck ends.", ends_here),
    Claim("The tree stopped by gain does not ask here.", is_not_asked),
)
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
        "Luck's best question gains {root} bits on average in the {n} rows of the "
        "root, and {small} in the {m} of node {k}.",
        many_and_few,
    ),
    Claim(f"Stopped by gain: {TREE}", is_tree("by_gain")),
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
        "{level}% on average {x} of {n} {ns:test|tests}.",
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


def far_more(told: Told) -> bool:
    root = told.seen.tested[0] if told.seen.tested else None
    return bool(root) and root.best > 5 * float(root.test.shuffled.max()) > NEAR


def more_by_luck(told: Told) -> bool:
    nodes = told.seen.tested
    if not nodes:
        return False
    small = min(nodes, key=lambda one: len(one.rows))
    return float(small.test.shuffled.mean()) > 5 * float(nodes[0].test.shuffled.mean())


OBSERVE = (
    Claim("the first vote gains far more than luck ever does.", far_more),
    Claim(
        "Go on to nodes with few members, and look at how much luck gains there.",
        more_by_luck,
    ),
    Claim(
        "the parties are dealt out among the members at random, so no vote knows "
        "anything.",
        lambda told: told.seen.settings.dealt and told.seen.table.target == "party",
    ),
    Claim(
        "How large a tree does gain grow from it, and where does the test stop?",
        lambda told: (
            told.seen.by_luck[0] == 0 and told.seen.by_gain[0] > told.seen.n_real
        ),
    ),
    Claim(
        "the first question gains nothing, so luck always does as well.",
        lambda told: (
            bool(told.seen.tested)
            and told.seen.tested[0].best < NEAR
            and told.seen.tested[0].p == 1
        ),
    ),
    Claim("What becomes of the lamp if you stop there?", loses),
)
LUCK_AT_EACH_NODE = Claims(
    (*STORY, *ENDS, *BET, *OBSERVE),
    evidence=Tested,
    answers=lambda seen: seen.right,
    settings=drawing.luck_at_each_node,
    many=1500,
)
