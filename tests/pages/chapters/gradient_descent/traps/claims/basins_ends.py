"""How "Basins" may end."""

import numpy as np

from tests.claims import Claim, Told

from .basins_seen import BEYOND, GONE, NOWHERE, REST, RUNS, UNFINISHED

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


DOES = {"keeps walks near without rest (≈)": "≈", "lets go (✗)": "✗"}
SIGN = "{does:" + "|".join(DOES) + "}"


def _sign(told: Told, by_edge: bool) -> bool:
    """Tell whether a minimum has the sign that is told, by an edge or by runs alone."""
    seen, at = told.seen, int(told["n"]) - 1
    if not 0 <= at < seen.k:
        return False
    knows = not np.isnan(seen.record.holding.edges[at])
    share = seen.shares[at]
    there = told.reads(p=100 * share) and share > 0 if "p" in told.said else not share
    return knows == by_edge and seen.signs[at] == DOES[told.word("does")] and there


def _edge(told: Told) -> bool:
    """Tell whether a minimum is beyond its edge."""
    if not _sign(told, by_edge=True):
        return False
    edge = told.seen.record.holding.edges[int(told["n"]) - 1]
    rate = told.seen.settings.learning_rate
    return rate > edge * (1 + 1e-9) and told.reads(e=rate, g=edge)


def _on_edge(told: Told) -> bool:
    if not _sign(told, by_edge=True):
        return False
    edge = told.seen.record.holding.edges[int(told["n"]) - 1]
    rate = told.seen.settings.learning_rate
    return abs(rate - edge) <= 1e-9 * edge and told.reads(e=rate)


def _runs(told: Told) -> bool:
    if not _sign(told, by_edge=False) or told["r"] != RUNS:
        return False
    rest, gone = told.seen.runs[int(told["n"]) - 1]
    near = RUNS - rest - gone
    goes = told.word("did") == "go away"
    return told["m"] == (gone if goes else near) and goes == (gone > 0)


def _both(told: Told) -> bool:
    """Tell whether walks arrive at a minimum that does not hold."""
    seen = told.seen
    some = any(seen.shares[at] > 0 and seen.leaves(at) for at in range(seen.k))
    return some and told.reads(d=seen.found.tolerance)


def _more(told: Told) -> bool:
    seen = told.seen
    more = sum(map(seen.leaves, range(seen.k))) - MOST
    words = ("minimum does", "minima do")[more != 1]
    return more > 0 and told["m"] == more and told.word("do") == words


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
        lambda told: told.seen.k == 0 and not told.seen.has_line,
    ),
    Claim(
        "The bottom of this ground is a line, and no minimum to arrive at.",
        lambda told: told.seen.k == 0 and told.seen.has_line,
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
    *(
        Claim(f"Minimum {{n}} {SIGN}: {cause}, and {there}.", decides)
        for cause, decides in (
            ("η = {e} is above its edge {g}", _edge),
            ("η = {e} is its edge itself", _on_edge),
            (
                "of {r} runs from a millionth beside it {m} "
                "{did:go away|stay near, but not at rest}",
                _runs,
            ),
        )
        for there in ("{p}% of the starts end there", "no start ends there")
    ),
    Claim(
        "A sign tells of walks from a millionth beside a minimum, the map of those "
        "from everywhere that come within {d} of it and stay so.",
        _both,
    ),
    Claim("{m} other {do:minimum does|minima do} not hold either.", _more),
    Claim(
        "From {p}% of the starts {second:*} arrives at another minimum than {first:*}.",
        _parted,
    ),
    Claim("From {p}% of the starts {who:*} alone arrives at a minimum.", _alone),
    Claim("From every start both arrive at the same minimum, or both at none.", _same),
)
