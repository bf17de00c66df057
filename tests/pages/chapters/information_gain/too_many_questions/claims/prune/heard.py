"""What is told of the levels of reduced-error pruning, and what decides it."""

from functools import partial

from tests.claims import Claim, Told
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.told import (
    is_counted,
    is_question,
)


def is_depth(told: Told) -> bool:
    """Tell whether what is heard has the depths that are said, or the one."""
    own = told.seen
    depths = {int(own.whole.depths[node]) for node in own.between(told.step)}
    ends = (told["d"], told["u"]) if "u" in told.said else (told["d"], told["d"])
    return ends == (min(depths), max(depths)) and (len(depths) > 1) == (
        "u" in told.said
    )


def is_level(told: Told, cut: int | None = None) -> bool:
    """Judge a level; `cut` is how many are, where no number says it; -1 for all."""
    own = told.seen
    if not own.is_reduced or not told.step:
        return False
    heard = own.between(told.step)
    n, gone = len(heard), sum(alone <= below for alone, below in heard.values())
    said = told["c"] if "c" in told.said else n if cut == -1 else cut
    counts = told["n"] == n > (2 if cut == -1 else 1)
    if "v" in told.said:
        counts &= told.word("v") == ("is" if said == 1 else "are")
        counts &= 0 < said < n
    left = len(own.made(told.step))
    fits = is_depth(told) and said == gone and counts
    return fits and told["l"] == left and is_counted(told, "w", left)


def is_only(told: Told) -> bool:
    own = told.seen
    if not own.is_reduced or not told.step or len(own.between(told.step)) != 1:
        return False
    [(alone, below)] = own.between(told.step).values()
    fate = told.word("f") == ("cut" if alone <= below else "kept")
    left = len(own.made(told.step))
    fits = is_depth(told) and told["l"] == left
    return fate and fits and is_counted(told, "w", left)


def is_both(told: Told) -> bool:
    own = told.seen
    if not own.is_reduced or not told.step or len(own.between(told.step)) != 2:
        return False
    heard = own.between(told.step)
    left = len(own.made(told.step))
    cut = all(alone <= below for alone, below in heard.values())
    depth = min(int(own.whole.depths[node]) for node in heard)
    return (
        cut and told["d"] == depth and told["l"] == left and is_counted(told, "w", left)
    )


def came(told: Told) -> list[int]:
    """Return the nodes heard at a step that rows reach: deepest first, then left."""
    own = told.seen
    if not own.is_reduced or not told.step:
        return []
    there = own.between(told.step)
    nodes = [node for node in own.asking(()) if node in there]
    nodes.sort(key=lambda node: -own.whole.depths[node])
    return [node for node in nodes if len(own.rows[1][node])]


def is_nobody(told: Told) -> bool:
    return told.seen.is_reduced and told.step > 0 and not came(told)


def is_example(told: Told) -> bool:
    own, nodes = told.seen, came(told)
    if not nodes:
        return False
    if "p" in told.said:
        depths = {int(own.whole.depths[node]) for node in nodes}
        which = "only one" if len(nodes) == 1 else "leftmost"
        which += " of the deepest" if len(depths) > 1 else ""
        if len(own.between(told.step)) == 1 or told.word("p") != which:
            return False
    elif len(own.between(told.step)) > 1:
        return False
    alone, below = own.between(told.step)[nodes[0]]
    asks = is_question(own, told.word("q"), nodes[0])
    fate = told.word("f") == ("cut" if alone <= below else "kept")
    first = told["a"] == alone > 0 if "a" in told.said else alone == 0
    first &= "e" not in told.said or told.word("e") == (
        "error" if alone == 1 else "errors"
    )
    then = told["b"] == below > 0 if "b" in told.said else below == 0
    return asks and fate and first and then


WHICH = "{p:leftmost of the deepest|leftmost|only one}"
DEPTH, DEPTHS = "Depth {d}: ", "Depths {d} to {u}: "
LEFT = "{l} {w:leaf|leaves}."
CLAIMS = (
    Claim(
        "From the deepest level up, a node becomes a leaf where it errs no more as one "
        "on the {m} rows held out.",
        lambda told: told.seen.is_reduced and told["m"] == told.seen.m,
    ),
    Claim(DEPTH + "the only question is {f:cut|kept}; " + LEFT, is_only),
    Claim(DEPTH + "both questions are cut; " + LEFT, is_both),
    *(
        Claim(depths + said + LEFT, holds)
        for depths in (DEPTH, DEPTHS)
        for said, holds in (
            ("none of the {n} questions is cut; ", partial(is_level, cut=0)),
            ("all {n} questions are cut; ", partial(is_level, cut=-1)),
            ("{c} of the {n} questions {v:is|are} cut; ", is_level),
        )
    ),
    Claim("No held-out row comes here, so nothing is missed.", is_nobody),
    *(
        Claim(
            f"{who} has {alone} held out as a leaf, {below} with its questions: "
            "{f:cut|kept}.",
            is_example,
        )
        for who in (f"The {WHICH} that held-out rows reach, {{q:*}},", "“{q:*}”")
        for alone in ("no error", "{a} {e:error|errors}")
        for below in ("none", "{b}")
    ),
)
