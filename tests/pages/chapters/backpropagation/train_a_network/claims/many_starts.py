"""What "Many starts" may say: of a look, of the end, of chance, and of the remedy."""

from math import isclose, sqrt

import numpy as np

from tests.claims import Claim, Claims

from .many_starts_own import N, Strip

MANY = "{many:Not one|All|" + "|".join(map(str, range(1, N))) + "}"
P = "{more:|more than }{p}%"
KINDS = {True: "right", False: "of the spread explained"}
MEAN = "worse than always saying the mean"
WHEN = "in the second half of the training"


def said_share(told, value, place="p", more="more"):
    """Judge a percentage, which may say that it is more than the largest below all."""
    if told.word(more):
        return told[place] == 99.99 and 0.9999 < value < 1
    return value >= 0 and told.reads(**{place: 100 * value})


def many(told, step):
    """Judge how many have solved it, in words or numbers, with their verb."""
    n = told.seen.count(step)
    word = {0: "Not one", N: "All"}.get(n, str(n))
    return told.word("many") == word and (told.word("has") == "has") == (n < 2)


def story(told):
    """Judge what a look says, with its label."""
    return told.word("when") == told.seen.label(told.step) and many(told, told.step)


def there(told):
    """Return the losses of those that are not lost, in order."""
    seen = told.seen
    return np.sort(seen.losses[told.step][~seen.lost[told.step]])


def lie(told):
    """Judge smallest, largest, and the one that half of them do not exceed."""
    losses = there(told)
    if not len(losses) or not told.reads(a=losses[0], b=losses[-1]):
        return False
    return told.reads(m=losses[int(np.ceil(len(losses) / 2)) - 1])


def one_loss(told):
    """Judge losses that all read alike."""
    losses = there(told)
    return len(losses) > 0 and told.reads(a=losses[0]) and told.reads(a=losses[-1])


def news(told, which):
    """Judge who has come, who has gone, and who is lost since the look before."""
    seen, at = told.seen, told.step
    if at == 0:
        return False
    now, before = seen.solved[at], seen.solved[at - 1]
    gone = seen.lost[at] & ~seen.lost[at - 1]
    some = {"new": now & ~before, "not": before & ~now & ~gone, "off": gone}[which]
    return bool(some.any()) and told.word("who") == seen.named(some)


def sure(told, all_of_them):
    """Judge at which share of all starts so pure a draw comes up 5 times in 100."""
    n = told.seen.count(-1)
    share = told["p"] / 100
    chance = share**N if all_of_them else (1 - share) ** N
    return (
        n == (N if all_of_them else 0)
        and abs(100 * chance - told["times"]) < 0.8
        and told["times"] == 5
    )


def error(n):
    """Return the standard error of a share of n."""
    return sqrt(n / N * (1 - n / N) / N)


def shares(told):
    """Judge how many solved it, their share and its standard error."""
    n = told.seen.count(-1)
    return 0 < n < N and told["n"] == n and told.reads(p=100 * n / N, e=100 * error(n))


def ends(told, every):
    """Judge between which scores those ended that did not solve it."""
    seen = told.seen
    n = int(seen.failed.sum())
    if n == 0 or (n == N) != every:
        return None
    who = f"The {n}" if n > 1 else "The one"
    if not every and told.word("who") != who:
        return None
    scores = seen.scores[-1][seen.failed]
    return float(scores.min()), float(scores.max())


def ended(told, every, how, sorts):
    """Judge the two ends, as one, as two, or with one below 0."""
    found = ends(told, every)
    if found is None or told.seen.sorts != sorts:
        return False
    low, high = found
    if how == "mean":
        return high < 0
    if how == "worst":
        return low < 0 <= high and said_share(told, high)
    if how == "one":
        return said_share(told, low) and said_share(told, high)
    return (
        low < high and said_share(told, low, "a", "more_a") and said_share(told, high)
    )


def fallers(told):
    """Return how many of those that failed still fell, and how many failed."""
    seen = told.seen
    middle = len(seen.looks) // 2
    falls = seen.losses[-1] <= 0.99 * seen.losses[middle]
    if len(seen.looks) < 3:
        return 0, 0
    return int((falls & seen.failed).sum()), int(seen.failed.sum())


def still(told):
    """Judge how many of those were still learning."""
    falling, n = fallers(told)
    who = "It" if n == 1 else f"All {n}" if falling == n else f"{falling} of these {n}"
    return (
        falling > 0
        and told.word("who") == who
        and (told.word("was") == "was") == (falling == 1)
        and (told.word("their") == "its") == (falling == 1)
        and told["limit"] == 1
    )


def no_longer(told):
    """Judge that none of those was."""
    falling, n = fallers(told)
    who = "It was no longer" if n == 1 else f"Not one of these {n} was still"
    return n > 0 and falling == 0 and told.word("who") == who and told["limit"] == 1


def flew(told):
    """Judge how many flew off, and which."""
    lost = told.seen.lost[-1]
    n = int(lost.sum())
    noun = "network" if n == 1 else "networks"
    fits = told["n"] == n and told.word("noun") == noun
    return n > 0 and fits and told.word("who") == told.seen.named(lost)


def yours(told, how):
    """Judge how the learner's own seed did."""
    seen, seed = told.seen, told.seen.settings.seed
    at = seed - seen.first
    if told["seed"] != seed or seen.lost[-1, at] != (how == "off"):
        return False
    if how == "off":
        return True
    score = float(seen.scores[-1, at])
    if (told.word("did") == "solved it") != bool(seen.solved[-1, at]):
        return False
    if how == "mean":
        return score < 0 and not seen.sorts
    return told.word("kind") == KINDS[seen.sorts] and said_share(told, score)


def first_one(told):
    """Judge at which look the first one had solved it."""
    solved = told.seen.solved.any(axis=1)
    if not solved.any():
        return False
    name = told.seen.label(int(np.flatnonzero(solved)[0]))
    return told.word("when") == name[0].lower() + name[1:]


def best(told, is_mean):
    """Judge the best end of those where none ever solved it."""
    seen = told.seen
    scores = seen.scores[-1][~seen.lost[-1]]
    if seen.solved.any() or not len(scores):
        return False
    if is_mean:
        return scores.max() < 0
    kind = told.word("kind") == KINDS[seen.sorts]
    return kind and said_share(told, float(scores.max()))


def asked(told):
    """Judge the network and the training that the bet is about."""
    sizes = "–".join(map(str, told.seen.sizes))
    epochs = int(told.seen.settings.n_epochs)
    noun = "epoch" if epochs == 1 else "epochs"
    fits = told.word("sizes") == sizes and told.word("noun") == noun
    return fits and told["n"] == N and told["epochs"] == epochs


def mended(told):
    """Judge the unit more by what comes of it: clearly more solve it."""
    before, after = told.seen, Strip(told.after)
    gain = after.count(-1) - before.count(-1)
    noise = N * sqrt(error(before.count(-1)) ** 2 + error(after.count(-1)) ** 2)
    return (
        told["u"] == after.sizes[1] == before.sizes[1] + 1
        and after.sizes[2:] == before.sizes[2:]
        and told["n"] == after.count(-1)
        and told["of"] == N
        and gain > 2
        and gain > 2 * noise
    )


def begins(told, shuffles):
    """Judge what the seed decides: first weights, and the order of batches."""
    return told.step == 0 and (told.seen.in_an_epoch > 1) == shuffles


def goal(told, sorts):
    """Judge when a network counts as one that has solved it."""
    return told.step == 0 and told.seen.sorts == sorts and isclose(told["p"], 95)


def alike(told):
    """Tell whether all networks begin with the same weights."""
    start = told.seen.snapshots[0]
    return told.step == 0 and bool((start == start[0]).all())


def of_circle(told, *sizes):
    """Tell whether this is the circle, by units of one kind, in these sizes."""
    return told.seen.settings.data == "circle" and told.seen.sizes == [2, *sizes, 1]


def apart(told):
    """Tell whether the scores at the end lie in two heaps."""
    scores = np.sort(told.seen.scores[-1])
    return bool(np.diff(scores).max() > 0.1) and told.seen.settings.data == "xor"


def observed_luck(told):
    """Tell whether some came through, and others did not."""
    return 0 < told.seen.count(-1) < N


STORY = (
    *(
        Claim(
            f"{N} networks, the same in everything but their seed, which draws the "
            f"first weights{also}.",
            lambda t, shuffles=shuffles: begins(t, shuffles),
        )
        for shuffles, also in ((True, " and shuffles the samples"), (False, ""))
    ),
    Claim(
        "One has solved the task while it names {p}% or more of the samples held out "
        "rightly.",
        lambda t: goal(t, True),
    ),
    Claim(
        "One has solved the task while it explains {p}% or more of the spread of the "
        "numbers held out.",
        lambda t: goal(t, False),
    ),
    Claim("These first weights are not drawn: all begin alike.", alike),
    Claim(f"{{when:*}}: {MANY} of the {N} {{has:has|have}} solved it.", story),
    Claim(
        "The losses lie from {a} to {b}, half of them at {m} or below.",
        lie,
    ),
    Claim("Every loss is {a}.", one_loss),
    Claim("All losses have left all numbers.", lambda t: not len(there(t))),
    Claim("New since the step before: {who:*}.", lambda t: news(t, "new")),
    Claim("No longer: {who:*}.", lambda t: news(t, "not")),
    Claim("Flown off: {who:*}.", lambda t: news(t, "off")),
)
BET = (
    Claim(
        "A network of {sizes:*} units and {n} seeds, {epochs} {noun:epoch|epochs} "
        "each.",
        asked,
    ),
    Claim("How many of the {n} solve it?", lambda t: t["n"] == N),
    Claim(
        f"{MANY} of the {N} {{has:has|have}} solved it.",
        lambda t: many(t, t.step),
    ),
    Claim("The first one did {when:*}.", first_one),
    Claim(
        f"The best ends at {P} {{kind:right|of the spread explained}}.",
        lambda t: best(t, is_mean=False),
    ),
    Claim(f"The best ends {MEAN}.", lambda t: best(t, is_mean=True)),
)
ENDING = (
    Claim(f"Not one of the {N} starts solved it.", lambda t: t.seen.count(-1) == 0),
    Claim(f"All {N} starts solved it.", lambda t: t.seen.count(-1) == N),
    Claim(
        f"If {{p}}% of all starts did, {N} without one would happen {{times}} times in "
        "100; the larger their share, the more seldom.",
        lambda t: sure(t, all_of_them=False),
    ),
    Claim(
        f"If only {{p}}% of all starts did, {N} out of {N} would happen {{times}} "
        "times in 100; the smaller their share, the more seldom.",
        lambda t: sure(t, all_of_them=True),
    ),
    Claim(
        f"{{n}} of the {N} starts solved it: {{p}}%, with a standard error of {{e}}%.",
        shares,
    ),
    Claim(
        "The settings are the same for all; what parts them is their seed.",
        observed_luck,
    ),
    *(
        Claim(
            f"{who} ended {where}.",
            lambda t, every=every, how=how, sorts=sorts: ended(t, every, how, sorts),
        )
        for every, who in ((True, "They"), (False, "{who:*} that did not solve it"))
        for sorts, kind in KINDS.items()
        for how, where in (
            ("one", f"at {P} {kind}"),
            ("two", f"between {{more_a:|more than }}{{a}}% and {P} {kind}"),
            ("worst", f"at best at {P} {kind}, at worst {MEAN}"),
            ("mean", MEAN),
        )
        if not sorts or how in ("one", "two")
    ),
    Claim(
        "{who:*} {was:was|were} still learning: "
        f"{WHEN} {{their:its|their}} loss fell by {{limit}}% or more.",
        still,
    ),
    Claim(
        f"{{who:*}} learning: {WHEN} no such loss fell by {{limit}}% or more.",
        no_longer,
    ),
    Claim(
        "{n} {noun:network|networks} flew off, the loss beyond all numbers: {who:*}.",
        flew,
    ),
    Claim("Yours, seed {seed}, flew off.", lambda t: yours(t, "off")),
    Claim(
        f"Yours, seed {{seed}}, {{did:solved it|did not solve it}}: {P} "
        "{kind:right|of the spread explained}.",
        lambda t: yours(t, "share"),
    ),
    Claim(
        f"Yours, seed {{seed}}, {{did:solved it|did not solve it}}: {MEAN}.",
        lambda t: yours(t, "mean"),
    ),
    Claim("Take {u} units in layer 1: then {n} of {of} solve it", mended),
)
OBSERVED = (
    Claim("two soft lines and a ring to draw.", lambda t: of_circle(t, 2)),
    Claim("Does any of the {n} find a way?", lambda t: t["n"] == N),
    Claim("a unit more than two, and nothing else is new.", lambda t: of_circle(t, 3)),
    Claim("How many of the {n} close the ring now?", lambda t: t["n"] == N),
    Claim(
        "the same three units from {n} seeds, and not all come through.",
        lambda t: t["n"] == N and of_circle(t, 3) and observed_luck(t),
    ),
    Claim("Where do the losses of the others stop?", observed_luck),
    Claim("they do not all end in the same place.", apart),
    Claim("Which pictures come up again and again?", apart),
    Claim(
        "more units than the ring needs, and still not every start gets there.",
        lambda t: of_circle(t, 4, 2) and observed_luck(t),
    ),
    Claim("Which one does not?", lambda t: t.seen.count(-1) == N - 1),
)
DATA = ("Circle", "XOR", "Two clouds", "Spiral", "Spiral, three arms", "Moons")
NUMBERS = ("Slope (numbers)", "Six bumps (numbers)")
UNITS = ("tanh", "Sigmoid", "ReLU", "Identity", "Leaky ReLU", "GELU", "Softplus")
RULES = ("Gradient descent", "Momentum", "Adam")


def settings(rng):
    """Return any strip that is trained fast: few samples, few epochs."""
    layers = rng.randint(0, 3)
    return {
        "data": rng.choice(rng.choice([DATA, DATA, NUMBERS])),
        "layers": layers,
        **{f"units{at}": rng.randint(1, 5) for at in range(1, layers + 1)},
        "rate": rng.choice([0.001, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0]),
        "seed": rng.randint(0, 999),
        "act": rng.choice(UNITS),
        "features": rng.choice([("x", "y"), ("x", "y"), ("x", "x²", "y²"), ("xy",)]),
        "rule": rng.choice(RULES),
        "epochs": rng.choice([1.0, 3.0, 10.0, 30.0]),
        "batch": rng.choice([5.0, 10.0, 50.0, 250.0]),
        "samples": rng.choice([20.0, 50.0, 100.0]),
        "noise": rng.choice([0, 0, 25, 50]),
        "l2": rng.choice([0.0, 0.0, 0.1]),
        "init": rng.choice(["Xavier", "Xavier", "Zeros", "Normal"]),
    }


# All alike, and neither solved nor lost.
ALIKE = {"data": "Slope (numbers)", "layers": 0, "init": "Zeros", "batch": 250.0}
ALIKE |= {"samples": 100.0, "rate": 0.003, "epochs": 3.0}
# All but one solve it.
ALL_BUT_ONE = {"data": "Slope (numbers)", "layers": 1, "units1": 8, "epochs": 30.0}
ALL_BUT_ONE |= {"samples": 100.0, "seed": 48}
CLAIMS = Claims(
    (*OBSERVED, *BET, *STORY, *ENDING),
    evidence=Strip,
    answers=lambda seen: seen.count(-1),
    settings=settings,
    also=(ALIKE, ALL_BUT_ONE),
    few=25,
    many=400,
)
