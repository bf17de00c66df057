"""What "Luck at each node" may say of a node."""

from collections import Counter

from tests.claims import Claim, Told

from .every_deal import least_p_of
from .evidence import NEAR
from .said import goes, word
from .tested import DOUBT, LUCK, MORE, NEAR_IT, Node, tail


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
    is_so = told.reads(n=len(shuffled), mean=mean, most=max(shuffled))
    return is_so and goes(told, "mean", "bits", "bit", "bits")


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


def near_the_limit(told: Told) -> bool:
    here, level = node(told), told.seen.level
    many, n = int(told["many"]), here.n
    ends = told.reads(n=n) and just(n, level, range(many, n + 1), many - 1)
    return ends and is_near(told)


def is_near(told: Told) -> bool:
    here = node(told)
    return not here.is_exact and here.verdict == NEAR_IT and here.agrees


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


def takes_at_least(told: Told) -> bool:
    """Tell whether none of so many deals is seldom enough, and of one fewer is not."""
    n, level = int(told["least"]), told.seen.level
    is_least = (1 - level) ** n <= DOUBT < (1 - level) ** (n - 1)
    return is_near(told) and node(told).n < n and is_least


def so_seldom(verdict: str):
    """Return what asks whether so few, or so many, come that seldom at the limit."""

    def holds(told: Told) -> bool:
        here = node(told)
        is_so = here.verdict == verdict and not here.is_exact and is_limit(told)
        return is_so and told.reads(times=1 / DOUBT) and (verdict == MORE or here.k > 0)

    return holds


def cannot_be(told: Told) -> bool:
    here, level = node(told), told.seen.level
    if here.verdict != LUCK or any(weight != 1 for weight in here.weights):
        return False
    least = least_p_of(here.labels)
    return least > level and told.reads(p=least)


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
        "At each node “{target:*}” is dealt out anew among its rows, again and again, "
        "and the best of all questions is looked for in every deal.",
        lambda told: before(told) and told.word("target") == told.seen.table.target,
    ),
    Claim("Node {k}: {place:*}.", is_placed),
    Claim(
        "In its {rows} rows the best question, “{name:*}”, gains {gain} bits.", gains
    ),
    Claim(
        "There are {n} ways to deal their classes, and all are looked at: luck's best "
        "question gains {mean} {bits:bit|bits} on average, {most} at most, and as much "
        "in {k} of them: exactly p = {p}.",
        lambda told: all_deals(told) and exactly(told),
    ),
    Claim(
        "Dealt {n} times, luck's best question gains {mean} {bits:bit|bits} on "
        "average, {most} at most, and as much in {k} deals: p = {p} ± {error}.",
        lambda told: some_deals(told) and nearly(told),
    ),
    Claim("More than luck: p is not above the limit of {level}%.", judged(MORE, True)),
    Claim("Luck does as well: p is above the limit of {level}%.", judged(LUCK, True)),
    Claim(
        "More than luck, at the limit of {level}%.",
        judged(MORE, False),
    ),
    Claim("Luck does as well, at the limit of {level}%.", judged(LUCK, False)),
    Claim(
        "If p were {level}%, so few would come less than once in {times} times.",
        so_seldom(MORE),
    ),
    Claim(
        "If p were only {level}%, so many would come less than once in {times} times.",
        so_seldom(LUCK),
    ),
    Claim(
        "Too near the limit of {level}% to tell: more shuffles may.",
        judged(NEAR_IT, False),
    ),
    Claim(
        "Of {n} deals, {few} or fewer would mean more than luck, and {many} or more "
        "that luck does as well.",
        both_ends,
    ),
    Claim(
        "Of {n} deals, {many} or more would mean that luck does as well.",
        one_end,
    ),
    Claim(
        "More than luck takes at least {least} deals, even if none gains as much.",
        takes_at_least,
    ),
    Claim(
        "With so few rows it cannot be otherwise: even a question that tells "
        "everything would do no better than p = {p}.",
        cannot_be,
    ),
    Claim(
        "“{name:*}” has another answer in each of these rows, so it gains all there is "
        "in every deal: leave such a question out before you ask for luck.",
        gains_all,
    ),
    Claim("The tree stopped by luck ended further up.", ended),
    Claim("Here the tree stopped by luck ends.", ends_here),
    Claim(
        "The tree stopped by luck asks it, and marks it.",
        lambda told: is_near(told) and not ended(told),
    ),
    Claim("The tree stopped by gain does not ask here.", is_not_asked),
)
