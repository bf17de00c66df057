"""Second opinions on one cut of a node, by scikit-learn."""

import numpy as np

from engines.reference.trees import fewer_mistakes


def stump_gain(features, classes, criterion: str, min_samples_leaf: int = 1) -> float:
    """Return what scikit-learn's best single cut of some rows gains.

    impurity - weighted impurity of both sides; 0 where it cuts nothing. ``features``
    has shape (n, d), ``classes`` (n,), ``criterion`` is "entropy" (in bits) or "gini".
    Raises ValueError as scikit-learn does.
    Source: sklearn.tree.DecisionTreeClassifier, with a depth of 1.

    >>> stump_gain([[1], [2], [3], [4]], [0, 0, 1, 1], "entropy")
    1.0
    """
    # Inside the function, so that the pages start without loading scikit-learn.
    from sklearn.tree import DecisionTreeClassifier

    limits = {"max_depth": 1, "min_samples_leaf": min_samples_leaf}
    classifier = DecisionTreeClassifier(criterion=criterion, random_state=0, **limits)
    tree = classifier.fit(features, classes).tree_
    if tree.node_count == 1:
        return 0.0
    after = np.average(tree.impurity[1:], weights=tree.n_node_samples[1:])
    return float(tree.impurity[0] - after)


def fewer_mistakes_of_a_cut(values, threshold: float, classes) -> float:
    """Return which share of rows is guessed right only because a cut is known.

    ``values`` and ``classes`` have shape (n,); left are the values up to the threshold.
    Nothing is raised. Source: `fewer_mistakes`, sklearn.dummy.DummyClassifier.

    >>> fewer_mistakes_of_a_cut([1, 2, 3, 4], 2.5, ["a", "a", "b", "b"])
    0.5
    """
    sides = np.where(np.asarray(values) <= threshold, "left", "right")
    return fewer_mistakes(sides.tolist(), [str(one) for one in classes])
