"""Second opinions on what matters to a tree, by scikit-learn."""

from dataclasses import replace

import numpy as np

from engines.decision_trees.binary_tree import NONE, BinaryTree


def scikit_learn_tree(tree: BinaryTree, n_features: int):
    """Return scikit-learn's own tree object with the nodes of ours put into it.

    What it then says of importances and leaves is said by its code, not by ours, and
    of the very same splits: no tie is broken differently. ``n_features`` is how many
    columns there are. Its numbers are kept in 32 bits, thresholds in 64.
    Source: sklearn.tree._tree.Tree, whose state is what pickling it would keep.

    >>> from engines.decision_trees import grow
    >>> tree = grow([[1], [2], [4]], [0, 0, 1]).tree
    >>> scikit_learn_tree(tree, 1).apply(np.array([[0], [9]], dtype=np.float32))
    array([1, 2])
    """
    # Inside the function, so that the pages start without loading scikit-learn.
    from sklearn.tree import DecisionTreeClassifier

    plain = DecisionTreeClassifier().fit([[0.0]], [0]).tree_
    nodes = np.zeros(len(tree.features), dtype=plain.__getstate__()["nodes"].dtype)
    leaf = ~tree.asks  # what was pruned off is no node of theirs
    children = np.where(leaf[:, np.newaxis], NONE, tree.children)
    nodes["left_child"], nodes["right_child"] = children.T
    nodes["feature"] = np.where(leaf, -2, tree.features)
    nodes["threshold"] = np.where(leaf, -2.0, tree.thresholds)
    nodes["impurity"] = tree.impurities
    nodes["n_node_samples"] = nodes["weighted_n_node_samples"] = tree.n_samples
    theirs = type(plain)(n_features, np.array([tree.n_classes], dtype=np.intp), 1)
    shares = tree.class_counts / np.maximum(1, tree.n_samples)[:, np.newaxis]
    theirs.__setstate__(
        {
            "max_depth": int(tree.depth),
            "node_count": len(nodes),
            "nodes": nodes,
            "values": np.ascontiguousarray(shares[:, np.newaxis, :]),
        }
    )
    return theirs


def reference_impurity_importances(tree: BinaryTree, n_features: int) -> np.ndarray:
    """Return what scikit-learn calls the importances of our tree, (n_features,).

    Source: sklearn.tree.DecisionTreeClassifier.feature_importances_.

    >>> from engines.decision_trees import grow
    >>> reference_impurity_importances(grow([[1], [2], [4]], [0, 0, 1]).tree, 1)
    array([1.])
    """
    return scikit_learn_tree(tree, n_features).compute_feature_importances()


def reference_permutation_importances(tree: BinaryTree, X, y, orders) -> np.ndarray:
    """Return by how much scikit-learn's accuracy falls in the same shuffles.

    ``X`` (n, d), ``y`` (n,), ``orders`` (n_shuffles, n) as by `shuffles`; returned is
    (n_shuffles, d). Each column in turn is really exchanged in the table, and all rows
    are sent down again. Source: sklearn.inspection.permutation_importance.

    >>> from engines.decision_trees import grow
    >>> X, y = np.array([[1.0], [2.0], [4.0]]), np.array([0, 0, 1])
    >>> reference_permutation_importances(grow(X, y).tree, X, y, [[2, 1, 0]]).round(3)
    array([[0.667]])
    """
    ranked, ranks = in_ranks(tree, X)
    theirs, orders = scikit_learn_tree(ranked, X.shape[1]), np.asarray(orders)
    table, classes = np.tile(ranks, (len(orders), 1)), np.tile(y, len(orders))

    def accuracies() -> np.ndarray:
        """Return the share of rows told rightly after each shuffle."""
        right = theirs.predict(table).argmax(axis=1) == classes
        return right.reshape(orders.shape).mean(axis=1)

    before, fallen = accuracies(), []
    for column in range(X.shape[1]):
        kept = table[:, column].copy()
        table[:, column] = ranks[orders.ravel(), column]
        fallen.append(before - accuracies())
        table[:, column] = kept
    return np.array(fallen).T


def in_ranks(tree: BinaryTree, X) -> tuple[BinaryTree, np.ndarray]:
    """Return the tree and the rows with each column's numbers replaced by their ranks.

    Every row takes the same way as before, also in 32 bits. ``X`` (n, d); the ranks
    are (n, d) float32, from 0, equal where the numbers are.

    >>> from engines.decision_trees import grow
    >>> tree, ranks = in_ranks(grow([[1], [2], [9]], [0, 0, 1]).tree, [[1], [2], [9]])
    >>> tree.thresholds[0], ranks[:, 0]
    (np.float64(1.5), array([0., 1., 2.], dtype=float32))
    """
    X, thresholds = np.asarray(X, dtype=float), tree.thresholds.copy()
    ranks = np.empty(X.shape, dtype=np.float32)
    for column in range(X.shape[1]):
        values, ranks[:, column] = np.unique(X[:, column], return_inverse=True)
        here = tree.features == column
        thresholds[here] = np.searchsorted(values, thresholds[here], "right") - 0.5
    return replace(tree, thresholds=thresholds), ranks
