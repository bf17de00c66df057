"""What "Luck" may say."""

from tests.claims import Claim, Claims, Told

from . import drawing
from .every_deal import least_p_of
from .evidence import NEAR
from .luck_presets import OBSERVE
from .notes import NOTES
from .said import some_of, word
from .shuffled import Shuffled


def is_named(told: Told) -> bool:
    return told.word("name") == word(told.seen.name)


def n_shuffled(told: Told) -> int:
    return told.record.upto[told.step]


def luck(told: Told) -> bool:
    n = n_shuffled(told)
    gains = told.seen.luck[:n]
    return n > 1 and told.reads(n=n, mean=sum(gains) / n, most=max(gains))


def as_good(told: Told) -> tuple[int, int]:
    n = n_shuffled(told)
    return told.seen.as_good(n), n


def once(told: Told) -> bool:
    return n_shuffled(told) == 1 and told.reads(gain=told.seen.luck[0])


# --- what p means -------------------------------------------------------------------


def p_is(told: Told) -> bool:
    """Tell whether p is said of the question that it is about, and reckoned so."""
    seen = told.seen
    reckoned = (1 + told["k"]) / (1 + told["n"])
    is_so = told.reads(k=seen.as_good(), n=seen.n, p=seen.p) and is_named(told)
    return is_so and told.reads(p=reckoned) and told.word("why") == why(seen)


def why(seen: Shuffled) -> str:
    """Say why this p, or what follows from it."""
    k, n = seen.as_good(), f"{seen.n:,}"
    if seen.gain < NEAR:
        return "it gains nothing, and so luck always does as well"
    often = f"luck alone does as well in {k:,} of {n} deals"
    often = f"not one of {n} deals does as well" if k == 0 else often
    often = f"all {n} deals do as well" if k == seen.n else often
    if 20 * (1 + k) <= 1 + seen.n:
        return f"{often}, so luck is a poor explanation of this gain"
    return (
        f"{often}, too often to take the gain for knowledge (one in twenty is the "
        "usual limit)"
    )


def near_the_limit(told: Told) -> bool:
    seen = told.seen
    error = (seen.p * (1 - seen.p) / seen.n) ** 0.5
    return seen.gain > NEAR and abs(seen.p - 0.05) < 2 * error


def smallest(told: Told) -> bool:
    return told.reads(deals=1 + told.seen.n) and 1 / told["deals"] <= told.seen.p


def names_rows(told: Told) -> bool:
    seen = told.seen
    return seen.name in seen.one_a_row and seen.in_bits.entropy > 0


def taken_best(told: Told) -> bool:
    n = len(told.seen.names)
    every = "both" if n == 2 else f"all {n}"
    return n > 1 and told.word("every") == every and not names_rows(told)


def nothing_beats(told: Told) -> bool:
    seen = told.seen
    n, gains = len(seen.one_a_row), seen.in_bits.entropy > 0
    return gains and not names_rows(told) and told.word("n") == ("one", n)[n > 1]


# --- all questions ------------------------------------------------------------------


def passed(told: Told) -> tuple[int, int]:
    return len(told.seen.passed), len(told.seen.names)


def gain_nothing(told: Told) -> tuple[int, int]:
    gains = told.seen.gains.values()
    return sum(gain > NEAR for gain in gains), len(gains)


def none_significant(told: Told) -> bool:
    k, n = passed(told)
    some_gain, _ = gain_nothing(told)
    return k == 0 and n > 1 and some_gain > 0 and told.reads(n=n)


def not_significant(told: Told) -> bool:
    return passed(told) == (0, 1) and gain_nothing(told) == (1, 1)


def cannot_be(told: Told) -> bool:
    """Tell whether even a question that tells all could not be significant."""
    seen = told.seen
    least = least_p_of([seen.label[row] for row in seen.known])
    return least > 0.05 and not passed(told)[0] and told.reads(p=least)


STORY = (
    Claim(
        "On the real table {name:*} gains {gain} bits.",
        lambda told: told.reads(gain=told.seen.gain) and is_named(told),
    ),
    Claim(
        "Now deal the column “{target:*}” out at random among the rows: then the "
        "answers know nothing, and whatever is gained is luck.",
        lambda told: told.step == 0 and told.word("target") == told.seen.table.target,
    ),
    Claim(
        "Its threshold is looked for anew in every deal.",
        lambda told: told.step == 0 and told.seen.is_cut,
    ),
    Claim("Shuffled once: luck gains {gain} bits.", once),
    Claim(
        "Shuffled {n} times: luck gains {mean} bits on average, {most} at most.", luck
    ),
    *(
        Claim(
            f"Shuffled {{n}} times: luck gains {{mean}} bits on average, {{most}} at "
            f"most. {text} as well as the real table.",
            lambda told, so=so: luck(told) and so(told),
        )
        for text, so in some_of("shuffle", "does", "do", as_good)[1:2]
    ),
    *(
        Claim(f"{text} as well as the real table.", so)
        for text, so in some_of("shuffle", "does", "do", as_good)
        if text[0] != "{"
    ),
)
ENDS = (
    Claim("p = (1 + {k}) / (1 + {n}) = {p} for {name:*}: {why:*}.", p_is),
    Claim(
        "That is near the limit: other shuffles may decide otherwise.", near_the_limit
    ),
    Claim(
        "The real table is counted as one of the deals, so p can never be below "
        "1/{deals}.",
        smallest,
    ),
    Claim(
        "{name:*} has another answer in every row, so it gains all there is however "
        "the answers are dealt: p = 1.",
        lambda told: names_rows(told) and is_named(told),
    ),
    Claim(
        "This is how a row number is found out, although no question can gain more.",
        names_rows,
    ),
    Claim(
        "You might have looked at {every:*} questions and taken the best.", taken_best
    ),
    Claim(
        "By luck the best of them gains as much as this one with p = {p}.",
        lambda told: told.reads(p=told.seen.p_of_best) and not names_rows(told),
    ),
    Claim(
        "But {n:one} of them has another answer in every row, and nothing can beat "
        "that: leave it out before you look for the best.",
        lambda told: nothing_beats(told) and len(told.seen.one_a_row) == 1,
    ),
    Claim(
        "But {n} of them have another answer in every row, and nothing can beat that: "
        "leave them out before you look for the best.",
        lambda told: (
            told.seen.in_bits.entropy > 0
            and told.reads(n=len(told.seen.one_a_row))
            and told["n"] > 1
        ),
    ),
    Claim(
        "Not one of the {n} questions of this table is significant: luck does as well "
        "more often than once in 20, for each of them.",
        none_significant,
    ),
    Claim(
        "The only question of this table is not significant: luck does as well more "
        "often than once in 20.",
        not_significant,
    ),
    Claim(
        "With so few rows it cannot be otherwise: even a question that tells "
        "everything would do no better than p = {p}.",
        cannot_be,
    ),
    *(
        Claim(f"{text} beyond the usual limit of 1 in 20.", so)
        for text, so in some_of("question", "is", "are", passed)
        if text[0] not in "N"
    ),
    *(
        Claim(
            f"{text} anything on the real table, so there is no gain that could be "
            "luck.",
            so,
        )
        for text, so in some_of("question", "gains", "gain", gain_nothing)
        if text[0] == "N"
    ),
)
BET = (
    Claim(
        "Shuffle “{target:*}” among the rows, {n} times.",
        lambda told: (
            told.reads(n=told.seen.n) and told.word("target") == told.seen.table.target
        ),
    ),
    Claim(
        "How often does “{name:*}” gain at least as much as it does on the real table?",
        is_named,
    ),
    *(
        Claim(
            f"{text} as well as the real table; p = {{p}}.",
            lambda told, so=so: so(told) and told.reads(p=told.seen.p),
        )
        for text, so in some_of("shuffle", "does", "do", as_good)
        if "nly" not in text and "Both" not in text
    ),
)
LUCK = Claims(
    (*STORY, *ENDS, *BET, *OBSERVE, *NOTES),
    evidence=Shuffled,
    answers=lambda seen: seen.right,
    settings=drawing.luck,
)
