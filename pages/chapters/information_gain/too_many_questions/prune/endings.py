"""How "Prune" ends: which tree tells most held-out rows, and what that is worth."""

from pages.words.numbers import apart, few, percent

from .alphas import alpha_text
from .controls import BY_HAND, REDUCED
from .links import SAME
from .record import Record
from .words import NO_TREE, abridged, is_on_the_path, leaves, none_or, share

USED_UP = (
    "Whoever chooses by rows has used them up: to know how good the choice is takes "
    "rows that chose nothing."
)
NOTHING_CUT = "Nothing is cut yet, and no pruning has less R than the whole tree."
NO_PROMISE = "R counts the rows learned from, and promises nothing of others."


def ending(record: Record) -> list[str]:
    """Say how the way that is shown ends."""
    if record.whole.n_leaves == 1:
        return [NO_TREE]
    if record.way == BY_HAND:
        return [_why(record), *_held_out(record)]
    if record.way == REDUCED:
        return _reduced(record)
    said = [*_best(record), *_noise(record), *_chosen(record), _risen(record)]
    return [*said, *abridged(record)]


# --- the weakest link -----------------------------------------------------------------


def _risen(record: Record) -> str:
    """Say that R, of the rows learned from, speaks for no cut."""
    first, last = apart(*record.path.costs[[0, -1]].tolist())
    return f"On the rows learned from no cut lowers R: it goes from {first} to {last}."


def _best(record: Record) -> list[str]:
    """Say which tree of the path tells most held-out rows, and which as many."""
    best, m, n = record.best, record.n_held, record.path.n_leaves
    if not m:
        return []
    right = (m - record.path_errors).tolist()
    most = share(right[best], m)
    if best == 0:
        return [
            f"The whole tree tells most held-out rows, {most}: every cut tree tells "
            "fewer."
        ]
    root = "" if n[best] == 1 else f"the root alone tells {none_or(right[-1])}"
    if right[0] == right[best]:
        many = f"as many held-out rows as the whole tree with its {n[0]}, {most}"
        said = f"{_with(n[best])} tells {many}, and no tree on the path tells more"
        return [f"{said}; {root}." if root else f"{said}."]
    whole = f"the whole tree, with {leaves(n[0])}, tells {none_or(right[0])}"
    alike = right.count(right[best])
    said = f"Of the trees on the path {_with(n[best], 'that')} tells most held-out rows"
    if alike > 1:
        said = (
            f"{alike} trees on the path tell most held-out rows, the smallest of them "
            f"{_with(n[best], 'that')}"
        )
    return [f"{said}, {most}; {', and '.join(filter(None, [whole, root]))}."]


def _with(n_leaves: int, tree: str = "The tree") -> str:
    """Name a tree of the path by its leaves."""
    if n_leaves > 1:
        return f"{tree} with {leaves(n_leaves)}"
    return "the root alone" if tree.islower() else "The root alone"


def _noise(record: Record) -> list[str]:
    """Say how many of the changed labels a tree has learned by heart."""
    changed, best = record.halves.n_changed, record.best
    if not changed or not best:
        return []
    whole, there = record.repeated[[0, best]].tolist()
    what = f"{changed} of the labels learned from"
    name = _with(int(record.path.n_leaves[best]), "the tree")
    return [
        f"Noise has changed {what}: the whole tree repeats {none_or(whole)} of them, "
        f"{name} {none_or(there)}."
    ]


def _chosen(record: Record) -> list[str]:
    """Say what a tree chosen by one half of the held-out rows tells of the other."""
    found = record.chosen
    if found is None:
        return []
    both = float(found.on_its_half.mean()), float(found.on_the_other.mean())
    here, there = _percents(*both)
    said = (
        f"Chosen by a half of the held-out rows, {len(found.chosen)} times by chance, "
        f"the best tree tells {here} of that half and {there} of the other."
    )
    return [said, USED_UP] if found.lead > SAME else [said]


def _percents(*shares: float) -> list[str]:
    """Write shares as percentages that are told apart."""
    if abs(shares[0] - shares[1]) < SAME:
        return [percent(one) for one in shares]
    return [f"{text}%" for text in apart(*(100 * one for one in shares))]


# --- by hand --------------------------------------------------------------------------


def _why(record: Record) -> str:
    """Say why the line of the learner's tree does not dip below the bold one."""
    if not record.cuts:
        return NOTHING_CUT
    n, cost = record.tree.n_leaves, float(record.costs[-1])
    at, (alpha, least) = record.nearest(n), record.bound(n)
    yours = cost + alpha * n
    said = f"At α = {alpha_text(record.path, at)} your tree"
    if yours - least < SAME:
        return f"{said} is as cheap as any: R + α·leaves is {few(yours)}."
    mine, theirs = apart(yours, least)
    return (
        f"{said} costs {mine}, as R + α·leaves, and the path's with "
        f"{leaves(record.path.n_leaves[at])} {theirs}: no pruning costs less there."
    )


def _held_out(record: Record) -> list[str]:
    """Compare what both trees tell of the held-out rows."""
    twin = record.twin(record.tree.n_leaves)
    if twin is None or not record.n_held or is_on_the_path(record):
        return []
    mine, theirs = record.right(0)[1], record.n_held - int(record.path_errors[twin])
    if mine > theirs:
        return [
            f"Your tree tells {mine - theirs} more of the held-out rows than the "
            "path's with as many leaves.",
            NO_PROMISE,
        ]
    return []


# --- reduced error --------------------------------------------------------------------


def _reduced(record: Record) -> list[str]:
    """Say what reduced-error pruning leaves, and what its errors are worth."""
    reduced, m = record.reduced, record.n_held
    first, last = int(reduced.errors[0]), int(reduced.errors[-1])
    best = int(record.path_errors[record.best])
    n = int(record.n_leaves[-1])
    left = "1 leaf is left, and errs" if n == 1 else f"{n} leaves are left, and err"
    nobody = int(record.unreached[reduced.nodes].sum())
    said = [
        f"{left} on {none_or(last)} of {m} held-out rows; the whole tree errs on "
        f"{none_or(first)}, and the path's best on {none_or(best)}."
    ]
    if nobody:
        said.append(
            f"No held-out row came to {nobody} of the {len(reduced.nodes)} questions: "
            "cut unheard."
        )
    return [*said, _made_for(record), *abridged(record)]


def _made_for(record: Record) -> str:
    """Say that the tree was chosen by those rows, out of how many."""
    if record.ways is None:
        return USED_UP
    total = few(float(record.ways.sum()))
    return (
        f"Of all {total} prunings none errs on fewer of these rows: it was chosen by "
        "them, so they do not tell how good it is."
    )
