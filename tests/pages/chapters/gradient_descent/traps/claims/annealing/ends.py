"""The claims of the ending: what was accepted, where it led, and how many fared so."""

from itertools import product

import numpy as np

from tests.claims import Claim, Told

from .story import PLACE, SHARE, around, at, high, is_high, near

MINIMUM = "the minimum at ({px}, {py})"
MINIMA = "one of the {m} minima at f = {level}"
LONG, TIME = (
    f"{when} T = {{T}} Boltzmann has {SHARE} nearest to "
    for when in ("In the long run at", "With time enough at the last")
)
ERROR = "; the sampling error is at most {e} percentage points."
LOWEST, ONE = "the lowest minimum", "one of the lowest minima"


def _taken(told: Told) -> np.ndarray:
    """Tell of every step whether the chain went where it was offered to go."""
    return np.array([told.seen.took(t) for t in range(told.seen.last)])


def _uphill(told: Told) -> int:
    rises = np.array([told.seen.rise(t) for t in range(told.seen.last)])
    return int((_taken(told) & (rises > 0)).sum())


def _accepted(told: Told, uphill) -> bool:
    counts = told["a"] == _taken(told).sum() and told["n"] == told.seen.last
    return bool(counts) and uphill == _uphill(told) and not told.seen.is_many


def _accepted_by_many(told: Told) -> bool:
    moved, climbed = told.seen.accepted_by_many
    uphill = told.word("u")
    is_so = told["n"] == 400 * told.seen.last and told["m"] == 400
    words = uphill == (f"{climbed:,}" if climbed else "none")
    return is_so and told["a"] == moved > 0 and words and told.seen.is_many


def _none(told: Told) -> bool:
    is_so = told["n"] == told.seen.last and not told.seen.is_many
    return is_so and not _taken(told).any()


def _nowhere(told: Told) -> bool:
    return not np.isfinite(told.seen.heights).any() and not told.seen.is_many


def _ends(told: Told) -> bool:
    seen = told.seen
    is_at = at(told, seen.chain.points[-1]) and not seen.is_many
    return is_at and is_high(told, "f", float(seen.heights[-1]))


def _lowest_last(told: Told) -> bool:
    known = told.seen.heights[np.isfinite(told.seen.heights)]
    return _ends(told) and told.seen.heights[-1] == known.min()


def _lowest_before(told: Told) -> bool:
    heights = np.where(np.isfinite(told.seen.heights), told.seen.heights, np.inf)
    when = int(np.argmin(heights))
    is_other = bool((told.seen.chain.points[when] != told.seen.chain.points[-1]).any())
    said = told["s"] == when and is_high(told, "b", float(heights[when]))
    return _ends(told) and is_other and said


def _cold(told: Told) -> bool:
    is_one = not told.seen.is_many
    return is_one and is_high(told, "f", float(told.seen.cold_heights[-1]))


def _low(told: Told, several: bool, twins: bool) -> bool:
    seen = told.seen
    if not seen.is_a_trap or (seen.lowest.sum() > 1) != several:
        return False
    said = told["n"] == 400 and told["e"] == 2.5
    said = said and told.reads(p=100 * seen.lowest_share(cold=False))
    if twins:
        return said and told.reads(q=100 * seen.lowest_share(cold=True))
    return said and seen.settings.temperature == 0


def _boltzmann(told: Told, constant: bool, fits: bool) -> bool:
    seen = told.seen
    first = seen.first(told)
    if first is None or (seen.settings.cooling == "constant") != constant:
        return False
    now, share = seen.temperature(seen.last - 1), seen.share(first, -1, False)
    if not told.reads(T=now, p=100 * share):
        return False
    wanted = seen.boltzmann(first, now)
    is_so = any(
        (abs(share - true) <= 3 * np.sqrt(true * (1 - true) / 400) + 1e-9) == fits
        for true in around(wanted)
    )
    return near(told, "q", wanted) and told["three"] == 3 and is_so


def _of_boltzmann():
    """Yield the claims about the long run: of both coolings, and how far off it is."""
    tails = {
        (True, True): "within {three} sampling errors of it.",
        (True, False): "more than {three} sampling errors off.",
        (False, True): "within {three} sampling errors of it.",
        (False, False): "more than {three} sampling errors off.",
    }
    for (constant, fits), tail in tails.items():
        for where in (MINIMUM, MINIMA):
            head = LONG if constant else TIME
            yield Claim(
                f"{head}{where}, the chains have {{p}}%: {tail}",
                lambda told, c=constant, f=fits: _boltzmann(told, c, f),
            )


CLAIMS = (
    Claim(
        "The one chain accepted {a} of {n} proposals, {u} of them uphill.",
        lambda told: _accepted(told, told["u"]) and told["u"] > 0,
    ),
    Claim(
        "The one chain accepted {a} of {n} proposals, none of them uphill.",
        lambda told: _accepted(told, 0),
    ),
    Claim("The one chain accepted none of its {n} proposals.", _none),
    Claim(
        "The {m} chains accepted {a} of their {n} proposals, {u:*} of them uphill.",
        _accepted_by_many,
    ),
    Claim(
        "The {m} chains accepted none of their {n} proposals.",
        lambda told: (
            told["m"] == 400
            and told["n"] == 400 * told.seen.last
            and told.seen.accepted_by_many == (0, 0)
            and told.seen.is_many
        ),
    ),
    Claim("It found no place where the ground has a height.", _nowhere),
    *(
        Claim(f"It ends at {PLACE}, {f}: its lowest place.", _lowest_last)
        for f in high("f")
    ),
    *(
        Claim(
            f"It ends at {PLACE}, {f}; its lowest place, at step {{s}}, was {b}.",
            _lowest_before,
        )
        for f, b in product(high("f"), high("b"))
    ),
    *(
        Claim(f"At T = 0, with the same dice, it would end {f}.", _cold)
        for f in high("f")
    ),
    *(
        Claim(
            f"Of {{n}} chains {{p}}% end nearest to {where}{twins}{ERROR}",
            lambda told, s=where == ONE, t=bool(twins): _low(told, s, t),
        )
        for where in (LOWEST, ONE)
        for twins in ("", ", and {q}% of those at T = 0")
    ),
    *_of_boltzmann(),
)
