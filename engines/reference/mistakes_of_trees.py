"""The certificate of a tree that was grown by misclassification.

scikit-learn has no such criterion. What it can say is which class is the most frequent
at a node: from that follow the mistakes before and after each of our cuts, and so the
gain. That no other cut gains more is not checked by this.
"""

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree
from engines.decision_trees.cart import grow
from engines.decision_trees.limits import Limits
from engines.reference.certificates import Certificate, Judged, Verdict

SAME_GAIN = 1e-9


def certificate_by_mistakes(
    X: np.ndarray, y: np.ndarray, limits: Limits, n_classes: int
) -> Certificate:
    """Compare the gains and predictions of our tree with scikit-learn's dummy.

    gain = (mistakes of the node - mistakes of its children) / rows of the node. ``X``
    has shape (n, n_features), ``y`` (n,). Raises as `candidate_splits` does.
    Source: sklearn.dummy.DummyClassifier, asked for each node by itself.

    >>> rows, classes = np.array([[1.0], [2.0]]), np.array([0, 1])
    >>> certificate_by_mistakes(rows, classes, Limits(), 2).their_gains.tolist()
    [0.5, 0.0, 0.0]
    """
    tree = grow(X, y, "misclassification", limits, n_classes).tree
    guesses, mistakes = _by_dummies(tree, X, y)
    splits = tree.asks
    sizes = tree.n_samples
    after = np.where(splits, mistakes[tree.children].sum(axis=1), mistakes)
    theirs, ours = (mistakes - after) / sizes, np.where(splits, tree.gains, 0.0)
    same = (np.abs(ours - theirs) <= SAME_GAIN) & (guesses == tree.predictions)
    verdicts = [Verdict.SAME if fits else Verdict.DIFFERENT for fits in same]
    ends = tree.ends_of(X)
    differing = np.flatnonzero(guesses[ends] != tree.predict(X))
    right = [
        float((classes[ends] == y).mean()) for classes in (tree.predictions, guesses)
    ]
    return Certificate(
        criterion="misclassification",
        walks_theirs=False,
        nodes=tuple(map(Judged, verdicts, ours.tolist())),
        splits=splits,
        their_gains=theirs,
        blurred=(),
        n_blurred_rows=0,
        compares_rows=True,
        differing=differing,
        unexplained=differing,
        accuracies=(float(right[0]), float(right[1])),
    )


def _by_dummies(tree: BinaryTree, X: np.ndarray, y: np.ndarray):
    """Return each node's guess and its mistakes, (n_nodes,) integers each."""
    from sklearn.dummy import DummyClassifier

    passed = np.zeros((len(tree.features), len(X)), dtype=bool)
    passed[tree.ends_of(X), np.arange(len(X))] = True
    for node in np.flatnonzero(tree.asks)[::-1]:  # children are born after parents
        passed[node] = passed[tree.children[node]].any(axis=0)
    guesses = np.zeros(len(passed), dtype=int)
    for node, rows in enumerate(passed):
        here = y[rows]
        dummy = DummyClassifier(strategy="most_frequent").fit(here[:, None], here)
        guesses[node] = dummy.predict(here[:1, None])[0]
    mistakes = (passed & (y != guesses[:, None])).sum(axis=1)
    return guesses, mistakes
