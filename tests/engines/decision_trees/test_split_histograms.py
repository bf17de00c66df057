"""Bars of the rows at each node: every row once, and none on the wrong side."""

import numpy as np
import pytest

from engines.datasets import load
from engines.decision_trees import grow, split_histograms


@pytest.mark.parametrize("name", ["iris", "wine"])
@pytest.mark.parametrize("n_bins", [2, 7, 12])
def test_every_row_of_a_node_is_in_the_bin_of_its_value(name, n_bins):
    data = load(name)
    grown = grow(data.features, data.labels)
    tree = grown.tree
    found = split_histograms(tree, data.features, data.labels, n_bins)
    assert found.nodes.tolist() == np.flatnonzero(tree.asks).tolist()
    assert (found.counts.sum(axis=1) == tree.class_counts[found.nodes]).all()
    for at, node in enumerate(found.nodes):
        rows, edges, n_left = grown.rows_at(node), found.edges[at], found.n_left[at]
        values = data.features[rows, tree.features[node]]
        assert edges[n_left] == tree.thresholds[node] and (np.diff(edges) > 0).all()
        assert edges[0] == values.min() and np.isclose(edges[-1], values.max())
        left = found.counts[at, :n_left].sum(axis=0)
        assert (left == tree.class_counts[tree.children[node, 0]]).all()
        assert found.at(node) == at
    # A bar is as high as numpy's own count between two edges, but for values at one.
    values = data.features[:, tree.features[0]]
    theirs = np.histogram(values, found.edges[0])[0]
    edge = np.isin(values, found.edges[0]).sum()
    assert np.abs(theirs - found.counts[0].sum(axis=1)).sum() <= 2 * edge


def test_a_tree_still_growing_has_bars_for_what_it_has_asked():
    data = load("iris")
    half = grow(data.features, data.labels).tree_after(1)
    found = split_histograms(half, data.features, data.labels)
    assert found.nodes.tolist() == [0] and found.counts.sum() == 150


def test_a_root_that_asks_nothing_has_no_bars():
    tree = grow([[1.0]], [0]).tree
    assert split_histograms(tree, [[1.0]], [0]).counts.shape == (0, 12, 1)


def test_one_bin_has_no_two_sides():
    with pytest.raises(ValueError, match="2 are needed"):
        split_histograms(grow([[1], [2]], [0, 1]).tree, [[1], [2]], [0, 1], n_bins=1)
