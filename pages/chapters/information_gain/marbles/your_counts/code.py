"""The lines of the engine that a step runs."""

from engines.decision_trees import (
    counted_split,
    entropy,
    entropy_terms,
    gini,
    impurity_after,
    information_gain,
    per_bit,
    split_information,
)
from pages.words.source import lines_of

from .record import ANSWERS, AVERAGE, GAIN, RATIO, Record

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
    whole = lines_of(entropy, "return entropy_terms")
    if step == 0:
        return "\n".join([terms, whole, lines_of(per_bit, "return float")])
    return "\n".join([terms, whole, lines_of(gini, "return (p *")])
