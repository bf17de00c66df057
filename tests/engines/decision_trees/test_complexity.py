"""Accuracy along depth and leaf size: each tree as if it had been grown alone."""

from dataclasses import fields, replace

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import (
    Limits,
    accuracy,
    alpha_curve,
    cut_at_depth,
    depth_curve,
    grow,
    held_out,
    leaf_size_curve,
    leaf_sizes,
    pruning_path,
)


def data(seed: int, n: int = 60, n_classes: int = 3):
    """Return whole numbers with ties and conflicts, and their classes."""
    draw = np.random.default_rng(seed)
    return draw.integers(0, 6, (n, 4)).astype(float), draw.integers(0, n_classes, n)


def unlike(one, other) -> list[str]:
    """Return the names of the arrays in which two trees differ."""
    names = [field.name for field in fields(one) if field.name != "criterion"]
    pairs = {name: (getattr(one, name), getattr(other, name)) for name in names}
    return [name for name, (a, b) in pairs.items() if not _same(a, b)]


def _same(a: np.ndarray, b: np.ndarray) -> bool:
    return a.shape == b.shape and np.allclose(a, b, rtol=0, atol=1e-12, equal_nan=True)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    "limits", [Limits(), Limits(min_samples_leaf=3), Limits(min_samples_split=8)]
)
def test_cut_at_a_depth_is_grown_under_that_depth(seed, limits):
    X, y = data(seed)
    whole = grow(X, y, "entropy", limits).tree
    for depth in range(whole.depth + 2):
        anew = grow(X, y, "entropy", replace(limits, max_depth=depth)).tree
        assert unlike(cut_at_depth(whole, depth), anew) == []


def test_the_comparison_of_trees_can_fail():
    X, y = data(0)
    whole = grow(X, y).tree
    assert {"features", "why_leaf"} <= set(unlike(cut_at_depth(whole, 2), whole))
    assert "gains" in unlike(grow(X, y, "entropy").tree, whole)


def test_a_tree_that_grew_best_first_is_refused():
    X, y = data(1)
    with pytest.raises(ValueError, match="best first"):
        cut_at_depth(grow(X, y, limits=Limits(max_leaves=12)).tree, 1)
    with pytest.raises(ValueError, match="0 or more"):
        cut_at_depth(grow(X, y).tree, -1)


def curves(name: str = "iris"):
    X, y = load(name).features, load(name).labels
    learn, test = held_out(y, seed=3)
    grown = grow(X[learn], y[learn], "entropy")
    return grown, X[test], y[test]


def test_each_accuracy_along_depth_is_that_of_its_tree():
    grown, X, y = curves()
    curve = depth_curve(grown, X, y)
    assert curve.limit == "max_depth" and curve.values.tolist() == [*range(len(curve))]
    for k, tree in enumerate(curve.trees):
        assert curve.learned[k] == accuracy(tree, grown.X, grown.y)
        assert curve.held_out[k] == accuracy(tree, X, y)
        assert curve.n_leaves[k] == tree.n_leaves and tree.depth == k
    assert curve.learned[0] == pytest.approx(1 / 3)
    assert (np.diff(curve.learned) >= 0).all() and curve.learned[-1] == 1


def test_deeper_trees_get_no_fewer_of_their_own_rows_right():
    for seed in range(10):
        X, y = data(seed)
        curve = depth_curve(grow(X, y, "gini"), X, y)
        assert (np.diff(curve.learned) >= 0).all()
        assert (curve.learned == curve.held_out).all()


def test_each_leaf_size_is_grown_anew():
    grown, X, y = curves("iris")
    curve = leaf_size_curve(grown, X, y)
    assert curve.values.tolist() == [50, 30, 20, 10, 7, 5, 3, 2, 1]
    for size, tree, right in zip(
        curve.values, curve.trees, curve.held_out, strict=True
    ):
        assert tree.n_samples[tree.leaves].min() >= size
        assert right == accuracy(tree, X, y)
    assert unlike(curve.trees[-1], grown.tree) == []
    told = []
    leaf_size_curve(
        grown, X, y, sizes=(4, 2), watch=lambda sizes: told.extend(sizes) or sizes
    )
    assert told == [4, 2]


@pytest.mark.parametrize("measure", ["impurity", "misclassification"])
def test_each_alpha_is_a_state_of_the_pruning_path_from_the_root_on(measure):
    for seed in range(5):
        X, y = data(seed)
        grown = grow(X[:40], y[:40], "gini")
        curve = alpha_curve(grown, X[40:], y[40:], measure)
        path = pruning_path(grown.tree, measure)
        assert curve.values.tolist() == path.alphas[::-1].tolist()
        assert (np.diff(curve.n_leaves) > 0).all() and curve.n_leaves[0] == 1
        for k, tree in enumerate(curve.trees):
            assert unlike(tree, path.tree(len(path) - 1 - k)) == []
            assert curve.learned[k] == pytest.approx(accuracy(tree, X[:40], y[:40]))
            assert curve.held_out[k] == pytest.approx(accuracy(tree, X[40:], y[40:]))
        assert unlike(curve.trees[-1], grown.tree) == []


def test_leaf_sizes_fall_and_are_half_the_rows_at_most():
    assert leaf_sizes(1) == leaf_sizes(3) == (1,)
    assert leaf_sizes(4) == (2, 1)
    assert leaf_sizes(1400)[:4] == (700, 500, 300, 200)


def test_the_gap_of_two_trees_has_the_error_of_paired_rows():
    grown, X, y = curves()
    curve = depth_curve(grown, X, y)
    one, other = (curve.held_out_right[k].astype(float) for k in (0, 2))
    gap, error = curve.gap(2, 0)
    assert gap == pytest.approx((other - one).mean())
    apart = (other != one).mean()  # were there no difference, each would be a coin
    assert error == pytest.approx(np.sqrt(apart / len(one)))
    assert curve.gap(1, 1) == (0, 0)
    p = curve.held_out
    assert curve.standard_errors == pytest.approx(np.sqrt(p * (1 - p) / len(one)))
    assert (curve.held_out[curve.best] == curve.held_out.max()).all()


def test_no_row_held_out_is_refused():
    grown = grow([[1], [2]], [0, 1])
    with pytest.raises(ValueError, match="No row is held out"):
        depth_curve(grown, np.zeros((0, 1)), np.zeros(0, dtype=int))
