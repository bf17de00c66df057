"""Names stand where nothing else does, in whatever size and zoom, or are left out."""

from base64 import b64decode
from itertools import combinations

import numpy as np
import pytest

from pages.figures import theme
from pages.figures.axes import Window
from pages.figures.panel import Panel, Span, Trail
from pages.figures.places import Name, named
from pages.figures.plain import scatter
from pages.figures.shapes import dot, segment
from tests.pages.figures import boxes_of, in_pixels, overlap
from tests.pages.ui.workbench import names_at

WINDOW = Window((0, 10), (0, 1000))
SIZES = [(w, h) for w in (200, 333, 600) for h in (120, 222, 400)]
SMALL = SIZES[0]
MIDDLE = np.array([[5.0, 500.0]])
CROWD = np.stack(np.meshgrid(np.linspace(0, 10, 80), np.linspace(0, 1000, 80)), -1)


def name(text="here", points=MIDDLE, **look):
    return Name(points, text, theme.INK, **look)


def panel(*names, still=(), shown=(), **moving):
    axes = {"xaxis": {"range": WINDOW.x}, "yaxis": {"range": WINDOW.y}}
    dots = [scatter(x=p[:, 0], y=p[:, 1], **look) for p, look in still]
    figure = theme.figure("", "key", dots, **axes)
    return Panel(figure, "alt", names=named(WINDOW, names, shown), **moving)


def dots(points, size=2):
    return points, {"mode": "markers", "marker": {"size": size}}


def lines(points):
    return points, {"mode": "lines"}


def texts(shapes):
    return [shape["label"]["text"] for shape in shapes]


def test_a_name_stands_beside_its_thing_where_all_is_free(bare):
    [[shape]] = names_at(bare, panel(name()), SMALL)
    assert texts([shape]) == ["here"] and shape["name"] == "a name"
    assert (shape["xanchor"], shape["yanchor"]) == pytest.approx((5, 500), abs=0.05)
    assert 0 < shape["x0"] < shape["x1"] and shape["y0"] < 0
    [[below]] = names_at(bare, panel(name(best="below")), SMALL)
    assert below["y1"] < 0


@pytest.mark.parametrize("seed", range(6))
def test_names_are_over_nothing_and_inside_at_every_size(bare, seed):
    chance, span = np.random.default_rng(seed), np.array([10, 1000])
    frames = chance.uniform(0, 1, (3, 8, 2)) * span
    still = chance.uniform(0, 1, (8, 2)) * span
    things = chance.uniform(0, 1, (4, 3, 1, 2)) * span
    names = [name(f"name {i}", at, shorter="n") for i, at in enumerate(things)]
    moving = [[dot(*point, theme.HERE, 4) for point in frame] for frame in frames]
    shown = panel(*names, still=[dots(still, 8)], frames=moving)
    counts = []
    for size in SIZES:
        for step, shapes in enumerate(names_at(bare, shown, size, range(3))):
            boxes = boxes_of(shapes, shown, size)
            drawn = [in_pixels(shown, size, *at) for at in (*frames[step], *still)]
            others = [[x - 4, x + 4, y - 4, y + 4] for x, y in drawn]
            assert not any(overlap(*pair) for pair in combinations(boxes, 2))
            assert not any(overlap(a, b) for a in boxes for b in others)
            assert all(within(box, size) for box in boxes)
            counts.append(len(boxes))
    assert np.mean(counts[-3:]) > 2 and sum(counts) > 2 * len(SIZES)


def within(box, size):
    left, right, low, high = box
    return -1 < left and right < size[0] + 1 and -1 < low and high < size[1] + 1


def test_two_names_of_one_thing_are_beside_each_other(bare):
    shown = panel(name("one"), name("other"))
    [shapes] = names_at(bare, shown, SMALL)
    assert texts(shapes) == ["one", "other"]
    assert not overlap(*boxes_of(shapes, shown, SMALL))
    alone = [names_at(bare, panel(name(text)), SMALL)[0] for text in ("one", "other")]
    boxes = boxes_of([*alone[0], *alone[1]], shown, SMALL)
    assert overlap(*boxes)  # the negative control: the check can fail


def test_lines_curves_and_arrows_are_free_of_names(bare):
    across = np.array([[-1e13, 500], [1e13, 500.0]])
    for shown in (
        panel(name(), still=[lines(across)]),
        panel(name(), frames=[[segment((-1e9, 30), (500, 500), theme.HERE)]]),
        panel(name(), frames=[[{"type": "path", "path": "M0,500L10,500"}]]),
        panel(name(), frames=[[{"type": "path", "path": "M0,500Q5,500 10,500"}]]),
    ):
        for size in SIZES:
            [[shape]] = names_at(bare, shown, size)
            assert shape["y0"] > 0 or shape["y1"] < 0


def test_a_name_stands_in_other_lines_before_it_is_shorter(bare):
    whole, lines_of_it = "w" * 40, "w" * 6 + "<br>" + "w" * 6
    for between, said in (((), "w…"), ((lines_of_it,), lines_of_it)):
        one = name(whole, shorter="w…", between=between, near=True, covers="nothing")
        [shapes] = names_at(bare, panel(one), SMALL)
        assert texts(shapes) == [said]


def test_without_room_a_name_is_shorter_and_then_left_out(bare):
    crowd = CROWD.reshape(-1, 2)
    long = {"text": "far too long", "shorter": "a"}
    assert names_at(bare, panel(name(**long), still=[dots(crowd)]), SMALL) == [[]]
    gap = crowd[(np.abs(crowd - (5.8, 500)) > (0.9, 90)).any(axis=1)]
    [found] = names_at(bare, panel(name(**long), still=[dots(gap)]), SMALL)
    assert texts(found) == ["a"]
    must = panel(name(**long, covers="anything"), still=[dots(crowd)])
    assert texts(names_at(bare, must, SMALL)[0]) == ["far too long"]


def test_a_name_that_stays_near_stands_on_lines_rather_than_farther_off(bare):
    heights = [500 + 70 * step for step in (-2, -1, 0, 1, 2)]  # all that is near
    still = [lines(np.array([[0.0, y], [10.0, y]])) for y in heights]
    size, look = (600, 120), {"plate": True, "covers": "anything"}
    offs = []
    for near in (True, False):
        drawn = panel(name(near=near, **look), still=still)
        [[shape]] = names_at(bare, drawn, size)
        offs.append(min(abs(shape[at]) for at in ("x0", "x1", "y0", "y1")))
    assert offs[0] < offs[1]


def test_it_stands_on_what_it_may_cover_only_where_it_must(bare):
    beside, full = np.array([[6.0, 500], [6.2, 500]]), CROWD.reshape(-1, 2)
    steps = [1]
    for points, is_right in ((beside, False), (full, True)):
        trail = Trail(*points.T.tolist(), [len(points)], {"width": 1})
        found = names_at(bare, panel(name(), trails=(trail,)), SMALL)[0]
        assert [shape["x0"] > 0 for shape in found] == [is_right]
        line = name(covers="lines")
        found = names_at(bare, panel(line, still=[lines(points)]), SMALL)[0]
        assert [shape["x0"] > 0 for shape in found] == [is_right]
        faint = [Span(dot(*at, theme.PATH, 2, opacity=0.5), 1, 1) for at in points[:99]]
        found = names_at(bare, panel(name(), spans=faint), SMALL, steps)[0]
        assert len(found) == 1
    nothing = panel(name(covers="nothing"), trails=(trail,))
    assert names_at(bare, nothing, SMALL) == [[]]


def test_each_step_has_its_points_and_words_and_a_row_may_serve_many(bare):
    points = np.array([[[5, 500]], [[np.nan, np.nan]], [[2, 500]]], dtype=float)
    shown = panel(name(["a", "b", "c"], points), shown=[0, 0, 1, 2])
    found = names_at(bare, shown, SMALL, range(4))
    assert [texts(shapes) for shapes in found] == [["a"], ["a"], [], ["c"]]
    assert found[3][0]["xanchor"] == pytest.approx(2, abs=0.01)
    assert found == names_at(bare, shown, SMALL, range(4))


def test_after_a_zoom_names_are_put_for_what_is_seen(bare):
    shown = panel(name("at the left", np.array([[0.2, 500.0]]), best="above"))
    [[shape]] = names_at(bare, shown, SMALL)
    ends = {"x": [-3, 3], "y": [400, 600]}
    [[zoomed]] = names_at(bare, shown, SMALL, ends=ends)
    assert shape["x0"] >= 0 and zoomed["x0"] < 0 < zoomed["x1"]
    far = {"x": [6, 10], "y": [0, 1000]}
    assert names_at(bare, shown, SMALL, ends=far) == [[]]


def test_the_last_run_has_its_name_first(bare):
    ghost = {
        "type": "rect",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 7.5,
        "yanchor": 500,
        "x0": -1,
        "x1": 1,
        "y0": -1,
        "y1": 1,
        "label": {"text": "the last run"},
    }
    [[shape]] = names_at(bare, panel(name()), SMALL, ghosts=[ghost])
    assert shape["x1"] < 0


def test_a_place_alone_is_sent_as_many_are():
    window = Window((0.0, 4.0), (3.0, -1.0))
    for x, y in ((1.25, 2.0), (99.0, -99.0), (np.nan, 1.0)):
        points = np.array([[x, y]])
        (one,) = named(window, [Name(points, "one", "#000000")])["list"]
        twice = np.vstack([points, points])
        (two,) = named(window, [Name(twice, "one", "#000000")])["list"]
        for axis in "xy":
            alone, many = one["points"][axis], two["points"][axis]
            assert (alone["low"], alone["high"]) == (many["low"], many["high"])
            assert b64decode(alone["fine"]) * 2 == b64decode(many["fine"])
