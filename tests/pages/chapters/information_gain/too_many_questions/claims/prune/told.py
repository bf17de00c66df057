"""What is told of the steps of "Prune", and what decides it."""

from tests.claims import Claim, Told
from tests.claims.shapes import number
from tests.pages.chapters.information_gain.too_many_questions.claims.prune.own import (
    SAME,
    Own,
)


def is_question(own: Own, text: str, node: int) -> bool:
    """Tell whether words in quotation marks are what a node asks."""
    name, _, threshold = text.strip("“”").rpartition(" ≤ ")
    if name != own.names[own.whole.features[node]]:
        return False
    value = number(threshold)
    column = own.halves.dataset.features[:, own.whole.features[node]]
    same = (column <= value) == (column <= own.whole.thresholds[node])
    return bool(same.all())


def is_counted(told: Told, word: str, n: int) -> bool:
    """Tell whether a noun has the number that its count asks for."""
    return told.word(word) == ("leaf" if n == 1 else "leaves")


def leaves_and_cost(told: Told) -> bool:
    """Tell whether {n} {w} and R = {r} are those of the position."""
    own, leaves = told.seen, told.seen.made(told.step)
    fits = told["n"] == len(leaves) and is_counted(told, "w", len(leaves))
    return fits and told.reads(r=own.total(leaves))


def is_whole(told: Told) -> bool:
    own = told.seen
    begins = not own.record.cuts if own.is_hand else told.step == 0
    fits = begins and own.n_leaves > 1 and told["n"] == own.n_leaves
    return fits and told.reads(r=own.total(own.trees[0]))


def is_told(told: Told) -> bool:
    own = told.seen
    learned, held = own.right(own.made(told.step))
    wanted = {"a": learned, "n": own.n, "b": held, "m": own.m}
    return all(told[name] == value for name, value in wanted.items())


# --- the weakest link -----------------------------------------------------------------


def weakest(told: Told) -> list[int]:
    """Return the nodes that are cut next, none below another."""
    own = told.seen
    k = own.state(told.step) if own.is_path else len(own.path)
    return (
        tops(own, own.path[k][1], own.path[k + 1][1]) if k + 1 < len(own.path) else []
    )


def tops(own, before, after) -> list[int]:
    """Return the leaves of one state that asked in the one before."""
    return sorted({*own.leaves(after)} & {*own.asking(before)})


def is_weakest(told: Told) -> bool:
    own, nodes = told.seen, weakest(told)
    if len(nodes) != 1 or not is_question(own, told.word("q"), nodes[0]):
        return False
    cut = own.path[own.state(told.step)][1]
    below = own.leaves(cut, nodes[0])
    saved = max(own.cost[nodes[0]] - own.total(below), 0.0)
    strength = saved / (len(below) - 1)
    fits = told["l"] == len(below) and told.reads(d=tidy(saved))
    return fits and told.reads(g=tidy(strength))


def tidy(value: float) -> float:
    """Return a number without what is rounding alone."""
    return 0.0 if abs(value) < SAME else value


def are_weakest(told: Told) -> bool:
    own, nodes = told.seen, weakest(told)
    if len(nodes) < 2:
        return False
    alpha = own.path[own.state(told.step) + 1][0]
    return told["c"] == len(nodes) and told.reads(g=tidy(alpha))


def since_before(told: Told) -> list[int]:
    """Return what was cut since the position before, none below another."""
    own = told.seen
    if not own.is_path or not told.step:
        return []
    before, now = (own.path[own.state(told.step - back)][1] for back in (1, 0))
    return tops(own, before, now)


def is_cut(told: Told) -> bool:
    own, nodes = told.seen, since_before(told)
    if not nodes or not told.reads(a=tidy(own.path[own.state(told.step)][0])):
        return False
    if "c" in told.said:
        what = len(nodes) > 1 and told["c"] == len(nodes)
    else:
        what = len(nodes) == 1 and is_question(own, told.word("q"), nodes[0])
    return what and leaves_and_cost(told)


# --- by hand --------------------------------------------------------------------------


def is_last_cut(told: Told) -> bool:
    own = told.seen
    if not own.is_hand or not own.record.cuts:
        return False
    node = own.record.cuts[-1]
    name = own.halves.dataset.class_names[own.says[node]]
    fits = told["k"] == len(own.record.cuts) and told.word("s") == name
    return fits and is_question(own, told.word("q"), node) and leaves_and_cost(told)


def twin(own) -> int | None:
    """Return the state of the path with as many leaves as the learner's tree."""
    n = len(own.made(0))
    return next((k for k, one in enumerate(own.trees) if len(one) == n), None)


def is_very_tree(own) -> bool:
    """Tell whether the learner's tree is on the path."""
    at = twin(own)
    return at is not None and {*own.trees[at]} == {*own.made(0)}


def is_none_so_large(told: Told) -> bool:
    own = told.seen
    if not own.is_hand or not own.record.cuts or twin(own) is not None:
        return False
    n = len(own.made(0))
    return told["n"] == n and told.reads(r=own.least(n))


def is_twin(told: Told) -> bool:
    own = told.seen
    if not own.is_hand or not own.record.cuts or twin(own) is None or is_very_tree(own):
        return False
    theirs = own.trees[twin(own)]
    counts = told["n"] == len(theirs)
    if "x" in told.said:
        counts &= told["m"] == own.m and told["x"] == own.right(theirs)[1]
    return (
        counts
        and told.reads(r=own.total(theirs))
        and own.total(theirs) <= own.total(own.made(0)) + SAME
    )


CLAIMS = (
    Claim(
        "The tree is its root alone: there is nothing to cut.",
        lambda told: told.seen.n_leaves == 1,
    ),
    Claim("The whole tree has {n} leaves and R = {r}.", is_whole),
    Claim(
        "Told as labelled: {a} of {n} rows learned from, {b} of {m} held out.", is_told
    ),
    Claim(
        "The weakest link now is {q:*}: its {l} leaves take {d} off R: g = {g}.",
        is_weakest,
    ),
    Claim("Framed are the weakest links, {c} of them, each with g = {g}.", are_weakest),
    Claim(
        "Only the root is left: nothing is asked any more.",
        lambda told: told.seen.is_path and len(told.seen.made(told.step)) == 1,
    ),
    Claim("α = {a}: the link of {q:*} is cut; {n} {w:leaf|leaves}, R = {r}.", is_cut),
    Claim("α = {a}: {c} links are cut; {n} {w:leaf|leaves}, R = {r}.", is_cut),
    Claim(
        "Cut {k}: {q:*} is a leaf now and says {s:*}; {n} {w:leaf|leaves}, R = {r}.",
        is_last_cut,
    ),
    Claim(
        "Click a node that asks, or choose it in the list, and it becomes a leaf.",
        lambda told: told.seen.is_hand and not told.record.cuts,
    ),
    Claim(
        "The path has no tree with {n} leaves: of all that have so many the least R is "
        "{r}.",
        is_none_so_large,
    ),
    Claim(
        "The path has this very tree.",
        lambda told: told.seen.is_hand and told.record.cuts and is_very_tree(told.seen),
    ),
    Claim("The path's tree with {n} leaves has R = {r}.", is_twin),
    Claim(
        "The path's tree with {n} leaves has R = {r} and tells {x} of {m} held out.",
        is_twin,
    ),
)
