"""The claims of the bet: the question, and the shares that decide it."""

import numpy as np

from tests.claims import Claim, Told

WARM, COLD, NEITHER = "those that anneal", "those at T = 0", "about as many of both"


def _pairs(seen) -> tuple[float, float]:
    """Return by how much more of those that anneal end lowest, and the error of it."""
    low = seen.lowest[seen.nearest(seen.crowd.points[-1])]
    warm, cold = low[:400].astype(float), low[400:].astype(float)
    more = warm - cold
    error = np.sqrt(((more - more.mean()) ** 2).sum() / (400 * 399))
    return float(more.mean()), float(error)


def answers(seen) -> str | float:
    if not (seen.is_a_trap and seen.settings.temperature > 0):
        return 100 * _accepted(seen) / seen.last
    return _which_end_lowest(seen)


def _accepted(seen) -> int:
    return sum(seen.took(t) for t in range(seen.last))


def _which_end_lowest(seen) -> str:
    more, error = _pairs(seen)
    if abs(more) <= 2 * error:
        return NEITHER
    return WARM if more > 0 else COLD


def _asks(told: Told) -> bool:
    is_so = told["n"] == told["m"] == 400 and told["t"] == told.seen.last
    return is_so and told.seen.is_a_trap and told.seen.settings.temperature > 0


def _which(told: Told) -> bool:
    return told.seen.is_a_trap and told.seen.settings.temperature > 0


def _shares(told: Told, within: bool) -> bool:
    seen = told.seen
    if (_which_end_lowest(seen) == NEITHER) != within or told["two"] != 2:
        return False
    warm, cold = (100 * seen.lowest_share(cold) for cold in (False, True))
    return told.reads(p=warm, q=cold)


def _how_many(told: Told) -> bool:
    return not _which(told)


REASON = "Of those that anneal {p}% do, and {q}% of those at T = 0: "
CLAIMS = (
    Claim(
        "The one chain is offered {n} proposals.",
        lambda told: told["n"] == told.seen.last and not _which(told),
    ),
    Claim("How many percent of them does it accept?", _how_many),
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
        REASON + "within {two} sampling errors of each other.",
        lambda told: _shares(told, within=True),
    ),
    Claim(
        REASON + "farther apart than {two} sampling errors.",
        lambda told: _shares(told, within=False),
    ),
)
