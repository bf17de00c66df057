"""What a question is worth, from the counts of its children's bags alone."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engines.decision_trees.impurity import IMPURITIES, entropy, shares

Impurity = Callable[..., np.ndarray]
SAME_WITHIN = 1e-12  # gains nearer than this are equal: rounding must not decide


def impurity_after(children_counts, impurity: Impurity = entropy) -> np.ndarray:
    """Return the impurity to expect after the answer: sum of n_c / n * impurity(c).

    ``children_counts`` has shape (..., n_children, n_classes), the result (...); an
    empty child weighs nothing. Raises ValueError for counts that are no counts.

    >>> float(impurity_after([[2, 0], [1, 1]]))
    0.5
    """
    counts = np.asarray(children_counts, dtype=float)
    return (shares(counts.sum(axis=-1)) * impurity(counts)).sum(axis=-1)


def information_gain(children_counts, impurity: Impurity = entropy) -> np.ndarray:
    """Return how much impurity the answer takes away: before - after.

    impurity(sum of the children) - sum of n_c / n * impurity(c). In bits when
    ``impurity`` is the entropy, and then it is the mutual information of answer and
    class. ``children_counts`` has shape (..., n_children, n_classes), the result
    (...). Concave impurities, as all of ours, never gain less than 0; what rounding
    leaves below 0 is cut. Raises ValueError for counts that are no counts.
    Source: Quinlan 1986, Induction of Decision Trees, section 4.

    >>> float(information_gain([[2, 0], [0, 2]]))
    1.0
    """
    counts = np.asarray(children_counts, dtype=float)
    before = impurity(counts.sum(axis=-2))
    return np.maximum(before - impurity_after(counts, impurity), 0.0)


def split_information(children_counts) -> np.ndarray:
    """Return the entropy of the answers themselves, in bits: many answers, many bits.

    H(n_1, n_2, ...) with n_c the size of child c. ``children_counts`` has shape
    (..., n_children, n_classes), the result (...). Raises ValueError for counts that
    are no counts. Source: Quinlan 1986, section 7, there called IV(A).

    >>> float(split_information([[2, 0], [0, 2]]))
    1.0
    """
    return entropy(np.asarray(children_counts, dtype=float).sum(axis=-1))


def gain_ratio(children_counts) -> np.ndarray:
    """Return the information gain for each bit of answer: gain / split information.

    0 where the split information is 0, which is where all rows give one answer.
    ``children_counts`` has shape (..., n_children, n_classes), the result (...).
    Raises ValueError for counts that are no counts. Source: Quinlan 1986, section 7.

    >>> float(gain_ratio([[1, 0], [1, 0], [0, 1], [0, 1]]))
    0.5
    """
    gain, width = information_gain(children_counts), split_information(children_counts)
    return np.divide(gain, width, out=np.zeros_like(gain), where=width > 0)


@dataclass(frozen=True)
class Criterion:
    """A way to say which question is best."""

    label: str  # the words on the screen
    impurity_name: str  # a key of IMPURITIES: what a gain is measured in
    by_ratio: bool = False  # rank by gain ratio instead of gain

    @property
    def impurity(self) -> Impurity:
        """Return the impurity that before, after and gain are measured in."""
        return IMPURITIES[self.impurity_name]


CRITERIA: dict[str, Criterion] = {
    "gain": Criterion("information gain", "entropy"),
    "gain_ratio": Criterion("gain ratio", "entropy", by_ratio=True),
    "gini": Criterion("Gini gain", "gini"),
    "misclassification": Criterion("misclassification gain", "misclassification"),
}
