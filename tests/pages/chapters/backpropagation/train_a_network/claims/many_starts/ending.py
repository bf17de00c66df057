"""What "Many starts" says at the end: of chance, of those that failed, of one unit."""

from math import sqrt

from tests.claims import Claim

from .bets import observed_luck
from .own import N, Strip
from .saying import KINDS, MEAN, P, said_share

WHEN = "in the second half of the training"


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


CLAIMS = (
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
