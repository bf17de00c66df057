"""What "How deep?" says of every tree, and of them all."""

from itertools import product

from tests.claims import Claim, Claims, Told

from . import deep_asked, deep_ends
from .deep_seen import Seen
from .drawn import DRAWS, MEASURES, close, measured, so_many, unit

POINTS = {  # a place along the curve, by what is varied
    "max_depth": "depth {v}",
    "min_samples_leaf": "leaf size {v}",
    "alpha": "α = {v}",
}
BEYOND = ", more than two standard errors"
SUFFIXES = {
    "": lambda gap, error, learned, heart: gap == 0,
    ", within two standard errors": lambda gap, error, learned, heart: (
        gap != 0 and abs(gap) <= 2 * error
    ),
    BEYOND: lambda gap, error, learned, heart: (
        abs(gap) > 2 * error and not (gap < 0 < learned)
    ),
    f"{BEYOND}: it learns its rows by heart": lambda gap, error, learned, heart: (
        gap < -2 * error and learned > 0 and heart
    ),
    f"{BEYOND}: more questions do harm": lambda gap, error, learned, heart: (
        gap < -2 * error and learned > 0 and not heart
    ),
}


def at(told: Told, along: str, place: int) -> bool:
    """Tell whether {v} is the depth, leaf size or alpha at a place."""
    mine = told.record.settings.along == along
    return mine and close(told.said["v"], told.seen.value(place))


def heading(along: str):
    def holds(told: Told) -> bool:
        n = told.seen.n_leaves(told.step)
        return (
            at(told, along, told.step)
            and told["l"] == n
            and unit(told, "u", n, "leaf", "leaves")
        )

    return holds


def unpruned(told: Told) -> bool:
    seen = told.seen
    before = seen.value(seen.last - 1) == seen.value(seen.last) == 0
    return before and told.step == seen.last and heading("alpha")(told)


def tells(told: Told) -> bool:
    seen = told.seen
    learned, held = seen.counts(told.step)
    right = (told["a"], told["n"]) == (learned, seen.n)
    right &= (told["b"], told["m"]) == (held, seen.m) and unit(told, "u", seen.n, "row")
    return right and measured(told, held / seen.m, seen.error(told.step))


def none_changed(told: Told) -> bool:
    return not len(told.seen.changed)


def some_changed(told: Told) -> bool:
    k, n = len(told.seen.changed), told.seen.n
    right = told.word("are") == ("is" if k == 1 else "are") and k > 0
    right = right and (told["k"], told["n"]) == (k, n)
    return right and unit(told, "u", n, "label")


def all_as_before(told: Told) -> bool:
    seen, k = told.seen, told.step
    return k > 0 and seen.counts(k) == seen.counts(k - 1)


def as_before(along: str):
    return lambda told: all_as_before(told) and at(told, along, told.step - 1)


def compared(along: str, suffix: str):
    """Return the question about both halves' changes since the place before."""

    def holds(told: Told) -> bool:
        seen, k = told.seen, told.step
        if k == 0 or not at(told, along, k - 1):
            return False
        pairs = zip(seen.counts(k), seen.counts(k - 1), strict=True)
        learned, held = (now - before for now, before in pairs)
        gap, error = seen.gap(k, k - 1)
        both = _change(told, learned, "xc") and _change(told, held, "yd")
        return both and SUFFIXES[suffix](gap, error, learned, seen.by_heart(k))

    return holds


def _change(told: Told, change: int, names: str) -> bool:
    number, word = names
    if number not in told.said:
        return change == 0
    way = "more" if change > 0 else "fewer"
    return change != 0 and told[number] == abs(change) and told.word(word) == way


def says_as_changed(told: Told) -> bool:
    k = len(told.seen.changed)
    said = so_many(told.seen.said(told.step), k)
    return told["k"] == k > 1 and told.word("s") == said


def says_the_only_one(told: Told) -> bool:
    says = told.word("says") == "says"
    return len(told.seen.changed) == 1 and told.seen.said(told.step) == says


def _compared() -> list[Claim]:
    learned = "{x} {c:more|fewer} learned", "as many learned"
    held = "{y} {d:more|fewer} held out", "as many held out"
    return [
        Claim(
            f"Compared with {POINTS[along]}: {one}, {other}{suffix}.",
            compared(along, suffix),
        )
        for along, one, other, suffix in product(POINTS, learned, held, SUFFIXES)
        if (other == held[1]) == (suffix == "")
        if learned[0] == one or (other == held[0] and ": " not in suffix)
    ]


CLAIMS = Claims(
    (
        *(
            Claim(f"With {point}: {{l}} {{u:leaf|leaves}}.", heading(along))
            for along, point in POINTS.items()
        ),
        Claim("With α = {v}, nothing pruned: {l} {u:leaf|leaves}.", unpruned),
        *(
            Claim(
                "It tells {a} of {n} learned {u:row|rows} rightly, and {b} of {m} held "
                f"out: {share}.",
                tells,
            )
            for share in MEASURES
        ),
        Claim("All labels it learns from are the true ones.", none_changed),
        Claim(
            "Of the {n} {u:label|labels} it learns from, {k} {are:is|are} changed to a "
            "wrong one; all labels held out are true.",
            some_changed,
        ),
        *(
            Claim(f"On both halves that is as many as at {point}.", as_before(along))
            for along, point in POINTS.items()
        ),
        *_compared(),
        Claim(
            "Of the {k} changed labels, it says {s:*} as changed.",
            says_as_changed,
        ),
        Claim(
            "The only changed label it {says:says|does not say} as changed.",
            says_the_only_one,
        ),
        *deep_ends.CLAIMS,
        *deep_asked.CLAIMS,
    ),
    evidence=Seen,
    answers=deep_asked.answers,
    draws=DRAWS,
    few=30,
    many=2500,
)
