"""Sweep: nine values around one's own, nine small pictures, and what they tell when."""

from dataclasses import fields, replace
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.gradient_descent import Field, value_grid
from pages.chapters.gradient_descent.landscapes.chapter import CHAPTER
from pages.chapters.gradient_descent.landscapes.settings import Settings
from pages.chapters.gradient_descent.landscapes.sweep import (
    hollows,
    pictures,
    record,
    values,
)
from pages.chapters.gradient_descent.landscapes.sweep.part import PART
from pages.chapters.gradient_descent.landscapes.sweep.sheet import Sheet, cuts
from pages.figures.axes import Window
from tests.pages.looking import (
    CHAPTERS,
    open_chapter,
    settings_at,
    shown_record,
    skip_the_bet,
)

PAGE = next(page for page, chapter in CHAPTERS if chapter is CHAPTER)
PRESETS = {preset.name: preset for preset in CHAPTER.presets}
WINDOW = Window((-1.0, 3.0), (0.0, 2.0))


def made(name: str, **more):
    return PART.run(replace(settings_at(CHAPTER, PRESETS[name]), **more))


# --- the values ---------------------------------------------------------------------


@given(st.floats(1e-5, 10.0), st.sampled_from([1.2, 1.5, 2.0, 3.0]))
def test_nine_rates_ascend_inside_the_scale_and_hold_the_own_one(own, apart):
    rates, at = values._rates(own, apart)
    assert len(rates) == 9 and (np.diff(rates) > 0).all()
    assert rates[at] == own and rates[0] >= 1e-5 and rates[-1] <= 10
    assert np.allclose(rates[1:] / rates[:-1], apart, rtol=0.02)


@given(st.integers(0, 99), st.sampled_from([1.2, 1.5, 2.0, 3.0]))
def test_nine_momenta_are_the_sliders_own_and_hold_the_own_one(hundredths, apart):
    own = hundredths / 100
    momenta, at = values._momenta(own, apart)
    assert len(momenta) == 9 and (np.diff(momenta) > 0.009).all()
    assert momenta[at] == own and momenta[0] >= 0 and momenta[-1] <= 0.99
    assert np.allclose(momenta * 100, np.round(momenta * 100))


def test_the_nine_are_among_all_that_are_tried():
    drawn, _ = values._rates(0.01, 2.0)
    tried = values.tried_of(drawn, "eta")
    assert len(tried) == 97 and (np.diff(tried) > 0).all()
    assert (tried[::12] == drawn).all()
    assert tried[6] == pytest.approx(np.sqrt(drawn[0] * drawn[1]))
    assert values.place_of(float(tried[6]), drawn, "eta") == pytest.approx(0.5)
    assert values.place_of(1.0, drawn, "eta") is None


# --- the sheet ----------------------------------------------------------------------


def test_a_square_is_where_it_is_clicked():
    one = made("Nine rates at once")
    sheet = Sheet(one.window, 0.17)
    for at in range(9):
        x, y = sheet.put(at, np.array([0.0, 0.0])).tolist()
        taken = record.take(one, {"x": x, "y": y, "panel": 0})
        assert taken == {"eta_gradient_descent": one.drawn[at]}
    assert record.take(one, {"x": 0.5, "y": 2.5, "panel": 1}) == {}


def test_a_walk_is_cut_off_at_its_square_and_comes_back():
    sheet = Sheet(WINDOW, 0.2)
    points = np.array([[0.0, 1.0], [5.0, 1.0], [5.0, 9.0], [2.0, 1.0], [2.0, 1.0]])
    x, y, upto = sheet.line(4, points)
    (left, right), (low, high) = sheet.box(4)
    known = [at for at in x if at is not None]
    assert min(known) >= left - 1e-4 and max(known) <= right + 1e-4
    assert all(low - 1e-4 <= at <= high + 1e-4 for at in y if at is not None)
    assert [at is None for at in x] == [False, False, True, False, False, False]
    assert upto.tolist() == [1, 3, 3, 5, 6]
    assert x[1] == pytest.approx(right) and y[3] == pytest.approx(high)


@given(st.lists(st.tuples(st.floats(-2, 3), st.floats(-2, 3)), min_size=2, max_size=9))
def test_what_is_cut_out_is_inside_and_what_is_left_out_is_not(points):
    shares = np.array(points)
    for at, (first, last) in enumerate(zip(*cuts(shares), strict=True)):
        way = shares[at + 1] - shares[at]
        for share in np.linspace(0.01, 0.99, 23):
            x, y = shares[at] + share * way
            inside = 0 <= x <= 1 and 0 <= y <= 1
            on_the_edge = min(abs(x), abs(y), abs(x - 1), abs(y - 1)) < 1e-9
            assert on_the_edge or inside == (first <= share <= last)


def test_the_ground_stands_nine_times_on_the_sheet():
    ground = Field(
        np.linspace(-1, 3, 5), np.linspace(0, 2, 4), np.arange(20.0).reshape(4, 5)
    )
    sheet = Sheet(WINDOW, 0.2)
    x, y, depths = sheet.field(ground, ground.values)
    assert (np.diff(x) > 0).all() and (np.diff(y) > 0).all()
    assert depths.shape == (len(y), len(x)) == (15, 18)
    for at in range(9):
        for i, across in enumerate(ground.x):
            for j, up in enumerate(ground.y):
                place = sheet.put(at, np.array([across, up]))
                column, row = (
                    np.abs(x - place[0]).argmin(),
                    np.abs(y - place[1]).argmin(),
                )
                assert abs(x[column] - place[0]) < 1e-3 > abs(y[row] - place[1])
                assert depths[row, column] == ground.values[j, i]


def test_a_small_ground_looks_like_the_large_one():
    one = made("An η between two edges")
    exact = value_grid(one.settings.surface, 37)
    assert np.array_equal(one.ground.values, exact.values)


# --- what is told when --------------------------------------------------------------


def texts(panel) -> str:
    figure = panel.figure
    return f"{figure.layout['title']} {len(figure.data)} {figure.layout.get('shapes')}"


def test_before_the_bet_no_picture_tells_what_the_others_do():
    one = made("An η between two edges")
    sheet, across = pictures.panels_before_bet(one)
    told = texts(across)
    assert "boundary" not in told and "lost" not in told and "yaxis2" not in told
    assert "(0, 0)" not in told
    first = [span.shape["label"]["text"] for span in sheet.spans if span.first == 0]
    assert len(first) == 9 and not any("arrived" in text for text in first)
    after = texts(pictures.panels(one)[1])
    assert "boundary" in after and "(0, 0)" in after


def test_words_above_a_square_change_when_its_walk_arrives():
    one = made("Nine rates at once")
    sheet, _ = pictures.panels(one)
    at = one.fastest[0]
    step = int(one.ends.arrivals[at])
    spans = [
        s for s in sheet.spans if f"arrived, step {step}" in s.shape["label"]["text"]
    ]
    assert [(s.first, s.last) for s in spans] == [(step, 100)]


def test_a_bet_closes_at_the_step_at_which_the_first_arrives():
    one = made("A valley with κ = 100")
    step = int(one.ends.arrivals[one.fastest[0]])
    told_at = PART.bet(one).told_at
    assert one.shown[told_at] >= step > one.shown[told_at - 1]


@pytest.mark.parametrize(("near", "step"), [(3, -1), (5, -1), (6, 14), (9, 11)])
def test_who_only_passes_a_minimum_has_not_arrived(near, step):
    points = np.full((20, 1, 2), 3.0)
    points[20 - near :] = [1.0, 2.04]
    walk, none = SimpleNamespace(points=points), np.zeros(1, bool)
    bottoms = np.array([[0.0, 0.0], [1.0, 2.0]])
    steps, where = hollows.arrivals(walk, bottoms, none, none)
    assert steps.item() == step and where.item() == (1 if step > 0 else -1)
    [settled], _ = hollows.arrivals(walk, bottoms, none, ~none)
    assert settled == 20 - near
    assert hollows.arrivals(walk, bottoms, ~none, none)[0].item() == -1  # lost


def test_the_boundaries_are_those_that_algebra_knows():
    one = made("An η between two edges")
    edges = sorted(one.edges.values())
    assert edges == pytest.approx([0.1632567, 0.4530818], rel=1e-6)
    bowl = made("A valley with κ = 100")
    assert [*bowl.edges.values()] == pytest.approx([0.02])
    assert made("Adam in the same valley").edges == {}
    scheduled = made("A valley with κ = 100", schedule="cosine")
    assert scheduled.edges == {}


def test_everything_the_record_depends_on_asks_the_bet_anew():
    elsewhere = {"walkers", "view", "part", "moment", "n_rates", "n_starts", "noise"}
    names = {field.name for field in fields(Settings)} - elsewhere - {"seed"}
    assert set(PART.bet_is_about) == names


def test_of_the_momentum_the_boundary_is_where_rate_and_bend_meet_it():
    one = made("β towards 1", eta_momentum=0.035)
    [edge] = one.edges.values()
    assert edge == pytest.approx(0.035 * 100 / 2 - 1, abs=5e-3)
    lost = one.tried[one.tried_ends.lost]
    assert len(lost) and lost.max() < edge + 0.02


def test_a_remedy_arrives_and_needs_no_other():
    one = made("Adam in the same valley")
    remedy = PART.remedy(one)
    better = made("Adam in the same valley", **remedy.values)
    assert better.ends.arrivals[better.own] >= 0 and PART.remedy(better) is None


def test_more_steps_are_offered_where_nobody_arrives():
    one = made("A valley with κ = 100", n_steps=100)
    remedy = PART.remedy(one)
    assert not one.fastest and remedy.values["steps"] > 100
    assert "steps: it arrives" in remedy.label


def test_a_click_takes_the_value_of_a_square():
    app = skip_the_bet(open_chapter(PAGE, CHAPTER, PART), CHAPTER)
    one = shown_record(app, CHAPTER)
    values_put = record.take(one, {"x": 2.5, "y": 1.5, "panel": 0})
    app.session_state["gd_landscapes_eta_gradient_descent"] = values_put[
        "eta_gradient_descent"
    ]
    now = shown_record(app.run(), CHAPTER)
    assert now.drawn[now.own] == one.drawn[5]
