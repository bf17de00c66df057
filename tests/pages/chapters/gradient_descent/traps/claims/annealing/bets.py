"""The claims of the bet: the question, and the shares that decide it."""

import numpy as np

from tests.claims import Claim, Told

WARM, COLD, NEITHER = "those that anneal", "those at T = 0", "about as many of both"


def _pairs(seen) -> tuple[float, float]:
    """Return how many more of those that anneal end lowest, and the error of it.

    Pairs of which both or none end lowest tell nothing; the others are thrown coins.
    """
    low = seen.lowest[seen.nearest(seen.crowd.points[-1])]
    pairs = [*zip(low[:400].tolist(), low[400:].tolist(), strict=True)]
    ahead, behind = pairs.count((True, False)), pairs.count((False, True))
    return float(ahead - behind), float(np.sqrt(ahead + behind))


def answers(seen) -> str | float:
    if not (seen.is_a_trap and seen.settings.temperature > 0):
        if seen.is_many:
            return 100 * seen.accepted_by_many[0] / (400 * seen.last)
        return 100 * _accepted(seen) / seen.last
    return _which_end_lowest(seen)


def _accepted(seen) -> int:
    return sum(seen.took(t) for t in range(seen.last))


def _which_end_lowest(seen) -> str:
    more, error = _pairs(seen)
    if abs(more) < 3 * error or not error:
        return NEITHER
    return WARM if more > 0 else COLD


def _asks(told: Told) -> bool:
    is_so = told["n"] == told["m"] == 400 and told["t"] == told.seen.last
    return is_so and told.seen.is_a_trap and told.seen.settings.temperature > 0


def _which(told: Told) -> bool:
    return told.seen.is_a_trap and told.seen.settings.temperature > 0


def _shares(told: Told, within: bool) -> bool:
    seen = told.seen
    if (_which_end_lowest(seen) == NEITHER) != within or told["three"] != 3:
        return False
    warm, cold = (100 * seen.lowest_share(cold) for cold in (False, True))
    return told.reads(p=warm, q=cold)


def _of_one(told: Told) -> bool:
    return not _which(told) and not told.seen.is_many


def _of_many(told: Told) -> bool:
    return not _which(told) and told.seen.is_many


REASON = "Of those that anneal {p}% do, and {q}% of those at T = 0: "
CLAIMS = (
    Claim(
        "The one chain is offered {n} proposals.",
        lambda told: told["n"] == told.seen.last and _of_one(told),
    ),
    Claim(
        "{n} chains are offered {t} proposals each.",
        lambda told: (
            told["n"] == 400 and told["t"] == told.seen.last and _of_many(told)
        ),
    ),
    Claim("How many percent of all these do they accept?", _of_many),
    Claim(
        "They accept {a} of {n}.",
        lambda told: (
            told["a"] == told.seen.accepted_by_many[0]
            and told["n"] == 400 * told.seen.last
            and _of_many(told)
        ),
    ),
    Claim("How many percent of them does it accept?", _of_one),
    Claim(
        "It accepts {a} of {n}.",
        lambda told: told["a"] == _accepted(told.seen) and told["n"] == told.seen.last,
    ),
    Claim(
        "{n} chains anneal from here in {t} steps, and {m} others throw the same dice "
        "at T = 0.",
        _asks,
    ),
    Claim("Of which do more end nearest to the lowest minimum?", _which),
    Claim(
        REASON + "less than {three} sampling errors apart.",
        lambda told: _shares(told, within=True),
    ),
    Claim(
        REASON + "{three} sampling errors apart, or more.",
        lambda told: _shares(told, within=False),
    ),
)
