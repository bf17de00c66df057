"""Every place visited stays to be seen, few of them, and none over another."""

import numpy as np

from pages.figures.axes import Window
from pages.figures.footprints import APART, MOST, PLOT, footprints

WINDOW = Window((0.0, 1.0), (0.0, 1.0))


def test_a_footprint_is_there_from_the_visit_to_the_end():
    spans = footprints(WINDOW, [0.1, 0.5, 0.9], [0.1, 0.5, 0.9], [0, 2, 5], 7)
    assert [(span.first, span.last) for span in spans] == [(0, 6), (2, 6), (5, 6)]
    assert [span.shape["xanchor"] for span in spans] == [0.1, 0.5, 0.9]


def test_a_long_walk_leaves_few_and_none_on_another():
    x = np.linspace(0, 1, 3000)
    spans = footprints(WINDOW, x, x**2, range(3000), 3000)
    assert 20 < len(spans) <= MOST
    at = np.array([(s.shape["xanchor"], s.shape["yanchor"]) for s in spans]) * PLOT
    gaps = np.linalg.norm(at[:, None] - at[None], axis=-1)
    assert gaps[~np.eye(len(at), dtype=bool)].min() >= APART


def test_who_comes_back_leaves_one_and_who_is_out_none():
    spans = footprints(WINDOW, [0.2, 0.8, 0.2, 0.8, 4.0], [0.5] * 5, range(5), 5)
    assert [(span.first, span.shape["xanchor"]) for span in spans] == [
        (0, 0.2),
        (1, 0.8),
    ]
