"""The slopes of both losses with an update's numbers, as LaTeX."""

from pages.words.formulas import tex

from .record import Record
from .words import NAMES


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put this update's answers into both slopes."""
    y = record.settings.target
    squares, entropy = (waking.activations[step] for waking in record.both)
    passed = rf"\cdot {tex(squares)} \cdot {tex(1 - squares)}"
    found = (
        (r"(a - y)\, a (1 - a)", f"({tex(squares)} - {y:g}) {passed}"),
        ("(a - y)", f"({tex(entropy)} - {y:g})"),
    )
    return [
        (
            f"The slope of the {NAMES[waking.loss]}",
            rf"\frac{{dE}}{{dz}} = {rule} = {values} = {tex(waking.deltas[step])}",
        )
        for waking, (rule, values) in zip(record.both, found, strict=True)
    ]
