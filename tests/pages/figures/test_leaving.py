"""A line that leaves the picture ends at its edge, and words say where it went."""

import numpy as np
import pytest

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.leaving import gone, since, stretches, walled, who_left

WINDOW = Window((-1.0, 6.0), (0.0, 10.0))
STROKE = theme.stroke(theme.PATH)


def test_a_line_that_stays_inside_is_itself():
    [part] = stretches(np.array([1.0, 5.0, 2.0]), 0, 10)
    assert (part.x, part.y, part.seen) == ([0, 1, 2], [1.0, 5.0, 2.0], [0, 1, 2])


def test_a_line_ends_where_it_meets_the_edge_and_begins_where_it_comes_back():
    first, second = stretches(np.array([4.0, 8.0, 12.0, 16.0, 6.0, -2.0]), 0, 10)
    assert first.x == [0, 1, pytest.approx(1.5)] and first.y == [4.0, 8.0, 10.0]
    assert first.seen == [0, 1, 2]
    assert second.x == pytest.approx([3.6, 4, 4.75]) and second.y == [10.0, 6.0, 0.0]
    assert second.seen == [4, 4, 5]


def test_it_grows_with_the_steps_and_never_beyond_the_edge():
    values = np.array([1.0, 4.0, 1e12, 1e13])
    [line] = walled(values, WINDOW, STROKE, [0, 0, 1, 2, 3])
    assert list(line.upto) == [1, 1, 2, 3, 3]
    assert max(line.y) == 10 and line.x[-1] == pytest.approx(1, abs=1e-9)


def test_who_is_never_inside_draws_nothing():
    assert walled(np.array([11.0, 12.0]), WINDOW, STROKE, [0, 1]) == []


@pytest.mark.parametrize(
    ("values", "at", "text", "head"),
    [
        ([1.0, 4.0, 320000.0], 2, "to 320,000<br>at step 2", "up"),
        ([1.0, 4.0, 9.3e9], 2, "to 9.3·10⁹<br>at step 2", "up"),
        ([1.0, 4.0, -50.0], 2, "down to −50<br>at step 2", "down"),
    ],
)
def test_it_says_how_far_it_went(values, at, text, head):
    arrow, words = gone(np.array(values), WINDOW, at, theme.HERE, "step")
    assert words["label"]["text"] == text
    assert arrow["yanchor"] == (10 if head == "up" else 0)
    assert 1 < arrow["xanchor"] < 2


def test_since_when_somebody_is_out_counts_anew_after_a_return():
    points = np.array([[0.0, 1.0], [9.0, 1.0], [9.5, 1.0], [2.0, 1.0], [-4.0, 1.0]])
    said = since(WINDOW, points, "step", lambda point: f"x = {point[0]:g}")
    assert said[0] == said[3] == ""
    assert said[2] == "left the picture<br>at step 1, now<br>x = 9.5"
    assert said[4] == "left the picture<br>at step 4, now<br>x = -4"
    [name] = who_left(WINDOW, points, said)
    assert np.isnan(name.points[[0, 3]]).all() and not np.isnan(name.points[1]).any()
    assert who_left(WINDOW, points[:1], said[:1]) == []
