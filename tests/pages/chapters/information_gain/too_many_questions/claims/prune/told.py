"""What is told of the steps of "Prune", and what decides it."""

from tests.claims import Claim, Told, reads_as
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
    holds = reads_as(told.said["g"], told["d"] / (len(below) - 1))
    return fits and holds and told.reads(g=tidy(strength))


def tidy(value: float) -> float:
    """Return a number without what is rounding alone."""
    return 0.0 if abs(value) < SAME else value


def are_weakest(told: Told) -> bool:
    own, nodes = told.seen, weakest(told)
    if len(nodes) < 2:
        return False
    return told["c"] == len(nodes) and alpha_reads(told, own.state(told.step) + 1, "g")


def since_before(told: Told) -> list[list[int]]:
    """Return what each tree since the position before has cut, none below another."""
    own = told.seen
    if not own.is_path or not told.step:
        return []
    before, now = (own.state(told.step - back) for back in (1, 0))
    return [
        tops(own, own.path[state][1], own.path[state + 1][1])
        for state in range(before, now)
    ]


def is_cut(told: Told) -> bool:
    own, trees = told.seen, since_before(told)
    if not trees or not alpha_reads(told, own.state(told.step), "a"):
        return False
    before, now = (own.path[own.state(told.step - back)][0] for back in (1, 0))
    if (told.word("v") == "rises to") != (now > before + SAME):
        return False
    nodes = [node for tree in trees for node in tree]
    if "c" in told.said:
        what = len(nodes) > 1 and told["c"] == len(nodes)
    else:
        what = len(nodes) == 1 and is_question(own, told.word("q"), nodes[0])
    what &= (told["t"] if "t" in told.said else 1) == len(trees)
    return what and leaves_and_cost(told)


def alpha_reads(told: Told, state: int, name: str) -> bool:
    """Tell whether a state's α is written so, and is nearest to it of those beside."""
    path = told.seen.path
    there = tidy(path[state][0])
    beside = [tidy(path[k][0]) for k in (state - 1, state + 1) if 0 <= k < len(path)]
    off = abs(told[name] - there)
    others = [one for one in beside if abs(one - there) > SAME]
    return told.reads(**{name: there}) and all(
        abs(told[name] - o) > off for o in others
    )


def is_abridged(told: Told) -> bool:
    own = told.seen
    n = len(own.heard) + 1 if own.is_reduced else len(own.path)
    shown = len(own.record.shown)
    begins_or_ends = told.step == 0 or told.step == shown - 1
    fits = told["k"] == shown < n == told["m"]
    return not own.is_hand and begins_or_ends and fits


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
    Claim("Marked are the weakest links, {c} of them, each with g = {g}.", are_weakest),
    Claim(
        "Only the root is left: nothing is asked any more.",
        lambda told: told.seen.is_path and len(told.seen.made(told.step)) == 1,
    ),
    Claim(
        "α {v:rises to|stays} {a}: the link of {q:*} is cut; {n} {w:leaf|leaves}, "
        "R = {r}.",
        is_cut,
    ),
    Claim(
        "α {v:rises to|stays} {a}: {c} links are cut; {n} {w:leaf|leaves}, R = {r}.",
        is_cut,
    ),
    Claim(
        "α {v:rises to|stays} {a}: {c} links are cut in {t} trees; "
        "{n} {w:leaf|leaves}, R = {r}.",
        is_cut,
    ),
    Claim(
        "{k} of the {m} trees on the way are shown; the table has them all.",
        is_abridged,
    ),
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
