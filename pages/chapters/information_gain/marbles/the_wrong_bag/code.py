"""The lines of the engine that a step runs."""

from engines.decision_trees import (
    cross_entropy,
    cross_entropy_terms,
    kullback_leibler,
)
from engines.decision_trees.beliefs import way_of
from pages.words.source import lines_of

from .record import Record


def of_the_belief(record: Record, step: int) -> str:
    """Return how H(p, q) and KL come about, or how a marble goes through your tree."""
    if step:
        return lines_of(way_of, "yes, no =", "way.append(")
    terms = lines_of(cross_entropy_terms, "return np.multiply")
    total = lines_of(cross_entropy, "return cross_entropy_terms")
    return "\n".join([terms, total, lines_of(kullback_leibler, "parts = ")])
