"""Names in a tree of many nodes, as the browser puts them: more as one zooms in."""

from itertools import combinations

import pytest

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
