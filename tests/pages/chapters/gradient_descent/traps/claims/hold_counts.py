"""Which hold: how many minima hold, keep runs near, and let go."""

from pages.words.numbers import few
from tests.claims import Claim

from .hold_words import own

KEEP, LET = "{near} {k:keep|keeps} runs near (≈)", "{gone} {l:let|lets} go (✗)"
SOME = KEEP, LET, f"{KEEP} and {LET}"
AT = "At η = {eta}, "


def n_holding(told):
    return sum(own(told).holds)


def eta_is(told):
    """Whether η is rightly written, with digits that tell it from every edge."""
    rate, edges = own(told).rate, own(told).edges
    others = [one for one in edges if abs(rate / one - 1) > 1e-9]
    return told.reads(eta=rate) and any(
        few(rate, digits) == told.said["eta"]
        and all(few(one, digits) != told.said["eta"] for one in others)
        for digits in range(3, 13)
    )


def counts(told):
    """Whether the others are counted, each as what it is, and with the right verb."""
    near, n, m = own(told).near, own(told).n, n_holding(told)
    wanted = {"near": near, "gone": n - m - near}
    for name, verb in (("near", "k"), ("gone", "l")):
        if name not in told.said:
            if wanted[name]:
                return False
            continue
        alone = told.word(verb).endswith("s") == (wanted[name] == 1)
        if told[name] != wanted[name] or not alone or not wanted[name]:
            return False
    return True


def some_hold(told):
    m, n = n_holding(told), own(told).n
    verb = told.said.get("verb", "hold") == ("holds" if m == 1 else "hold")
    here = eta_is(told) and told.reads(m=m, n=n) and 0 < m < n and verb
    if "places" not in told.said:
        return here and m > 3 and counts(told)
    spots = zip(told.record.minima, own(told).holds, strict=True)
    said = told.word("places")
    return (
        here
        and counts(told)
        and said.count("(") == m
        and all(_place(spot) in said for spot, holds in spots if holds)
    )


def _place(spot):
    return "({}, {})".format(*map(few, spot.round(9).tolist()))


def none_hold(told):
    n = own(told).n
    which = n == 2 if "n" not in told.said else told["n"] == n > 2
    return eta_is(told) and which and not n_holding(told)


def none_but(kind):
    """Whether none holds, and all do the same instead."""

    def decides(told):
        all_near = own(told).near == own(told).n
        all_gone = own(told).near == 0
        every = told["all"] == own(told).n if "all" in told.said else own(told).n == 2
        return none_hold(told) and every and (all_near if kind == "≈" else all_gone)

    return decides


def alone(told):
    keeps = own(told).near == 1
    wanted = "holds (✓)"
    if not own(told).holds[0]:
        wanted = "does not hold, but keeps runs near (≈)" if keeps else "lets go (✗)"
    return own(told).n == 1 and eta_is(told) and told.word("verdict") == wanted


def all_hold(told):
    n = own(told).n
    which = told["n"] == n > 2 if "n" in told.said else n == 2
    return eta_is(told) and which and n_holding(told) == n


NEITHER, NONE = "neither minimum holds (✓); ", "none of the {n} minima holds (✓); "
COUNTS = (
    Claim(
        AT + "the minimum {verdict:holds (✓)|does not hold, but keeps runs near (≈)"
        "|lets go (✗)}.",
        alone,
    ),
    Claim(AT + "both minima hold (✓).", all_hold),
    Claim(AT + "all {n} minima hold (✓).", all_hold),
    Claim(AT + NEITHER + "both keep runs near (≈).", none_but("≈")),
    Claim(AT + NEITHER + "both let go (✗).", none_but("✗")),
    Claim(AT + NONE + "all {all} keep runs near (≈).", none_but("≈")),
    Claim(AT + NONE + "all {all} let go (✗).", none_but("✗")),
    *(
        Claim(AT + which + SOME[2] + ".", lambda told: none_hold(told) and counts(told))
        for which in (NEITHER, NONE)
    ),
    *(
        Claim(AT + "{m} of the {n} minima " + which + f"; {some}.", some_hold)
        for which in ("hold (✓)", "{verb:hold|holds} (✓): {places:*}")
        for some in SOME
    ),
)
