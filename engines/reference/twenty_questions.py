"""The gains of questions, by scikit-learn's trees."""

import numpy as np


def gains_by_trees(answers, goals, weights) -> np.ndarray:
    """Return how many bits each column tells about the goal, (n_columns,).

    A decision tree is grown on one column alone, as far as it goes; the gain is its
    root's entropy less the weighted entropy of its leaves. ``answers`` has shape
    (n_rows, n_columns), integers; ``goals`` (n_rows,) and ``weights`` (n_rows,).
    Nothing is raised beyond what scikit-learn refuses. Source:
    sklearn.tree.DecisionTreeClassifier.

    >>> gains_by_trees([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 1, 1], [1, 1, 1, 1])
    array([1., 0.])
    """
    # Inside the function, so that the pages start without loading scikit-learn.
    from sklearn.tree import DecisionTreeClassifier

    # Every row twice: as many classes as rows would look like a regression to it.
    answers, goals, weights = (
        np.repeat(a, 2, axis=0) for a in (answers, goals, weights)
    )
    gains = []
    for column in answers.T:
        tree = DecisionTreeClassifier(criterion="entropy", random_state=0)
        tree = tree.fit(column[:, np.newaxis], goals, sample_weight=weights).tree_
        leaf = tree.children_left < 0
        share = tree.weighted_n_node_samples / tree.weighted_n_node_samples[0]
        gains.append(tree.impurity[0] - (share * tree.impurity)[leaf].sum())
    return np.array(gains)
