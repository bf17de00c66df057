"""The lines of the engine that a step of "One split" runs."""

from engines.decision_trees import Candidates, candidate_splits, cuts_along
from pages.words.source import lines_of

from .record import Record


def ran(record: Record, step: int) -> str:
    """Return how one cut is counted, and from the first split on how all are."""
    if not step:
        return lines_of(cuts_along, "left = upto[", "both = np.stack", "sides = ")
    counts = lines_of(candidate_splits, "left = np.eye", "right = np.bincount")
    return "\n".join([counts, lines_of(Candidates.tied.fget, "return np.flatnonzero")])
