"""The claims of the part "Measures"."""

from math import isclose

from tests.claims import Claim, Claims, Told

from .evidence import SAME, Bag, bits_of, by_any_log
from .shared import COLOURS, DRAWN, SHARED, UNIT, noun_fits

NAMED = f"{{colour:{COLOURS}}}"
RIGHT = "{%s:right|wrong}"
SPLIT_A, SPLIT_B = ((300, 100), (100, 300)), ((200, 400), (200, 0))  # Breiman's


def is_named(told: Told) -> bool:
    """Of the commonest colours the first is named."""
    return told.word("colour") == told.seen.commonest[0]


def rank(told: Told) -> bool:
    n = len(told.seen.commonest)
    is_only = told.word("rank") == "the only colour"
    return is_named(told) and n == 1 and is_only == (len(told.seen.counts) == 1)


def verdict(is_right: bool) -> str:
    return "right" if is_right else "wrong"


def mistakes(seen: Bag, upto: int) -> tuple[int, int]:
    """Return how often the two were wrong: who draws a guess, who names a colour."""
    steps = range(1, upto + 1)
    by_draw = sum(seen.guessed(at) != seen.drawn(at) for at in steps)
    return by_draw, sum(seen.commonest[0] != seen.drawn(at) for at in steps)


def so_far(told: Told) -> bool:
    return (
        told["n"] == told.step
        and noun_fits(told["n"], told)
        and (told["drawn"], told["named"]) == mistakes(told.seen, told.step)
        and is_named(told)
    )


def measures(told: Told) -> bool:
    low, high = told.seen.missed, told.seen.gini
    same = abs(high - low) < SAME
    return (
        told.reads(low=low, high=high)
        and told.word("sign") == ("=" if same else "<")
        and told.word("is") == ("no better" if same else "better")
        and (told.said["low"] == told.said["high"]) == same
        and is_named(told)
    )


def missed(told: Told) -> bool:
    n, seen = told.record.settings.n_draws, told.seen
    by_draw, by_name = mistakes(seen, n)
    expected = seen.gini - seen.missed  # of a draw: how many more a drawn guess misses
    got = by_draw - by_name
    is_chance = got < 0 or (expected < SAME and got != 0)
    return (told["n"], told["named"], told["drawn"]) == (n, by_name, by_draw) and (
        told.word("chance") != ""
    ) == is_chance


def gain(split, impurity) -> float:
    total = sum(map(sum, split))
    after = sum(sum(child) / total * impurity(child) for child in split)
    return impurity([*map(sum, zip(*split, strict=True))]) - after


def gini_of(counts) -> float:
    return 1 - sum((n / sum(counts)) ** 2 for n in counts)


def splits(told: Told) -> bool:
    wrong = [min(child) for split in (SPLIT_A, SPLIT_B) for child in split]
    same = sum(wrong[:2]) == sum(wrong[2:])
    return (
        [told[name] for name in ("a1", "a2", "b1", "b2")] == wrong
        and told["rows"] == sum(map(sum, SPLIT_A))
        and told.word("same") == ("the same number" if same else "not the same number")
    )


def gains(told: Told) -> bool:
    one = told.seen.one_bit
    bits = [gain(split, bits_of) * one for split in (SPLIT_A, SPLIT_B)]
    ginis = [gain(split, gini_of) for split in (SPLIT_A, SPLIT_B)]
    fits = told.word("unit") == told.record.settings.log
    read = {
        "bits_a": bits[0],
        "bits_b": bits[1],
        "gini_a": ginis[0],
        "gini_b": ginis[1],
    }
    return fits and told.reads(**read)


def moved(told: Told) -> bool:
    """Move the marble from green to orange, and look at all three measures."""
    counts = dict(told.seen.counts)
    if counts.get("green") != 1 or "orange" not in counts:
        return False
    before = [*counts.values()]
    after = [*{**counts, "green": 0, "orange": counts["orange"] + 1}.values()]
    return (
        max(before) == max(after)
        and not isclose(bits_of(before), bits_of(after))
        and not isclose(gini_of(before), gini_of(after))
    )


STORY = (
    Claim(
        f"Two people guess each draw: one always says {NAMED}, {{rank:the only colour|"
        "the commonest colour}, the other draws a guess from the bag itself.",
        rank,
    ),
    Claim(
        f"Two people guess each draw: one always says {NAMED}, one of the {{n}} "
        "commonest colours, the other draws a guess from the bag itself.",
        lambda told: is_named(told) and told["n"] == len(told.seen.commonest) > 1,
    ),
    Claim(
        f"The drawn guess was {NAMED}: {RIGHT % 'is'}.",
        lambda told: (
            told.word("colour") == told.seen.guessed(told.step)
            and told.word("is")
            == verdict(told.seen.guessed(told.step) == told.seen.drawn(told.step))
        ),
    ),
    Claim(
        f"The guess {NAMED}: {RIGHT % 'is'}.",
        lambda told: (
            is_named(told)
            and told.word("is")
            == verdict(told.seen.commonest[0] == told.seen.drawn(told.step))
        ),
    ),
    Claim(
        "Mistakes in {n} {noun:draw|draws} so far: {drawn} by drawn guesses, {named} "
        f"by always saying {NAMED}.",
        so_far,
    ),
)
WRONG = "how often are you wrong, from 0 (never) to 1 (always)?"
YOURS = "and puts it back, and your guess is a draw of your own from the same bag: "
YOURS += WRONG
BET = (
    Claim(
        f"Someone draws one of the {{n}} marbles {YOURS}",
        lambda told: told["n"] == told.seen.total > 1,
    ),
    Claim(f"Someone draws the only marble {YOURS}", lambda told: told.seen.total == 1),
    Claim(
        "The guess is right when two independent draws have the same colour, which "
        "happens with the sum of p² = {same}.",
        lambda told: told.reads(same=sum(p**2 for p in told.seen.shares.values())),
    ),
    Claim(
        "So it is wrong in {gini} of the draws: that is the Gini impurity.",
        lambda told: told.reads(gini=told.seen.gini),
    ),
    Claim(
        f"Always naming {NAMED} would be wrong in {{missed}}: the misclassification.",
        lambda told: is_named(told) and told.reads(missed=told.seen.missed),
    ),
)
ENDING = (
    Claim(
        f"Misclassification {{low}} {{sign:=|<}} Gini {{high}}: in the long run, "
        f"naming {NAMED} every time is {{is:better|no better}} than drawing the guess.",
        measures,
    ),
    Claim(
        "In these {n} draws that missed {named}, drawn guesses {drawn}{chance:|: such "
        "a difference is chance}.",
        missed,
    ),
    Claim(
        "The split they disagree on: split A leaves {a1} + {a2} of {rows} rows on the "
        "wrong side of the best guess, split B {b1} + {b2}: {same:the same number|not "
        "the same number}, and misclassification counts nothing else.",
        splits,
    ),
    Claim(
        "But the {n} rows of B's second child all say yes: it is pure, and needs no "
        "more questions.",
        lambda told: SPLIT_B[1] == (told["n"], 0),
    ),
    Claim(
        f"Entropy and Gini see it: their gains are {{bits_a}} < {{bits_b}} {UNIT} and "
        "{gini_a} < {gini_b}.",
        gains,
    ),
)
OBSERVE = (
    Claim(
        "of two colours, all three measures are 0 for a pure bag and largest at the "
        "middle, but only misclassification is made of straight lines: so it cannot "
        "tell split A from split B, and the bent ones can.",
        lambda told: len(told.seen.counts) == 2,
    ),
    Claim(
        "the best guess is wrong as often as not: misclassification sees only the "
        "commonest colour.",
        lambda told: told.seen.missed == 0.5,
    ),
    Claim(
        "Move the marble from green to orange: it does not notice, entropy and Gini "
        "do.",
        moved,
    ),
)
CLAIMS = Claims(
    (*SHARED, DRAWN, *STORY, *BET, *ENDING, *OBSERVE),
    evidence=Bag,
    answers=lambda seen: seen.gini,
    settings=by_any_log,
)
