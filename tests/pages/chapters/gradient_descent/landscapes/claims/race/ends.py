"""The claims of how the race ends: the ranking, and where everyone stands."""

import re
from itertools import pairwise

import numpy as np

from tests.claims import Claim, Told
from tests.claims.shapes import number

from .evidence import LEVEL, NEAR, Seen, is_level, reads

WITH = re.compile(r"(.+?) \((.+?\)?)\)(?:, (?=[A-Z])|$)")
RANKED = re.compile(
    r"(.+?) (at|within 10⁻¹² of) f = (\S+(?:\u00a0\S+)*?)(?:, (?=[A-Z])|$)"
)


def _ranking(told: Told) -> bool:
    seen = told.seen
    said = RANKED.findall(told.word("list"))
    places = seen.places(seen.last)
    return bool(
        _after(told)
        and len(seen.racers) > 1
        and len(said) == len(places)
        and all(
            name == seen.named(some) and _level(seen, how, text, some)
            for (name, how, text), some in zip(said, places, strict=True)
        )
        and all(number(low) < number(high) for (*_, low), (*_, high) in pairwise(said))
    )


def _level(seen: Seen, how: str, text: str, some: list[int]) -> bool:
    """Tell whether walkers that share a place are as high as they are said to be."""
    return is_level(how, text, [seen.heights[-1, i] for i in some])


def _after(told: Told) -> bool:
    word = "step" if told.seen.last == 1 else "steps"
    return told.reads(n=told.seen.last) and told.word("w") == word


def _alone(told: Told) -> bool:
    seen = told.seen
    return bool(
        _after(told)
        and [told.word("who")] == [seen.names[i] for i in seen.racers]
        and seen.level(told, "f", "at", seen.racers, seen.last)
    )


def _verb(seen: Seen, some: list[int]) -> str:
    """Return the word for standing; who has settled, all of them, rest."""
    verb = "rest" if all(seen.settled[i] for i in some) else "stand"
    return f"{verb}s" if len(some) == 1 else verb


def _there(told: Told, end: str = "place") -> list[float] | None:
    """Return how far from a place those stand who are told to; None if untrue."""
    seen: Seen = told.seen
    near = [(i, *seen.nearest(i)) for i in seen.ending(end)]
    some = [
        (i, gap)
        for i, gap, kind, (x, y) in near
        if kind == told.word("kind")
        and told.reads(x=x, y=y)
        and (end == "leaving" or seen.settled[i] == told.word("v").startswith("rest"))
    ]
    if not some or seen.named([i for i, _ in some]) != told.word("who"):
        return None
    verb = _verb(seen, [i for i, _ in some])
    if end == "leaving":
        verb = "is" if len(some) == 1 else "are"
    return [gap for _, gap in some] if told.word("v") == verb else None


def _exactly(told: Told) -> bool:
    gaps = _there(told)
    return bool(gaps) and max(gaps) == 0


def _leaving(told: Told) -> bool:
    gaps = _there(told, "leaving")
    return bool(gaps) and max(gaps) * (1 - 1e-9) <= told["d"] <= 1.11 * max(gaps)


def _still(told: Told) -> bool:
    """Tell whether Newton has not moved, and along the slope there is no bend."""
    seen, some = told.seen, told.seen.ending("still")
    if [seen.names[i] for i in some] != [told.word("who")]:
        return False
    walk = seen.record.race.trajectories[some[0]]
    bends = seen.settings.surface.hessian(walk.points[-1])
    way = walk.gradients[-1] / np.linalg.norm(walk.gradients[-1])
    return told.word("v") == "stands" and bool(
        np.linalg.norm(bends @ way) <= 1e-9 * max(np.abs(bends).max(), 1e-300)
    )


def _within(told: Told) -> bool:
    gaps = _there(told)
    if not gaps or max(gaps) == 0:
        return False
    return max(gaps) * (1 - 1e-9) <= told["d"] <= 1.11 * max(gaps)


def _slopeless(told: Told) -> bool:
    seen, some = told.seen, told.seen.ending("level")
    return bool(
        some
        and told.word("who") == seen.named(some)
        and told.word("v") == _verb(seen, some)
        and max(seen.slopes[-1, i] for i in some) <= 1e-9
    )


def _each(kind: str, is_so):
    """Return what judges a list of walkers that end alike, each with its own words."""

    def holds(told: Told) -> bool:
        seen, said = told.seen, WITH.findall(told.word("list"))
        some = seen.ending(kind)
        return bool(
            some
            and [name for name, _ in said] == [seen.names[i] for i in some]
            and all(
                is_so(seen, i, text) for i, (_, text) in zip(some, said, strict=True)
            )
        )

    return holds


def _slope(seen: Seen, i: int, text: str) -> bool:
    is_off = seen.nearest(i)[0] > NEAR * seen.width
    number = text.removeprefix("on a slope of ")
    return is_off and number != text and reads(number, seen.slopes[-1, i])


def _place(seen: Seen, i: int, text: str) -> bool:
    x, y = text.removeprefix("at (").rstrip(")").split(", ")
    a, b = seen.points[-1, i]
    return reads(x, a) and reads(y, b)


def _since(seen: Seen, i: int, text: str) -> bool:
    n = seen.taken[i]
    return text == f"after {n:,} step{'' if n == 1 else 's'}"


def _fair(told: Told) -> bool:
    seen = told.seen
    counts = {seen.taken[i] for i in seen.racers}
    word = "time" if told["n"] == 1 else "times"
    fits = len(seen.racers) > 1 and counts == {told["n"]}
    return fits and told.word("w") == word


def _reference(told: Told) -> bool:
    seen = told.seen
    if "Newton" not in seen.names:
        return False
    at = seen.names.index("Newton")
    word = "time" if seen.taken[at] == 1 else "times"
    fits = told.reads(f=seen.heights[-1, at], n=seen.taken[at])
    return fits and told.word("w") == word


STAND = "stands|stand|rests|rest"
KIND = "{kind:minimum|saddle|maximum|level point|kink} at ({x}, {y})"
CLAIMS = (
    Claim("After {n} {w:step|steps}, from the lowest up: {list:*}.", _ranking),
    Claim(f"After {{n}} {{w:step|steps}} {{who:*}} is {LEVEL % ('at', 'f')}.", _alone),
    Claim(f"{{who:*}} {{v:{STAND}}} exactly at the {KIND}.", _exactly),
    Claim(f"{{who:*}} {{v:{STAND}}} at the {KIND}, at most {{d}} away.", _within),
    Claim(
        f"{{who:*}} {{v:is|are}} leaving the {KIND}, at most {{d}} away by now.",
        _leaving,
    ),
    Claim(f"{{who:*}} {{v:{STAND}}} where the slope is below a billionth.", _slopeless),
    Claim(
        "{who:*} {v:stands|stand} still: along the slope there is no bend to divide "
        "by.",
        _still,
    ),
    Claim("Still on the way: {list:*}.", _each("way", _slope)),
    Claim("Out of the picture: {list:*}.", _each("out", _place)),
    Claim("Lost: {list:*}.", _each("lost", _since)),
    Claim("Each racer felt the slope {n} {w:time|times}.", _fair),
    Claim(
        "Newton, outside the ranking, is at f = {f}; besides the slope it was told the "
        "bend {n} {w:time|times} (so many Hessians).",
        _reference,
    ),
)
