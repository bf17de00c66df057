"""The bet of "Grow": on the size of the machine's tree, or on which of two is right."""

from tests.claims import Claim, Told

from .grow_stop import held_rows
from .grown import Grown
from .said import goes, listed, word
from .twigs import counted

STOPS, ASKS_ON, ALIKE = "the one that stops", "the one that asks on", "both alike"


def is_size_asked(seen: Grown) -> bool:
    """Tell whether the bet is about a size: nothing is stopped by a rule."""
    asked = seen.settings
    limits = asked.least_gain, asked.deepest, asked.fewest
    return not asked.by_rule or limits == (None, None, 2)


def judges(seen: Grown) -> tuple[list[int], str]:
    """Return the rows by which two trees are compared, and their name."""
    if seen.held:
        return seen.held, held_rows(len(seen.held))
    n = len(seen.known)
    return seen.known, "the only learned row" if n == 1 else f"the {n} learned rows"


def right_of_two(seen: Grown) -> str:
    """Return which of the machine's trees tells more of these rows rightly."""
    trees, rows = (seen.by_machine, seen.without_rule), judges(seen)[0]
    stops, asks = (len(seen.right(tree, rows)) for tree in trees)
    return ALIKE if stops == asks else STOPS if stops > asks else ASKS_ON


def two_trees(told: Told) -> bool:
    seen = told.seen
    is_so = told.reads(n=len(seen.known)) and goes(told, "n", "rows", "row", "rows")
    return is_so and not is_size_asked(seen)


def which(told: Told) -> bool:
    seen = told.seen
    return not is_size_asked(seen) and told.word("held") == judges(seen)[1]


def one_stops(told: Told) -> bool:
    seen = told.seen
    trees, (rows, named) = (seen.by_machine, seen.without_rule), judges(seen)
    a, b = (counted(tree)[0] for tree in trees)
    x, y = (len(seen.right(tree, rows)) for tree in trees)
    return (
        told.reads(a=a, b=b, x=x, y=y)
        and goes(told, "a", "as", "question", "questions")
        and goes(told, "b", "bs", "question", "questions")
        and told.word("held") == named
    )


SIZES = {"1 or 2": 2, "3 to 5": 5, "6 to 12": 12, "13 to 30": 30, "more than 30": 500}


def answer(seen: Grown) -> str:
    """Return the size of the machine's tree, or which of two trees is right more."""
    if not is_size_asked(seen):
        return right_of_two(seen)
    return next(name for name, most in SIZES.items() if seen.machine[0] <= most)


def machines(told: Told) -> bool:
    n, _, asked = told.seen.machine
    said = [
        word(name) + (f" ({times} times)" if times > 1 else "")
        for name, times in asked.items()
    ]
    named = told.word("names") == listed(said, most=8)
    boxes = goes(told, "n", "boxes", "box that asks", "boxes that ask")
    return told.reads(n=n) and named and boxes


def leaves(told: Told) -> bool:
    is_so = told.reads(n=told.seen.machine[1])
    return is_so and goes(told, "n", "leaf", "leaf", "leaves")


BET = (
    Claim(
        "If the machine grows the whole tree, how many questions does its tree hold "
        "(boxes that ask)?",
        lambda told: told.seen.machine[0] > 0 and not told.seen.settings.by_rule,
    ),
    Claim(
        "If the machine grows its tree by this rule, how many questions does its tree "
        "hold (boxes that ask)?",
        lambda told: is_size_asked(told.seen) and told.seen.settings.by_rule,
    ),
    Claim(
        "The machine's tree has {n} {boxes:box that asks|boxes that ask}: {names:*}.",
        machines,
    ),
    Claim("It has {n} {leaf:leaf|leaves}.", leaves),
    Claim(
        "From {n} learned {rows:row|rows} the machine grows two trees: one stops by "
        "this rule, one asks on until nothing is left to ask.",
        two_trees,
    ),
    Claim(
        "Simply counted over {held:*}, which of them tells more rightly?",
        which,
    ),
    Claim(
        "The one that stops asks {a} {as:question|questions} and tells {x} of {held:*} "
        "rightly; the one that asks on asks {b} {bs:question|questions} and tells {y}.",
        one_stops,
    ),
)
