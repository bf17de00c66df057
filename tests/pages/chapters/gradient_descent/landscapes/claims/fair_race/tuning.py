"""What "Fair race" may say of budgets, and of the rates that are kept."""

from math import inf

from tests.claims import Claim

from .drawing import WHO
from .own import ends

TRY = "{m} learning rates from {n} starts"
WALKS = "{t} steps a walk: {g} gradients"
FIND = ", to find the η whose median walk ends lowest."
NOISY = ", with {d} draws of noise"


def budget(told, noisy, many):
    """Tell whether the counts are those of the walks that were walked."""
    seen, now = told.seen, told.record.settings
    walks = seen.n_walks * len(seen.rates)
    draws = told["d"] if noisy else 1
    return (
        told.step == 0
        and (now.noise > 0) == noisy
        and (len(seen.names) > 1) == many
        and (many or told.word("who") == seen.names[0])
        and told["m"] == len(seen.rates)
        and told["n"] == now.n_starts
        and draws * now.n_starts == seen.n_walks
        and told["t"] == now.n_steps
        and told["g"] == walks * now.n_steps
    )


def kept(told, kind):
    """Tell whether someone keeps that rate, and its median walk ends so."""
    walker = told.step - 1
    as_low = told.seen.as_low(walker)
    median = told.seen.tried[walker][as_low[0]]
    ends_so = {"lost": median == inf, "falls": median == -inf}.get(kind)
    if ends_so is None:
        ends_so = ends(told, "f", median)
    return (
        told.word("who") == told.seen.names[walker]
        and told.reads(x=told.seen.rates[as_low[0]])
        and ends_so
    )


def default(told, kind):
    """Tell whether the median walk with the default rate ends so."""
    walker = told.step - 1
    height = told.seen.default[walker]
    ends_so = {"lost": height == inf, "falls": height == -inf}.get(kind)
    if ends_so is None:
        ends_so = ends(told, "f", height)
    return ends_so and told.reads(x=told.seen.defaults[walker])


def ties(told):
    """Return the rates that do as well as the one that is kept."""
    return told.seen.as_low(told.step - 1)


def at_the_end(told):
    """Tell whether the largest rate alone is best."""
    return ties(told) == [len(told.seen.rates) - 1]


TUNING = (
    *(
        Claim(
            f"{who} {TRY}{NOISY if noisy else ''}, {WALKS}{each}{FIND}",
            lambda t, noisy=noisy, several=several: budget(t, noisy, several),
        )
        for noisy in (False, True)
        for who, each, several in (
            ("Each optimizer tries", " each", True),
            (f"{WHO} tries", "", False),
        )
    ),
    Claim(
        f"{WHO} keeps η = {{x}}: its median walk ends at f = {{f}}.",
        lambda t: kept(t, "ends"),
    ),
    Claim(
        f"{WHO} keeps η = {{x}}: its median walk falls for ever.",
        lambda t: kept(t, "falls"),
    ),
    Claim(
        f"{WHO} is lost on most walks at every η, so it keeps the lowest, {{x}}.",
        lambda t: kept(t, "lost"),
    ),
    Claim(
        "With its default, η = {x}, it ends at f = {f}.",
        lambda t: default(t, "ends"),
    ),
    Claim("With its default, η = {x}, it is lost.", lambda t: default(t, "lost")),
    Claim(
        "With its default, η = {x}, it falls for ever.",
        lambda t: default(t, "falls"),
    ),
    Claim(
        "All the rates do as well, so it keeps the lowest.",
        lambda t: 0 < t.step and len(ties(t)) == len(t.seen.rates),
    ),
    Claim(
        "{n} rates do as well; it keeps the lowest of them.",
        lambda t: t["n"] == len(ties(t)) < len(t.seen.rates),
    ),
    Claim(
        "That is the largest rate it may try: a larger one may do better.",
        lambda t: 0 < t.step and at_the_end(t),
    ),
)
