"""Many trees, each grown from rows drawn with replacement from the same rows."""

from dataclasses import replace

import numpy as np

from engines.decision_trees.binary_tree import NONE, BinaryTree
from engines.decision_trees.cart import grow
from engines.decision_trees.decisions import Decisions
from engines.decision_trees.forest import Forest
from engines.decision_trees.limits import Limits
from engines.decision_trees.splits import checked
from engines.watching import Watch


def bootstrap_rows(n: int, n_trees: int, seed: int) -> np.ndarray:
    """Draw n row numbers with replacement for every tree: its bootstrap sample.

    Every row is as likely at every draw: P(row i) = 1/n. Returned has shape
    (n_trees, n); the first trees draw the same rows however many follow. Raises
    ValueError for fewer than one row or tree.
    Source: Efron 1979, Bootstrap methods: another look at the jackknife.

    >>> bootstrap_rows(4, 2, seed=0)
    array([[3, 2, 2, 1],
           [1, 0, 0, 0]])
    """
    require_one(n=n, n_trees=n_trees)
    return np.random.default_rng(seed).integers(n, size=(n_trees, n))


def tried_features(
    n_features: int, n_tried: int | None, n_trees: int, seed: int
) -> np.ndarray:
    """Draw the features that each tree may ask about, ascending, without replacement.

    None is all of them. Returned has shape (n_trees, n_tried); the first trees try the
    same features however many follow, and whoever tries more tries these too. Raises
    ValueError for fewer than one tree or feature, or more features than there are.
    Source: Ho 1998, The random subspace method for constructing decision forests.

    >>> tried_features(4, 2, 3, seed=0)
    array([[1, 2],
           [0, 3],
           [2, 3]])
    """
    n_tried = n_features if n_tried is None else n_tried
    require_one(n_features=n_features, n_tried=n_tried, n_trees=n_trees)
    if n_tried > n_features:
        raise ValueError(f"{n_tried} features to try, but there are only {n_features}.")
    draws = np.random.default_rng([seed, 1])  # not the stream that draws the rows
    order = draws.random((n_trees, n_features)).argsort(axis=1, kind="stable")
    return np.sort(order[:, :n_tried], axis=1)


def require_one(**counts: int) -> None:
    """Raise ValueError where one of the counts, by its name, is below 1."""
    for name, count in counts.items():
        if count < 1:
            raise ValueError(f"{name} is {count}; it must be 1 or more.")


def expected_out_of_bag(n: int) -> float:
    """Return which share of n rows a bootstrap sample of n leaves out, on average.

    (1 - 1/n)^n, which grows towards 1/e = 0.368. Raises ValueError for fewer than one
    row. Source: Breiman 1996, Out-of-bag estimation.

    >>> expected_out_of_bag(2)
    0.25
    """
    require_one(n=n)
    return (1 - 1 / n) ** n


def bootstrap_trees(
    X,
    y,
    n_trees: int = 25,
    criterion: str = "gini",
    limits: Limits | None = None,
    seed: int = 0,
    *,
    points=None,
    n_tried: int | None = None,
    n_classes: int | None = None,
    watch: Watch = iter,
) -> Forest:
    """Grow a tree from each bootstrap sample of the rows; say what each says of points.

    Tree b is grow(X[rows_b], y[rows_b]): a row drawn twice counts twice. ``X`` has
    shape (n, n_features), ``y`` (n,) integers from 0, ``points`` (n_points,
    n_features); without any, the rows themselves. All features may be asked about:
    bagging. With ``n_tried`` each tree knows only so many of them, drawn for it once;
    a random forest in Breiman's sense draws them anew at every node, which this does
    not. ``watch`` goes over the trees. Raises as `grow`, `bootstrap_rows` and
    `tried_features` do. Source: Breiman 1996, Bagging predictors.

    >>> bootstrap_trees([[1], [2], [8], [9]], [0, 0, 1, 1], 3).first_thresholds
    array([5. , nan, 4.5])
    """
    X, y, n_classes = checked(X, y, n_classes)
    points = X if points is None else checked_points(points, X.shape[1])
    drawn = bootstrap_rows(len(X), n_trees, seed)
    tried = tried_features(X.shape[1], n_tried, n_trees, seed)
    growths = [
        grow(X[rows][:, features], y[rows], criterion, limits, n_classes)
        for rows, features in watch(list(zip(drawn, tried, strict=True)))
    ]
    trees = tuple(map(renumbered, growths, tried))
    everything = np.concatenate([X, points])
    said = np.array([tree.probabilities(everything) for tree in trees])
    return Forest(
        X=X,
        y=y,
        drawn=drawn,
        tried=tried,
        trees=trees,
        n_tied=np.array([(one.n_tied > 1).sum() for one in growths]),
        own_probabilities=said[:, : len(X)],
        points=points,
        probabilities=said[:, len(X) :],
    )


def checked_points(points, n_features: int) -> np.ndarray:
    """Return points as float64, (n_points, n_features), or raise ValueError."""
    points = np.asarray(points, dtype=float)
    if points.ndim != 2 or points.shape[1] != n_features:
        raise ValueError(
            f"points have shape {points.shape}, but rows {n_features} features."
        )
    return points


def renumbered(decisions: Decisions, columns: np.ndarray) -> BinaryTree:
    """Return a tree grown from some columns, asking by their numbers in the table."""
    tree = decisions.tree
    asked = tree.features != NONE
    return replace(tree, features=np.where(asked, columns[tree.features], NONE))
