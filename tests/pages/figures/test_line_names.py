"""A name stands at the end of its line: off the line, none over another, none cut."""

from itertools import pairwise

import pytest

from pages.figures import theme
from pages.figures.line_names import LINE, TALL, WIDE, Named, at_ends
from pages.figures.series import Series

X, Y = {"range": (0, 10)}, {"range": (0, 10)}


def names(*ends, **more):
    return at_ends([Named(x, y, "a name", theme.PATH, **more) for x, y in ends], X, Y)


def middle(shape):
    return TALL * shape["yanchor"] / 10 + (shape["y0"] + shape["y1"]) / 2


def test_a_name_is_to_the_right_where_there_is_room_and_else_to_the_left():
    [right], [left] = names((2, 5)), names((9, 5))
    assert right["x0"] > 0 and "left" in right["label"]["textposition"]
    assert left["x0"] < 0 and "right" in left["label"]["textposition"]


@pytest.mark.parametrize(("falls", "up"), [(False, 1), (True, -1)])
def test_to_the_left_a_name_is_off_the_line_that_comes_from_there(falls, up):
    [shape] = names((9, 5), falls=falls)
    assert up * (shape["y0"] + shape["y1"]) / 2 >= LINE - 1


@pytest.mark.parametrize("high", [0, 5, 10])
def test_names_that_end_together_are_one_below_another_and_inside(high):
    middles = sorted(map(middle, names(*[(9, high)] * 4)))
    assert all(b - a >= LINE - 1 for a, b in pairwise(middles))
    assert 0 <= middles[0] and middles[-1] <= TALL and WIDE > 0


def test_a_series_knows_whether_it_falls():
    down, up = (
        Series("", range(9), y, theme.stroke(theme.PATH))
        for y in ([9, 8, 7, 6, 5, 4, 3, 2, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9])
    )
    assert down.end(8).falls and not up.end(8).falls and not down.end(0).falls
