"""The sweep's steps, and what decides them."""

from math import inf, isfinite

from tests.claims import Claim

WORDS = {
    "arrived": ("has arrived", "have arrived"),
    "lost": ("is lost", "are lost"),
    "out": ("is out of the picture", "are out of the picture"),
    "still": ("stands still", "stand still"),
    "moving": ("is under way", "are under way"),
}


def now(told) -> list[str]:
    """Return what each of the nine does at the step."""
    t = told.seen.shown(told.step)
    return [told.seen.state(t, at) for at in range(9)]


def all_do(told) -> bool:
    """All nine do the same, at the step or, in a bet's reason, at the end."""
    does = told.word("does")
    states = now(told)
    return any(states == [name] * 9 and does == WORDS[name][1] for name in WORDS)


def some_do(told) -> bool:
    states, said = now(told), []
    for name, (one, many) in WORDS.items():
        n = states.count(name)
        if n:
            said.append(f"{n} {one if n == 1 else many}")
    *first, last = said
    return told.word("parts") == f"{', '.join(first)} and {last}" and len(said) > 1


def lowest(told) -> bool:
    seen, t = told.seen, told.seen.shown(told.step)
    heights = [
        inf if state == "lost" else seen.heights[t, at]
        for at, state in enumerate(now(told))
    ]
    best = min(heights)
    at = heights.index(best)
    alone = heights.count(best) == 1 and isfinite(best)
    said = told.reads(v=seen.drawn[at], f=best)
    return alone and said and seen.is_symbol(told)


def own(told) -> bool:
    seen, t, at = told.seen, told.seen.shown(told.step), told.seen.own
    if now(told)[at] == "lost":
        return False
    x, y = seen.points[t, at].tolist()
    said = told.reads(v=seen.drawn[at], x=x, y=y, g=seen.slopes[t][at])
    return said and told.reads(f=seen.heights[t, at]) and seen.is_symbol(told)


def own_is_lost(told) -> bool:
    seen, at = told.seen, told.seen.own
    is_lost = now(told)[at] == "lost"
    said = told.reads(v=seen.drawn[at], t=seen.taken[at] + 1)
    return is_lost and said and seen.is_symbol(told)


def starts(told) -> bool:
    seen = told.seen
    x, y = seen.points[0, 0].tolist()
    said = told.reads(x=x, y=y, f=seen.heights[0, 0])
    ends = told.reads(low=seen.drawn[0], high=seen.drawn[-1])
    return said and ends and seen.is_symbol(told)


CLAIMS = (
    Claim("Step {t}.", lambda told: told["t"] == told.seen.shown(told.step)),
    Claim(
        "All nine {does:have arrived|are lost|are out of the picture|stand still|"
        "are under way}.",
        all_do,
    ),
    Claim("Of the nine, {parts:*}.", some_do),
    Claim("Lowest is {symbol:η|β} = {v}, at f = {f}.", lowest),
    Claim("Yours, {symbol:η|β} = {v}, is at ({x}, {y}): f = {f}, |∇f| = {g}.", own),
    Claim("Yours, {symbol:η|β} = {v}, is lost since step {t}.", own_is_lost),
    Claim(
        "All nine start at ({x}, {y}), at the height f = {f}, and differ in "
        "{symbol:η|β} alone: from {low} to {high}.",
        starts,
    ),
    Claim(
        "Yours is {symbol:η|β} = {v}.",
        lambda told: (
            told.reads(v=told.seen.drawn[told.seen.own]) and told.seen.is_symbol(told)
        ),
    ),
    Claim(
        "Here f(x, y) is not defined: there is no height, and no slope to feel.",
        lambda told: not told.seen.is_defined,
    ),
    Claim("Choose another start.", lambda told: not told.seen.is_defined),
)
