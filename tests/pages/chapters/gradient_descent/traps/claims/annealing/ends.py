"""The claims of the ending: what was accepted, where it led, and how many fared so."""

import numpy as np

from tests.claims import Claim, Told

from .story import PLACE, at, near

FAR = 7.5  # percentages: three sampling errors of 400 chains, at most
MINIMUM = "the minimum at ({px}, {py})"
MINIMA = "one of the {m} minima at f = {level}"
LONG = "In the long run at T = {T} Boltzmann has {q}% nearest to "
TIME = "With time enough at the last T = {T} Boltzmann has {q}% nearest to "
ERROR = "; the sampling error is at most {e}%."
LOWEST, ONE = "the lowest minimum", "one of the lowest minima"


def _taken(told: Told) -> np.ndarray:
    """Tell of every step whether the chain went where it was offered to go."""
    return np.array([told.seen.took(t) for t in range(told.seen.last)])


def _uphill(told: Told) -> int:
    rises = np.array([told.seen.rise(t) for t in range(told.seen.last)])
    return int((_taken(told) & (rises > 0)).sum())


def _accepted(told: Told, uphill) -> bool:
    counts = told["a"] == _taken(told).sum() and told["n"] == told.seen.last
    return bool(counts) and uphill == _uphill(told)


def _none(told: Told) -> bool:
    return told["n"] == told.seen.last and not _taken(told).any()


def _nowhere(told: Told) -> bool:
    return not np.isfinite(told.seen.heights).any()


def _ends(told: Told) -> bool:
    seen = told.seen
    return at(told, seen.chain.points[-1]) and told.reads(f=float(seen.heights[-1]))


def _lowest_last(told: Told) -> bool:
    known = told.seen.heights[np.isfinite(told.seen.heights)]
    return _ends(told) and told.seen.heights[-1] == known.min()


def _lowest_before(told: Told) -> bool:
    heights = np.where(np.isfinite(told.seen.heights), told.seen.heights, np.inf)
    when = int(np.argmin(heights))
    is_other = bool((told.seen.chain.points[when] != told.seen.chain.points[-1]).any())
    said = told["s"] == when and told.reads(b=float(heights[when]))
    return _ends(told) and is_other and said


def _cold(told: Told) -> bool:
    return told.reads(f=float(told.seen.cold_heights[-1]))


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
    off = abs(100 * (share - wanted))
    is_so = off <= FAR + 0.2 if fits else off > FAR - 0.2
    return near(told, "q", wanted) and is_so


def _of_boltzmann():
    """Yield the claims about the long run: of both coolings, and how far off it is."""
    tails = {
        (True, True): "within 3 sampling errors of it.",
        (True, False): "they are not there yet.",
        (False, True): "within 3 sampling errors of it.",
        (False, False): "the temperature fell faster than they could follow.",
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
    Claim("It found no place where the ground has a height.", _nowhere),
    Claim(f"It ends at {PLACE}, at f = {{f}}: its lowest place.", _lowest_last),
    Claim(
        f"It ends at {PLACE}, at f = {{f}}; its lowest place, at step {{s}}, was at "
        "f = {b}.",
        _lowest_before,
    ),
    Claim("At T = 0, with the same dice, it would end at f = {f}.", _cold),
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
