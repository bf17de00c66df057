"""What "Train" says at the end, asks before, and how it gives its reason."""

import numpy as np

from tests.claims import Claim

from .own import GOAL
from .places import CLASSES, NUMBERS, SHARES, WHENS, put

WHAT = {
    True: ("are", "of the samples held out", "named rightly", CLASSES),
    False: ("is", "of the spread of the numbers held out", "explained", NUMBERS),
}


def outcome(told):
    """Return what became of it."""
    seen = told.seen
    if seen.flew:
        return "flew"
    if seen.solved_at is None:
        return "not"
    return "solved" if seen.shares[1, -1] >= GOAL else "lost"


def first(told, holds, sorts):
    """Judge when it was solved for the first time."""
    at = told.seen.solved_at
    is_so = told.seen.sorts == sorts and at is not None and holds(told, "k", at)
    return is_so and told["g"] == 100 * GOAL


def at_end(told, form, sorts):
    """Judge the share at the end."""
    only = told.word("only") == "only "
    lost = outcome(told) == "lost"
    value = float(told.seen.shares[1, -1])
    is_so = told.seen.sorts == sorts and SHARES[form](told, "p", value)
    return is_so and (lost or not only)


def best(told, form, holds, sorts):
    """Judge the best share, and when it was reached first."""
    shares, seen = told.seen.shares[1], told.seen
    at = int(np.flatnonzero(shares == shares.max())[0])
    if seen.sorts != sorts or seen.solved_at is not None:
        return False
    return SHARES[form](told, "p", float(shares[at])) and holds(told, "k", at)


def flown(told):
    """Judge when the loss left all numbers."""
    n = int(told.seen.history.stopped_at)
    epoch = n // told.seen.in_epoch + 1
    return told.seen.flew and (told["n"], told["e"]) == (n, epoch)


def one_answer(told):
    """Judge that every sample is given the same class."""
    seen = told.seen
    named = set(seen.named[-1].tolist())
    colours = ("blue", "orange", "green")
    return seen.sorts and len(named) == 1 and told.word("c") == colours[named.pop()]


def epochs(told):
    """Judge how many epochs there are."""
    n = told.seen.settings.n_epochs
    return told["n"] == n and (told.word("s") == "s") == (n != 1)


VERDICTS = {
    "solved": "Solved.",
    "not": "Not solved.",
    "lost": "Solved, and lost again.",
}
CLAIMS = (
    *(
        Claim(text, lambda t, name=name: outcome(t) == name)
        for name, text in VERDICTS.items()
    ),
    Claim(
        "It flew off in epoch {e}: after {n} updates the loss was beyond all numbers.",
        flown,
    ),
    Claim("What is drawn is the last that was a number.", lambda t: t.seen.flew),
    *(
        Claim(
            f"At least {{g}}% {of} {are} {right} first {put(when, 'k')}.",
            lambda t, holds=holds, sorts=sorts: first(t, holds, sorts),
        )
        for sorts, (are, of, right, _) in WHAT.items()
        for when, holds in WHENS.items()
        if sorts or "{" in when
    ),
    *(
        Claim(
            f"At the end {{only:|only }}{put(form, 'p')} {are}.",
            lambda t, form=form, sorts=sorts: at_end(t, form, sorts),
        )
        for sorts, (are, _, _, forms) in WHAT.items()
        for form in forms
        if form != "none"
    ),
    *(
        Claim(
            f"At best {put(form, 'p')} {of} {are} {right}, {put(when, 'k')}.",
            lambda t, form=form, holds=holds, sorts=sorts: best(t, form, holds, sorts),
        )
        for sorts, (are, of, right, forms) in WHAT.items()
        for form in forms[: 1 if sorts else 2]
        for when, holds in WHENS.items()
    ),
    Claim("At the end it says {c:blue|orange|green} to every sample.", one_answer),
    Claim("{n} epoch{s:s|} of training.", epochs),
    *(
        Claim(
            f"When {are} at least {{g}}% {of} {right} for the first time?",
            lambda t, sorts=sorts: t["g"] == 95 and t.seen.sorts == sorts,
        )
        for sorts, (are, of, right, _) in WHAT.items()
    ),
)
