"""Sweep: nine values around one's own, nine small pictures, and what they tell when."""

from dataclasses import fields, replace
from decimal import Decimal
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.gradient_descent import Field, value_grid
from pages.chapters.gradient_descent.bottoms import is_line
from pages.chapters.gradient_descent.landscapes.chapter import CHAPTER
from pages.chapters.gradient_descent.landscapes.settings import Settings
from pages.chapters.gradient_descent.landscapes.sweep import (
    formulas,
    hollows,
    pictures,
    record,
    values,
    words,
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


@pytest.mark.parametrize(
    "name", [p.name for p in CHAPTER.presets if p.values.get("part") == PART.title]
)
def test_a_bet_closes_before_one_can_see_who_is_first(name):
    one = made(name)
    told_at = PART.bet(one).told_at
    before = one.shown[told_at - 1]
    gaps = np.linalg.norm(one.walks.points[..., np.newaxis, :] - one.bottoms, axis=-1)
    assert 1 <= told_at < len(one.shown)
    assert before == 0 or gaps[: before + 1].min() > 0.5
    assert not any("lost" in states for states in one.states[: before + 1])


def test_where_the_lowest_is_asked_it_closes_when_it_leads_for_good():
    one = made("Nine rates at once", landscape="saddle", start=(-2.5, 0.1))
    assert PART.bet(one).told_at == 1
    assert "lowest" in PART.bet(one).question


@pytest.mark.parametrize(("near", "step"), [(3, -1), (5, -1), (6, 14), (9, 11)])
def test_who_only_passes_a_minimum_has_not_arrived(near, step):
    points = np.full((20, 1, 2), 3.0)
    points[20 - near :] = [1.0, 2.04]
    walk, none = SimpleNamespace(points=points), np.zeros(1, bool)
    bottoms = np.array([[0.0, 0.0], [1.0, 2.0]])
    steps, where = hollows.arrivals(walk, bottoms, none)
    assert steps.item() == step and where.item() == (1 if step > 0 else -1)
    assert hollows.arrivals(walk, bottoms, ~none)[0].item() == -1  # lost


def test_every_step_of_the_last_ones_may_be_an_arrival():
    """With ten steps, and the same walks with more, the same arrive and when."""
    bowl = {"landscape": "sphere", "eta_gradient_descent": 0.139, "apart": 1.2}
    short, long = (made("Nine rates at once", **bowl, n_steps=n) for n in (10, 40))
    early = np.where(long.ends.arrivals <= 10, long.ends.arrivals, -1)
    assert short.ends.arrivals.tolist() == early.tolist() and 10 in early
    assert len(short.walks.points) == 11
    towards = made("β towards 1")
    away = np.hypot(*towards.walks.points[-1].T)
    arrived = towards.ends.arrivals >= 0
    assert (away[arrived] <= 0.05).all() and arrived.sum() > 4


OWN = {"landscape": "own", "start": (-2.0, 1.5)}


@pytest.mark.parametrize(
    ("formula", "nouns"),
    [
        ("abs(x) + abs(y)", ("kink",)),
        ("x^4 + y^4", ("level bottom",)),
        ("x^2 + y^2", ("minimum",)),
        ("-abs(x) - abs(y)", ()),
        ("x^3 - 3x*y^2", ()),
        ("x^2", ()),
        ("(x - 20)^2 + y^2", ()),
        ("5", ()),
    ],
)
def test_where_the_ground_has_a_bottom_one_may_arrive(formula, nouns):
    one = made("Nine rates at once", **OWN, formula=formula)
    assert one.nouns == nouns and len(one.bottoms) == len(nouns)
    question = PART.bet(one) and PART.bet(one).question
    assert (formula == "5") == (question is None)
    if question:
        assert ("arrive" in question.split("framed.")[1]) == (
            bool(nouns) or "line" in question
        )
    assert is_line(one.settings) == (formula == "x^2")


def test_who_rests_beyond_the_window_is_told_to_rest():
    far = made(
        "Nine rates at once", **OWN, formula="(x-20)^2 + y^2", eta_gradient_descent=0.1
    )
    said = " ".join(PART.ending(far))
    assert "rest at (20, 0)" in said and "arrived" not in said
    assert far.heights.low < 1e-9
    _, across = pictures.panels(far)
    assert len(across.figure.layout["yaxis"]["tickvals"]) > 3
    assert "yaxis2" not in across.figure.layout


def test_who_starts_on_a_minimum_stays_and_there_is_no_bet():
    on_it = made("Nine rates at once", start=(3.0, 2.0))
    assert PART.bet(on_it) is None and "no bet" in PART.story(on_it, 0)[-1]
    assert PART.ending(on_it) == [
        "All nine start on the minimum at (3, 2), where |∇f| = 0: nobody gets anywhere."
    ]


def test_where_the_start_is_undefined_nothing_is_compared_or_lost():
    none = made("Nine rates at once", **OWN | {"start": (-1.0, 1.0)}, formula="log(x)")
    assert PART.opinions(none) == [] and PART.ending(none) == [words.NOWHERE]
    assert PART.bet(none) is None and PART.remedy(none) is None
    rows = PART.table(none).rows
    assert {row[-1] for row in rows} == {"not defined here"}
    assert {row[-2] for row in rows} == {None}
    shown = " ".join(str(span.shape) for span in PART.panels(none)[0].spans)
    assert "not defined here" in shown and "lost" not in shown


def test_on_a_kink_no_slope_is_compared():
    kinked = made("Nine rates at once", **OWN, formula="abs(x) + abs(y)")
    for opinion in PART.opinions(kinked):
        assert opinion.difference <= opinion.allowed


def test_until_the_bet_is_over_the_ending_is_that_of_the_nine():
    one = made("An η between two edges")
    before, after = PART.before_bet["ending"](one), PART.ending(one)
    assert after[: len(before)] == before and len(after) > len(before)
    assert not any("97" in line or "boundar" in line for line in before)


def test_the_table_is_full_at_the_last_step():
    one = made("A valley with κ = 100")
    last = len(PART.labels(one)) - 1
    assert [PART.reached(one, step) for step in (0, last - 1, last)] == [0, 0, 9]


@given(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3), st.integers(0, 9))
def test_a_sum_holds_in_the_digits_that_are_shown(old, by, small):
    old, by = round(old, 9), round(by, 9)
    by = by * 10.0**-small
    assert_holds(old, by)


def assert_holds(old, by):
    texts = formulas.summed(old, by, old + by)
    one, other, total = (
        Decimal(text.strip("()").replace(r" \times 10^{", "e").replace("}", ""))
        for text in texts
    )
    assert one + other == total
    assert abs(float(total) - (old + by)) <= 1e-4 * max(1, abs(old + by))


def test_a_small_step_is_seen_in_the_sum():
    assert formulas.summed(-1.0, -2.5e-5, -1.000025)[2] == "-1.000025"
    assert_holds(-1.0, -2.5e-5)


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
