"""What "Prune" tells of a step: what was cut, and what is left."""

import numpy as np

from pages.chapters.information_gain import samples
from pages.words.literal import literal
from pages.words.numbers import apart, few, holding, percent
from pages.words.sentences import counted, out_of

from .alphas import alpha_text, digits_at
from .controls import BY_HAND, REDUCED
from .levels import heard, level
from .links import SAME
from .record import Record

HINT = (
    "Bet first, then press Play: the weakest link is marked, and is cut next. Then cut "
    "by hand."
)
NOTHING_ASKED = "Only the root is left: nothing is asked any more."
NO_TREE = "The tree is its root alone: there is nothing to cut."
YOUR_TURN = "Click a node that asks, or choose it in the list, and it becomes a leaf."
NOBODY = "No held-out row comes here, so nothing is missed."
VERY_TREE = "The path has this very tree."


def leaves(n: int) -> str:
    """Count leaves."""
    return counted(int(n), "leaf", "leaves")


def share(right: int, n: int) -> str:
    """Write a count of rows with its share."""
    return f"{right:,} of {n:,} ({percent(right / n)})"


def asked(record: Record, node: int) -> str:
    """Return what a node of the whole tree asks, in quotation marks."""
    question = samples.question(record.halves.dataset, record.whole, int(node))
    return literal(f"“{question}”")


def none_or(n: int) -> str:
    """Write a count, none in words."""
    return f"{n:,}" if n else "none"


def abridged(record: Record) -> list[str]:
    """Say how many of the way's trees the stepper shows, where it is not all."""
    if not record.is_abridged:
        return []
    shown, n = len(record.shown), len(record.course)
    return [f"{shown} of the {n} trees on the way are shown; the table has them all."]


def labels(record: Record) -> list[str]:
    """Name each position of the stepper by the leaves that are left."""
    last = len(record.course) - 1
    if record.way == BY_HAND:
        return [f"your tree: {leaves(record.n_leaves[0])}"]
    name = "level" if record.way == REDUCED else "tree"
    pairs = zip(record.shown.tolist(), record.n_leaves, strict=True)
    return [f"{name} {state} of {last}: {leaves(n)}" for state, n in pairs]


def story(record: Record, step: int, is_over: bool = True) -> list[str]:
    """Say what was cut at a step, what it costs, and what comes next."""
    if record.whole.n_leaves == 1:
        return [NO_TREE, *_told(record, step)]
    if record.way == BY_HAND:
        return _by_hand(record, step, is_over)
    return (_reduced if record.way == REDUCED else _weakest)(record, step)


def _whole(record: Record) -> str:
    cost = few(float(record.path.costs[0]))
    return f"**The whole tree** has {leaves(record.whole.n_leaves)} and R = {cost}."


def _told(record: Record, step: int) -> list[str]:
    """Say how many rows a tree tells as they are labelled."""
    learned, held = record.right(step)
    return [
        f"Told as labelled: {learned:,} of {len(record.halves.y):,} rows learned from, "
        f"{held:,} of {record.n_held:,} held out."
    ]


# --- the weakest link -----------------------------------------------------------------


def _weakest(record: Record, step: int) -> list[str]:
    told = [*_told(record, step), _next(record, step)]
    if step:
        return [_cut(record, step), *told]
    return [_whole(record), *told, *abridged(record)]


def _cut(record: Record, step: int) -> str:
    """Say what was cut since the position before, in how many trees, and what is left.

    Of many trees some are not shown: α is that of the last.
    """
    path, since = record.path, record.since(step)
    before, state = record.shown[[step - 1, step]].tolist()
    verb = "rises to" if path.alphas[state] > path.alphas[before] else "stays"
    n_cut, n = sum(map(len, since)), leaves(record.n_leaves[step])
    what = f"{n_cut} links are cut"
    if n_cut == 1:
        what = f"the link of {asked(record, since[0][0])} is cut"
    if len(since) > 1:
        what += f" in {len(since)} trees"
    cost = few(float(record.costs[step]))
    return f"**α {verb} {alpha_text(path, state)}:** {what}; {n}, R = {cost}."


def _next(record: Record, step: int) -> str:
    """Say which link is the weakest now, and how much of R it takes off."""
    nodes = record.weakest(step)
    if not len(nodes):
        return NOTHING_ASKED
    state = int(record.shown[step]) + 1
    if len(nodes) > 1:
        g = alpha_text(record.path, state)
        return f"Marked are the weakest links, {len(nodes)} of them, each with g = {g}."
    one = record.link(step, int(nodes[0]))
    saved, g = holding(
        lambda saved: saved / (one.n_leaves - 1),
        one.saved,
        digits=digits_at(record.path, state),
    )
    return (
        f"The weakest link now is {asked(record, nodes[0])}: its "
        f"{leaves(one.n_leaves)} take {saved} off R: g = {g}."
    )


# --- by hand --------------------------------------------------------------------------


def _by_hand(record: Record, step: int, is_over: bool) -> list[str]:
    if not record.cuts:
        return [_whole(record), *_told(record, step), YOUR_TURN]
    against = _against(record, step, is_over)
    return [_last_cut(record, step), *_told(record, step), against]


def _last_cut(record: Record, step: int) -> str:
    node = record.cuts[-1]
    name = record.halves.dataset.class_names[int(record.whole.predictions[node])]
    n, cost = leaves(record.n_leaves[step]), few(float(record.costs[step]))
    return (
        f"**Cut {len(record.cuts)}:** {asked(record, node)} is a leaf now and says "
        f"{literal(name)}; {n}, R = {cost}."
    )


def is_on_the_path(record: Record) -> bool:
    """Tell whether the learner's tree is one of the path."""
    twin = record.twin(record.tree.n_leaves)
    if twin is None:
        return False
    return np.array_equal(record.path.tree(twin).leaves, record.tree.leaves)


def _against(record: Record, step: int, is_over: bool) -> str:
    """Compare the learner's tree with the path's of as many leaves, or with all."""
    n, cost = int(record.n_leaves[step]), float(record.costs[step])
    twin = record.twin(n)
    if twin is None:
        least = _beside(float(record.least[n - 1]), cost)
        return (
            f"The path has no tree with {leaves(n)}: of all that have so many the "
            f"least R is {least}."
        )
    if is_on_the_path(record):
        return VERY_TREE
    said = f"The path's tree with {leaves(n)} has R = "
    said += _beside(float(record.path.costs[twin]), cost)
    right = record.n_held - int(record.path_errors[twin])
    tells = f" and tells {right:,} of {record.n_held:,} held out" if is_over else ""
    return f"{said}{tells}."


def _beside(least: float, cost: float) -> str:
    """Write the least R so that it is told apart from the learner's."""
    return few(least) if abs(least - cost) < SAME else apart(least, cost)[0]


# --- reduced error --------------------------------------------------------------------


def _reduced(record: Record, step: int) -> list[str]:
    if step == 0:
        rule = (
            "From the deepest level up, a node becomes a leaf where it errs no more as "
            f"one on the {record.n_held:,} rows held out."
        )
        return [_whole(record), *_told(record, step), rule, *abridged(record)]
    return [_level(record, step), _example(record, step), *_told(record, step)]


def _level(record: Record, step: int) -> str:
    """Say how many nodes were looked at since the position before, and cut."""
    places, reduced = level(record, step), record.reduced
    depths = record.whole.depths[reduced.nodes[places]]
    first, last = int(depths.min()), int(depths.max())
    where = f"Depth {first}" if first == last else f"Depths {first} to {last}"
    n, cut = len(places), int(reduced.cut[places].sum())
    what = out_of(cut, n, "question")
    if n == 1:
        what = "the only question is"
    fate = "cut" if cut or n > 1 else "kept"
    return f"**{where}:** {what} {fate}; {leaves(record.n_leaves[step])}."


def _example(record: Record, step: int) -> str:
    """Say what decided on one node of the level, and which node that is."""
    came, reduced = heard(record, step), record.reduced
    if not len(came):
        return NOBODY
    at = int(came[0])
    who = asked(record, reduced.nodes[at])
    if len(level(record, step)) > 1:
        which = "leftmost" if len(came) > 1 else "only one"
        if np.ptp(record.whole.depths[reduced.nodes[came]]):
            which += " of the deepest"
        who = f"The {which} that held-out rows reach, {who},"
    alone, below = int(reduced.as_leaf[at]), int(reduced.as_subtree[at])
    errors = counted(alone, "error") if alone else "no error"
    fate = "cut" if reduced.cut[at] else "kept"
    return (
        f"{who} has {errors} held out as a leaf, {none_or(below)} with its questions: "
        f"{fate}."
    )
