"""How "Prune" ends: which tree tells most held-out rows, and what that is worth."""

from pages.words.numbers import apart, few, percent

from .controls import BY_HAND, REDUCED
from .record import SAME, Record
from .words import NO_TREE, is_on_the_path, leaves, share

USED_UP = (
    "Whoever chooses by rows has used them up: to know how good the choice is takes "
    "rows that chose nothing."
)
NO_PROMISE = "R counts the rows learned from, and promises nothing of others."


def ending(record: Record) -> list[str]:
    """Say how the way that is shown ends."""
    if record.whole.n_leaves == 1:
        return [NO_TREE]
    if record.way == BY_HAND:
        return [_why(record), *_held_out(record)]
    if record.way == REDUCED:
        return _reduced(record)
    return [*_best(record), *_noise(record), *_chosen(record), _risen(record)]


# --- the weakest link -----------------------------------------------------------------


def _risen(record: Record) -> str:
    """Say that R, of the rows learned from, speaks for no cut."""
    first, last = apart(*record.path.costs[[0, -1]].tolist())
    return f"On the rows learned from no cut lowers R: it goes from {first} to {last}."


def _best(record: Record) -> list[str]:
    """Say which tree of the path tells most held-out rows."""
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
    whole = f"the whole tree, with {leaves(n[0])}, tells {right[0]:,}"
    if n[best] == 1:
        return [f"The root alone tells most held-out rows, {most}; {whole}."]
    return [
        f"The tree with {leaves(n[best])} tells most held-out rows, {most}; {whole}, "
        f"and the root alone {right[-1]:,}."
    ]


def _noise(record: Record) -> list[str]:
    """Say how many of the changed labels a tree has learned by heart."""
    changed, best = record.halves.n_changed, record.best
    if not changed or not best:
        return []
    whole, there = record.repeated[[0, best]].tolist()
    return [
        f"Noise has changed {changed} of the labels learned from: the whole tree "
        f"repeats {whole} of them, that tree {there}."
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
    """Say why no tree of so many leaves has a lower R than the path allows."""
    n, cost = record.tree.n_leaves, float(record.costs[-1])
    alpha, least = record.bound(n)
    bound = least - alpha * n
    same = abs(bound - cost) < SAME
    texts = [few(bound)] * 2 if same else apart(bound, cost)
    return (
        f"At α = {few(alpha)} no pruning has R + α·leaves below {few(least, 4)}, which "
        f"the path's tree has: with {leaves(n)} that is an R of at least {texts[0]}, "
        f"and yours has {texts[1]}."
    )


def _held_out(record: Record) -> list[str]:
    """Compare what both trees tell of the held-out rows."""
    twin = record.twin(record.tree.n_leaves)
    if twin is None or not record.n_held or is_on_the_path(record):
        return []
    mine, theirs = record.right(0)[1], record.n_held - int(record.path_errors[twin])
    if mine > theirs:
        return [
            f"Yet yours tells {mine - theirs} more of the held-out rows.",
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
        f"{left} on {last} of {m} held-out rows; the whole tree errs on "
        f"{first}, and the path's best on {best}."
    ]
    if nobody:
        said.append(
            f"No held-out row came to {nobody} of the {len(reduced.nodes)} questions: "
            "cut unheard."
        )
    return [*said, _made_for(record)]


def _made_for(record: Record) -> str:
    """Say that the tree was chosen by those rows, out of how many."""
    if record.ways is None:
        return USED_UP
    total = few(float(record.ways.sum()))
    return (
        f"Of all {total} prunings none errs on fewer of these rows: it was chosen by "
        "them, so they do not tell how good it is."
    )
