"""What is told of the levels of reduced-error pruning, and what decides it."""

from functools import partial

from tests.claims import Claim, Told
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.told import (
    is_counted,
    is_question,
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
    depth = min(int(own.whole.depths[node]) for node in heard)
    left = len(own.made(told.step))
    fits = told["d"] == depth and said == gone and counts
    return fits and told["l"] == left and is_counted(told, "w", left)


def is_only(told: Told) -> bool:
    own = told.seen
    if not own.is_reduced or not told.step or len(own.between(told.step)) != 1:
        return False
    [(node, (alone, below))] = own.between(told.step).items()
    fate = told.word("f") == ("cut" if alone <= below else "kept")
    left = len(own.made(told.step))
    fits = told["d"] == int(own.whole.depths[node]) and told["l"] == left
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
    """Return the nodes heard since the position before that rows reach, left first."""
    own = told.seen
    if not own.is_reduced or not told.step:
        return []
    there = own.between(told.step)
    return [node for node in own.asking(()) if node in there and len(own.rows[1][node])]


def is_nobody(told: Told) -> bool:
    return told.seen.is_reduced and told.step > 0 and not came(told)


def is_example(told: Told) -> bool:
    own, nodes = told.seen, came(told)
    if not nodes:
        return False
    if "p" in told.said:
        alone_there = told.word("p") == "only one"
        if len(own.between(told.step)) == 1 or alone_there != (len(nodes) == 1):
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


WHICH = "{p:leftmost|only one}"
LEFT = "{l} {w:leaf|leaves}."
CLAIMS = (
    Claim(
        "From the deepest level up, a node becomes a leaf where it errs no more as one "
        "on the {m} rows held out.",
        lambda told: told.seen.is_reduced and told["m"] == told.seen.m,
    ),
    Claim("Depth {d}: the only question is {f:cut|kept}; " + LEFT, is_only),
    Claim("Depth {d}: both questions are cut; " + LEFT, is_both),
    Claim(
        "Depth {d}: none of the {n} questions is cut; " + LEFT,
        partial(is_level, cut=0),
    ),
    Claim("Depth {d}: all {n} questions are cut; " + LEFT, partial(is_level, cut=-1)),
    Claim("Depth {d}: {c} of the {n} questions {v:is|are} cut; " + LEFT, is_level),
    Claim("No held-out row comes here, so nothing is missed.", is_nobody),
    *(
        Claim(
            f"{who} has {alone} held out as a leaf, {below} with its questions: "
            "{f:cut|kept}.",
            is_example,
        )
        for who in (
            "{q:*}",
            "The {p:leftmost|only one} that held-out rows reach, {q:*},",
        )
        for alone in ("no error", "{a} {e:error|errors}")
        for below in ("none", "{b}")
    ),
)
