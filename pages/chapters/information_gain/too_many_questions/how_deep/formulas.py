"""The numbers of a place in their formulas, as LaTeX."""

from pages.words.formulas import aligned, tex

from .record import Record

HELD = "Held-out accuracy and its standard error"
GAP = (
    "The difference to the one before, by rows that one of both alone tells rightly, "
    "and its standard error if both are equally right"
)


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Return the accuracy with its error, and the difference that rows decide."""
    found = [(HELD, _accuracy(record, step))]
    return [*found, (GAP, _gap(record, step))] if step else found


def _accuracy(record: Record, place: int) -> str:
    n, right = record.n_held, record.held_counts[place]
    p, error = float(record.held[place]), float(record.standard_errors[place])
    return aligned(
        [
            rf"p &= \frac{{{right}}}{{{n}}} = {tex(p, 4)}",
            rf"\sqrt{{\frac{{p\,(1 - p)}}{{n}}}} &= \sqrt{{\frac{{{tex(p, 4)} \cdot "
            rf"{tex(1 - p, 4)}}}{{{n}}}}} = {tex(error, 3)}",
        ]
    )


def _gap(record: Record, place: int) -> str:
    """Return (b − c)/n: rows that only this tree, or only the other, tells rightly."""
    right, n = record.curve.held_out_right, record.n_held
    b = int((right[place] & ~right[place - 1]).sum())
    c = int((right[place - 1] & ~right[place]).sum())
    gap, error = record.curve.gap(place, place - 1)
    return aligned(
        [
            rf"\frac{{b - c}}{{n}} &= \frac{{{b} - {c}}}{{{n}}} = {tex(gap, 3)}",
            rf"\frac{{\sqrt{{b + c}}}}{{n}} &= \frac{{\sqrt{{{b} + {c}}}}}{{{n}}} = "
            rf"{tex(error, 3)}",
        ]
    )
