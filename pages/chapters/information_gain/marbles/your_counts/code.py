"""The lines of the engine that a step runs."""

from engines.decision_trees import (
    counted_split,
    entropy,
    entropy_terms,
    gini,
    impurity_after,
    information_gain,
    split_information,
)
from pages.words.source import lines_of

from .record import ANSWERS, AVERAGE, CLASS, GAIN, RATIO, Record

LINES = {
    AVERAGE: (impurity_after, "return (shares"),
    GAIN: (information_gain, "before =", "return np.maximum"),
    ANSWERS: (split_information, "return entropy("),
    RATIO: (counted_split, "answers =", "ratio = gain"),
}


def of_the_split(record: Record, step: int) -> str:
    """Return the lines that work out a step."""
    kind, _ = record.steps[step]
    if kind in LINES:
        return lines_of(*LINES[kind])
    terms = lines_of(entropy_terms, "p = shares", "return p *")
    if kind == CLASS:
        return terms
    whole = lines_of(entropy, "return entropy_terms")
    return "\n".join([terms, whole, lines_of(gini, "return (p *")])
