"""What the presets of "Train" say to observe, and its challenges."""

import numpy as np

from tests.claims import Claim

from .own import GOAL
from .places import CLASSES, SHARES, WHENS, put

WAVES = ("x", "y", "sin_x", "sin_y")


def solved(told):
    """Tell whether it is solved at the end."""
    return not told.seen.flew and bool(told.seen.shares[1, -1] >= GOAL)


def is_solved_at_once(told):
    """Tell whether the first weights solve it already."""
    return bool(told.seen.shares[1, 0] >= GOAL)


def is_of(told, **wanted):
    """Tell whether the settings are these."""
    return all(getattr(told.seen.settings, n) == value for n, value in wanted.items())


def no_line(told):
    """Tell whether the best line by least squares names fewer than 3 in 4 rightly."""
    samples = told.seen.samples
    table = np.column_stack([samples.inputs, np.ones(len(samples.inputs))])
    labels = 2.0 * samples.labels - 1
    line = np.linalg.lstsq(table, labels)[0]
    return bool(((table @ line > 0) == (labels > 0)).mean() < 0.75)


def n_weights(told):
    """Return how many weights there are."""
    sizes = told.seen.sizes
    return sum(a * b for a, b in zip(sizes[:-1], sizes[1:], strict=True))


def counted(told, value, plural="s"):
    """Judge a count and its plural."""
    return told["n"] == value and (told.word("s") == plural) == (value != 1)


FIRST = {
    "data": "circle",
    "n_samples": 300,
    "noise": 0,
    "drawn": 0,
    "features": ("x", "y"),
    "standardised": False,
    "n_hidden": 2,
    "units_1": 4,
    "units_2": 2,
    "activation": "tanh",
    "rule": "gradient_descent",
    "learning_rate": 0.1,
    "schedule": "constant",
    "batch": 10,
    "l1": 0,
    "l2": 0,
    "scheme": "xavier",
    "scale": 1,
    "seed": 6,
    "n_epochs": 100,
}


def n_changed(told):
    """Return how many settings differ from the first example's."""
    settings, more = told.seen.settings, 0
    for at in range(3, settings.n_hidden + 1):
        more += getattr(settings, f"units_{at}") != 4
    return more + sum(getattr(settings, n) != value for n, value in FIRST.items())


def wanted(told):
    """Tell whether the settings are what the challenge asks about."""
    name = told.seen.settings.challenge
    if name == "Break it":
        return n_changed(told) == 1
    data = {"Spiral, few weights": "spiral", "XOR, two units": "xor"}
    return told.seen.settings.data == data.get(name, "circle")


def met(told):
    """Judge whether the challenge is met."""
    seen, name = told.seen, told.seen.settings.challenge
    if name == "Break it":
        return n_changed(told) == 1 and bool(seen.shares[1, -1] < 0.7)
    if name == "In three epochs":
        at = seen.solved_at
        return at is not None and seen.looks[at] <= 3 * seen.in_epoch
    few = name != "XOR, two units" or sum(seen.settings.hidden) <= 2
    return few and solved(told)


def challenged(name):
    """Return what tells whether this is the challenge."""
    return lambda t: t.seen.settings.challenge == name


ASKS = {
    "Spiral, few weights": (
        "Solve the spiral with as few weights as you can.",
        "Hint: A wave goes up and down again: what could carry a spiral?",
    ),
    "XOR, two units": (
        "Solve XOR with at most two hidden units.",
        "Hint: One of the features that it may be told is nearly the answer.",
    ),
    "Break it": (
        "Hint: What happens to a step that is far too large, or far too small?",
    ),
    "In three epochs": (
        "Hint: More updates an epoch, larger ones, or features that make it easy.",
    ),
}
CLAIMS = (
    *(Claim(text, challenged(name)) for name, texts in ASKS.items() for text in texts),
    Claim(
        "Change one setting of the first example so that at the end fewer than {p}% of "
        "the samples held out are right.",
        lambda t: challenged("Break it")(t) and t["p"] == 70,
    ),
    Claim(
        "Solve the circle within {n} epochs.",
        lambda t: challenged("In three epochs")(t) and t["n"] == 3,
    ),
    Claim("Met.", lambda t: wanted(t) and met(t)),
    Claim("Not met.", lambda t: wanted(t) and not met(t)),
    Claim("These settings are not what it asks about.", lambda t: not wanted(t)),
    Claim("It has {n} weight{s:s|}.", lambda t: counted(t, n_weights(t))),
    Claim(
        "It has {n} hidden unit{s:s|}.",
        lambda t: counted(t, sum(t.seen.settings.hidden)),
    ),
    Claim(
        "You have changed {n} setting{s:s|} of the first example.",
        lambda t: counted(t, n_changed(t)),
    ),
    *(
        Claim(
            f"Held out, {put(form, 'p')} right at the end.",
            lambda t, form=form: SHARES[form](t, "p", float(t.seen.shares[1, -1])),
        )
        for form in CLASSES
        if form != "none"
    ),
    *(
        Claim(
            f"It is solved {put(when, 'k')}.",
            lambda t, holds=holds: (
                t.seen.solved_at is not None and holds(t, "k", t.seen.solved_at)
            ),
        )
        for when, holds in WHENS.items()
        if "{" in when
    ),
    Claim(
        "four units, each of which can draw one soft line.",
        lambda t: is_of(t, units_1=4, features=("x", "y"), data="circle"),
    ),
    Claim(
        "How do they close it to a ring?",
        lambda t: is_of(t, data="circle") and solved(t),
    ),
    Claim("no single line parts these colours.", no_line),
    Claim(
        "Watch the units of layer 1 first, then what layer 2 makes of them.",
        lambda t: is_of(t, n_hidden=2, data="xor") and solved(t),
    ),
    Claim(
        "layer 2 folds the plane.",
        lambda t: (
            is_of(t, n_hidden=2, units_2=2, data="moons", show="fold") and solved(t)
        ),
    ),
    Claim(
        "Does one straight line part the moons in the end?",
        lambda t: is_of(t, units_2=2, data="moons", show="fold"),
    ),
    Claim(
        "told sin x and sin y beside x and y: does it find its way round, and which "
        "units carry it?",
        lambda t: is_of(t, data="spiral", features=WAVES),
    ),
    Claim(
        "the same network, told x and y alone.",
        lambda t: is_of(t, data="spiral", features=("x", "y"), units_1=8, units_2=8),
    ),
    Claim("How far does it get?", lambda t: t.seen.solved_at is None),
    Claim(
        "three colours, three outputs, one for each.",
        lambda t: t.seen.samples.n_classes == t.seen.sizes[-1] == 3,
    ),
    Claim(
        "What does it make of the places where no sample lies?",
        lambda t: t.seen.solved_at is not None and t.seen.sizes[-1] == 3,
    ),
    Claim(
        "many units, few samples, much noise.",
        lambda t: is_of(t, units_1=8, units_2=8, n_samples=100, noise=30),
    ),
    Claim(
        "What becomes of the samples it never saw?",
        lambda t: t.seen.shares[0, -1] >= GOAL > t.seen.shares[1, -1],
    ),
    Claim(
        "no hidden layer at all: how far does one line get with two clouds?",
        lambda t: (
            is_of(t, n_hidden=0, data="gauss") and bool(t.seen.shares[1, 0] < 0.95)
        ),
    ),
    Claim(
        "told x² and y², and no hidden layer: can it draw a ring?",
        lambda t: (
            is_of(t, n_hidden=0, data="circle", features=("xx", "yy")) and solved(t)
        ),
    ),
    Claim(
        "a number instead of a colour: without a hidden layer it can only tilt a "
        "plane.",
        lambda t: is_of(t, n_hidden=0, data="plane"),
    ),
    Claim("Is that enough here?", lambda t: is_of(t, n_hidden=0, data="plane")),
)
