"""The claims of the story: the budget, the proof, who is lowest, who has found."""

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.landscapes.claims.race.evidence import (
    LEVEL,
    is_level,
)

from .own import is_plural, named


def _budget(told: Told) -> bool:
    seen = told.seen
    return (
        told.reads(n=seen.probes, m=seen.probes, k=seen.k, t=seen.t)
        and is_plural(told.word("w"), "time", seen.k)
        and is_plural(told.word("s"), "step", seen.t)
    )


def _start(told: Told) -> bool:
    seen = told.seen
    x, y = map(float, seen.start)
    height = float(seen.surface.value(seen.start))
    return told.reads(x=x, y=y, f=height, others=seen.n_seeds - 1)


def _proof(told: Told) -> bool:
    seen = told.seen
    return seen.next is not None and abs(told["f"] - seen.next) <= 2e-3 * max(
        abs(seen.next), seen.next - seen.minima[0]
    )


def _by_hollow(told: Told) -> bool:
    return _proof(told) and told.seen.has_higher


def _only_hollow(told: Told) -> bool:
    return _proof(told) and len(told.seen.minima) == 1


def _equal_hollows(told: Told) -> bool:
    return _proof(told) and not told.seen.has_higher and len(told.seen.minima) > 1


def _level(told: Told, how: str, f: str, some: list[int]) -> bool:
    heights = told.seen.heights[:, 0, told.seen.probe(told.step)]
    return is_level(told.word(how), told.said[f], [float(heights[i]) for i in some])


def _restart(told: Told) -> bool:
    seen = told.seen
    begun = [i for i in range(seen.k) if i * seen.t < seen.probe(told.step)]
    return told.reads(r=len(begun))


def _lowest(told: Told) -> bool:
    groups = told.seen.groups(told.seen.probe(told.step))
    if len(groups) == 1:
        return False
    first, last = groups[0], groups[-1]
    names = told.word("who") == named(first) and told.word("last") == named(last)
    heights = _level(told, "at", "f", first) and _level(told, "by", "g", last)
    return names and heights and _restart(told) and told.said["f"] != told.said["g"]


def _all_alike(told: Told) -> bool:
    groups = told.seen.groups(told.seen.probe(told.step))
    return len(groups) == 1 and _level(told, "at", "f", groups[0]) and _restart(told)


def _tally(told: Told) -> bool:
    seen = told.seen
    counts = dict(zip("abcd", seen.counts(seen.probe(told.step)), strict=True))
    return seen.next is not None and told.reads(n=seen.n_seeds, **counts)


CLAIMS = (
    Claim(
        "Each way has {n} probes: descent and momentum walk on, restarts walk {k} "
        "{w:time|times} {t} {s:step|steps}, annealing makes {m} proposals.",
        _budget,
    ),
    Claim(
        "The seed that is shown begins at ({x}, {y}), at f = {f}; {others} others "
        "begin elsewhere.",
        _start,
    ),
    Claim(
        "Whoever is below f = {f} has found the lowest hollow: no other hollow is so "
        "low, nor is the edge of the window.",
        _by_hollow,
    ),
    Claim(
        "Whoever is below f = {f} has found the lowest hollow, the only one: the edge "
        "of the window is nowhere so low.",
        _only_hollow,
    ),
    Claim(
        "Whoever is below f = {f} has found the lowest hollow, for all are equally "
        "deep: the edge of the window is nowhere so low.",
        _equal_hollows,
    ),
    Claim(
        "Inside this window no hollow is the lowest place: nothing could be found.",
        lambda told: told.seen.next is None and not told.seen.is_missed,
    ),
    Claim(
        "Some way came lower than every hollow that is known here: one is too narrow "
        "to be known, so nothing can be said of the lowest.",
        lambda told: told.seen.is_missed,
    ),
    Claim(
        "Where the seed that is shown begins, f(x, y) has no height: take another.",
        lambda told: not told.seen.is_defined,
    ),
    Claim(
        "With the seed that is shown, now in restart {r}, lowest so far: {who:*}, "
        f"{LEVEL % ('at', 'f')}; least low: {{last:*}}, {LEVEL % ('by', 'g')}.",
        _lowest,
    ),
    Claim(
        "With the seed that is shown, now in restart {r}, all have come equally low: "
        f"{LEVEL % ('at', 'f')}.",
        _all_alike,
    ),
    Claim(
        "Of {n} seeds, so many have found the lowest hollow: descent {a}, momentum "
        "{b}, restarts {c} and annealing {d}.",
        _tally,
    ),
)
