"""How "Basins" may end."""

import numpy as np

from tests.claims import Claim, Told

from .basins_seen import BEYOND, GONE, NOWHERE, REST, UNFINISHED

MOST = 3  # minima that do not hold of which each is told


def _largest(told: Told) -> bool:
    shares, at = told.seen.shares, int(told["n"]) - 1
    if not 0 <= at < len(shares):
        return False
    others = shares[:at] + shares[at + 1 :]
    return told.reads(p=100 * shares[at]) and shares[at] > max(others)


def _tied(told: Told) -> bool:
    shares = told.seen.shares
    top = [i + 1 for i, share in enumerate(shares) if share == max(shares)]
    said = told.word("some").replace(" and ", ", ").split(", ")
    return said == [*map(str, top)] and told.reads(p=100 * max(shares))


def _lowest(told: Told) -> bool:
    seen, at = told.seen, int(told["n"]) - 1
    shares = seen.shares
    is_smaller = 0 <= at < seen.k and shares[at] < max(shares)
    return seen.lowest == [at] and is_smaller and told.reads(p=100 * shares[at])


def _share(fate) -> object:
    """Return what tells whether so many have this fate."""
    return lambda told: (
        told.seen.share(fate) > 0 and told.reads(p=100 * told.seen.share(fate))
    )


def _edge(told: Told) -> bool:
    """Tell whether a minimum is beyond its edge."""
    seen, at = told.seen, int(told["n"]) - 1
    if not 0 <= at < seen.k:
        return False
    edge, rate = seen.record.holding.edges[at], seen.settings.learning_rate
    return seen.leaves(at) and told.reads(e=rate, g=edge)


def _edge_share(told: Told) -> bool:
    share = 100 * told.seen.shares[int(told["n"]) - 1] if _edge(told) else 0.0
    return share > 0 and told.reads(p=share)


def _edge_none(told: Told) -> bool:
    return _edge(told) and told.seen.shares[int(told["n"]) - 1] == 0


def _runs(told: Told) -> bool:
    seen, at = told.seen, int(told["n"]) - 1
    if not 0 <= at < seen.k or not np.isnan(seen.record.holding.edges[at]):
        return False
    left = 100 * (1 - seen.record.holding.staying[at])
    return seen.leaves(at) and told.reads(p=left) and told["r"] == 200


def _more(told: Told) -> bool:
    seen = told.seen
    more = sum(map(seen.leaves, range(seen.k))) - MOST
    words = ("minimum does", "minima do")[more != 1]
    return more > 0 and told["m"] == more and told.word("do") == words


def _restless(told: Told) -> bool:
    seen = told.seen
    some = [at for at in range(seen.k) if seen.restless(at)]
    return bool(some) and told["n"] == some[0] + 1 and told["r"] == 200


def _names(seen) -> tuple[str, str]:
    one = seen.record.found.optimizer.label
    other = seen.record.other.optimizer.label
    return ("the first", "the second") if one == other else (one, other)


def _pairs(seen) -> list[tuple]:
    return [*zip(seen.fates, seen.others, strict=True)]


def _parted(told: Told) -> bool:
    if not told.record.other:
        return False
    both = [
        a != b
        for a, b in _pairs(told.seen)
        if isinstance(a, int) and isinstance(b, int)
    ]
    said = (told.word("second"), told.word("first"))
    fits = said == _names(told.seen)[::-1]
    return any(both) and fits and told.reads(p=100 * sum(both) / told.seen.n)


def _alone(told: Told) -> bool:
    if not told.record.other:
        return False
    names, pairs = _names(told.seen), _pairs(told.seen)
    who = told.word("who")
    if who not in names:
        return False
    at = names.index(who)
    n = sum(isinstance(p[at], int) > isinstance(p[1 - at], int) for p in pairs)
    return n > 0 and told.reads(p=100 * n / told.seen.n)


def _same(told: Told) -> bool:
    if not told.record.other:
        return False
    return all(
        (a if isinstance(a, int) else -1) == (b if isinstance(b, int) else -1)
        for a, b in _pairs(told.seen)
    )


CLAIMS = (
    Claim(
        "In this window there is no minimum to arrive at.",
        lambda told: told.seen.k == 0,
    ),
    Claim(
        "No walk arrives at a minimum.",
        lambda told: told.seen.k > 0 and max(told.seen.shares) == 0,
    ),
    Claim(
        "{p}% of the starts arrive at the minimum.",
        lambda told: told.seen.k == 1 and told.reads(p=100 * told.seen.shares[0]),
    ),
    Claim("The largest basin is that of minimum {n}: {p}% of the starts.", _largest),
    Claim(
        "The largest basins are those of the minima {some:*}: {p}% of the starts each.",
        _tied,
    ),
    Claim("Minimum {n}, the lowest, gets {p}%.", _lowest),
    Claim(
        "{p}% of the starts arrive at another minimum than their nearest.",
        lambda told: told.seen.away > 0 and told.reads(p=100 * told.seen.away),
    ),
    Claim(
        "Every walk that arrives does so at the minimum nearest to its start.",
        lambda told: (
            told.seen.k > 1 and told.seen.away == 0 and max(told.seen.shares) > 0
        ),
    ),
    Claim(
        "{p}% of the starts are lost: they fly off, fall for ever, or step off the "
        "ground.",
        _share(GONE),
    ),
    Claim(
        "{p}% of the starts are at no minimum after {k} steps, and not at rest.",
        lambda told: _share(UNFINISHED)(told) and told["k"] == told.seen.asked,
    ),
    Claim("{p}% of the starts rest on the map, but at no minimum.", _share(REST)),
    Claim("{p}% of the starts rest beyond the window.", _share(BEYOND)),
    Claim("At {p}% of the starts f(x, y) has no height.", _share(NOWHERE)),
    Claim(
        "Minimum {n} does not hold: η = {e} is not below its edge {g}, and {p}% of "
        "the starts end there.",
        _edge_share,
    ),
    Claim(
        "Minimum {n} does not hold: η = {e} is not below its edge {g}, and no start "
        "ends there.",
        _edge_none,
    ),
    Claim(
        "Minimum {n} does not hold: of {r} runs from a millionth beside it {p}% "
        "leave its hollow.",
        _runs,
    ),
    Claim("{m} other {do:minimum does|minima do} not hold either.", _more),
    Claim(
        "Of {r} runs from a millionth beside minimum {n} all stay in its hollow, but "
        "not all come to rest: that is what ≈ says.",
        _restless,
    ),
    Claim(
        "From {p}% of the starts {second:*} arrives at another minimum than {first:*}.",
        _parted,
    ),
    Claim("From {p}% of the starts {who:*} alone arrives at a minimum.", _alone),
    Claim("From every start both arrive at the same minimum, or both at none.", _same),
)
