"""The ledger of the tree with a step's bits in it, as LaTeX."""

from pages.words.formulas import tex

from ..words import abridged, entropy_sum
from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put a question into the ledger: share times gain is what it removes."""
    if step == 0:
        return [("What there is to find out:", _at_first(record))]
    removes = "What this question removes from the whole table's uncertainty:"
    books = "The books: removed so far, and left in the bags."
    return [(removes, _removed(record, step)), (books, _balance(record, step))]


def _at_first(record: Record) -> str:
    inside = entropy_sum(record.tree.nodes[0].class_counts) or "0"
    return rf"H = -{inside} = {tex(record.ledger.before)}"


def _removed(record: Record, step: int) -> str:
    entry, node = record.ledger.entries[step - 1], record.decisions[step].node
    return (
        r"\frac{n}{N} \cdot \text{gain} = "
        rf"\frac{{{node.n_samples}}}{{{record.tree.n_rows}}} \cdot {tex(entry.gain)}"
        rf" = {tex(entry.removed)}"
    )


def _balance(record: Record, step: int) -> str:
    removed = [tex(entry.removed) for entry in record.ledger.entries[:step]]
    return (
        rf"\underbrace{{{' + '.join(abridged(removed))}}}_{{\text{{removed}}}} + "
        rf"\underbrace{{{tex(record.left[step])}}}_{{\text{{left}}}} = "
        rf"{tex(record.ledger.before)}"
    )
