"""The ways out: what the part may say, and what decides it."""

import numpy as np

from tests.claims import Claim, Claims, Told
from tests.pages.chapters.gradient_descent.landscapes.claims.race.drawing import DRAWS
from tests.pages.chapters.gradient_descent.landscapes.claims.race.evidence import (
    LEVEL,
    is_level,
)

from .ways_out_own import NAMES, Seen, named


def _plural(told: Told, place: str, word: str, n: float) -> bool:
    return told.word(place) == (word if n == 1 else f"{word}s")


# --- the story ------------------------------------------------------------------------


def _budget(told: Told) -> bool:
    seen = told.seen
    return (
        told.reads(n=seen.probes, m=seen.probes, k=seen.k, t=seen.t)
        and _plural(told, "w", "time", seen.k)
        and _plural(told, "s", "step", seen.t)
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


STORY = (
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
        lambda told: told.seen.next is None,
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

# --- the end --------------------------------------------------------------------------


def _medians(told: Told) -> bool:
    middle = [float(np.median(way[:, -1])) for way in told.seen.heights]
    return told.seen.next is None and told.reads(
        **dict(zip("abcd", middle, strict=True))
    )


def _most(told: Told, is_shared: bool) -> bool:
    seen = told.seen
    return (
        seen.tells
        and (len(seen.leaders) > 1) == is_shared
        and told.word("who") == named(seen.leaders)
        and told.reads(n=max(seen.counts(seen.probes)))
    )


def _measured(told: Told) -> bool:
    seen = told.seen
    return told.reads(n=seen.fresh, t=seen.t, p=seen.p) and _plural(
        told, "s", "step", seen.t
    )


def _foretold(told: Told) -> bool:
    seen = told.seen
    share = seen.counts(seen.probes)[2] / seen.n_seeds
    return told.reads(k=seen.k, s=100 * share) and 0 < seen.led < seen.fresh


def _enough(told: Told) -> bool:
    seen = told.seen
    return (
        told.reads(w=95, k=seen.needed, n=seen.needed * seen.t)
        and _plural(told, "a", "walk", seen.needed)
        and _plural(told, "b", "probe", seen.needed * seen.t)
    )


def _unseen(told: Told) -> bool:
    """Tell whether so large a p shows no start in just one case of twenty."""
    missed = (1 - told["p"]) ** told.seen.fresh
    return told.seen.led == 0 and told["w"] == 95 and abs(missed - 0.05) < 0.01


ENDING = (
    Claim(
        "The lowest f inside the window, with the median seed: descent {a}, momentum "
        "{b}, restarts {c} and annealing {d}.",
        _medians,
    ),
    Claim(
        "No way finds it with any seed.",
        lambda told: told.seen.next is not None and not np.any(told.seen.finds),
    ),
    Claim(
        "Every way finds it with every seed: nobody has to get out of anything.",
        lambda told: told.seen.next is not None and bool(np.all(told.seen.finds)),
    ),
    Claim("Most finds: {who:*}, {n}.", lambda told: _most(told, False)),
    Claim("Most finds: {who:*}, {n} each.", lambda told: _most(told, True)),
    Claim(
        "Clearly behind, by {z} standard errors or more: {who:*}.",
        lambda told: (
            told["z"] == 3
            and bool(told.seen.behind)
            and told.word("who") == named(told.seen.behind)
        ),
    ),
    Claim(
        "Not clearly behind: {who:*}.",
        lambda told: bool(told.seen.near) and told.word("who") == named(told.seen.near),
    ),
    Claim(
        "With other seeds the order may turn.",
        lambda told: told.seen.next is not None and bool(told.seen.near),
    ),
    Claim(
        "{led} of {n} other starts led there within one walk of {t} {s:step|steps}: "
        "p = {p}.",
        lambda told: _measured(told) and told.reads(led=told.seen.led),
    ),
    Claim(
        "{led:None of|All} {n} other starts led there within one walk of {t} "
        "{s:step|steps}: p = {p}.",
        lambda told: (
            _measured(told)
            and told.word("led") == {0: "None of", 4000: "All"}.get(told.seen.led)
        ),
    ),
    Claim(
        "With k = {k}, 1 − (1 − p)ᵏ is {e}%; restarts found it with {s}% of the seeds.",
        lambda told: _foretold(told) and told.reads(e=100 * told.seen.expected),
    ),
    Claim(
        "With k = {k}, 1 − (1 − p)ᵏ is more than {e}%; restarts found it with {s}% of "
        "the seeds.",
        lambda told: (
            _foretold(told) and told["e"] == 99.99 and 0.9999 < told.seen.expected < 1
        ),
    ),
    Claim(
        "The sampling error is {e}%.",
        lambda told: told.reads(e=100 * told.seen.error),
    ),
    Claim("For {w}% it takes {k} such {a:walk|walks}: {n} {b:probe|probes}.", _enough),
    Claim(
        "No number of walks is known to be enough for {w}%; but a p of up to {p} would "
        "go unseen one time in twenty at least.",
        _unseen,
    ),
    Claim(
        "Another η, β, T or stride may turn the order: settings were compared, not "
        "methods.",
        lambda told: told.seen.next is not None and bool(told.seen.behind),
    ),
)

# --- the bet and the presets ----------------------------------------------------------


def answers(seen: Seen) -> set[str]:
    """Return who is right: the leaders and who is near; or how many walks it takes."""
    if seen.behind:
        some = (*seen.leaders, *seen.near)
        return {NAMES[i].capitalize() for i in some}
    for most, words in ((1, "one"), (9, "2 to 9"), (99, "10 to 99")):
        if seen.needed <= most:
            return {words}
    never = "no number that could be measured"
    return {"100 or more" if seen.led else never}


def _on(told: Told, landscape: str) -> bool:
    return told.seen.settings.landscape == landscape


def _hollows(told: Told) -> bool:
    """Tell whether so many hollows are about 1 apart, and the middle one the lowest."""
    x = sorted({round(x, 3) for x, _ in told.seen.surface.minima})
    is_even = bool((np.abs(np.diff(x) - 1) < 0.02).all())
    height = told.seen.surface.value
    lowest = float(height(np.zeros(2))) <= told.seen.minima[0]
    return told.reads(n=len(told.seen.minima)) and is_even and lowest


def _level_ground(told: Told) -> bool:
    (left, right), (low, high) = told.seen.surface.domain
    x, y = np.meshgrid(np.linspace(left, right, 99), np.linspace(low, high, 99))
    slopes = told.seen.surface.gradient(np.stack([x, y], axis=-1))
    steep = np.hypot(*np.moveaxis(slopes, -1, 0)) > 1e-2
    return _on(told, "easom") and bool(steep.mean() < 0.15)


def _momentum_without(told: Told) -> bool:
    """Tell whether momentum and descent, which is β = 0, find with other seeds."""
    counts = told.seen.counts(told.seen.probes)
    return counts[0] != counts[1] and _on(told, "own")


OBSERVED = (
    Claim("Each way has {n} probes.", lambda told: told.reads(n=told.seen.probes)),
    Claim(
        "Which one finds the lowest hollow with most of {n} seeds?",
        lambda told: told.reads(n=told.seen.n_seeds) and bool(told.seen.behind),
    ),
    Claim("Who is not clearly behind counts too.", lambda told: bool(told.seen.behind)),
    Claim(
        "Restarts of {t} {s:step|steps} each: how many does it take to find the lowest "
        "hollow with a chance of {w}%?",
        lambda told: (
            told.reads(t=told.seen.t)
            and told["w"] == 95
            and _plural(told, "s", "step", told.seen.t)
            and not told.seen.behind
        ),
    ),
    Claim(
        "Of {n} other starts {led} led there: p = {p}.",
        lambda told: told.reads(n=told.seen.fresh, led=told.seen.led, p=told.seen.p),
    ),
    Claim(
        "two wells, the left one is the lower.",
        lambda told: _on(told, "two_wells") and told.seen.surface.minima[0][0] < 0,
    ),
    Claim(
        "Which ways get out of the right one, and with how many of the seeds?",
        lambda told: _on(told, "two_wells") and len({*told.seen.counts(-1)}) > 1,
    ),
    Claim("{n} hollows, about 1 apart, and the middle one is the lowest.", _hollows),
    Claim(
        "What happens if annealing's stride is only {s} of the window, which is {w} "
        "wide?",
        lambda told: (
            told.reads(w=4.4)
            and _on(told, "rastrigin")
            and 0.8 < told["s"] * told["w"] < 0.95
        ),
    ),
    Claim(
        "four hollows, all equally deep: is there anything to get out of?",
        lambda told: len(told.seen.minima) == 4 and not told.seen.has_higher,
    ),
    Claim("nearly all of the ground is level.", _level_ground),
    Claim(
        "Who is led to the needle, who stands, and who strolls?",
        lambda told: _on(told, "easom"),
    ),
    Claim(
        "a narrow ditch is the lowest place.",
        lambda told: _on(told, "own") and told.seen.surface.minima[0][0] > 0,
    ),
    Claim(
        "Set β to {b}: does the ball then find it with more seeds, or with fewer?",
        lambda told: told["b"] == 0 and _momentum_without(told),
    ),
)
ALSO = (
    {"landscape": "Rosenbrock", "ways_tries": 60, "ways_probes": 60},
    {"landscape": "Easom", "ways_tries": 60, "ways_heat": 0.0},
    {"landscape": "Ackley", "ways_tries": 1, "ways_beta": 0.0, "ways_heat": 0.0},
    {"landscape": "Saddle", "ways_beta": 0.0, "ways_tries": 1},
    {"landscape": "Your own surface", "formula": "log(-1 - x^2)"},
    {"landscape": "Your own surface", "formula": "3", "ways_heat": 0.0},
)
WAYS_OUT = Claims(
    STORY + ENDING + OBSERVED,
    evidence=Seen,
    answers=answers,
    draws=DRAWS,
    also=ALSO,
    few=8,
    many=1500,
)
