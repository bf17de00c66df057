"""What "Basins" asks: its bet, and the presets' Observe lines."""

from engines.gradient_descent import Momentum, Newton
from tests.claims import Claim, Told

from .basins_seen import GONE, NOWHERE, REST


def answers(seen) -> float:
    """Return the share of minimum 1 in percent."""
    return 100 * seen.shares[0]


def _question(told: Told) -> bool:
    seen, word = told.seen, told.word("which")
    is_lowest = seen.lowest == [0]
    wanted = "the minimum"
    if seen.k > 1:
        wanted = "minimum 1, the lowest" if is_lowest else "minimum 1"
    return word == wanted


def _walks(told: Told) -> bool:
    found = told.seen.found
    return (
        told.word("who") == found.optimizer.label
        and told.reads(e=told.seen.settings.learning_rate)
        and told["n"] == told.seen.n
        and told["k"] == told.seen.asked
    )


def _reason(told: Told) -> bool:
    seen = told.seen
    mine = [at == 0 for at in seen.nearest.tolist()]
    here = [fate == 0 for fate in seen.fates]
    both = sum(a and b for a, b in zip(mine, here, strict=True))
    near = sum(mine)
    return told.reads(
        a=100 * near / seen.n,
        b=100 * both / near if near else 0.0,
        c=100 * (sum(here) - both) / seen.n,
    )


def _has_borders(told: Told) -> bool:
    return sum(share > 0 for share in told.seen.shares) > 1


def _one_leaves(told: Told) -> bool:
    return sum(map(told.seen.leaves, range(told.seen.k))) == 1 < told.seen.k


def _one_vanishes(told: Told) -> bool:
    leaves = [told.seen.leaves(at) for at in range(told.seen.k)]
    return any(leaves) and not all(leaves)


def _rolls(told: Told) -> bool:
    return isinstance(told.seen.found.optimizer, Momentum) and told.seen.away > 0.1


def _level(told: Told) -> bool:
    rule = told.seen.found.optimizer
    return isinstance(rule, Newton) and rule.target == "level"


CLAIMS = (
    Claim(
        "{who:*} with η = {e} walks from each of {n} starts, evenly over the map, up "
        "to {k} steps.",
        _walks,
    ),
    Claim("How many percent of them end at {which:*}?", _question),
    Claim(
        "It is the only minimum, and {p}% of the starts reach it.",
        lambda told: told.seen.k == 1 and told.reads(p=100 * told.seen.shares[0]),
    ),
    Claim(
        "For {a}% of the starts it is the nearest minimum: {b}% of these arrive at "
        "it, and from the others {c}% of all starts come on top.",
        _reason,
    ),
    Claim("press Play and look where the colours meet.", _has_borders),
    Claim("Is each start in the colour of its nearest minimum?", _has_borders),
    Claim("one of the minima does not hold at this η.", _one_leaves),
    Claim(
        "What becomes of the starts around it, and which minimum is next if you "
        "raise η?",
        _one_vanishes,
    ),
    Claim("a heavy ball rolls past hollows.", _rolls),
    Claim(
        "How wide are the borders now, and how far from a minimum are the starts that "
        "end there?",
        _rolls,
    ),
    Claim(
        "without care for the bends' signs Newton's method jumps to wherever the "
        "slope would be 0.",
        _level,
    ),
    Claim(
        "What stands in the midst of the hatched cells?",
        lambda told: _level(told) and told.seen.share(REST) > 0.1,
    ),
    Claim(
        "a ground of your own, with an edge where it ends.",
        lambda told: told.seen.settings.is_own and told.seen.share(NOWHERE) > 0,
    ),
    Claim(
        "Where do the two part, and who gets lost at the edge?",
        lambda told: (
            told.seen.settings.is_own
            and told.seen.fates != told.seen.others
            and told.seen.share(GONE) > 0
        ),
    ),
)
