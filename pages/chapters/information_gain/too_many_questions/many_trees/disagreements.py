"""Where the trees of "Many trees" disagree, and who is right there."""

from pages.words.numbers import few
from pages.words.sentences import counted

from ..words import so_many
from .record import Record
from .words import right_or_wrong

BELOW_ALL = "That is worse than every single one of them."


def below_all(record: Record) -> list[str]:
    """Say so where the average is right on fewer rows than any tree."""
    is_below = int(record.average_counts[-1]) < int(record.counts.min())
    return [BELOW_ALL] if is_below and record.n_held > 1 else []


def disagreed(record: Record) -> str:
    """Say on how many held-out rows the trees disagree, and who is right there."""
    parted = ~record.unanimous
    n, n_trees = int(parted.sum()), record.n_trees
    if not n:
        return "On every held-out row all trees say the same, so the average does too."
    average = int(record.average_right[-1, parted].sum())
    of_trees = record.right[:, parted].sum(axis=1)
    begin = f"The trees disagree on {counted(n, 'held-out row')}: there"
    if n == 1:
        some = so_many(int(of_trees.sum()), n_trees)
        some = f"{some} of the {n_trees} trees are" if of_trees.sum() else "no tree is"
        return f"{begin} {some} right, and the average is {right_or_wrong(average)}."
    return (
        f"{begin} a tree is right on {few(float(of_trees.mean()))} on average, and "
        f"the average of them on {so_many(average, n)}."
    )


def agreed(record: Record) -> list[str]:
    """Say whether they are right where they agree, if they do so on some rows."""
    same = record.unanimous
    n_same = int(same.sum())
    n_wrong = int((same & ~record.average_right[-1]).sum())
    if n_same in (0, record.n_held):
        return []
    others = "the other one" if n_same == 1 else f"the other {n_same:,}"
    wrong = {0: "right", n_same: "wrong"}.get(n_wrong, f"wrong on {n_wrong:,}")
    return [f"On {others} they agree, and are {wrong}."]
