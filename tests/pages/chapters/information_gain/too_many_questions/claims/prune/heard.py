"""What is told of the levels of reduced-error pruning, and what decides it."""

from tests.claims import Claim, Told
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.told import (
    is_counted,
    is_question,
)


def is_level(told: Told) -> bool:
    own = told.seen
    if not own.is_reduced or not told.step:
        return False
    heard = own.between(told.step)
    cut = [node for node, (alone, below) in heard.items() if alone <= below]
    depth = min(int(own.whole.depths[node]) for node in heard)
    counts = told["d"] == depth and told["c"] == len(cut) and told["n"] == len(heard)
    noun = told.word("q") == ("question" if len(heard) == 1 else "questions")
    left = len(own.made(told.step))
    return counts and noun and told["l"] == left and is_counted(told, "w", left)


def came(told: Told) -> list[int]:
    """Return the nodes heard since the position before to which a row came."""
    own = told.seen
    if not own.is_reduced or not told.step:
        return []
    return [node for node in own.between(told.step) if len(own.rows[1][node])]


def is_nobody(told: Told) -> bool:
    return told.seen.is_reduced and told.step > 0 and not came(told)


def is_example(told: Told) -> bool:
    own = told.seen
    for node in came(told):
        alone, below = own.between(told.step)[node]
        if told["a"] == alone and is_question(own, told.word("q"), node):
            fate = "cut" if alone <= below else "kept"
            noun = "error" if alone == 1 else "errors"
            same = told.word("e") == noun and told.word("f") == fate
            if same and told["b"] == below:
                return True
    return False


CLAIMS = (
    Claim(
        "From the deepest level up, a node becomes a leaf where it errs no more as one "
        "on the {m} rows held out.",
        lambda told: told.seen.is_reduced and told["m"] == told.seen.m,
    ),
    Claim(
        "Depth {d}: {c} of {n} {q:question|questions} cut; {l} {w:leaf|leaves}.",
        is_level,
    ),
    Claim("No held-out row comes here, so nothing is missed.", is_nobody),
    Claim(
        "{q:*} has {a} {e:error|errors} held out as a leaf, {b} with its questions: "
        "{f:cut|kept}.",
        is_example,
    ),
)
