"""The plane as it is drawn: rectangles, cuts, dots and what they say, step by step."""

import re

import numpy as np
import pytest

from engines.datasets import Dataset
from pages.chapters.information_gain.grow_a_tree.settings import THE_PLANE, Settings
from pages.chapters.information_gain.grow_a_tree.the_plane import features, looks, spots
from pages.chapters.information_gain.grow_a_tree.the_plane.borders import border_of
from pages.chapters.information_gain.grow_a_tree.the_plane.notes import of_the_row
from pages.chapters.information_gain.grow_a_tree.the_plane.part import PART, clicked
from pages.chapters.information_gain.grow_a_tree.the_plane.record import run
from pages.figures import theme
from tests.pages.figures import checked

CASES = {
    "iris": {},
    "a slice of iris": {"plane_sees_all": True, "plane_held": 71},
    "circles": {"data": "circles", "n_made": 60},
    "any two of iris": {"plane_across": 1, "plane_up": 0, "criterion": "gini"},
    "best first": {"data": "moons", "max_leaves": 8},
}
NUMBER = r"-?[\d.]+(?:e[-+]?\d+)?"
CROSS = re.compile(rf"M({NUMBER}),({NUMBER})L({NUMBER}),({NUMBER})M")


def record_of(**settings):
    return run(Settings(part=THE_PLANE, **settings))


@pytest.fixture(params=CASES)
def record(request):
    return record_of(**CASES[request.param])


def plane_of(record):
    return PART.panels(record)[0]


def shapes(panel, step, kind):
    return [s for s in panel.at(step).layout["shapes"] if s["type"] == kind]


def wrong_places(record, k):
    """Return where rows lie that the tree after k splits predicts wrongly."""
    tree = record.decisions.tree_after(k)
    wrong = tree.predict(record.decisions.X) != record.decisions.y
    return {tuple(point) for point in record.points[wrong].round(6).tolist()}


def test_rectangles_of_every_step_are_those_of_the_plane(record):
    panel, plane = plane_of(record), record.plane
    for step, k in enumerate(record.shown.tolist()):
        filled = [s for s in shapes(panel, step, "rect") if s.get("layer") == "below"]
        places = sorted([s["x0"], s["x1"], s["y0"], s["y1"]] for s in filled)
        wanted = plane.rectangles[plane.at(k)].reshape(-1, 4)
        np.testing.assert_allclose(places, sorted(wanted.round(8).tolist()), 1e-6)
        strong = looks.opacities(plane.shares[plane.at(k)])
        drawn = sorted(s["opacity"] for s in filled)
        assert drawn == pytest.approx(sorted(strong.tolist()), abs=1e-3)


def test_a_cross_is_on_every_dot_with_a_wrong_row_and_on_no_other(record):
    panel = plane_of(record)
    for step, k in enumerate(record.shown.tolist()):
        crosses = [s["path"] for s in shapes(panel, step, "path")[:-1]]
        found = CROSS.findall("".join(crosses))
        corners = np.array(found, dtype=float).reshape(-1, 2, 2).mean(axis=1)
        wanted = np.array(sorted(wrong_places(record, k))).reshape(-1, 2)
        width = np.diff(record.plane.window)[:, 0]
        assert len(np.unique(corners.round(3), axis=0)) == len(wanted)
        gaps = np.abs(corners[:, None] - wanted) / width
        assert (gaps.max(axis=2).min(axis=1, initial=np.inf) < 1e-3).all()


def test_the_cut_made_now_is_drawn_over_all_cuts_so_far(record):
    panel, plane = plane_of(record), record.plane
    for step, k in enumerate(record.shown.tolist()):
        place = plane.place_divided(k) if k else None
        has_line = place is not None and np.isfinite(plane.lines[place]).all()
        newest = shapes(panel, step, "line")
        assert len(newest) == has_line
        if has_line:
            (x0, y0), (x1, y1) = plane.lines[place].tolist()
            ends = {"x0": x0, "x1": x1, "y0": y0, "y1": y1}
            assert ends.items() <= newest[0].items()
            assert newest[0]["line"]["color"] == theme.NEXT
        made = (plane.divided > 0) & (plane.divided <= k)
        n_lines = (made & np.isfinite(plane.lines[:, 0, 0])).sum()
        trail = shapes(panel, step, "path")[-1]["path"]
        assert trail.count("L") == n_lines


def test_every_cell_speaks_of_the_rectangle_it_is_in(record):
    panel, plane = plane_of(record), record.plane
    cells, _ = panel.figure.data
    x, y = ((np.array(cells[a])[:-1] + np.array(cells[a])[1:]) / 2 for a in "xy")
    points = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    for step, k in enumerate(record.shown.tolist()):
        said = np.array(panel.at(step).data[0]["customdata"]).ravel()
        places = plane.holding(points, k)
        assert (places >= 0).all()
        for place in np.unique(places).tolist():
            (text,) = {*said[places == place].tolist()}
            name = record.dataset.class_names[int(plane.predictions[place])]
            n = int(plane.counts[place].sum())
            assert re.match(rf".+ {name}: .+% of {n:,} rows?", text), text


def test_every_dot_says_how_its_rows_are_predicted(record):
    panel, found = plane_of(record), spots.spots_of(record)
    names = record.dataset.class_names
    for step, k in enumerate(record.shown.tolist()):
        predicted = record.decisions.tree_after(k).predict(record.decisions.X)
        said = panel.at(step).data[1]["customdata"]
        for rows, label, text in zip(found.rows, found.labels, said, strict=True):
            wrong = predicted[rows] != label
            assert (looks.WRONG in text) == wrong.any()
            assert names[label] in text and str(rows[0] + 1) in text
            if len({*predicted[rows]}) == 1:
                assert text.endswith(f"predicted: {names[predicted[rows[0]]]}")


def test_plotly_takes_every_figure(record):
    for panel in PART.panels(record):
        for step in {0, 1, len(record.shown) - 1}:
            checked(panel.at(step))


def test_no_more_than_four_hundred_dots_are_drawn_and_it_is_said():
    record = record_of(data="moons", n_made=1000)
    found, panel = spots.spots_of(record), plane_of(record)
    assert len(found.points) == spots.MOST == found.n_drawn
    assert "400 of 1,000 rows drawn" in panel.figure.layout["title"]["text"]
    everyone = plane_of(record_of(data="moons", n_made=200))
    assert "drawn" not in everyone.figure.layout["title"]["text"]


def test_rows_on_one_spot_are_one_dot():
    found = spots.spots_of(record_of())
    rows = np.concatenate(found.rows)
    assert sorted(rows.tolist()) == [*range(150)] and found.n_drawn == 150
    assert len(found.rows[0]) == max(map(len, found.rows)) > 1


# --- which plane ----------------------------------------------------------------------


def test_the_first_plane_is_of_the_features_that_a_tree_uses_most():
    assert record_of().names == ("petal length", "petal width")
    assert record_of(plane_across=0).names == ("sepal length", "petal length")
    swapped = record_of(plane_across=3, plane_up=2)
    assert swapped.sides == (1, 0)
    assert (swapped.errors == record_of().errors).all()


def test_one_feature_alone_makes_stripes():
    rows = np.array([[1.0, 0], [2, 1], [3, 0]])
    one = Dataset("one", "One", "Ours.", ("x", "y"), rows, "y", ("no", "yes"))
    names, columns = features.features_of(one)
    assert names == ("x", features.NOTHING) and not columns[:, 1].any()
    assert features.plane_of(one, None, None) == (0, 1)


def test_the_slice_stands_at_the_medians_or_at_a_row():
    slices = [record_of(plane_sees_all=True, plane_held=row) for row in (0, 71, 999)]
    medians, row, last = (one.plane.held.tolist() for one in slices)
    X = slices[0].decisions.X
    assert medians == np.median(X, axis=0).tolist()
    assert row == X[70].tolist() and last == X[149].tolist()
    notes = [of_the_row(one) for one in slices]
    assert "medians" in notes[0].text and "versicolor" in notes[1].text
    assert "150 rows" in notes[2].text
    rings = [shapes(plane_of(one), 0, "circle") for one in slices]
    assert [len(one) for one in rings] == [0, 1, 1]
    here = rings[1][0]["xanchor"], rings[1][0]["yanchor"]
    assert here == tuple(slices[1].points[70].tolist())
    titles = [plane_of(one).figure.layout["title"]["text"] for one in slices]
    assert "at the medians" in titles[0] and "at row 71" in titles[1]


def test_a_click_on_a_dot_holds_the_others_at_its_row():
    record = record_of(plane_sees_all=True)
    x, y = record.points[70].tolist()
    assert clicked(record, {"x": x, "y": y}) == {"held": 71}
    assert clicked(record, {"x": x + 0.01, "y": y}) is None
    assert clicked(record_of(), {"x": x, "y": y}) is None
    assert plane_of(record).clickable and not plane_of(record_of()).clickable


def test_four_corners_have_a_cross_for_a_border():
    record = record_of(data="xor", n_made=20, spread=0.0)
    assert border_of(record) == (1, 1) and record.n_splits == 3


def test_a_staircase_goes_up_and_over_by_turns():
    record = record_of(data="moons", n_made=200, spread=0.0)
    border = border_of(record)
    assert (
        not record.errors[-1]
        and border.upright >= 2
        and abs(border.upright - border.level) <= 1
    )


def test_a_tree_without_a_split_is_one_rectangle():
    record = record_of(min_samples_leaf=50, data="moons", n_made=50)
    assert record.n_splits == 0 and PART.bet(record) is None
    panel = plane_of(record)
    assert len(shapes(panel, 0, "rect")) == 1
    assert PART.ending(record)[0].startswith("No split was made")


def test_a_remedy_is_offered_only_where_it_helps():
    assert PART.remedy(record_of()).values == {"sees": "All features"}
    assert PART.remedy(record_of(plane_sees_all=True)) is None
    assert PART.remedy(record_of(data="moons")) is None
