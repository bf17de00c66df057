"""The lines of the engine that a step runs."""

from engines.decision_trees import Forest, bootstrap_rows, bootstrap_trees
from pages.words.source import lines_of

from .record import Record

CODE = (bootstrap_trees, bootstrap_rows, Forest)


def ran(record: Record, step: int) -> str:
    """Return what draws the rows; then the growth of a tree, and the average."""
    if step == 0:
        return lines_of(bootstrap_rows, "return")
    grown = lines_of(bootstrap_trees, "grow(X[rows]")
    return f"{grown}\n{lines_of(Forest, 'self.probabilities.cumsum')}"
