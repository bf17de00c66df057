"""Promise and truth of a step with their numbers, as LaTeX."""

from pages.words.formulas import tex

from .record import Record


def formulas(record: Record, step: int) -> list[tuple[str, str]]:
    """Put this step's learning rate into promise and truth."""
    change = record.change
    rate, after = change.learning_rates[step], change.loss + change.real[step]
    squares = -change.predicted[0] / change.learning_rates[0]
    return [
        (
            "Promised: the slope along the step, times the length of the step",
            rf"-\eta \lVert g \rVert^2 = -{rate:g} \cdot {tex(squares)} = "
            rf"{tex(change.predicted[step])}",
        ),
        (
            "Real: the error with the new weights, minus the error before",
            rf"E(w - \eta g) - E(w) = {tex(after)} - {tex(change.loss)} = "
            rf"{tex(change.real[step])}",
        ),
    ]
