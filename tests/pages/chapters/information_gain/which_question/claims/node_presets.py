"""What "Luck at each node" asks the learner to look at."""

from tests.claims import Claim, Told

from .node_ends import loses
from .tested import LUCK, MORE, NEAR_IT, Node, Tested


def many_and_few(told: Told) -> bool:
    """Tell whether luck can be looked at in all rows of a large table, and in few."""
    sizes = [len(one.rows) for one in told.seen.tested]
    return bool(sizes) and sizes[0] == len(told.seen.label) > 400 and min(sizes) < 10


def passed_over(seen: Tested, here: Node) -> bool:
    """Tell whether the tree stopped by gain does not ask there."""
    return any(map(seen.is_little, [here, *seen.ups(here)]))


def asks_some(told: Told) -> bool:
    """Tell whether it asks and drops some, and there are verdicts to compare."""
    seen = told.seen
    n_left = sum(passed_over(seen, one) for one in seen.tested)
    return 0 < n_left < len(seen.tested) and len({o.verdict for o in seen.tested}) > 1


def apart(told: Told) -> bool:
    """Tell whether no least gain keeps what is more than luck, and nothing else."""
    of = {MORE: [9.9], LUCK: [0.0], NEAR_IT: []}
    for one in told.seen.tested:
        of[one.verdict].append(one.best)
    return told.seen.settings.least > 0 and min(of[MORE]) < max(of[LUCK])


OBSERVE = (
    Claim(
        "at this least gain the tree on the left asks some questions and drops others.",
        asks_some,
    ),
    Claim(
        "Compare what the test says of both: is there a better least gain?",
        lambda told: asks_some(told) and apart(told),
    ),
    Claim(
        "look at how much luck's best question gains: first at the root, among all "
        "members, then at nodes with few.",
        many_and_few,
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
        "look at what the first question gains, at how often luck does as well, and at "
        "what both trees make of the lamp.",
        lambda told: told.seen.table.target == "Lamp" and loses(told),
    ),
)
