"""Names at the ends of lines: inside the axes, none over another, clear of lines."""

from itertools import pairwise

from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.line_names import LINE, TALL, Named, at_ends
from pages.figures.series import Series

ACROSS, UP = axis((0, 10)), axis((0, 1))


def named(x: float, y: float, text: str = "a name", **more) -> Named:
    return Named(x, y, text, theme.PATH, **more)


def heights(shapes: list[dict]) -> list[float]:
    """Return how high each name stands in the smallest plot, in pixels."""
    return [s["yanchor"] * TALL + (s["y0"] + s["y1"]) / 2 for s in shapes]


def test_a_name_stands_beside_its_point_on_the_side_that_has_room():
    early, late = at_ends([named(1, 0.2), named(9.5, 0.8)], ACROSS, UP)
    assert early["x0"] > 0 and early["label"]["textposition"] == "middle left"
    assert late["x1"] < 0 and late["label"]["textposition"] == "middle right"


def test_names_of_lines_that_meet_stand_apart_inside_the_picture():
    for y in (0, 0.5, 1):
        at = sorted(heights(at_ends([named(5, y) for _ in range(4)], ACROSS, UP)))
        assert all(high - low >= LINE - 1 for low, high in pairwise(at))
        assert 0 < at[0] and at[-1] < TALL


def test_a_name_before_the_end_of_a_line_that_falls_stands_below_it():
    (rises,) = at_ends([named(10, 0.5)], ACROSS, UP)
    (falls,) = at_ends([named(10, 0.5, falls=True)], ACROSS, UP)
    assert rises["y0"] > 0 > falls["y1"]


def test_a_line_that_has_left_the_picture_is_named_at_its_edge():
    (gone,) = at_ends([named(5, -30)], ACROSS, UP)
    assert gone["yanchor"] == 0 and heights([gone])[0] > 0


def test_no_lines_have_no_names():
    assert at_ends([], ACROSS, UP) == []


def test_a_series_knows_whether_it_falls():
    down, up = (
        Series("", range(9), y, theme.stroke(theme.PATH))
        for y in ([9, 8, 7, 6, 5, 4, 3, 2, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9])
    )
    assert down.end(8).falls and not up.end(8).falls and not down.end(0).falls
