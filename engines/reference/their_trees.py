"""scikit-learn's trees on numbers, as arrays: what a certificate walks over."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engines.decision_trees.binary_tree import NONE, REASONS, BinaryTree
from engines.decision_trees.gains import SAME_WITHIN
from engines.decision_trees.limits import Limits
from engines.decision_trees.tree import LeafReason

LARGEST = float(np.finfo(np.float32).max)  # it casts the rows to float32
NEAREST = np.float32(1e-7)  # its FEATURE_THRESHOLD: values nearer than that are one


@dataclass(frozen=True, eq=False)
class TheirTree:
    """A tree that scikit-learn grew, in its own order of nodes; the root is 0."""

    features: np.ndarray  # (n_nodes,) integers; negative at a leaf
    thresholds: np.ndarray  # (n_nodes,) float64
    children: np.ndarray  # (n_nodes, 2) integers: left and right, or -1
    class_counts: np.ndarray  # (n_nodes, n_classes) integers
    impurities: np.ndarray  # (n_nodes,) by its criterion
    passed: np.ndarray  # (n_nodes, n) bool: which rows came to a node
    criterion: str

    @cached_property
    def splits(self) -> np.ndarray:
        """Which nodes are split, (n_nodes,) bool."""
        return self.children[:, 0] != NONE

    @cached_property
    def depths(self) -> np.ndarray:
        """How many splits led to each node, (n_nodes,)."""
        depths = np.zeros(len(self.features), dtype=int)
        for node in np.flatnonzero(self.splits):  # a child's number is the larger one
            depths[self.children[node]] = depths[node] + 1
        return depths

    @cached_property
    def gains(self) -> np.ndarray:
        """The impurity that each split took away, (n_nodes,); 0 at a leaf."""
        sizes = self.class_counts.sum(axis=1)
        after = (sizes * self.impurities)[self.children].sum(axis=1) / sizes
        return np.where(self.splits, self.impurities - after, 0.0)

    @cached_property
    def predictions(self) -> np.ndarray:
        """The class of each row it grew from, (n,)."""
        at_leaf = self.passed & ~self.splits[:, None]
        at_leaf &= self.reached[:, None]
        return self.class_counts.argmax(axis=1)[at_leaf.argmax(axis=0)]

    @cached_property
    def reached(self) -> np.ndarray:
        """Which nodes can be come to, (n_nodes,) bool: not all, where it was cut."""
        reached = np.zeros(len(self.features), dtype=bool)
        reached[0] = True
        for node in np.flatnonzero(self.splits):
            reached[self.children[node]] = reached[node]
        return reached

    def cut_at(self, nodes: np.ndarray) -> "TheirTree":
        """Return the tree with these nodes, (n_nodes,) bool, made leaves."""
        children = np.where(nodes[:, None], NONE, self.children)
        features = np.where(nodes, NONE, self.features)
        fields = {**vars(self), "children": children, "features": features}
        return TheirTree(**{name: fields[name] for name in self.__dataclass_fields__})


def their_tree(
    X, y, criterion: str = "gini", limits: Limits | None = None, n_classes=None
):
    """Return the tree that scikit-learn grows from these rows within these limits.

    ``min_gain`` is no limit of its: the tree is cut where its own gain is no larger.
    With ``max_leaves`` too, the number of leaves is left free, as what is grown first
    depends on what may be grown. ``X`` has shape (n, n_features), ``y`` (n,) integers.
    Returns None for numbers that it cannot hold, beyond 3.4e38, and for
    misclassification, which it does not know. Source:
    sklearn.tree.DecisionTreeClassifier, whose choice among ties is random (seed 0).

    >>> their_tree([[1], [2], [4]], [0, 0, 1]).thresholds[0].item()
    3.0
    """
    X, y, limits = np.asarray(X, dtype=float), np.asarray(y), limits or Limits()
    if criterion == "misclassification" or np.abs(X).max() > LARGEST:
        return None
    fitted = _classifier(criterion, limits, len(X)).fit(X, y)
    tree, k = fitted.tree_, n_classes or int(y.max()) + 1
    counts = np.zeros((tree.node_count, k), dtype=int)
    shares = tree.value[:, 0, :]
    counts[:, fitted.classes_] = np.rint(shares * tree.weighted_n_node_samples[:, None])
    grown = TheirTree(
        features=tree.feature.copy(),
        thresholds=tree.threshold.copy(),
        children=np.stack([tree.children_left, tree.children_right], axis=1),
        class_counts=counts,
        impurities=tree.impurity.copy(),
        passed=fitted.decision_path(X).toarray().T.astype(bool),
        criterion=criterion,
    )
    if limits.min_gain is None:
        return grown
    return grown.cut_at(grown.splits & (grown.gains <= limits.min_gain + SAME_WITHIN))


def _classifier(criterion: str, limits: Limits, n: int):
    # Inside the function, so that the pages start without loading scikit-learn.
    from sklearn.tree import DecisionTreeClassifier

    bounded = limits.max_leaves is not None and limits.min_gain is None
    root_alone = limits.max_depth == 0 or limits.max_leaves == 1
    return DecisionTreeClassifier(
        criterion=criterion,
        max_depth=limits.max_depth or None,
        min_samples_split=n + 1 if root_alone else max(2, limits.min_samples_split),
        min_samples_leaf=limits.min_samples_leaf,
        max_leaf_nodes=limits.max_leaves if bounded and not root_alone else None,
        random_state=0,
    )


def reference_tree(
    X, y, criterion: str = "gini", limits: Limits | None = None, n_classes=None
) -> BinaryTree | None:
    """Return scikit-learn's tree as one of ours, its nodes in our order of birth.

    What prunes or explains our trees can so be held against it, ties or no ties.
    Shapes as for `their_tree`; None where that has none.

    >>> reference_tree([[1], [2], [4]], [0, 0, 1]).n_leaves
    2
    """
    theirs = their_tree(X, y, criterion, limits, n_classes)
    if theirs is None:
        return None
    order, parents = [0], [NONE]
    for place, node in enumerate(order):  # grows while it is read: breadth first
        if theirs.splits[node]:
            order += theirs.children[node].tolist()
            parents += [place, place]
    splits, counts = theirs.splits[order], theirs.class_counts[order]
    left = np.where(splits, 2 * np.cumsum(splits) - 1, NONE)
    pure = ~splits & ((counts > 0).sum(axis=1) == 1)
    return BinaryTree(
        features=np.where(splits, theirs.features[order], NONE),
        thresholds=np.where(splits, theirs.thresholds[order], np.nan),
        children=np.stack([left, np.where(splits, left + 1, NONE)], axis=1),
        parents=np.array(parents),
        depths=theirs.depths[order],
        class_counts=counts,
        impurities=theirs.impurities[order],
        gains=np.where(splits, theirs.gains[order], np.nan),
        why_leaf=np.where(pure, REASONS.index(LeafReason.PURE), NONE),
        criterion=criterion,
    )


def reference_alphas(X, y, criterion: str = "gini") -> np.ndarray:
    """Return the α at which scikit-learn's full tree loses each of its parts, (m,).

    Of minimal cost-complexity pruning, with R in the criterion's impurity weighted by
    the share of rows; 0 first. Its tree is its own where cuts tie: hold what is pruned
    from `reference_tree` against it. Raises ValueError as scikit-learn does.
    Source: DecisionTreeClassifier.cost_complexity_pruning_path.

    >>> reference_alphas([[1], [2], [4]], [0, 0, 1]).round(6).tolist()
    [0.0, 0.444444]
    """
    found = _classifier(criterion, Limits(), len(y)).cost_complexity_pruning_path(X, y)
    return found.ccp_alphas


def as_they_see(X) -> np.ndarray:
    """Return the rows as scikit-learn tells them apart: numbers too near are one.

    It casts them to float32 and takes neighbours in a column for one value when they
    are 1e-7 apart or nearer. Each value becomes the lowest it is taken for, float64,
    of ``X``'s shape (n, n_features). Nothing is raised.

    >>> as_they_see([[1.0], [1.00000001], [2.0]]).tolist()
    [[1.0], [1.0], [2.0]]
    """
    seen = np.asarray(X, dtype=np.float32)
    order = np.argsort(seen, axis=0, kind="stable")
    values = np.take_along_axis(seen, order, axis=0)
    new = np.ones(values.shape, dtype=bool)
    new[1:] = values[1:] > values[:-1] + NEAREST
    starts = np.maximum.accumulate(np.where(new, np.arange(len(new))[:, None], 0))
    lowest = np.take_along_axis(values, starts, axis=0).astype(float)
    merged = np.empty_like(lowest)
    np.put_along_axis(merged, order, lowest, axis=0)
    return merged
