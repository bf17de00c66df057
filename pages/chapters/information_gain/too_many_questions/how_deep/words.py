"""What "How deep?" says of every tree along the curve, and of them all."""

from pages.words.numbers import apart, few, with_error
from pages.words.sentences import counted, listed

from ..words import BEYOND, SURE, WITHIN, so_many
from .record import ALPHA, DEPTH, NAMES, Record

HINT = (
    "Bet first, then press Play: the tree asks more and more. Then change the noise or "
    "the rows it learns from, and compare."
)
ALONG = (
    "Depth: questions on the way to a leaf, at most. Leaf size: rows in a leaf, at "
    "least. α: what each leaf costs."
)
BY_HEART = f"{BEYOND}: it learns its rows by heart"
HARM = f"{BEYOND}: more questions do harm"


def labels(record: Record) -> list[str]:
    """Name the trees by what is varied."""
    return [point(record, place) for place in range(len(record))]


def point(record: Record, place: int) -> str:
    """Name a place along the curve: "depth 3", "leaf size 5", "α = 0.012"."""
    value = record.value(place)
    if record.along != ALPHA:
        return f"{NAMES[record.along]} {value}"
    whole = place == len(record) - 1 and place and value == record.value(place - 1)
    return f"α = {record.alphas[place]}{', nothing pruned' if whole else ''}"


def story(record: Record, step: int) -> list[str]:
    """Say how right a tree is on both halves, and what has changed."""
    leaves = counted(record.n_leaves[step], "leaf", "leaves")
    found = [f"**With {point(record, step)}: {leaves}.** {both(record, step)}"]
    if step == 0:
        return [*found, noise(record)]
    return [*found, *_changes(record, step), *_said(record, step)]


def both(record: Record, place: int) -> str:
    """Say how many rows of both halves a tree tells rightly."""
    return (
        f"It tells {record.learned_counts[place]:,} of "
        f"{counted(record.n_learned, 'learned row')} rightly, and "
        f"{record.held_counts[place]:,} of {record.n_held:,} held out: "
        f"{accuracy(record, place)}."
    )


def accuracy(record: Record, place: int) -> str:
    """Write a held-out accuracy with its standard error."""
    return with_error(float(record.held[place]), float(record.standard_errors[place]))


def noise(record: Record) -> str:
    """Say how many of the labels that are learned from are wrong."""
    n = record.halves.n_changed
    if not n:
        return "All labels it learns from are the true ones."
    are = "is" if n == 1 else "are"
    return (
        f"Of the {counted(record.n_learned, 'label')} it learns from, {n:,} {are} "
        "changed to a wrong one; all labels held out are true."
    )


def _changes(record: Record, step: int) -> list[str]:
    """Say how many rows more or fewer than at the place before, on both halves."""
    learned, held = (
        counts[step] - counts[step - 1]
        for counts in (record.learned_counts, record.held_counts)
    )
    before = point(record, step - 1)
    if not learned and not held:
        return [f"On both halves that is as many as at {before}."]
    gap, error = record.curve.gap(step, step - 1)
    how = WITHIN if abs(gap) <= SURE * error else BEYOND
    if learned > 0 and gap < -SURE * error:
        how = BY_HEART if record.is_by_heart(step) else HARM
    return [
        f"Compared with {before}: {_more(learned)} learned, {_more(held)} held out"
        f"{how if held else ''}."
    ]


def _more(change: int) -> str:
    if not change:
        return "as many"
    return f"{abs(change):,} {'more' if change > 0 else 'fewer'}"


def _said(record: Record, step: int) -> list[str]:
    """Say how many of the changed labels the tree has taken for true."""
    n, said = record.halves.n_changed, record.memorised[step]
    if not n:
        return []
    if n == 1:
        return [f"The only changed label it {_only(said)}."]
    return [f"Of the {n:,} changed labels, it says {so_many(said, n)} as changed."]


def _only(said: int) -> str:
    """Say whether a tree says the only changed label as it was changed."""
    return "says as changed" if said else "does not say as changed"


# --- the end ------------------------------------------------------------------------


def ending(record: Record) -> list[str]:
    """Say which tree is best held out, which smaller one will do, and what was lost."""
    if len(record) == 1:
        return ["There is no question to ask: the root is all there is."]
    return [best(record), *_smaller(record), at_the_end(record), *_changed(record)]


def best(record: Record) -> str:
    """Say where held-out accuracy is best, every tie counted."""
    places, first = record.best, record.best[0]
    right = f"{record.held_counts[first]:,} of {record.n_held:,}"
    says = f"{right}, {accuracy(record, first)}"
    if len(places) == 1:
        return f"Held out, {point(record, first)} is best: {says}."
    names = [few(record.value(place)) for place in places]
    if record.along == ALPHA:
        names = [f"{record.n_leaves[place]:,}" for place in places]
        return f"Held out, the trees of {listed(names)} leaves are best: {says}."
    return f"Held out, {NAMES[record.along]}s {listed(names)} are best: {says}."


def the_best(record: Record) -> str:
    """Name the tree that numbers of the best are about; of several the smallest."""
    if len(record.best) == 1:
        return "the best"
    first = record.best[0]
    if record.along == ALPHA:
        leaves = counted(record.n_leaves[first], "leaf", "leaves")
        return f"the tree of {leaves}, the smallest of the best"
    most = "smallest" if record.along == DEPTH else "largest"
    return f"{point(record, first)}, the {most} of the best"


def _smaller(record: Record) -> list[str]:
    """Say which smaller tree is no worse than that by more than the standard error."""
    near, first = record.smallest_near, record.best[0]
    if near == first:
        return []
    leaves = counted(record.n_leaves[near], "leaf", "leaves")
    return [
        f"Within a standard error of that is already {point(record, near)}, with "
        f"{leaves}: {record.held_counts[near]:,} of {record.n_held:,}."
    ]


def at_the_end(record: Record) -> str:
    """Say what the whole tree has won or lost against the best."""
    last, first = len(record) - 1, record.best[0]
    learned = f"{record.learned_counts[last]:,} of {record.n_learned:,} learned rows"
    whole = f"The whole tree, with {counted(record.n_leaves[last], 'leaf', 'leaves')},"
    if last in record.best:
        return (
            f"{whole} tells {learned} rightly, and held out it is as right as any: "
            "here nothing is lost by asking on."
        )
    fewer = record.held_counts[first] - record.held_counts[last]
    gap, error = record.curve.gap(first, last)
    within = "within" if gap <= SURE * error else "more than"
    luck = apart(fewer / SURE, error * record.n_held, digits=2)[1]
    return (
        f"{whole} tells {learned} rightly, but {fewer:,} fewer held out than "
        f"{the_best(record)}. Were they equally right, luck would make it 0 ± {luck}: "
        f"{fewer:,} is {within} two standard errors."
    )


def _changed(record: Record) -> list[str]:
    """Say how many changed labels the best and the whole tree take for true."""
    n, last, first = record.halves.n_changed, len(record) - 1, record.best[0]
    if not n or last in record.best:
        return []
    said, few_said = record.memorised[last], record.memorised[first]
    best_of_all = the_best(record)
    if n == 1:
        return [
            f"The only changed label the whole tree {_only(said)}; {best_of_all} "
            f"{_only(few_said)}."
        ]
    comma = "," if "," in best_of_all else ""
    return [
        f"Of the {n:,} changed labels, the whole tree says {so_many(said, n)} as "
        f"changed; {best_of_all}{comma} says {so_many(few_said, n)}."
    ]
