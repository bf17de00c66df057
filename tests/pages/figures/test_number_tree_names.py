"""Names in a tree of many nodes, as the browser puts them: more as one zooms in."""

import re
from itertools import combinations

import numpy as np
import pytest

from pages.figures.number_tree import Folds
from tests.pages.figures import overlap
from tests.pages.figures.number_trees import SMALLEST, drawn
from tests.pages.ui.workbench import names_at

SIZE = (440, 300)  # pixels of the plot beside a row's path, at 1280


def zoomed(panel, factor):
    """Return the ends of the axes so many times nearer, around a node in the middle."""
    ends, points = {}, panel.figure.data[0]
    for name in "xy":
        low, high = panel.figure.layout[f"{name}axis"]["range"]
        half = (high - low) / 2 / factor
        middle = points[name][len(points[name]) // 2] if factor > 1 else low + half
        ends[name] = [middle - half, middle + half]
    return ends


def boxes(shapes, ends):
    found = []
    for one in shapes:
        x, y = (
            size * (one[f"{name}anchor"] - low) / (high - low)
            for name, size, (low, high) in zip("xy", SIZE, ends.values(), strict=True)
        )
        found.append([x + one["x0"], x + one["x1"], y + one["y0"], y + one["y1"]])
    return found


def faults(shapes, ends):
    """Return names that are too small to be read, or over another."""
    small = [one for one in shapes if one["label"]["font"]["size"] < SMALLEST]
    found = boxes(shapes, ends)
    return small + [pair for pair in combinations(found, 2) if overlap(*pair)]


@pytest.mark.parametrize("n_nodes", [39, 149, 295])
def test_names_are_read_at_any_zoom_and_none_is_over_another(bare, n_nodes):
    panel, n_steps = drawn(n_nodes)
    shares = []
    for factor in (1, 3, 9):
        ends = zoomed(panel, factor)
        for shapes in names_at(bare, panel, SIZE, (n_steps // 2, n_steps - 1), ends):
            assert not faults(shapes, ends)
        shares.append(_named(panel, shapes, ends))
    assert shares[0] < shares[1] < shares[2] and shares[2] > 0.8
    twice = [*shapes, *shapes]
    assert faults(twice, ends)  # the negative control


def _named(panel, shapes, ends):
    """Return which share of the nodes that are seen has its name."""
    (left, right), (low, high) = (sorted(ends[name]) for name in "xy")
    points = panel.figure.data[0]
    seen = sum(
        left < x < right and low < y < high
        for x, y in zip(points["x"], points["y"], strict=True)
    )
    return len(shapes) / seen


@pytest.mark.parametrize("n_nodes", [39, 295])
@pytest.mark.parametrize("factor", [1, 4])
def test_a_name_stands_nearer_to_its_own_mark_than_to_any_other(bare, n_nodes, factor):
    panel, n_steps = drawn(n_nodes)
    ends = zoomed(panel, factor)
    [shapes] = names_at(bare, panel, SIZE, (n_steps - 1,), ends)
    points = np.array([[*one] for one in zip(*_points(panel, ends), strict=True)])
    assert len(shapes) > 2
    for shape, (left, right, low, high) in zip(
        shapes, boxes(shapes, ends), strict=True
    ):
        x, y = points[:, 0], points[:, 1]
        aside = np.maximum(np.maximum(left - x, x - right), 0)
        far = np.hypot(aside, np.maximum(np.maximum(low - y, y - high), 0))
        own = _points_of([shape["xanchor"]], [shape["yanchor"]], ends)
        nearest = points[far.argmin()]
        assert np.allclose(nearest, np.ravel(own), atol=0.5), shape["label"]["text"]


def _points(panel, ends):
    points = panel.figure.data[0]
    return _points_of(points["x"], points["y"], ends)


def _points_of(x, y, ends):
    return [
        size * (np.array(one) - low) / (high - low)
        for one, size, (low, high) in zip((x, y), SIZE, ends.values(), strict=True)
    ]


def test_a_fold_says_first_how_many_leaves_it_holds(bare):
    panel, n_steps = drawn(295, Folds((20,), ()))
    leaf, *folded = panel.names["list"][:3]
    assert leaf["upto"] < folded[0]["since"]
    assert all(re.fullmatch(r"▸ \d+ leaves", one["texts"]) for one in folded)
    ends = zoomed(panel, 1)
    [shapes] = names_at(bare, panel, SIZE, (n_steps - 1,), ends)
    assert any("▸" in one["label"]["text"] for one in shapes)
