"""How "Learn to read" may end, what it offers and what it asks."""

from tests.claims import Claim

IT = "it names {h} of the {n} digits it never saw rightly, the baseline {b}."


def both(told, near):
    """Judge the counts at the end, and whether they are told as a difference."""
    seen = told.seen
    points, error = seen.points
    return (
        not seen.alone
        and (told["h"], told["b"]) == seen.right(seen.last)
        and told["n"] == seen.n
        and (abs(points) <= 2 * error) == near
    )


def learned(told):
    """Judge the shares right of both kinds of digits."""
    seen = told.seen
    share, held = (
        seen.right_learned(seen.last) / seen.n_learned,
        seen.right(seen.last)[0],
    )
    return held >= 0.9 * seen.n and told.reads(a=100 * share, b=100 * held / seen.n)


def dead(told, k, n):
    """Judge how many units are off for good, where it reads badly."""
    seen = told.seen
    reads_badly = seen.right(seen.last)[0] < 0.9 * seen.n
    return (
        reads_badly
        and seen.net.kind == "relu"
        and (seen.dead, seen.net.hidden) == (k, n)
    )


def question(told, h):
    """Judge how the bet names the training."""
    n = told.record.settings.n_epochs
    told_h = told.seen.net.hidden == h
    return told_h and told["e"] == n and (told.word("s") == "s") == (n != 1)


def after(told):
    """Judge how many the remedy's network names rightly."""
    from .reading_own import Seen

    seen = Seen(told.after)
    return (told["a"], told["n"]) == (seen.right(seen.last)[0], seen.n)


def began(told):
    """Judge how many it names rightly before training."""
    return told.seen.alone and told["b"] == told.seen.right(0)[0]


def is_at(told, **values):
    """Tell whether settings stand so, and all others as they are at first."""
    settings = told.record.settings
    first = type(settings)(part=settings.part, seed=settings.seed)
    kept = ("hidden", "activation", "learning_rate", "l2", "rule")
    wanted = {name: values.get(name, getattr(first, name)) for name in kept}
    return all(getattr(settings, name) == value for name, value in wanted.items())


def reads(told):
    """Tell whether it reads nine in ten of those it never saw."""
    return told.seen.right(told.seen.last)[0] >= 0.9 * told.seen.n


CLAIMS = (
    Claim(f"Too near to call: {IT}", lambda t: both(t, True)),
    Claim(
        f"The hidden layer {{w:helps|stands in the way}}, from this start: {IT}",
        lambda t: both(t, False) and (t.word("w") == "helps") == (t["h"] > t["b"]),
    ),
    Claim(
        "In points, {x} ± {e}: the standard error says how much the choice of digits "
        "that were held out may move it.",
        lambda t: t.reads(x=t.seen.points[0], e=t.seen.points[1]),
    ),
    Claim(
        "What another seed would change is not in it.",
        lambda t: not t.seen.alone and t.seen.points[1] > 0,
    ),
    Claim(
        "Without a hidden layer it names {h} of the {n} digits it never saw rightly.",
        lambda t: (
            t.seen.alone
            and (t["h"], t["n"]) == (t.seen.right(t.seen.last)[0], t.seen.n)
        ),
    ),
    Claim(
        "Of the digits it learned from it names {a}% rightly, of those it never saw "
        "{b}%.",
        learned,
    ),
    Claim(
        "Dead: {k} of the {n} hidden units {is:is|are} 0 for every digit that it "
        "learns from.",
        lambda t: dead(t, t["k"], t["n"]) and (t.word("is") == "is") == (t["k"] == 1),
    ),
    Claim(
        "Dead: all {n} hidden units are 0 for every digit that it learns from.",
        lambda t: dead(t, t["n"], t["n"]) and t["n"] > 2,
    ),
    Claim(
        "Dead: both hidden units are {z} for every digit that it learns from.",
        lambda t: dead(t, 2, 2) and t["z"] == 0,
    ),
    Claim(
        "{h} hidden units, {e} epoch{s:|s}.",
        lambda t: question(t, t["h"]) and not t.seen.alone,
    ),
    Claim(
        "How well does it read the {n} digits it never saw, against the linear "
        "baseline, which has no hidden layer?",
        lambda t: not t.seen.alone and t["n"] == t.seen.n,
    ),
    Claim(
        "It names {h} of {n} rightly, the linear baseline {b}.",
        lambda t: (t["h"], t["b"]) == t.seen.right(t.seen.last) and t["n"] == t.seen.n,
    ),
    Claim("No hidden layer, {e} epoch{s:|s}.", lambda t: question(t, 0)),
    Claim(
        "Of the {n} digits it never saw, how many does it name rightly in the end? "
        "(Before training {b}.)",
        lambda t: began(t) and t["n"] == t.seen.n,
    ),
    Claim(
        "It names {h} of {n} rightly, before training {b}.",
        lambda t: (
            began(t) and (t["h"], t["n"]) == (t.seen.right(t.seen.last)[0], t.seen.n)
        ),
    ),
    Claim(
        "Take η = {r}: then {a} of {n} right",
        lambda t: t["r"] == t.after.settings.learning_rate and after(t),
    ),
    Claim(
        "Take {u} hidden units: then {a} of {n} right",
        lambda t: t["u"] == t.after.settings.hidden and after(t),
    ),
    Claim(
        "how soon does it name nine in ten of those it never saw rightly, and how much "
        "of that is the hidden layer's doing?",
        lambda t: is_at(t) and reads(t),
    ),
    Claim(
        "ten outputs weigh the pixels themselves.",
        lambda t: t.seen.net.into.shape[1:] == (64, 10) and t.seen.alone,
    ),
    Claim("How far does that come?", lambda t: t.seen.alone and reads(t)),
    Claim(
        "all that {p} pixels say must pass through {k} numbers.",
        lambda t: t.seen.net.into.shape[1:] == (t["p"], t["k"]),
    ),
    Claim(
        "Which digits can it still tell apart?",
        lambda t: t.seen.net.hidden == 4 and not reads(t),
    ),
    Claim(
        "with η = {r} the first updates throw the units about.",
        lambda t: t["r"] == t.record.settings.learning_rate and not reads(t),
    ),
    Claim(
        "How many of them are ever above {z} again?",
        lambda t: t["z"] == 0 and t.seen.dead > t.seen.net.hidden / 2,
    ),
    Claim(
        "{k} units that hand on their z as it is.",
        lambda t: t.seen.net.kind == "identity" and t["k"] == t.seen.net.hidden,
    ),
    Claim(
        "Is that more than no layer at all?",
        lambda t: is_at(t, activation="identity") and both_near(t),
    ),
    Claim(
        "the same, with units that bend everywhere, and a step of η = {r}.",
        lambda t: is_at(t, activation="sigmoid", learning_rate=t["r"]),
    ),
    Claim(
        "Does it learn as fast?",
        lambda t: t.record.settings.activation == "sigmoid" and reads(t),
    ),
    Claim(
        "L2 = {x} pulls every weight towards {z}.",
        lambda t: t["x"] == t.record.settings.l2 > 0 == t["z"],
    ),
    Claim(
        "What does that cost with the digits it learns from, what with those it never "
        "saw?",
        lambda t: is_at(t, l2=0.1) and reads(t),
    ),
)


def both_near(told):
    """Tell whether the difference from the baseline is within two standard errors."""
    points, error = told.seen.points
    return abs(points) <= 2 * error
