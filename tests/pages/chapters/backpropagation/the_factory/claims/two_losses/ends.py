"""How "Two losses" ends, and what it asks."""

from tests.claims import Claim, Told
from tests.pages.chapters.backpropagation.the_factory.claims.two_losses.seen import (
    sigmoid,
    walk,
)


def _waking(told: Told, name: str, woke: int | None, n: int) -> bool:
    says = "from the start" if woke == 0 else f"after {woke} updates"
    says = "after 1 update" if woke == 1 else says
    says = f"not after {n} updates" if woke is None else says
    return told.word(name) == says


def _woken(told: Told) -> bool:
    seen = told.seen
    return _waking(told, "fast", seen.entropy.woke, seen.n) and _waking(
        told, "slow", seen.squares.woke, seen.n
    )


def _ends(told: Told) -> tuple[float, float]:
    """Return what squared error said at first and says at the end."""
    return told.seen.squares.says(0), told.seen.squares.says(-1)


def _sleeps(told: Told) -> bool:
    seen = told.seen
    return seen.entropy.woke not in (0, None) and seen.squares.woke is None


def _never_wrong(told: Told) -> bool:
    return told.seen.entropy.woke == 0


def _first(told: Told) -> tuple[float, float]:
    """Return the first mistake, and the sigmoid's slope there."""
    way = told.seen.squares
    return way.mistake(0), sigmoid(way.z[0]) * sigmoid(-way.z[0])


def _without_end(told: Told) -> int:
    """Return after how many updates cross-entropy wakes, however many it takes."""
    s = told.record.settings
    return walk(s.first_z, s.target, s.wake_rate, 1000, False).woke


def _starts(told: Told) -> bool:
    settings = told.record.settings
    return told.reads(z=settings.first_z) and told["y"] == settings.target


ENDS = (
    Claim(
        "On the right side of ½: with cross-entropy {fast:*}; with squared error "
        "{slow:*}.",
        _woken,
    ),
    Claim("The unit was never wrong, so there was nothing to wake from.", _never_wrong),
    Claim(
        "Both losses only push it farther the same way: its mistake falls from {a} to "
        "{b} with squared error, and to {c} with cross-entropy.",
        lambda t: (
            _never_wrong(t)
            and t.reads(
                a=t.seen.squares.mistake(0),
                b=t.seen.squares.mistake(-1),
                c=t.seen.entropy.mistake(-1),
            )
            and t["a"] > t["b"] > t["c"]
        ),
    ),
    *(
        Claim(
            f"At z = {{z}} the mistake is {almost}{{m}}, and that is the whole slope "
            "of cross-entropy.",
            lambda t, almost=almost: (
                t.reads(z=t.seen.squares.z[0], m=_first(t)[0])
                and bool(almost) == (t.said["m"] == "1")
            ),
        )
        for almost in ("", "almost ")
    ),
    Claim(
        "Squared error multiplies it by σ′(z) = {s}, so its first step is {r} times "
        "shorter.",
        lambda t: t.reads(s=_first(t)[1], r=1 / _first(t)[1]),
    ),
    Claim(
        "Neither gets there in so few updates with η = {eta}: cross-entropy would "
        "after {k}.",
        lambda t: (
            t.seen.entropy.woke is None
            and t.reads(eta=t.record.settings.wake_rate)
            and t["k"] == _without_end(t)
        ),
    ),
    Claim(
        "Squared error has come from {a} to {b} by the end: it is waking, only later.",
        lambda t: (
            _sleeps(t)
            and t.reads(a=_ends(t)[0], b=_ends(t)[1])
            and abs(_ends(t)[0] - _ends(t)[1]) >= 0.05
        ),
    ),
    Claim(
        "Squared error has only come from {a} to {b} by the end.",
        lambda t: (
            _sleeps(t)
            and t.reads(a=_ends(t)[0], b=_ends(t)[1])
            and t["a"] != t["b"]
            and abs(_ends(t)[0] - _ends(t)[1]) < 0.05
        ),
    ),
    Claim(
        "Its unit is asleep: the surer it is of the wrong answer, the less it learns.",
        lambda t: _sleeps(t) and abs(_ends(t)[0] - _ends(t)[1]) < 0.05,
    ),
    Claim(
        "So near the middle the sigmoid is steep, {s} of at most {top}, and both "
        "losses wake it at once.",
        lambda t: (
            t.reads(s=_first(t)[1], top=0.25)
            and t["s"] > 0.1
            and t.seen.squares.woke == t.seen.entropy.woke
        ),
    ),
    Claim(
        "That is {r} times as many updates.",
        lambda t: t.reads(r=t.seen.squares.woke / t.seen.entropy.woke) and t["r"] > 1,
    ),
    Claim(
        "The surer a unit is of the wrong answer, the longer squared error takes: the "
        "slope that it multiplies in is the smaller.",
        lambda t: (
            bool(t.seen.entropy.woke and t.seen.squares.woke)
            and t.seen.squares.woke > t.seen.entropy.woke
        ),
    ),
)
BET = (
    Claim(
        "A unit starts at z = {z}, should say {y}, and gets {n} updates under each "
        "loss.",
        lambda t: not _never_wrong(t) and t["n"] == t.seen.n and _starts(t),
    ),
    Claim(
        "When cross-entropy has changed its mind (the answer is on the right side of "
        "½), what of squared error?",
        lambda t: not _never_wrong(t),
    ),
    Claim(
        "A unit starts at z = {z} and should say {y}: it leans to the right side from "
        "the start.",
        lambda t: _never_wrong(t) and _starts(t),
    ),
    Claim(
        "After {n} updates, how many times smaller is what is left of the mistake "
        "under cross-entropy than under squared error?",
        lambda t: _never_wrong(t) and t["n"] == t.seen.n,
    ),
    Claim(
        "With squared error {a} is left, with cross-entropy {b}: {r} times smaller.",
        lambda t: (
            t.reads(
                a=t.seen.squares.mistake(-1),
                b=t.seen.entropy.mistake(-1),
                r=t.seen.smaller(),
            )
            and t["a"] > t["b"]
        ),
    ),
    Claim(
        "one unit that is sure and wrong, learning under two losses: compare the "
        "slopes it feels at first.",
        lambda t: t.seen.squares.mistake(0) > 0.9,
    ),
)
