"""How both runs end, the way to the mended one, and what presets say."""

import numpy as np

from tests.claims import Claim

from .own import is_share

FIRST = {"xavier": "Xavier", "zeros": "Zeros", "constant": "Constant"}
FIRST |= {"orthogonal": "Orthogonal"}
KINDS = {"tanh": "tanh", "sigmoid": "Sigmoid", "identity": "Identity"}
TOLD = {
    "learning_rate": lambda old, new: f"η = {new:g} instead of {old:g}",
    "l2": lambda old, new: f"L2's λ = {new:g} instead of {old:g}",
    "scheme": lambda old, new: f"first weights by {FIRST[new]} instead of {FIRST[old]}",
    "scale": lambda old, new: f"scaled by {new:g} instead of {old:g}",
    "activation": lambda old, new: f"{KINDS[new]} units instead of {KINDS[old]}",
    "units_1": lambda old, new: f"{new} units instead of {old} in layer 1",
    "standardised": lambda old, new: "standardised features" if new else "",
}
RIGHT = "of the samples held out right"
EXPLAINED = "of the spread of the numbers held out explained"


def ends(told, run, of):
    """Judge how a run ends."""
    sorts = of == RIGHT
    if run.flew or run.sorts != sorts:
        return False
    return is_share(told.word("a"), run.end, sorts)


def changes(told):
    """Judge whether all that differs is told, and nothing else."""
    wanted = {TOLD[name](*two) for name, two in told.seen.changed.items()}
    return {*told.word("changes").split(" and ")} == wanted


def broken(of):
    """Return how the broken run's end is told, and what decides it."""
    text = f"The broken run ends with {{a:*}} {of}."
    return Claim(text, lambda t: ends(t, t.seen.broken, of))


def mended(of):
    """Return how the mended run's end is told, and what decides it."""
    text = f"The mended run, with {{changes:*}}, ends with {{a:*}} {of}."
    return Claim(text, lambda t: changes(t) and ends(t, t.seen.mended, of))


def offered(told):
    """Judge the share that the mended run comes to, and that it is more."""
    run, other = told.seen.mended, told.seen.broken
    is_more = other.flew or run.end > max(other.end, 0)
    how = told.word("how") == "right"
    text = {"100%": "all"}.get(told.word("a"), told.word("a"))
    return is_more and how == run.sorts and is_share(text, run.end, run.sorts)


def is_set(told, **wanted):
    """Tell whether the broken run is set so."""
    settings = told.seen.broken.settings
    return all(getattr(settings, name) == value for name, value in wanted.items())


def straight_on_powers(told):
    """Tell whether the logarithm of the loss grows along a straight line."""
    run = told.seen.broken
    if not run.flew or run.sorts or len(run.sizes) > 2:
        return False
    with np.errstate(all="ignore"):
        powers = np.log10(run.losses[0])
    return np.corrcoef(np.arange(len(powers)), powers)[0, 1] > 0.99


def by_the_same_factor(told):
    """Tell whether the loss grows by one factor, as the penalty alone would have it."""
    run = told.seen.broken
    if not run.flew or run.settings.l2 == 0 or run.settings.learning_rate > 1:
        return False
    factor = abs(1 - run.settings.learning_rate * run.settings.l2)
    grown = np.diff(np.log(run.losses[0][10:])) / np.diff(run.looks[10:])
    return bool(np.abs(grown / np.log(factor) - 1).max() < 0.05)


def largest(told):
    """Tell whether what is named stands at its largest."""
    most = {"n_hidden": 6, "noise": 50, "n_samples": 500, "batch": 250}
    most |= {"learning_rate": 10, "l2": 10}
    return is_set(told, **most, **{f"units_{at}": 8 for at in range(1, 7)})


def one_by_one(told):
    """Tell whether it is one sample an update, with much noise."""
    return is_set(told, batch=1, noise=50, learning_rate=1, data="plane")


USERS = "reported by users: "
OBSERVED = {
    "all weights begin at 0.": lambda t: not t.seen.broken.history.snapshots[0].any(),
    "Which layer feels a gradient, and does the plane ever change?": lambda t: (
        t.seen.broken.is_asleep and not t.seen.broken.grads.any()
    ),
    f"{USERS}no hidden layer, told x, y and x².": lambda t: is_set(
        t, hidden=(), features=("x", "y", "xx")
    ),
    "What becomes of the loss?": straight_on_powers,
    f"{USERS}tanh, a spiral, η 0.3 and L2 10.": lambda t: is_set(
        t, activation="tanh", data="spiral", learning_rate=0.3, l2=10
    ),
    "What becomes of the loss from epoch to epoch?": by_the_same_factor,
    f"{USERS}batches of one, much noise, η 1.": one_by_one,
    "How much is left to explain for the mended run?": lambda t: (
        t.seen.broken.flew and t.seen.mended.is_noisy and one_by_one(t)
    ),
    f"{USERS}layers, units, noise, samples, batch, η and L2 at their largest.": largest,
    "Which of them would you turn down first?": lambda t: (
        largest(t)
        and t.seen.broken.settings.learning_rate * t.seen.broken.settings.l2 > 2
    ),
}
CLAIMS = (
    broken(RIGHT),
    Claim("The broken run ends without a number.", lambda t: t.seen.broken.flew),
    mended(RIGHT),
    mended(EXPLAINED),
    Claim("Open it mended in “Train”: {a:*} {how:right|explained}", offered),
    *(Claim(text, holds) for text, holds in OBSERVED.items()),
)
