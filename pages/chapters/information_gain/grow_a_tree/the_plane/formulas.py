"""The numbers of a split in their formulas, as LaTeX."""

from pages.words.formulas import aligned

from ..formulas import gain_of, share_of
from .record import Record


def formulas(record: Record, position: int) -> list[tuple[str, str]]:
    """Return what the split gains, and how sure both of its sides are."""
    k = int(record.shown[position])
    counts = record.decisions.tree.class_counts
    if not k:
        return [("The commonest class's share", share_of("p", counts[0]))]
    sides = share_of("p_L &", counts[2 * k - 1]), share_of("p_R &", counts[2 * k])
    return [
        ("What the cut gains", _gain(record, k)),
        ("The commonest class's share on both sides", aligned(sides)),
    ]


def _gain(record: Record, k: int) -> str:
    tree, node = record.decisions.tree, int(record.decisions.asked_at[k - 1])
    left, right = (
        (int(tree.n_samples[one]), float(tree.impurities[one]))
        for one in (2 * k - 1, 2 * k)
    )
    return gain_of(tree.criterion, float(tree.impurities[node]), left, right)
