"""What "What units look for" may say, and the questions that decide it."""

from tests.claims import Claim, Claims

from .own import article
from .units_own import Seen

KINDS = ("ReLU", "tanh", "Sigmoid", "Identity")
WHO = "{who:Unit|Output} {u}"


def settings(rng):
    """Return any training, mostly a short one, and any unit."""
    hidden = rng.choice([0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0])
    units = range(1, int(hidden) + 1) if hidden else range(10)
    return {
        "hidden": hidden,
        "act": rng.choice(KINDS),
        "rule": rng.choice(["Gradient descent", "Momentum", "Adam"]),
        "rate": rng.choice([0.01, 0.03, 0.1, 0.3, 1.0, 3.0]),
        "epochs": rng.choice([1, 2, 3, 5, 8, rng.choice([12, 20, 40])]),
        "l2": rng.choice([0.0, 0.0, 0.001, 0.1]),
        "unit": str(rng.choice(units)),
        "seed": rng.randint(0, 999),
    }


def who(told):
    """Tell whether the unit is called by its name."""
    seen = told.seen
    name = "Output" if seen.alone else "Unit"
    return (told.word("who"), told["u"]) == (name, seen.unit + (not seen.alone))


def highest(told):
    """Judge the digits for which the unit is highest and lowest."""
    means = told.seen.means(told.step)[:, told.seen.unit]
    i, j = int(told["i"]), int(told["j"])
    return (
        who(told)
        and max(i, j) < 10
        and abs(means[i] - means.max()) < 1e-9 > abs(means[j] - means.min())
        and told.reads(a=means[i], b=means[j])
        and article(told.word("x"), i)
        and article(told.word("y"), j)
    )


def alike(told):
    """Judge the commonest digit among those that excite the unit most."""
    kinds = told.seen.kinds(told.step)[told.seen.unit].tolist()
    i = int(told["i"])
    return (
        told["n"] == len(kinds) == 9
        and told["k"] == kinds.count(i) == max(map(kinds.count, kinds))
        and article(told.word("x"), i)
    )


def loudest(told):
    """Judge the digits that the unit speaks for most and least."""
    out = told.seen.out(told.step)[told.seen.unit]
    i, j = int(told["i"]), int(told["j"])
    return (
        not told.seen.alone
        and max(i, j) < 10
        and (out[i], out[j]) == (out.max(), out.min())
        and told.reads(a=out[i], b=out[j])
        and article(told.word("x"), i)
        and article(told.word("y"), j)
    )


def accords(told, step):
    """Judge how many units speak for what excites them, of how many."""
    seen = told.seen
    return (
        not seen.alone and told["n"] == seen.n_units and told["k"] == seen.accords(step)
    )


def verdict(told, words):
    """Judge the counts of the end, and how they are told."""
    seen = told.seen
    now, before, n = seen.accords(seen.last), seen.accords(0), seen.n_units
    error = sum(c / n * (1 - c / n) * n for c in (now, before)) ** 0.5
    far = abs(now - before) > 2 * error
    kind = ("together" if now > before else "apart") if far else "near"
    return kind == words and accords(told, seen.last) and told["b"] == before


def dead(told, k, n):
    """Judge how many units give the same for every digit in the end."""
    return (k, n) == (told.seen.dead(told.seen.last), told.seen.n_units)


def is_start(told):
    """Tell whether it is the training that one starts with."""
    settings = told.record.settings
    first = type(settings)(settings.part, seed=settings.seed, shows=settings.shows)
    kept = ("hidden", "activation", "learning_rate", "l2", "rule", "n_epochs")
    return all(getattr(settings, name) == getattr(first, name) for name in kept)


COUNTS = "{k} of {n} units speak loudest for what excites them most, before training "
COUNTS += "{b}; one in ten would be chance."
ACCORD = "{k} of {n} units speak loudest for the very digit that excites them most."
SAID = (
    Claim(f"Before training: {ACCORD}", lambda t: t.step == 0 and accords(t, 0)),
    Claim(
        f"After epoch {{e}}: {ACCORD}",
        lambda t: 0 < t["e"] == t.step and accords(t, t.step),
    ),
    Claim(
        "Before training: ten outputs, each with {p} weights of its own.",
        lambda t: t.seen.alone and t.step == 0 and t["p"] == 64,
    ),
    Claim(
        "After epoch {e}: ten outputs, each with {p} weights of its own.",
        lambda t: t.seen.alone and 0 < t["e"] == t.step and t["p"] == 64,
    ),
    Claim(
        f"{WHO} is highest for {{x:a|an}} {{i}}, {{a}} on average, and lowest for "
        "{y:a|an} {j}, {b}.",
        highest,
    ),
    Claim(
        f"{WHO} is dead: within a millionth of {{v}} for every digit.",
        lambda t: (
            who(t)
            and t.seen.is_dead(t.step)[t.seen.unit]
            and abs(t["v"] - t.seen.means(t.step)[0, t.seen.unit]) < 1e-6
        ),
    ),
    Claim("Of the {n} digits that excite it most {k} show {x:a|an} {i}.", alike),
    Claim(
        "It speaks loudest for {x:a|an} {i}, weight {a}, and least for {y:a|an} {j}, "
        "{b}.",
        loudest,
    ),
    Claim(
        f"Looking and speaking have come {{w:together|apart}}: {COUNTS}",
        lambda t: verdict(t, t.word("w")),
    ),
    Claim(f"Not clearly more than before: {COUNTS}", lambda t: verdict(t, "near")),
    Claim(
        "Of the {n} digits that excite a unit most, {a} on average show one and the "
        "same digit; before training {b}.",
        lambda t: (
            t["n"] == 9 and t.reads(a=t.seen.purity(t.seen.last), b=t.seen.purity(0))
        ),
    ),
    Claim(
        "Dead: {k} of the {n} units {g:gives|give} the same for every digit, to a "
        "millionth.",
        lambda t: dead(t, t["k"], t["n"]) and (t.word("g") == "gives") == (t["k"] == 1),
    ),
    Claim(
        "Dead: all {n} units give the same for every digit, to a millionth.",
        lambda t: dead(t, t["n"], t["n"]),
    ),
    Claim(
        "Dead: both units give the same for every digit, to a millionth.",
        lambda t: dead(t, 2, 2),
    ),
    Claim(
        "Without a hidden layer each output has one picture of its own digit: what it "
        "weighs is all that it can look for.",
        lambda t: t.seen.alone,
    ),
    Claim(
        "{h} hidden units, {e} epoch{s:|s}.",
        lambda t: (
            (t["h"], t["e"]) == (t.seen.n_units, t.record.settings.n_epochs)
            and (t.word("s") == "s") == (t["e"] != 1)
        ),
    ),
    Claim(
        "How many of them speak loudest for the very digit that excites them most? "
        "(Before training {b}.)",
        lambda t: not t.seen.alone and t["b"] == t.seen.accords(0),
    ),
    Claim(
        "In the end it is {k} of {n}, before training it was {b}.",
        lambda t: accords(t, t.seen.last) and t["b"] == t.seen.accords(0),
    ),
    Claim(
        "No hidden layer, {e} epoch{s:|s}.",
        lambda t: (
            t.seen.alone
            and t["e"] == t.record.settings.n_epochs
            and (t.word("s") == "s") == (t["e"] != 1)
        ),
    ),
    Claim(
        "Of all digits but {k}, for which one is the output of {k} highest, on "
        "average?",
        lambda t: t.seen.alone and t["k"] == 3,
    ),
    Claim(
        "For {x:a|an} {i} it is {a} on average, the highest of the others; for a {k} "
        "it is {b}.",
        lambda t: (
            (str(int(t["i"])), t["k"]) == (t.seen.second, 3)
            and article(t.word("x"), t["i"])
            and t.reads(
                a=t.seen.means(t.seen.last)[int(t["i"]), 3],
                b=t.seen.means(t.seen.last)[3, 3],
            )
        ),
    ),
    Claim(
        "before training a unit's map is noise.",
        lambda t: is_start(t) and t.seen.accords(0) < t.seen.n_units / 4,
    ),
    Claim(
        "What does training draw into it, and is it a digit?",
        lambda t: is_start(t) and t.seen.accords(t.seen.last) > t.seen.n_units / 4,
    ),
    Claim(
        "only what training added to the weights: where do strokes appear, and where "
        "nothing?",
        lambda t: t.record.settings.shows == "Change since the start",
    ),
    Claim(
        "without a hidden layer each output has one map for its digit.",
        lambda t: t.seen.alone and t.seen.n_units == 10,
    ),
    Claim(
        "Can you read them?",
        lambda t: t.seen.alone and t.seen.accords(t.seen.last) == 10,
    ),
)
CLAIMS = Claims(
    SAID,
    evidence=Seen,
    answers=lambda seen: seen.second if seen.alone else seen.accords(seen.last),
    settings=settings,
    also=({"hidden": 2.0, "rate": 3.0, "epochs": 3},),
    few=4,
    many=300,
)
