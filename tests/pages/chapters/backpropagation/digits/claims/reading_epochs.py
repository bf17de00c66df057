"""What "Learn to read" says of each epoch, and asks."""

import re

from tests.claims import Claim

from .own import article

LEARNED = "of the {a} digits it learns from it names {b} rightly, of the {n} it never "
LEARNED += "saw {c}"
AN = "{x:a|an} {i}"
OTHER = "{y:a|an} {j}"


def counts(told, base):
    """Judge how many are named rightly at this step."""
    seen, step = told.seen, told.step
    held, theirs = seen.right(step)
    return (
        (told["a"], told["n"]) == (seen.n_learned, seen.n)
        and told["b"] == seen.right_learned(step)
        and told["c"] == held
        and seen.alone != base
        and (not base or told["d"] == theirs)
    )


def articles(told):
    """Tell whether both digits have their own article."""
    pairs = ("x", "i"), ("y", "j")
    return all(article(told.word(word), told[digit]) for word, digit in pairs)


def commonest(told):
    """Judge the one commonest mistake of this step."""
    found = told.seen.mistakes(told.step)
    most = max(found.values())
    (pair,) = [one for one, n in found.items() if n == most] if most else [None]
    return (
        pair == (told["i"], told["j"])
        and told["n"] == most
        and (told.word("s") == "") == (most == 1)
        and articles(told)
    )


def several(told):
    """Judge how many mistakes are the commonest."""
    found = told.seen.mistakes(told.step)
    most = max(found.values())
    n_pairs = sum(n == most for n in found.values())
    return (
        n_pairs > 3
        and (told["k"], told["n"]) == (n_pairs, most)
        and (told.word("s") == "") == (most == 1)
    )


def named_alike(told):
    """Judge the two or three mistakes that are equally common."""
    found = told.seen.mistakes(told.step)
    most = max(found.values())
    pairs = re.findall(r"an? (\d) taken for an? (\d)", told.word("pairs"))
    articles = re.findall(r"\b(an?) (\d)", told.word("pairs"))
    return (
        len(pairs) in (2, 3)
        and sorted((int(i), int(j)) for i, j in pairs)
        == sorted(pair for pair, n in found.items() if n == most)
        and told["n"] == most
        and (told.word("s") == "") == (most == 1)
        and all(article(word, int(digit)) for word, digit in articles)
    )


def surest(told, almost=False):
    """Judge the wrong answer with the highest share."""
    shares, says, _ = told.seen.at(told.step)
    labels = told.seen.labels
    highest = shares.max(axis=1)
    most = highest[says != labels].max()
    there = [
        (labels[at], says[at])
        for at in range(len(labels))
        if says[at] != labels[at] and highest[at] >= most - 1e-12
    ]
    if (told["i"], told["j"]) not in there or not articles(told):
        return False
    if almost:
        return told["p"] == 99.99 and 0.9999 < most <= 1
    return told.reads(p=100 * most)


CLAIMS = (
    Claim(
        f"After epoch {{k}}: {LEARNED}; the linear baseline {{d}}.",
        lambda t: 0 < t["k"] == t.seen.net.at(t.step) and counts(t, True),
    ),
    Claim(
        f"After epoch {{k}}: {LEARNED}.",
        lambda t: 0 < t["k"] == t.seen.net.at(t.step) and counts(t, False),
    ),
    Claim(
        f"Before training: {LEARNED}; the linear baseline {{d}}.",
        lambda t: t.seen.net.at(t.step) == 0 and counts(t, True),
    ),
    Claim(
        f"Before training: {LEARNED}.",
        lambda t: t.seen.net.at(t.step) == 0 and counts(t, False),
    ),
    Claim(
        f"Its commonest mistake: {AN} taken for {OTHER}, {{n}} time{{s:|s}}.", commonest
    ),
    Claim("Its commonest mistakes, {n} time{s:|s} each: {pairs:*}.", named_alike),
    Claim("Its {k} commonest mistakes happen {n} time{s:|s} each.", several),
    Claim(
        f"The mistake it is surest of: {AN} that it takes for {OTHER}, by {{p}}%.",
        surest,
    ),
    Claim(
        f"The mistake it is surest of: {AN} that it takes for {OTHER}, by more than "
        "{p}%.",
        lambda t: surest(t, almost=True),
    ),
    Claim(
        "It has flown off: in epoch {k} the loss left all numbers.",
        lambda t: (
            t.seen.flew and t.step > t.seen.net.last and t["k"] == t.seen.net.last + 1
        ),
    ),
    Claim(
        "What is drawn is the state before.",
        lambda t: t.seen.flew and t.step > t.seen.net.last,
    ),
)
