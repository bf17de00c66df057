"""The claims of the ending: who found it oftenest, and what p foretold."""

import numpy as np

from tests.claims import Claim, Told

from .own import is_mark, is_plural, named


def _medians(told: Told) -> bool:
    middle = [float(np.median(way[:, -1])) for way in told.seen.heights]
    middle = [0.0 if abs(height) <= 1e-12 else height for height in middle]
    return told.seen.next is None and told.reads(
        **dict(zip("abcd", middle, strict=True))
    )


def _everybody(told: Told) -> bool:
    return told.seen.next is not None and bool(np.all(told.seen.finds))


def _most(told: Told, is_shared: bool) -> bool:
    seen = told.seen
    return (
        seen.tells
        and (len(seen.leaders) > 1) == is_shared
        and told.word("who") == named(seen.leaders)
        and told.reads(n=max(seen.counts(seen.probes)))
    )


def _measured(told: Told) -> bool:
    """Judge how many walks are below the mark, and how many of these begin there."""
    seen = told.seen
    is_read = told.reads(n=seen.fresh, p=seen.p) and is_mark(told, seen)
    if seen.t:
        is_read = is_read and told.reads(t=seen.t)
        is_read = is_read and is_plural(told.word("s"), "step", seen.t)
    lone = {0: "none", seen.fresh: "all"}.get(seen.led, f"{seen.led:,}")
    if (
        not is_read
        or told.word("led") != lone
        or (told.word("is") == "is") != (seen.led < 2)
    ):
        return False
    if "own" not in told.said:
        return seen.t == 0 or seen.led == 0
    own = {0: "none", seen.led: "all"}.get(seen.begun, f"{seen.begun:,}")
    return told.word("own") == (own if seen.led > 1 else str(seen.begun))


def _foretold(told: Told) -> bool:
    seen = told.seen
    share = seen.counts(seen.probes)[2] / seen.n_seeds
    is_read = told.reads(k=seen.k, s=100 * share) and 0 < seen.led < seen.fresh
    return is_read and (told.said["s"] == "95") == (share == 0.95)


def _expected(told: Told) -> bool:
    """Tell whether it is read, and not as 95 where it is not."""
    is_read = told.reads(e=100 * told.seen.expected)
    return is_read and told.said["e"] not in ("95", "100")


def _enough(told: Told) -> bool:
    seen = told.seen
    few, many = seen.range
    return (
        few == many
        and told.reads(w=95, k=few, n=few * seen.each)
        and is_plural(told.word("a"), "walk", few)
        and is_plural(told.word("b"), "probe", few * seen.each)
    )


def _between(told: Told) -> bool:
    """Tell whether the range holds the likely ones, and is hardly wider."""
    seen = told.seen
    few, many = seen.range
    return (
        few < many
        and told.reads(w=95, m=seen.each)
        and told["a"] <= few <= 1.1 * told["a"]
        and told["b"] / 1.1 <= many <= told["b"]
        and is_plural(told.word("s"), "probe", seen.each)
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
        "Every way finds it with every seed.",
        lambda told: _everybody(told) and told.seen.has_higher,
    ),
    Claim(
        "Every way finds it with every seed: there is no higher hollow to get out of.",
        lambda told: _everybody(told) and not told.seen.has_higher,
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
        "Of {n} other starts {led:*} {is:is|are} below f = {f}: p = {p}.",
        lambda told: _measured(told) and told.seen.t == 0,
    ),
    Claim(
        "Of {n} other walks of {t} {s:step|steps} {led:*} {is:is|are} below f = {f} "
        "somewhere: p = {p}.",
        lambda told: _measured(told) and told.seen.t > 0,
    ),
    Claim(
        "Of {n} other walks of {t} {s:step|steps} {led:*} {is:is|are} below f = {f} "
        "somewhere, {own:*} of them at the start: p = {p}.",
        lambda told: _measured(told) and told.seen.t > 0,
    ),
    Claim(
        "With k = {k}, 1 − (1 − p)ᵏ is {e}%; restarts found it with {s}% of the seeds.",
        lambda told: _foretold(told) and _expected(told),
    ),
    Claim(
        "With k = {k}, 1 − (1 − p)ᵏ is more than {e}%; restarts found it with {s}% of "
        "the seeds.",
        lambda told: (
            _foretold(told) and told["e"] == 99.99 and 0.9999 < told.seen.expected
        ),
    ),
    Claim(
        "The sampling error is {e} percentage points.",
        lambda told: told.reads(e=100 * told.seen.error) and told["e"] >= 0.01,
    ),
    Claim("For {w}% it takes {k} such {a:walk|walks}: {n} {b:probe|probes}.", _enough),
    Claim(
        "For {w}% it takes between {a} and {b} such walks, as far as p is known; each "
        "costs {m} {s:probe|probes}.",
        _between,
    ),
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
