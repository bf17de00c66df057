"""What "One pass" may say on the way back from E to the weights."""

import numpy as np

from tests.claims import Claim
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import (
    LOTS,
    SHARE,
    UNIT,
    says_each,
    says_share,
    top,
    written,
)
from tests.pages.chapters.backpropagation.the_factory.claims.passes.way_there import (
    at,
    both,
    stage,
)


def _asked(told) -> bool:
    names = told.seen.outputs
    whose = [f"z of {name}" for name in names] if told.seen.is_pair else names
    return told.word("who") == written(whose)


def _changes(told) -> bool:
    seen = told.seen
    by = "∂E/∂(z of {})" if seen.is_pair else "∂E/∂{}"
    names = [by.format(name) for name in seen.outputs]
    return says_each(told.word("all"), names, seen.blame)


def _times(told) -> float:
    """Return how many times its mistake an output's ∂E/∂ŷ is."""
    n = len(told.seen.y)
    of = {"half_squared_error": 1.0, "squared_error": 2.0, "mean_squared_error": 2 / n}
    return of.get(told.seen.loss_kind, float("nan"))


def _blames(told) -> bool:
    seen, layer = told.seen, stage(told)[1]
    names = [f"∂E/∂{name}" for name in seen.names(layer + 1)]
    return says_each(told.word("all"), names, seen.backs[layer])


SHUT = (
    "where an output is wrong its slope is 0: nearer to 0 than the smallest number "
    "that the computer holds"
)


def is_shut(seen) -> bool:
    """Tell whether an output is wrong, and no slope lets blame through."""
    wrong, squashed = seen.blame != 0, seen.kinds[-1] != "relu"
    return bool(squashed and wrong.any() and not seen.slopes[-1][wrong].any())


def _no_blame(told) -> bool:
    seen, layer = told.seen, stage(told)[1]
    if seen.backs[layer].any():
        return False
    if (told.word("none") == "No hidden unit") != (seen.last == 1):
        return False
    if is_shut(seen):
        return told.word("why") == f"δ is 0 everywhere, for {SHUT}"
    if not seen.deltas[layer + 1].any():
        where = "everywhere" if layer + 1 == seen.last else "in the layer behind it"
        return told.word("why") == f"δ is 0 {where}"
    cancels = seen.sent_back[layer].any()
    weights = "no blame travels over weights of 0"
    return told.word("why") == ("what comes back adds up to 0" if cancels else weights)


def _bears(told) -> bool:
    """Ask for the one with the largest share, or those."""
    layer = stage(told)[1]
    if not at("blame")(told):
        return False
    seen, size = told.seen, np.abs(told.seen.backs[layer])
    if not size.any():
        return False
    most = top(dict(zip(seen.names(layer + 1), size, strict=True)))
    return told.word("who") == written(most) and says_share(
        told, size.max() / size.sum()
    )


def _alike(told) -> bool:
    if not at("blame")(told):
        return False
    size = np.abs(told.seen.backs[stage(told)[1]])
    both_of = "Both" if len(size) == 2 else "All"
    return (
        size.any()
        and np.ptp(size) <= 1e-11 * size.max()
        and told.word("all") == both_of
        and says_share(told, 1 / len(size))
    )


BACK = (
    Claim("The way back begins.", at("output_error")),
    Claim("How does E change with {who:*}?", both(at("output_error"), _asked)),
    Claim(
        "For half a squared mistake that is the mistake itself, ŷ − y.",
        lambda told: told.seen.halved,
    ),
    Claim(
        "For a squared mistake that is twice the mistake, 2 (ŷ − y).",
        lambda told: _times(told) == 2,
    ),
    Claim(
        "For the mean of {n} squared mistakes that is 2/{n} of the mistake, ŷ − y.",
        lambda told: told["n"] == len(told.seen.y) and _times(told) == 2 / told["n"],
    ),
    Claim(
        "Sigmoid and log loss are one pair: E changes with each z by ŷ minus what it "
        "should be.",
        lambda told: told.seen.is_pair and not told.seen.is_softmax,
    ),
    Claim(
        "Softmax and cross-entropy are one pair: E changes with each z by the share "
        "minus what it should be.",
        lambda told: told.seen.is_softmax and told.seen.asks_for_shares,
    ),
    Claim(
        "Softmax and cross-entropy are one pair: E changes with each z by the share "
        "times {whole}, the sum of the targets, minus its own target.",
        lambda told: (
            not told.seen.asks_for_shares and told.reads(whole=told.seen.whole)
        ),
    ),
    Claim(
        "Here it is 0.",
        lambda told: at("output_error")(told) and not told.seen.blame.any(),
    ),
    Claim(
        "Nothing is wrong, so there is no blame to hand back.",
        lambda told: (
            (told.seen.said * told.seen.whole == told.seen.y).all()
            and told.seen.whole > 0
        ),
    ),
    Claim(
        "The targets ask for nothing, so there is no blame to hand back.",
        lambda told: told.seen.is_softmax and not told.seen.y.any(),
    ),
    Claim(
        "Below 0 means: E falls where it grows.",
        lambda told: at("output_error")(told) and (told.seen.blame < 0).any(),
    ),
    Claim("{all:*}.", both(at("output_error"), _changes)),
    Claim(
        "Blame goes back over the same weights that the values came along: {all:*}.",
        both(at("blame"), _blames),
    ),
    Claim(
        "{none:No hidden unit|No unit of that layer} is to blame: {why:δ is 0 "
        f"everywhere|δ is 0 in the layer behind it|δ is 0 everywhere, for {SHUT}|no "
        "blame travels over weights of 0|what comes back adds up to 0}.",
        both(at("blame"), _no_blame),
    ),
    Claim("{all:Both|All} bear the same share of it, " + SHARE + ".", _alike),
    Claim(f"{LOTS} bear the largest shares of it, {SHARE} each.", _bears),
    Claim(
        f"{LOTS} bears the {{how:larger|largest}} share of it, {SHARE}.",
        lambda told: (
            _bears(told)
            and (told.word("how") == "larger")
            == (len(told.seen.backs[stage(told)[1]]) == 2)
        ),
    ),
    Claim(
        f"{UNIT} bears all of it.",
        lambda told: (
            at("blame")(told)
            and told.seen.names(stage(told)[1] + 1) == [told.word("unit")]
            and told.seen.backs[stage(told)[1]].any()
        ),
    ),
)
