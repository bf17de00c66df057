"""Both counts of a network with its numbers, as LaTeX."""

from pages.words.formulas import tex

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put the network's size into both counts."""
    cost = record.costs[step]
    there, p = tex(cost.forward), tex(cost.n_parameters)
    return [
        (
            "One pass there and back: each weight about three times",
            rf"{there} + {tex(cost.backward)} = {tex(cost.backpropagation)}",
        ),
        (
            "Nudging: two passes forward for each of P parameters",
            rf"2 P \cdot {there} = 2 \cdot {p} \cdot {there} = {tex(cost.nudging)}",
        ),
    ]
