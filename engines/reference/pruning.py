"""A second opinion on the pruning path, by scikit-learn, of the very same tree."""

from dataclasses import replace

import numpy as np

from engines.decision_trees.binary_tree import BinaryTree
from engines.decision_trees.impurity import misclassification
from engines.reference.importances import scikit_learn_tree

TIED = 1e-12  # alphas nearer than that: it cuts tied links one after the other


def reference_pruning_path(
    tree: BinaryTree, measure: str = "impurity"
) -> tuple[np.ndarray, np.ndarray]:
    """Return the alphas and R of scikit-learn's path of our tree, both (m,).

    Ties are taken together, and what has strength 0 is cut at the first alpha, 0. For
    the measure "misclassification" its impurities are replaced by shares of errors.
    ``tree`` must not have been pruned. Nothing is raised.
    Source: sklearn.tree._tree.ccp_pruning_path, asked about our nodes.

    >>> from engines.decision_trees import grow
    >>> tree = grow([[1], [2], [4]], [0, 0, 1]).tree
    >>> reference_pruning_path(tree)[0].round(6)
    array([0.      , 0.444444])
    """
    # Inside the function, so that the pages start without loading scikit-learn.
    from sklearn.tree._tree import ccp_pruning_path

    if measure == "misclassification":
        tree = replace(tree, impurities=misclassification(tree.class_counts))
    found = ccp_pruning_path(scikit_learn_tree(tree, int(tree.features.max()) + 1))
    alphas, costs = found["ccp_alphas"], found["impurities"]
    last = np.append(np.diff(alphas) > TIED, True)
    return alphas[last], costs[last]
