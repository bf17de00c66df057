"""What the presets of "Grow" ask the learner to look at."""

from tests.claims import Claim, Told

from .evidence import NEAR


def well_begun(told: Told) -> bool:
    seen = told.seen
    is_best = bool(seen.questions) and seen.missed(*seen.questions[0]) < NEAR
    twigs = seen.children(1).values() if is_best else []
    mixed = [twig for twig in twigs if not seen.why(twig)]
    n = {1: "one", 2: "two", 3: "three"}.get(len(mixed))
    return len(seen.questions) == 1 and told.word("n") == n


def badly_begun(told: Told) -> bool:
    seen = told.seen
    regrets = bool(seen.questions) and seen.missed(*seen.questions[0]) > NEAR
    return regrets and not seen.is_finished


def all_is_told(told: Told) -> bool:
    """Tell whether the answers of a row tell its class, so that no tree is wrong."""
    return told.seen.findable > told.seen.in_bits.entropy - NEAR


def gains_later(told: Told) -> bool:
    alone = [told.seen.in_bits.bits(name) for name in told.seen.names]
    return max(alone) < NEAR and told.seen.findable > NEAR


def stops_at_zero(told: Told) -> bool:
    return gains_later(told) and told.seen.settings.least_gain == 0


def half_wrong(told: Told) -> bool:
    seen = told.seen
    is_nothing = seen.is_finished and not seen.questions
    return is_nothing and 2 * seen.errors == len(seen.known)


def two_tell_all(told: Told) -> bool:
    whole, seen = told.seen.without_rule, told.seen
    depth = max(twig.depth for twig in whole.walk())
    is_all = len(seen.right(whole, seen.known)) == len(seen.known)
    return stops_at_zero(told) and depth == 2 and is_all


def a_third(told: Told) -> bool:
    seen = told.seen
    n = len(seen.held) / max(1, len(seen.labelled))
    is_third = seen.settings.by_rule and abs(n - 1 / 3) < 0.01
    trees = seen.by_machine, seen.without_rule
    same = len({sum(1 for _ in tree.walk()) for tree in trees}) == 1
    return is_third and same and seen.table.name == "congress"


def by_heart(told: Told) -> bool:
    seen = told.seen
    is_all = len(seen.right(seen.by_machine, seen.known)) == len(seen.known)
    return is_all and bool(seen.held) and not seen.is_finished


def best_before(told: Told) -> bool:
    seen, tree = told.seen, told.seen.by_machine
    n = sum(bool(twig.name) for twig in tree.walk())
    if not seen.held:
        return False
    found = [len(seen.right(tree, seen.held, upto=k)) for k in range(n + 1)]
    return max(found) > found[-1]


def all_closed(told: Told) -> bool:
    seen = told.seen
    return one_a_path(told) and len(seen.closed) == len(seen.ends)


def one_a_path(told: Told) -> bool:
    return told.seen.settings.deepest == 1 and len(told.seen.questions) == 1


def better_asked_on(told: Told) -> bool:
    """Tell whether asking on is right on more rows, by more than luck makes."""
    seen = told.seen
    if not one_a_path(told) or not seen.held:
        return False
    now, then = (seen.right(t, seen.held) for t in (seen.root, seen.asked_on))
    return len(then) - len(now) > 2 * len(now ^ then) ** 0.5


def left_mixed(told: Told) -> bool:
    seen = told.seen
    is_so = not seen.is_finished and bool(seen.held)
    ends = [twig for twig in seen.by_machine.walk() if not twig.name]
    return is_so and any(seen.why(t) and not seen.why(t, ruled=False) for t in ends)


def goes_both_ways(told: Told) -> bool:
    seen = told.seen
    cuts = [seen.at(n).cut(name) is not None for n, name in seen.questions]
    lacking = [name for name, answer in seen.day.items() if not answer]
    parts = [*seen.root.ends(seen.day)]
    return any(cuts) and lacking == ["Humidity"] and len(parts) == 2


OBSERVE = (
    Claim(
        "a question must gain more than nothing here, and neither switch does alone.",
        stops_at_zero,
    ),
    Claim("Nothing is asked, and half of the cases are told wrongly.", half_wrong),
    Claim("What would two questions tell?", two_tell_all),
    Claim("a third of Congress is held out, and the rule stops nothing.", a_third),
    Claim(
        "Let the machine finish: in the end it tells all learned rows rightly.",
        by_heart,
    ),
    Claim("When were those held out told best?", best_before),
    Claim("one question on a path, and then the rule closes every bag.", all_closed),
    Claim(
        "How many members that are held out does a single vote tell?",
        lambda told: all_closed(told) and bool(told.seen.held),
    ),
    Claim(
        "one question on a path again, now in the zoo.",
        lambda told: one_a_path(told) and told.seen.table.name == "zoo",
    ),
    Claim(
        "Would those held out be told better if the machine asked on?",
        better_asked_on,
    ),
    Claim(
        "a bag of fewer than {n} members is asked nothing.",
        lambda told: told.reads(n=told.seen.settings.fewest) and left_mixed(told),
    ),
    Claim(
        "Let the machine finish: which bags are left mixed, and does that cost "
        "anything among those held out?",
        left_mixed,
    ),
    Claim(
        "numbers are asked at their best cut, and of the new day nobody measured the "
        "humidity: it goes down both ways, in parts.",
        goes_both_ways,
    ),
    Claim("What do they say together?", goes_both_ways),
    Claim(
        "the best question is asked, and {n:one|two|three} bags are still mixed.",
        well_begun,
    ),
    Claim(
        "Ask on, or let the machine: each question is asked only of the rows that "
        "reach it.",
        lambda told: len(told.seen.questions) > 0 and not told.seen.is_finished,
    ),
    Claim(
        "Which bits of the ledger does it pay for?",
        lambda told: told.seen.left > NEAR and not told.seen.is_finished,
    ),
    Claim("the first question is not the best one.", badly_begun),
    Claim(
        "Let the machine finish: the tree still ends without a mistake, and the bits "
        "missed at first are bought later.",
        lambda told: badly_begun(told) and all_is_told(told),
    ),
    Claim("At what price?", badly_begun),
    Claim(
        "neither switch alone says anything, so both gains are zero.",
        gains_later,
    ),
    Claim(
        "Ask one after the other: would it be a mistake to stop at a zero gain?",
        gains_later,
    ),
)
