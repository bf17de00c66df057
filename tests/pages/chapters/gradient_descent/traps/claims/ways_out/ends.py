"""The claims of the ending: who found it oftenest, and what p foretold."""

import numpy as np

from tests.claims import Claim, Told

from .own import is_plural, named


def _medians(told: Told) -> bool:
    middle = [float(np.median(way[:, -1])) for way in told.seen.heights]
    return told.seen.next is None and told.reads(
        **dict(zip("abcd", middle, strict=True))
    )


def _most(told: Told, is_shared: bool) -> bool:
    seen = told.seen
    return (
        seen.tells
        and (len(seen.leaders) > 1) == is_shared
        and told.word("who") == named(seen.leaders)
        and told.reads(n=max(seen.counts(seen.probes)))
    )


def _measured(told: Told) -> bool:
    seen = told.seen
    is_read = told.reads(n=seen.fresh, t=seen.t, p=seen.p)
    return is_read and is_plural(told.word("s"), "step", seen.t)


def _foretold(told: Told) -> bool:
    seen = told.seen
    share = seen.counts(seen.probes)[2] / seen.n_seeds
    return told.reads(k=seen.k, s=100 * share) and 0 < seen.led < seen.fresh


def _enough(told: Told) -> bool:
    seen = told.seen
    return (
        told.reads(w=95, k=seen.needed, n=seen.needed * seen.t)
        and is_plural(told.word("a"), "walk", seen.needed)
        and is_plural(told.word("b"), "probe", seen.needed * seen.t)
    )


def _unseen(told: Told) -> bool:
    """Tell whether so large a p shows no start in just one case of twenty."""
    missed = (1 - told["p"]) ** told.seen.fresh
    return told.seen.led == 0 and told["w"] == 95 and abs(missed - 0.05) < 0.01


CLAIMS = (
    Claim(
        "The lowest f inside the window, with the median seed: descent {a}, momentum "
        "{b}, restarts {c} and annealing {d}.",
        _medians,
    ),
    Claim(
        "No way finds it with any seed.",
        lambda told: told.seen.next is not None and not np.any(told.seen.finds),
    ),
    Claim(
        "Every way finds it with every seed: nobody has to get out of anything.",
        lambda told: told.seen.next is not None and bool(np.all(told.seen.finds)),
    ),
    Claim("Most finds: {who:*}, {n}.", lambda told: _most(told, False)),
    Claim("Most finds: {who:*}, {n} each.", lambda told: _most(told, True)),
    Claim(
        "Clearly behind, by {z} standard errors or more: {who:*}.",
        lambda told: (
            told["z"] == 3
            and bool(told.seen.behind)
            and told.word("who") == named(told.seen.behind)
        ),
    ),
    Claim(
        "Not clearly behind: {who:*}.",
        lambda told: bool(told.seen.near) and told.word("who") == named(told.seen.near),
    ),
    Claim(
        "With other seeds the order may turn.",
        lambda told: told.seen.next is not None and bool(told.seen.near),
    ),
    Claim(
        "{led} of {n} other starts led there within one walk of {t} {s:step|steps}: "
        "p = {p}.",
        lambda told: _measured(told) and told.reads(led=told.seen.led),
    ),
    Claim(
        "{led:None of|All} {n} other starts led there within one walk of {t} "
        "{s:step|steps}: p = {p}.",
        lambda told: (
            _measured(told)
            and told.word("led") == {0: "None of", 4000: "All"}.get(told.seen.led)
        ),
    ),
    Claim(
        "With k = {k}, 1 − (1 − p)ᵏ is {e}%; restarts found it with {s}% of the seeds.",
        lambda told: _foretold(told) and told.reads(e=100 * told.seen.expected),
    ),
    Claim(
        "With k = {k}, 1 − (1 − p)ᵏ is more than {e}%; restarts found it with {s}% of "
        "the seeds.",
        lambda told: (
            _foretold(told) and told["e"] == 99.99 and 0.9999 < told.seen.expected < 1
        ),
    ),
    Claim(
        "The sampling error is {e}%.",
        lambda told: told.reads(e=100 * told.seen.error),
    ),
    Claim("For {w}% it takes {k} such {a:walk|walks}: {n} {b:probe|probes}.", _enough),
    Claim(
        "No number of walks is known to be enough for {w}%; but a p of up to {p} would "
        "go unseen one time in twenty at least.",
        _unseen,
    ),
    Claim(
        "Another η, β, T or stride may turn the order: settings were compared, not "
        "methods.",
        lambda told: told.seen.next is not None and bool(told.seen.behind),
    ),
)
