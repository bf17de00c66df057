"""The claims of the story: the budget, the proof, who is lowest, who has found."""

from functools import partial

from tests.claims import Claim, Told
from tests.pages.chapters.gradient_descent.landscapes.claims.race.evidence import (
    LEVEL,
    is_level,
)

from .own import is_mark, is_plural, named

WHAT = "{what:the lowest hollow|one of the lowest hollows|a hollow}"
NOW = "now in restart {r}, ", ""


def _budget(told: Told) -> bool:
    seen = told.seen
    return told.reads(
        n=seen.probes, m=seen.probes - 1, u=seen.probes - 1
    ) and is_plural(told.word("r"), "step", seen.probes - 1)


def _several(told: Told) -> bool:
    seen = told.seen
    is_read = _budget(told) and told.reads(k=seen.k, t=seen.t)
    return is_read and seen.k > 1 and is_plural(told.word("s"), "step", seen.t)


def _start(told: Told) -> bool:
    seen = told.seen
    x, y = map(float, seen.start)
    height = float(seen.surface.value(seen.start))
    return told.reads(x=x, y=y, f=height, others=seen.n_seeds - 1)


def _proof(told: Told) -> bool:
    seen = told.seen
    if "what" in told.said and told.word("what") != seen.prize:
        return False
    return seen.next is not None and is_mark(told, seen)


def _by_hollow(told: Told) -> bool:
    return _proof(told) and told.seen.has_higher


def _only_hollow(told: Told) -> bool:
    return _proof(told) and len(told.seen.minima) == 1


def _equal_hollows(told: Told) -> bool:
    return _proof(told) and not told.seen.has_higher and len(told.seen.minima) > 1


def _level(told: Told, how: str, f: str, some: list[int]) -> bool:
    heights = told.seen.heights[:, 0, told.seen.probe(told.step) - 1].tolist()
    own, is_near = [heights[i] for i in some], told.word(how) == "within 10⁻¹² of"
    if _is_zero(own) and any(own) and not _is_alone(told):
        return (is_near and told[f] == 0) or is_level(told.word(how), told.said[f], own)
    if _is_zero(own) and any(own):  # there is one way to write them
        return is_near and told[f] == 0
    return is_level(told.word(how), told.said[f], own)


def _is_zero(heights: list[float]) -> bool:
    return max(map(abs, heights)) <= 1e-12


def _is_alone(told: Told) -> bool:
    """Tell whether no more than one group of ways is hardly off 0."""
    probe = told.seen.probe(told.step)
    heights = told.seen.heights[:, 0, probe - 1]
    groups = told.seen.groups(probe)
    return sum(_is_zero([float(heights[i]) for i in some]) for some in groups) < 2


def _restart(told: Told) -> bool:
    seen = told.seen
    if "r" not in told.said:
        return seen.k == 1
    begun = [i for i in range(seen.k) if i * seen.each < seen.probe(told.step)]
    return seen.k > 1 and told.reads(r=len(begun))


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
    is_read = seen.next is not None and told.reads(n=seen.n_seeds, **counts)
    return is_read and told.word("what") == seen.prize


def _found(told: Told, has: str) -> bool:
    seen = told.seen
    who = [] if seen.next is None else seen.finders(seen.probe(told.step))
    words = {0: "No way", 4: "All"}.get(len(who)) or named(who).capitalize()
    is_so = seen.next is not None and told.word("what") == seen.prize
    told_of = told.word("who") if "who" in told.said else "No way"
    return is_so and has == ("have" if len(who) > 1 else "has") and told_of == words


CLAIMS = (
    Claim(
        "Each way has {n} probes, and a start is one: descent and momentum take {u} "
        "{r:step|steps}, restarts begin {k} times and take {t} {s:step|steps} each "
        "time, annealing makes {m} proposals.",
        _several,
    ),
    Claim(
        "Each way has {n} probes, and a start is one: descent and momentum take {u} "
        "{r:step|steps}, restarts take no step: they only look at {k} starts, "
        "annealing makes {m} proposals.",
        lambda told: _budget(told) and told.seen.t == 0 and told.reads(k=told.seen.k),
    ),
    Claim(
        "Each way has {n} probes, and a start is one: descent and momentum take {u} "
        "{r:step|steps}, the only restart does what descent does, annealing makes {m} "
        "proposals.",
        lambda told: _budget(told) and told.seen.k == 1,
    ),
    Claim(
        "The seed that is shown begins at ({x}, {y}), at f = {f}; {others} others "
        "begin elsewhere.",
        _start,
    ),
    *(
        Claim(f"Whoever is below f = {{f}} has found {tail}", holds)
        for tail, holds in (
            (
                f"{WHAT}: no other hollow is so low, nor is the edge of the window.",
                _by_hollow,
            ),
            (
                f"{WHAT}, the only one: the edge of the window is nowhere so low.",
                _only_hollow,
            ),
            (
                f"{WHAT}, and all are equally deep: the edge of the window is nowhere "
                "so low.",
                _equal_hollows,
            ),
        )
    ),
    Claim(
        "Inside this window no hollow is the lowest place: nothing could be found.",
        lambda told: (
            told.seen.next is None and not told.seen.is_missed and not told.seen.is_line
        ),
    ),
    Claim(
        "Inside this window a whole line of places has nothing lower around: no single "
        "hollow is the lowest place.",
        lambda told: told.seen.next is None and told.seen.is_line,
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
    *(
        Claim(
            f"With the seed that is shown, {now}lowest so far: {{who:*}}, "
            f"{LEVEL % ('at', 'f')}; least low: {{last:*}}, {LEVEL % ('by', 'g')}.",
            _lowest,
        )
        for now in NOW
    ),
    *(
        Claim(
            f"With the seed that is shown, {now}all have come equally low: "
            f"{LEVEL % ('at', 'f')}.",
            _all_alike,
        )
        for now in NOW
    ),
    Claim(f"No way has found {WHAT} with it so far.", lambda told: _found(told, "has")),
    *(
        Claim(f"{{who:*}} {has} found {WHAT} with it.", partial(_found, has=has))
        for has in ("has", "have")
    ),
    Claim(
        f"Of {{n}} seeds, so many have found {WHAT}: "
        "descent {a}, momentum "
        "{b}, restarts {c} and annealing {d}.",
        _tally,
    ),
)
