"""What "Three trees" may say of C4.5's choice, and is to be observed at its presets."""

from tests.claims import Claim, Told

from .asked import Asked
from .evidence import NEAR
from .said import goes, word
from .trees import C45, ID3

DIVIDED = (
    "Divided by the {width} {bits:bit|bits} of its answers that is a ratio of {ratio}, "
    "the best among those that gain the average of {average} {units:bit|bits} or "
    "more; "
)


def chosen(told: Told) -> tuple[str, Asked] | None:
    """Return the question that C4.5 asks at this step, and of which rows."""
    asked = told.seen.trees[C45].asked
    return asked[told.step - 1] if 0 < told.step <= len(asked) else None


def divided(told: Told) -> bool:
    if not (found := chosen(told)):
        return False
    name, bag = found
    width, bits, average = bag.width(name), bag.bits(name), bag.average
    is_so = told.reads(width=width, ratio=bits / width, average=average)
    is_so = is_so and bits > average - NEAR
    is_so = is_so and goes(told, "average", "units", "bit", "bits")
    return is_so and goes(told, "width", "bits", "bit", "bits")


def others(told: Told) -> dict[str, float]:
    """Return the ratios of the other questions that gain the average."""
    name, bag = chosen(told)
    return {one: bag.score(one) for one in bag.allowed if one != name}


def next_best(told: Told) -> bool:
    if not divided(told) or not (rest := others(told)):
        return False
    name, bag = chosen(told)
    most = max(rest.values())
    named = [word(one) for one in rest if rest[one] > most - NEAR]
    is_next = told.word("other") in named and told.reads(theirs=most)
    return is_next and most < bag.score(name) - NEAR / 2


def ties(told: Told) -> bool:
    if not divided(told):
        return False
    (name, bag), order = chosen(told), told.seen.names
    ratio = bag.score(name)
    as_good = [n for n, one in others(told).items() if one > ratio - NEAR]
    later = all(order.index(n) > order.index(name) for n in as_good)
    return later and told.word("other") in map(word, as_good[:1])


CHOSEN = (
    Claim(DIVIDED + "next is “{other:*}” with {theirs}.", next_best),
    Claim(DIVIDED + "“{other:*}” ties with it, and comes later.", ties),
    Claim(
        DIVIDED + "no other question gains as much.",
        lambda told: divided(told) and not others(told),
    ),
)


def legs_first(told: Told) -> bool:
    trees = told.seen.trees
    return trees[ID3].asked[0][0] == "legs" != trees[C45].asked[0][0]


def votes(told: Told) -> bool:
    cells = told.seen.cells
    given = [{*cells[name]} for name in told.seen.names]
    return len(given) == 16 and given == 16 * [{"yes", "no", "neither"}]


def leaves_differ(told: Told) -> bool:
    n = [len(tree.leaves) for tree in told.seen.trees.values()]
    return len({*n}) == len(n) == 3


OBSERVE = (
    Claim(
        "three ways to grow from the same days: a child for every answer by gain, by "
        "gain ratio, and with yes/no questions only.",
        lambda told: told.seen.noun == "day" and len(told.seen.trees) == 3,
    ),
    Claim(
        "the number of legs has six answers.",
        lambda told: len({*told.seen.cells["legs"]}) == 6,
    ),
    Claim(
        "Look at which tree asks it first, and at what the ratio makes of it.",
        lambda told: legs_first(told) and leaves_differ(told),
    ),
    Claim("16 votes, each with three answers: yes, no and neither.", votes),
    Claim("Which way to ask needs the fewest boxes at the end?", leaves_differ),
)
