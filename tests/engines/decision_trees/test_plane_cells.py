"""The cells of a plane say what the tree says; its boundary is where that changes."""

import numpy as np
import pytest

from engines.decision_trees import grow, plane_cells

LOWS, HIGHS = [-3, -3], [3, 3]


def a_tree(seed: int, n_classes: int = 3):
    generator = np.random.default_rng(seed)
    X = generator.normal(size=(40, 2))
    return grow(X, generator.integers(n_classes, size=40)).tree


@pytest.mark.parametrize("seed", range(5))
def test_every_cell_says_what_the_tree_says(seed):
    tree, generator = a_tree(seed), np.random.default_rng(seed)
    cells = plane_cells(tree, LOWS, HIGHS)
    x, y = generator.uniform(-3, 3, size=(2, 30))
    x[:2], y[:2] = cells.x[1:3], cells.y[1:3]  # on thresholds too, which are left
    grid = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    assert (cells.at(x, y).reshape(-1, 3) == tree.probabilities(grid)).all()
    assert (cells.at(x, y).argmax(axis=-1).ravel() == tree.predict(grid)).all()


@pytest.mark.parametrize("seed", range(5))
def test_the_class_changes_across_the_boundary_and_nowhere_else(seed):
    cells = plane_cells(a_tree(seed), LOWS, HIGHS)
    found, changes = cells.boundary, 0.0
    standing = found[:, 0, 0] == found[:, 1, 0]
    for line, stands in zip(found, standing, strict=True):
        side = 0 if stands else 1
        edges = (cells.y, cells.x)[side]
        inner = edges[(edges >= line[0, 1 - side]) & (edges <= line[1, 1 - side])]
        along, at = (inner[1:] + inner[:-1]) / 2, line[0, side]
        both = [at, np.nextafter(at, 9)]
        shares = cells.at(both, along) if stands else cells.at(along, both)
        told = shares.argmax(axis=-1) if stands else shares.argmax(axis=-1).T
        assert (told[:, 0] != told[:, 1]).all()
    height, width = np.diff(cells.y), np.diff(cells.x)
    p = cells.predictions
    changes += ((p[:, 1:] != p[:, :-1]) * height[:, None]).sum()
    changes += ((p[1:] != p[:-1]) * width).sum()
    assert np.abs(np.diff(found, axis=1)).sum() == pytest.approx(changes)


def test_a_tree_that_asks_nothing_has_one_cell_and_no_boundary():
    cells = plane_cells(grow([[1, 1], [2, 2]], [0, 0]).tree, [0, 0], [1, 1])
    assert cells.predictions.tolist() == [[0]] and cells.boundary.shape == (0, 2, 2)


def test_what_is_no_plane_is_refused():
    tree = grow([[0, 0, 1], [0, 0, 2]], [0, 1]).tree
    with pytest.raises(ValueError, match="feature 2"):
        plane_cells(tree, LOWS, HIGHS)
    with pytest.raises(ValueError, match="window"):
        plane_cells(a_tree(0), LOWS, LOWS)
