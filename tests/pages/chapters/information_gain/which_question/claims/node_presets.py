"""What "Luck at each node" asks the learner to look at."""

from tests.claims import Claim, Told

from .evidence import NEAR
from .node_ends import loses
from .tested import LUCK, MORE, NEAR_IT, Node, Tested


def far_more(told: Told) -> bool:
    root = told.seen.tested[0] if told.seen.tested else None
    return bool(root) and root.best > 5 * float(root.test.shuffled.max()) > NEAR


def more_by_luck(told: Told) -> bool:
    nodes = told.seen.tested
    if not nodes:
        return False
    small = min(nodes, key=lambda one: len(one.rows))
    return float(small.test.shuffled.mean()) > 5 * float(nodes[0].test.shuffled.mean())


def passed_over(seen: Tested, here: Node) -> bool:
    """Tell whether the tree stopped by gain does not ask there."""
    return any(map(seen.is_little, [here, *seen.ups(here)]))


def keeps_luck(told: Told) -> bool:
    seen = told.seen
    kept = [one for one in seen.tested if not passed_over(seen, one)]
    left = [one for one in seen.tested if passed_over(seen, one)]
    lucky = any(one.verdict == LUCK for one in kept)
    return lucky and any(one.k == 0 and one.verdict == MORE for one in left)


def apart(told: Told) -> bool:
    """Tell whether no least gain keeps what is more than luck, and nothing else."""
    of = {MORE: [9.9], LUCK: [0.0], NEAR_IT: []}
    for one in told.seen.tested:
        of[one.verdict].append(one.best)
    return told.seen.settings.least > 0 and min(of[MORE]) < max(of[LUCK])


OBSERVE = (
    Claim(
        "the tree on the left keeps a question that luck matches, and drops one that "
        "luck never does.",
        keeps_luck,
    ),
    Claim("Is there a better least gain?", apart),
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
