"""What "The check" asks, with its reasons, and what it asks to observe."""

import numpy as np

from pages.chapters.backpropagation.the_factory.the_check.words import NAMES
from tests.claims import Claim
from tests.pages.chapters.backpropagation.the_factory.claims.the_check.ends import (
    clear,
    is_flat,
    ties,
)
from tests.pages.chapters.backpropagation.the_factory.claims.the_check.seen import (
    NUDGES,
)

DOES = dict.fromkeys(NAMES, "h and see how E changes") | {
    "complex": "ih and take the imaginary part of E"
}
KEPT = {"float64": 16, "float32": 7}
BET = (
    *(
        Claim(
            f"A gradient is measured by {name}: nudge a weight by {DOES[way]}.",
            lambda t, way=way: t.seen.way == way and t.seen.told.any(),
        )
        for way, name in NAMES.items()
    ),
    Claim(
        "With {digits:float64|float32} (about {kept} digits), which h measures the "
        "worst of the {n} gradients best?",
        lambda t: (
            t.word("digits") == t.record.settings.precision
            and t["kept"] == KEPT[t.record.settings.precision]
            and t["n"] == len(t.record.names)
        ),
    ),
    Claim(
        "With {digits:float64|float32} (about {kept} digits), what is the worst error "
        "with h = {h}, compared with h = {k}?",
        lambda t: (
            t.word("digits") == t.record.settings.precision
            and t["kept"] == KEPT[t.record.settings.precision]
            and t.reads(h=1e-15, k=1e-5)
        ),
    ),
    Claim(
        "It is {late} with h = {k} and {early} with h = {h}.",
        lambda t: t.reads(
            late=t.seen.worst[NUDGES.index(1e-5)],
            early=t.seen.worst[-1],
            h=1e-15,
            k=1e-5,
        ),
    ),
    Claim(
        "The least error, {e}, comes with h = {h}.",
        lambda t: t.reads(e=t.seen.least, h=NUDGES[t.seen.best]) and not ties(t),
    ),
    Claim(
        "The least error, {e}, comes with h = {h}, and with {more} smaller.",
        lambda t: (
            t.reads(e=t.seen.least, h=NUDGES[t.seen.best]) and ties(t) == t["more"] > 0
        ),
    ),
    Claim(
        "The worst error is {e} with every h.",
        lambda t: (
            t.reads(e=t.seen.least) and np.ptp(t.seen.worst) <= 1e-9 * t.seen.least
        ),
    ),
    Claim(
        "the nudges get smaller from left to right.",
        lambda t: t.seen.way == "centred" and not is_flat(t),
    ),
    Claim(
        "Do the measured gradients get better all the way?",
        lambda t: clear(t, "left") and clear(t, "right"),
    ),
)
