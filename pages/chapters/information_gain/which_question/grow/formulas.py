"""The ledger of the tree with a step's bits in it, as LaTeX."""

from pages.words.formulas import aligned, tex

from ..words import NOTHING, abridged, amount, entropy_sum, in_latex, reckoned
from .record import Record
from .words import shared

HELD = "Told rightly of those held out, and the standard error:"


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put a question into the ledger: share times gain is what it removes."""
    held = [(HELD, _accuracy(record, step))] if len(record.judged.held) else []
    if step == 0:
        return [("What there is to find out:", _at_first(record)), *held]
    removes = "What this question removes from the whole table's uncertainty:"
    books = "The books: removed so far, and left in the bags."
    ledger = [(removes, _removed(record, step)), (books, _balance(record, step))]
    return [*ledger, *held]


def _accuracy(record: Record, step: int) -> str:
    found, m = record.judged, len(record.judged.held)
    share, error = float(found.accuracy[step]), float(found.errors[step])
    return aligned(
        [
            rf"\frac{{{found.n_held_right[step]}}}{{{m}}} &= {tex(share, 4)}",
            rf"\sqrt{{\frac{{{tex(share, 4)} \cdot {tex(1 - share, 4)}}}{{{m}}}}} &= "
            rf"{tex(error, 3)}",
        ]
    )


def _at_first(record: Record) -> str:
    inside = entropy_sum(record.tree.nodes[0].class_counts) or "0"
    (bits,) = in_latex([amount(record.ledger.before)])
    return rf"H = -{inside} = {bits}"


def _removed(record: Record, step: int) -> str:
    n, total, *equation = shared(record, step)
    gain, sign, removed = in_latex(equation)
    return (
        r"\frac{n}{N} \cdot \text{gain} = "
        rf"\frac{{{n}}}{{{total}}} \cdot {gain} {sign} {removed}"
    )


def _balance(record: Record, step: int) -> str:
    parts = [entry.removed for entry in record.ledger.entries[:step]]
    left, before = float(record.left[step]), record.ledger.before
    aside = float(record.aside[:step].sum())
    others = [aside, left] if aside > NOTHING else [left]
    equation = reckoned(lambda *bits: sum(bits), before, *parts, *others)
    *parts, sign, before = in_latex(equation)
    removed, (*aside, left) = parts[:step], parts[step:]
    spans = [(" + ".join(abridged(removed)), "removed")]
    spans += [*((bits, "aside") for bits in aside), (left, "left")]
    terms = [rf"\underbrace{{{bits}}}_{{\text{{{name}}}}}" for bits, name in spans]
    return f"{' + '.join(terms)} {sign} {before}"
