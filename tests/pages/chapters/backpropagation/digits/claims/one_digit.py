"""What "One digit" may say, and the questions that decide it."""

import numpy as np

from pages.words.numbers import percent
from tests.claims import Claim, Claims

from .one_own import Seen
from .own import Net, article, own_split

KINDS = ("ReLU", "tanh", "Sigmoid", "Identity")
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


def settings(rng):
    """Return any digit, any short training, and any size of the update."""
    return {
        "hidden": rng.choice([0.0, 2.0, 8.0, 32.0]),
        "act": rng.choice(KINDS),
        "epochs": rng.choice([1, 2, 3]),
        "rate": rng.choice([0.01, 0.03, 0.1, 0.3, 1.0]),
        "number": rng.randrange(597),
        "one_rate": rng.choice(RATES),
        "seed": rng.randint(0, 12),
    }


def as_said(told, **shares):
    """Tell whether probabilities read as they are."""
    return all(told.word(name) == percent(float(p)) for name, p in shares.items())


def is_right(told, at):
    """Tell whether the digit is read rightly, before (0) or after (1)."""
    return told.seen.says[at] == told.seen.label


def answer(told):
    """Judge what it says before the update."""
    seen = told.seen
    if is_right(told, 0):
        return told["i"] == seen.label and as_said(told, p=seen.shares[0][seen.label])
    says = seen.says[0]
    p, q = seen.shares[0][says], seen.shares[0][seen.label]
    return (told["i"], told["j"]) == (says, seen.label) and as_said(told, p=p, q=q)


def outputs(told):
    """Judge the blame at the right output."""
    seen = told.seen
    return told["i"] == seen.label and told.reads(a=seen.outputs[seen.label])


def worst(told):
    """Judge the output that should be lowered most."""
    blame, i = told.seen.outputs.copy(), int(told["i"])
    blame[told.seen.label] = -1
    return i < 10 and blame[i] == blame.max() and told.reads(a=blame.max())


def units(told):
    """Judge the units that should be lower and higher."""
    blame = told.seen.blame
    i, j = int(told["i"]) - 1, int(told["j"]) - 1
    return (
        max(i, j) < len(blame)
        and np.isclose(blame[i], blame.max(), rtol=1e-9)
        and np.isclose(blame[j], blame.min(), rtol=1e-9)
        and told.reads(a=blame.max(), b=blame.min())
    )


def pixels(told):
    """Judge the pixels that would raise and lower the loss most."""
    blame = told.seen.pixels
    places = [int(8 * (told[r] - 1) + told[c] - 1) for r, c in ("ij", "kl")]
    both = zip(places, (blame.max(), blame.min()), strict=True)
    return (
        max(told[one] for one in "ijkl") <= 8
        and all(np.isclose(blame[at], end, rtol=1e-9) for at, end in both)
        and told.reads(a=blame.max(), b=-blame.min())
    )


def both_ways(blame):
    """Tell whether a blame pulls both ways."""
    return blame.min() < 0 < blame.max()


def loss(told):
    """Judge how the loss changes."""
    before, after = told.seen.losses
    fell = told.word("w") == "falls"
    return fell == (after < before) and told.reads(a=before, b=after)


def ends(told, before, after):
    """Judge whether it is right before and after, and how sure it is then."""
    return (is_right(told, 0), is_right(told, 1)) == (before, after) and (
        told["i"] == told.seen.says[1] and as_said(told, p=told.seen.shares[1].max())
    )


def others(told, kind):
    """Judge the counts of the others."""
    lost, won = told.seen.lost_and_won
    before, after = (int(one.sum()) for one in told.seen.right)
    found = (
        "pay" if lost > won else "gain" if won > lost else "even" if lost else "same"
    )
    return (
        kind == found
        and (told["n"], told["a"], told["b"]) == (told.seen.n, after, before)
        and (told["l"], told["w"]) == (lost, won)
        and (told.word("s") == "") == (lost == 1)
    )


def offered(told):
    """Judge what the remedy promises."""
    after = Seen(told.after)
    return (
        told["e"] == told.after.settings.one_rate
        and told["i"] == told.seen.label == after.says[1]
        and (told["k"], told["n"]) == (int(after.right[1].sum()), after.n)
    )


def n_wrong(told):
    """Count the held-out digits that are read wrongly."""
    net, (_, (held, labels)) = Net(told.record.net), own_split()
    return int((net.says(held, net.last) != labels).sum())


def forecast(told):
    """Return by how much the loss would fall along a straight line."""
    return told.seen.settings.one_rate * told.seen.steepness**2


def both_changes(told):
    """Judge the change of the loss beside the forecast."""
    before, after = told.seen.losses
    size = told.reads(a=forecast(told), b=abs(after - before))
    return size and (told.word("w") == "falls") == (after < before)


AN = "{x:a|an} {i}"
COUNTS = "of {n} it names {a} rightly, before the update {b}: {l} digit{s:|s} lost, "
COUNTS += "{w} won."
HEADS = {
    "pay": "The others pay for it",
    "gain": "The others gain from it",
    "even": "As many are lost as won",
    "same": "The others stay as they were",
}
HOW = "What does it say after one update on it alone, with η = {e}?"
STORY = (
    Claim(
        f"The picture shows {AN}: {{n}} pixels with {{z}} to {{m}} of ink, of which "
        "each becomes one input.",
        lambda t: (
            t["i"] == t.seen.label
            and article(t.word("x"), t["i"])
            and (t["n"], t["z"], t["m"]) == (64, 0, 16)
        ),
    ),
    Claim(
        "It is digit {k} of the {n}, counted from {z}, that the network never learned "
        "from.",
        lambda t: (t["k"], t["n"], t["z"]) == (t.seen.settings.number, 597, 0),
    ),
    Claim(
        "Hidden units: {k} of {n} are above {z}; the highest is unit {u}, {a}.",
        lambda t: (
            t["z"] == 0
            and (t["k"], t["n"])
            == ((t.seen.units[0][0] > 0).sum(), len(t.seen.units[0][0]))
            and t["u"] <= t["n"]
            and t.reads(a=t.seen.units[0][0].max())
            and np.isclose(
                t.seen.units[0][0][int(t["u"]) - 1], t.seen.units[0][0].max()
            )
        ),
    ),
    Claim("It says {i}, rightly, by {p:*}.", lambda t: is_right(t, 0) and answer(t)),
    Claim(
        "It says {i}, wrongly, by {p:*}; the right {j} has {q:*}.",
        lambda t: not is_right(t, 0) and answer(t),
    ),
    Claim("Its loss is {a}.", lambda t: t.reads(a=t.seen.losses[0])),
    Claim(
        "Blame at the outputs is p, less {one} at the right digit: {a} at the {i}, "
        "which should be higher.",
        lambda t: t["one"] == 1 and outputs(t),
    ),
    Claim(
        "Of the others the {i} has most, {a}: it should be lower.",
        worst,
    ),
    Claim(
        "Blame at the outputs: none is left, as far as digits go.",
        lambda t: not t.seen.outputs.any(),
    ),
    Claim(
        "Blame at the units: unit {i} should be lower, δ = {a}, and unit {j} higher, "
        "{b}.",
        lambda t: both_ways(t.seen.blame) and units(t),
    ),
    Claim(
        "Blame at the units: it does not pull both ways.",
        lambda t: not both_ways(t.seen.blame),
    ),
    Claim(
        "{k} of {n} {g:get|gets} none.",
        lambda t: (
            (t["k"], t["n"]) == ((t.seen.blame == 0).sum(), len(t.seen.blame))
            and (t.word("g") == "gets") == (t["k"] == 1)
        ),
    ),
    Claim(
        "Blame on the pixels: how fast the loss changes with the ink of each of the "
        "{n}.",
        lambda t: both_ways(t.seen.pixels) and t["n"] == len(t.seen.ink),
    ),
    Claim(
        "For one level more in row {i}, column {j} it would rise by {a}; in row {k}, "
        "column {l} it would fall by {b}, were it a straight line.",
        lambda t: both_ways(t.seen.pixels) and pixels(t),
    ),
    Claim(
        "Blame on the pixels: it does not pull both ways.",
        lambda t: not both_ways(t.seen.pixels),
    ),
    Claim(
        "Pixels without ink carry {p:*} of it.",
        lambda t: as_said(
            t,
            p=np.abs(t.seen.pixels)[t.seen.ink == 0].sum()
            / np.abs(t.seen.pixels).sum(),
        ),
    ),
    Claim(
        "The update −η∇L moves {n} numbers, weights and biases, by {a} in all; "
        "together they are {b} long.",
        lambda t: (
            t["n"] == t.seen.count
            and t.reads(a=t.seen.settings.one_rate * t.seen.steepness, b=t.seen.length)
        ),
    ),
    Claim(
        "Were the loss a straight line, it would fall by {a}.",
        lambda t: t.reads(a=forecast(t)),
    ),
    Claim(
        "After the update it says {i}, {w:rightly|wrongly}.",
        lambda t: (
            t["i"] == t.seen.says[1] and (t.word("w") == "rightly") == is_right(t, 1)
        ),
    ),
    Claim(
        "For the {i} the probability goes from {p:*} to {q:*}.",
        lambda t: (
            t["i"] == t.seen.label
            and t.word("p") != t.word("q")
            and as_said(
                t, p=t.seen.shares[0][t.seen.label], q=t.seen.shares[1][t.seen.label]
            )
        ),
    ),
    Claim(
        "For the {i} the probability stays at {p:*}.",
        lambda t: (
            t["i"] == t.seen.label
            and as_said(t, p=t.seen.shares[0][t.seen.label])
            and as_said(t, p=t.seen.shares[1][t.seen.label])
        ),
    ),
    Claim("Its loss {w:falls|rises} from {a} to {b}.", loss),
    Claim(
        "Its loss stays at {a}.",
        lambda t: t.reads(a=t.seen.losses[0]) and t.reads(a=t.seen.losses[1]),
    ),
)
ENDING = (
    Claim("Still right: it says {i}, by {p:*}.", lambda t: ends(t, True, True)),
    Claim(
        "One update is enough: it says {i}, by {p:*}.", lambda t: ends(t, False, True)
    ),
    Claim(
        "The update was too much: it says {i}, by {p:*}.",
        lambda t: ends(t, True, False),
    ),
    Claim(
        "One update is not enough: it still says {i}, by {p:*}.",
        lambda t: ends(t, False, False) and t.seen.says[0] == t.seen.says[1],
    ),
    Claim(
        "Another mistake: it takes the {j} for {x:a|an} {i} now, by {p:*}.",
        lambda t: (
            ends(t, False, False)
            and t.seen.says[0] != t.seen.says[1]
            and t["j"] == t.seen.label
            and article(t.word("x"), t["i"])
        ),
    ),
    Claim(
        "Along a straight line its loss would fall by {a}; it {w:falls|rises} by {b}.",
        both_changes,
    ),
    *(
        Claim(f"{head}: {COUNTS}", lambda t, kind=kind: others(t, kind))
        for kind, head in HEADS.items()
    ),
    Claim(
        "Take η = {e}: then it says {i}, and {k} of the {n} others are right",
        offered,
    ),
    Claim(
        "Of these {k} of the {n} digits {v:is|are} read wrongly.",
        lambda t: (
            (t["k"], t["n"]) == (n_wrong(t), 597)
            and (t.word("v") == "is") == (t["k"] == 1)
        ),
    ),
    Claim(
        "Click one of the {k} surest mistakes.",
        lambda t: t["k"] == min(n_wrong(t), 12) > 1,
    ),
)
BETS = (
    Claim(
        f"It takes this {{j}} for {AN}.",
        lambda t: (
            (t["j"], t["i"]) == (t.seen.label, t.seen.says[0])
            and not is_right(t, 0)
            and article(t.word("x"), t["i"])
        ),
    ),
    Claim(HOW, lambda t: not is_right(t, 0) and t["e"] == t.seen.settings.one_rate),
    Claim(
        "After the update it says {i}.",
        lambda t: t["i"] == t.seen.says[1],
    ),
    Claim(
        "It reads this {i} rightly, and {b} of the {n} others that it never saw.",
        lambda t: (
            t["i"] == t.seen.label == t.seen.says[0]
            and (t["b"], t["n"]) == (t.seen.right[0].sum(), t.seen.n)
        ),
    ),
    Claim(
        "How many of those after one update on this digit alone, with η = {e}?",
        lambda t: is_right(t, 0) and t["e"] == t.seen.settings.one_rate,
    ),
    Claim(
        "Of the {n} others {a} are named rightly then, before it {b}.",
        lambda t: (
            (t["n"], t["a"], t["b"])
            == (t.seen.n, *(one.sum() for one in reversed(t.seen.right)))
        ),
    ),
)
OBSERVE = (
    Claim(
        "one update with the η of the training, on this {i} alone.",
        lambda t: (
            t["i"] == t.seen.label
            and t.seen.settings.one_rate == t.seen.settings.learning_rate
        ),
    ),
    Claim(
        "It mends the {i}; what does it do to all the others?",
        lambda t: t["i"] == t.seen.label and is_right(t, 1) and not is_right(t, 0),
    ),
    Claim(
        "the same {i} with η = {e}.",
        lambda t: (t["i"], t["e"]) == (t.seen.label, t.seen.settings.one_rate),
    ),
    Claim(
        "Is that enough, and what do the others pay?",
        lambda t: not is_right(t, 0) and t.seen.settings.one_rate < 0.01,
    ),
    Claim(
        "a {i} that it reads rightly, and surely.",
        lambda t: (
            t["i"] == t.seen.label == t.seen.says[0] and t.seen.shares[0].max() > 0.99
        ),
    ),
    Claim(
        "How much blame is left to hand back?",
        lambda t: is_right(t, 0) and t.seen.shares[0].max() > 0.99,
    ),
    Claim(
        "a {i} that it takes for a {j}.",
        lambda t: (
            (t["i"], t["j"]) == (t.seen.label, t.seen.says[0]) != (t["j"], t["i"])
        ),
    ),
    Claim(
        "How far must the answer move?",
        lambda t: not is_right(t, 0) and t.seen.shares[0].max() > 0.8,
    ),
)
CLAIMS = Claims(
    (*STORY, *ENDING, *BETS, *OBSERVE),
    evidence=Seen,
    answers=lambda seen: seen.answer,
    settings=settings,
    also=({"hidden": 2.0, "epochs": 1, "number": 352, "one_rate": 3.0},),
    few=6,
    many=300,
)
