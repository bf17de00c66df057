"""What is said of each look, and what is asked."""

from math import isclose

from tests.claims import Claim

from .own import is_share

WHEN = {
    "Before training": lambda t: t.step == 0,
    "After epoch {n}": lambda t: isclose(
        t["n"], t.seen.mended.looks[t.step] / t.seen.mended.in_epoch
    ),
}


def loss(told, run, place):
    """Judge a loss."""
    return not run.gone(told.step) and told.reads(
        **{place: run.losses[0, run.at(told.step)]}
    )


def is_lost(told):
    """Judge since when the broken run has none."""
    run = told.seen.broken
    return run.gone(told.step) and told["m"] == int(run.history.stopped_at)


LOSSES = {
    "{a}": lambda t: loss(t, t.seen.broken, "a"),
    "no number since update {m}": is_lost,
}


def losses(when, broken):
    """Return how both losses are told, and what decides it."""
    text = f"{when}: the loss is {broken} in the broken run, {{b}} in the mended one."
    return Claim(
        text,
        lambda t: bool(
            WHEN[when](t) and LOSSES[broken](t) and loss(t, t.seen.mended, "b")
        ),
    )


def shares(told):
    """Judge both shares."""
    seen, sorts = told.seen, told.seen.mended.sorts
    if sorts != (told.word("what") == "right of the samples"):
        return False
    pairs = ("a", seen.broken), ("b", seen.mended)
    return all(of_it(told, place, run) for place, run in pairs)


def of_it(told, place, run):
    """Judge one share."""
    text = told.word(place)
    if run.gone(told.step):
        return text == "no number"
    return is_share(text, run.shares[1, run.at(told.step)], run.sorts)


def felt(told, **places):
    """Judge gradients: of which run, and in which layer, each place is."""
    if told.step == 0:
        return False
    for place, (name, layer) in places.items():
        run = getattr(told.seen, name)
        if run.gone(told.step):
            return False
        if not told.reads(**{place: run.felt(told.step)[layer]}):
            return False
    told_of = {name for name, _ in places.values()}
    runs = told.seen.broken, told.seen.mended
    there = [not run.gone(told.step) for run in runs]
    deep = len(told.seen.mended.sizes) > 2
    return len(told_of) == sum(there) and (len(places) == 2 * len(told_of)) == deep


B, M = "broken", "mended"
SINCE = "∂L/∂W since the step before"
ENDS = f"{SINCE}, first and last layer"
BEFORE, AFTER = WHEN
NUMBER, NONE = LOSSES
TOGETHER = (BEFORE, NUMBER), (AFTER, NUMBER), (AFTER, NONE)
CLAIMS = (
    *(losses(*pair) for pair in TOGETHER),
    Claim(
        "Held out, {what:right of the samples|explained of the numbers}: {a:*} in the "
        "broken run, {b:*} in the mended one.",
        shares,
    ),
    Claim(
        f"{ENDS}: broken {{a}} and {{b}}, mended {{c}} and {{d}}.",
        lambda t: felt(t, a=(B, 0), b=(B, -1), c=(M, 0), d=(M, -1)),
    ),
    Claim(f"{ENDS}: mended {{c}} and {{d}}.", lambda t: felt(t, c=(M, 0), d=(M, -1))),
    Claim(
        f"{SINCE}: broken {{a}}, mended {{c}}.", lambda t: felt(t, a=(B, 0), c=(M, 0))
    ),
    Claim(f"{SINCE}: mended {{c}}.", lambda t: felt(t, c=(M, 0))),
    Claim(
        "What goes wrong in the broken run, {n} epochs of {m} {of:update|updates} "
        "each?",
        lambda t: (
            t["n"] == t.seen.broken.settings.n_epochs
            and t["m"] == t.seen.broken.in_epoch
            and (t.word("of") == "update") == (t["m"] == 1)
        ),
    ),
)
