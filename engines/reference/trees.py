"""Second opinions on gains and trees, by scikit-learn."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class ReferenceNode:
    """One node of scikit-learn's tree; a leaf has no feature and gains nothing."""

    rows: np.ndarray  # (n,) row numbers
    feature: int | None  # the column asked about
    gain: float  # impurity - weighted impurity of the children, bits for entropy


def mutual_information(answers: Sequence[str], classes: Sequence[str]) -> float:
    """Return the mutual information of two columns of words, in bits.

    Sum of p(a, c) log2 (p(a, c) / p(a) p(c)): what hearing the answer tells of the
    class, which is the information gain. Raises ValueError when lengths differ or are
    0. Source: sklearn.metrics.mutual_info_score, which returns nats.

    >>> mutual_information(["a", "a", "b", "b"], ["yes", "yes", "no", "no"])
    1.0
    """
    # Inside the function, so that the pages start without loading scikit-learn.
    from sklearn.metrics import mutual_info_score

    return float(mutual_info_score(list(classes), list(answers)) / np.log(2))


def gain_ratio(answers: Sequence[str], classes: Sequence[str]) -> float:
    """Return the mutual information as a share of the answers' entropy.

    I(answer; class) / H(answer); 0 where all answers are the same. Raises ValueError
    when lengths differ. Source: sklearn.metrics.homogeneity_score, which asks how much
    of the first column the second one tells, and calls a constant column all told.

    >>> round(gain_ratio(["a", "b", "c", "d"], ["yes", "yes", "no", "no"]), 6)
    0.5
    """
    from sklearn.metrics import homogeneity_score

    if len(set(answers)) < 2:
        return 0.0
    return float(homogeneity_score(list(answers), list(classes)))


def fewer_mistakes(answers: Sequence[str], classes: Sequence[str]) -> float:
    """Return which share of rows is guessed right only because the answer is known.

    The accuracy of the commonest class of each answer less that of the commonest class
    of all: what misclassification gains. Raises ValueError when lengths differ.
    Source: sklearn.dummy.DummyClassifier, asked for each answer by itself.

    >>> fewer_mistakes(["a", "a", "b", "b"], ["yes", "yes", "no", "no"])
    0.5
    """
    known = np.array(list(answers), dtype=object)
    labels = np.array(list(classes), dtype=object)
    bags = [labels[known == answer] for answer in dict.fromkeys(answers)]
    return (sum(map(_n_right, bags)) - _n_right(labels)) / max(1, len(labels))


def _n_right(labels: np.ndarray) -> int:
    """Return how many of these are guessed right by the commonest one."""
    from sklearn.dummy import DummyClassifier

    if not len(labels):
        return 0
    rows, words = np.zeros((len(labels), 1)), labels.astype(str)
    guesses = DummyClassifier(strategy="most_frequent").fit(rows, words).predict(rows)
    return int((guesses == words).sum())


def binary_tree(features, classes, criterion: str = "entropy") -> list[ReferenceNode]:
    """Return the nodes of the full binary tree that scikit-learn grows, root first.

    ``features`` (n, d) are 0 or 1, ``classes`` (n,) any labels, ``criterion`` "entropy"
    or "gini". Where questions tie, scikit-learn takes one at random (the seed is
    fixed): compare gains at the rows of a node, not the trees. Raises ValueError as
    scikit-learn does. Source: sklearn.tree.DecisionTreeClassifier.

    >>> [node.gain for node in binary_tree([[0], [0], [1], [1]], list("aabb"))]
    [1.0, 0.0, 0.0]
    """
    from sklearn.tree import DecisionTreeClassifier

    classifier = DecisionTreeClassifier(criterion=criterion, random_state=0)
    tree = classifier.fit(features, classes).tree_
    reached = classifier.decision_path(features)
    return [
        ReferenceNode(
            rows=reached[:, node].nonzero()[0],
            feature=int(tree.feature[node]) if tree.feature[node] >= 0 else None,
            gain=_gain(tree, node),
        )
        for node in range(tree.node_count)
    ]


def _gain(tree, node: int) -> float:
    children = [tree.children_left[node], tree.children_right[node]]
    if children[0] < 0:
        return 0.0
    sizes = tree.n_node_samples[children]
    after = np.average(tree.impurity[children], weights=sizes)
    return float(tree.impurity[node] - after)
