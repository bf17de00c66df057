"""What "What matters" says of each column."""

from tests.claims import Claim, Claims, Told

from . import matters_asked, matters_ends
from .drawn import DRAWS, MEASURES, close, measured, unit
from .matters_seen import SAME, Losses, Seen
from .reading import (
    BITS,
    EXACT,
    FALLS,
    RISES,
    falls,
    in_bits,
    named,
    share,
    some_of_the_splits,
)

WHO = ("The tree's {k} splits remove", "The tree's only split removes")


def splits(told: Told, bits: str) -> bool:
    k = len(told.seen.asking)
    said = told["k"] if "k" in told.said else 1
    several = ("k" in told.said) == (k > 1)
    return k > 0 and said == k and several and in_bits(told, bits, "x")


def removes_all(told: Told, bits: str) -> bool:
    seen = told.seen
    whole = abs(seen.total - seen.most) < SAME
    return whole and splits(told, bits) and close(told.said["x"], seen.most)


def removes_some(told: Told, bits: str) -> bool:
    seen = told.seen
    less = seen.total < seen.most - SAME / 100 and told["r"] < told["x"]
    right = close(told.said["x"], seen.most) and close(told.said["r"], seen.total)
    return less and right and splits(told, bits)


def asks_nothing(told: Told) -> bool:
    return not told.seen.asking


def tells(told: Told) -> bool:
    seen = told.seen
    n, m = len(seen.settings.halves.y), len(seen.settings.halves.held_y)
    learned, held = seen.right(False), seen.right(True)
    right = (told["a"], told["n"], told["b"], told["m"]) == (learned, n, held, m)
    p = held / m
    error = (p * (1 - p) / m) ** 0.5
    return right and unit(told, "u", n, "row") and measured(told, p, error)


def most_credit(told: Told, several: bool) -> bool:
    seen = told.seen
    right = named(told) == seen.first and seen.total > SAME
    right = right and several == (len(seen.first) > 1)
    return right and share(told, seen.credit(seen.first[0]))


def none_asks(told: Told) -> bool:
    at = named(told)
    return len(at) == 1 and not told.seen.asked(at[0]) and bool(told.seen.asking)


def of_chance(told: Told) -> bool:
    seen = told.seen
    k = seen.asked(seen.added)
    right = some_of_the_splits(told, k, "asks", "ask")
    return right and k > 0 and share(told, seen.credit(seen.added))


def ties(told: Told) -> bool:
    """The copy is the same column, number by number, and nobody asks about it."""
    seen, X = told.seen, told.record.columns.X
    source = named(told, "source")
    same = len(source) == 1 and bool((X[:, source[0]] == X[:, -1]).all())
    return same and named(told) == [seen.added] and not seen.asked(seen.added)


def shared_credit(told: Told) -> bool:
    seen = told.seen
    blurred = seen.settings.added == "blurred" and named(told) == [seen.source]
    before = float(told.record.credit_without[seen.source])
    right = share(told, before, "a") and share(told, seen.credit(seen.source), "b")
    return blurred and right and share(told, seen.credit(seen.added), "c")


def is_shuffled(told: Told) -> bool:
    if told.step == 0 or told["n"] != told.seen.settings.n_shuffles:
        return False
    return named(told) == [told.seen.column(told.step)]


def untouched(told: Told) -> bool:
    return told.step > 0 and not told.seen.asked(told.seen.column(told.step))


def of_the_step(which: str, form: str):
    def holds(told: Told) -> bool:
        if told.step == 0:
            return False
        losses: Losses = getattr(told.seen, which)
        at = told.seen.column(told.step)
        return bool(told.seen.asked(at)) and falls(told, form, losses, at)

    return holds


def has_credit(told: Told) -> bool:
    if told.step == 0:
        return False
    return share(told, told.seen.credit(told.seen.column(told.step)))


def _removed(who: str, bits: str) -> tuple[Claim, ...]:
    return (
        Claim(
            f"{who} all impurity there is, {{x}}{bits}.",
            lambda told: removes_all(told, bits),
        ),
        Claim(
            f"{who} {{r}} of the {{x}}{bits} of impurity.",
            lambda told: removes_some(told, bits),
        ),
    )


ALSO = (
    {  # the first splits gain nothing
        "data": "XOR",
        "made": 50,
        "noise": 0.4,
        "share": 0.2,
        "by": "Misclassification",
        "seed": 662,
        "added": "An exact copy",
        "matter_depth": 2,
    },
    {  # both sides of its splits say the same
        "data": "Iris",
        "noise": 0.4,
        "share": 0.7,
        "seed": 241,
        "matter_depth": 3,
    },
    {  # by luck of the shuffles even its own rows gain
        "data": "XOR",
        "made": 50,
        "spread": 0.0,
        "noise": 0.4,
        "by": "Gini",
        "seed": 925,
        "added": "An exact copy",
        "matter_depth": 1,
        "matter_shuffles": 10,
    },
)
CLAIMS = Claims(
    (
        Claim(
            "Credit by impurity, among {n} {u:column|columns}.",
            lambda told: (
                told.step == 0
                and told["n"] == len(told.seen.names)
                and unit(told, "u", len(told.seen.names), "column")
            ),
        ),
        *(claim for who in WHO for bits in BITS for claim in _removed(who, bits)),
        Claim(
            "The tree asks nothing, so no column has credit and no shuffle costs any.",
            asks_nothing,
        ),
        *(
            Claim(
                "It tells {a} of {n} learned {u:row|rows} rightly, and {b} of {m} held "
                f"out: {part}.",
                tells,
            )
            for part in MEASURES
        ),
        Claim(
            "{who:*} has the most credit, {s}%.",
            lambda told: most_credit(told, False),
        ),
        Claim(
            "{who:*} have the most credit, {s}% each.",
            lambda told: most_credit(told, True),
        ),
        Claim("No split asks about “{who:*}”.", none_asks),
        Claim(
            "“chance numbers” have {s}% of the credit: {some:*} {ask:ask|asks} about "
            "them.",
            of_chance,
        ),
        Claim(
            "“{who:*}” has none: each of its cuts ties with the same cut of "
            "“{source:*}”, and a tie goes to the first column.",
            ties,
        ),
        Claim(
            "Without the copy “{who:*}” had {a}%; now it has {b}%, and the copy {c}%.",
            shared_credit,
        ),
        Claim("“{who:*}” is shuffled, {n} times.", is_shuffled),
        Claim(
            "No split asks about it, so nothing changes: it has no credit.", untouched
        ),
        *(
            Claim(f"{begins} {form}.", of_the_step(which, form))
            for begins, which in (
                ("Held out, accuracy", "held"),
                ("On the learned rows it", "learned"),
            )
            for form in FALLS
            if which == "held" or form != RISES
        ),
        Claim(f"On the learned rows it {EXACT}.", of_the_step("learned", EXACT)),
        Claim("By impurity it has {s}% of the credit.", has_credit),
        *matters_ends.CLAIMS,
        *matters_asked.CLAIMS,
    ),
    evidence=Seen,
    answers=matters_asked.answers,
    draws=DRAWS,
    also=ALSO,
    few=30,
    many=2500,
    n_steps=6,
)
