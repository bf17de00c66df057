"""One update: what is drawn is what is computed, and nothing is told too early."""

import inspect

import numpy as np
import pytest

from pages.chapters.gradient_descent.landscapes.chapter import CHAPTER
from pages.chapters.gradient_descent.landscapes.one_update import (
    checks,
    endings,
    pictures,
    record,
)
from pages.chapters.gradient_descent.landscapes.one_update.drawn import Arrows
from pages.chapters.gradient_descent.landscapes.one_update.part import PART
from tests.pages.looking import settings_at

HANDS = (
    *("Gradient descent", "Momentum", "Nesterov"),
    *("AdaGrad", "RMSProp", "Adam", "Newton"),
)
LINEAR = ("Gradient descent", "Momentum", "Nesterov")
WITH_SQUARES = ("AdaGrad", "RMSProp", "Adam")
FORMS = ("v ← βv + g, Δ = −ηv", "v ← βv − ηg, Δ = v", "v ← βv + (1 − β)g, Δ = −ηv")
every_hand = pytest.mark.parametrize("hand", HANDS)


def record_of(hand="Adam", **values):
    return record.run(settings_at(CHAPTER, part="One update", hand=hand, **values))


def arrow(one, key):
    return next(found for found in Arrows(one).all if found.key == key)


@every_hand
@pytest.mark.parametrize("moment", [0, 7])
@pytest.mark.parametrize("schedule", ["Constant", "Cosine"])
def test_the_update_taken_apart_is_the_one_that_was_taken(hand, moment, schedule):
    one = record_of(hand, moment=moment, schedule=schedule)
    np.testing.assert_array_equal(one.update, one.walk.updates[moment])
    np.testing.assert_array_equal(one.landing, one.walk.points[moment + 1])
    assert one.stages[0] == record.STAND and one.stages[-1] == record.LAND


@every_hand
def test_a_step_beyond_the_walk_is_its_last_one(hand):
    one = record_of(hand, moment=499)
    assert one.at == one.walk.n_steps - 1
    np.testing.assert_array_equal(one.landing, one.walk.points[-1])


@every_hand
def test_every_ingredient_has_its_row_when_it_is_made(hand):
    one = record_of(hand)
    rows = record.table(one).rows
    counts = [record.reached(one, step) for step in range(len(one.stages))]
    assert counts[0] == 1 and counts[-1] == len(rows) == len(one.made) + 2
    assert all(
        later > before for before, later in zip(counts, counts[1:], strict=False)
    )
    assert len({row[0] for row in rows}) == len(rows)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_kept_and_what_is_added_lead_to_the_velocity(form):
    one = record_of("Momentum", form=form)
    tip = arrow(one, "added").tip
    np.testing.assert_allclose(tip, arrow(one, "velocity").tip, rtol=1e-12)
    np.testing.assert_allclose(tip, one.landing, rtol=1e-12)


def test_nesterovs_arrows_lead_to_its_landing():
    one = record_of("Nesterov")
    np.testing.assert_allclose(arrow(one, "ahead").tip, one.landing, rtol=1e-12)


@pytest.mark.parametrize("hand", LINEAR)
def test_where_all_is_to_scale_the_slope_is_gradient_descents_step(hand):
    one = record_of(hand)
    np.testing.assert_allclose(arrow(one, "slope").along, one.plain, rtol=1e-12)


@pytest.mark.parametrize("hand", HANDS)
def test_before_the_bet_all_is_to_scale_so_no_arrow_is_the_updates_length(hand):
    one = record_of(hand)
    [slope] = [a for a in Arrows(one, is_told=False).all if a.key == "slope"]
    np.testing.assert_allclose(slope.along, one.plain, rtol=1e-12)


@pytest.mark.parametrize("hand", [*WITH_SQUARES, "Newton"])
def test_what_cannot_be_to_scale_is_dashed_and_says_so(hand):
    rates = {f"eta_{name}": 1e-5 for name in ("adagrad", "rmsprop", "adam")}
    steep = {"landscape": "Rosenbrock", "start": (-1.9, 2.9), "moment": 0}
    one = record_of(hand, **steep, **rates)
    assert not Arrows(one).to_scale
    assert arrow(one, "slope").dash == "dash"
    assert arrow(one, "slope").text == "−g"
    titles = [
        draw(one)[0].figure.layout["title"]["text"]
        for draw in (pictures.panels, pictures.panels_before_bet)
    ]
    assert ["not to scale" in title for title in titles] == [True, False]
    pushes = [a for a in Arrows(one).all if a.key not in ("update", "added")]
    longest = max(np.hypot(*push.along) for push in pushes)
    assert longest == pytest.approx(np.hypot(*one.update), rel=1e-12)
    assert arrow(one, "slope").along @ one.gradient < 0  # and it leads downhill


@every_hand
@pytest.mark.parametrize("moment", [0, 3, 40])
def test_the_window_holds_every_arrow_and_the_ground_more(hand, moment):
    one = record_of(hand, moment=moment)
    window = pictures.window_of(one)
    assert all(window.holds(*found.tip) for found in Arrows(one).all)
    [ground, *_] = pictures.panels(one)
    drawn = ground.figure.data[0]
    assert min(drawn["x"]) < window.x[0] and max(drawn["x"]) > window.x[1]
    assert ground.figure.layout["yaxis"]["scaleanchor"] == "x"


def test_before_the_bet_the_window_does_not_know_how_long_the_update_is():
    at_once = dict(moment=0, eta_momentum=0.02, eta_adam=0.02, eta_rmsprop=0.02)
    windows = {
        pictures.window_before_bet(record_of(hand, **at_once))
        for hand in ("Momentum", "Adam", "RMSProp")
    }
    assert len(windows) == 1
    after = {
        pictures.window_of(record_of(hand, **at_once)) for hand in ("Adam", "RMSProp")
    }
    assert len(after) == 2  # or the test above could not fail


def squares_at(one, stage):
    """Return the sides of the squares that are drawn at a stage, whole and kept."""
    [_, panel] = pictures.panels(one)
    shapes = panel.frames[one.stages.index(stage)]
    boxes = [s for s in shapes if s["type"] == "rect" and "fillcolor" in s]
    return [box["x1"] - box["x0"] for box in boxes]


@pytest.mark.parametrize("hand", WITH_SQUARES)
def test_areas_are_to_scale_in_each_row(hand):
    one = record_of(hand)
    squares = one.squares
    x, kept_x, y, kept_y = squares_at(one, record.SQUARES)
    shares = squares.parts["kept"] / squares.value
    np.testing.assert_allclose([(kept_x / x) ** 2, (kept_y / y) ** 2], shares)


@pytest.mark.parametrize(
    ("correction", "times"),
    [("divided by 1 − βᵗ", 1000), ("multiplied by 1 − βᵗ, a mistake", 0.001)],
)
def test_the_correction_makes_a_square_larger_or_with_the_mistake_smaller(
    correction, times
):
    one = record_of("Adam", moment=0, correction=correction)
    before, after = (
        squares_at(one, stage)[0] for stage in (record.SQUARES, record.CORRECTION)
    )
    assert (after / before) ** 2 == pytest.approx(times, rel=1e-6)


@pytest.mark.parametrize("hand", [*LINEAR, "Newton"])
def test_who_gathers_no_squares_has_no_picture_of_them(hand):
    assert len(pictures.panels(record_of(hand))) == 1


@every_hand
def test_a_bet_closes_before_anything_tells_its_answer(hand):
    one = record_of(hand)
    bet, told = endings.bet(one), record.LAND
    if hand != "Gradient descent":
        told = one.stages[2]
    assert one.stages[bet.told_at] == told


def test_the_mended_adam_takes_the_step_that_the_remedy_promises():
    one = record_of("Adam", moment=0, correction="multiplied by 1 − βᵗ, a mistake")
    offered = endings.remedy(one)
    mended = record_of("Adam", moment=0, **offered.values)
    assert np.hypot(*one.update) == pytest.approx(
        10 * np.hypot(*mended.update), rel=1e-4
    )
    assert endings.remedy(mended) is None


@pytest.mark.parametrize(
    "formula",
    ["x + 0*log(x)", "exp(x^2 + y^2)", "0*x", "x - y", "max(x, 0)", "abs(x) + y^2"],
)
@every_hand
def test_ground_of_any_kind_can_be_stood_on(formula, hand):
    one = record_of(
        hand, landscape="Your own surface", formula=formula, start=(-20.0, 20.0)
    )
    assert pictures.panels(one) and endings.ending(one) and record.table(one).rows
    for opinion in checks.opinions(one):
        assert opinion.difference <= opinion.allowed


@every_hand
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("schedule", ["Constant", "Step"])
def test_every_stage_shows_lines_of_the_rule_that_ran(hand, form, schedule):
    one = record_of(hand, form=form, schedule=schedule)
    shown = "\n".join(map(inspect.getsource, PART.code))
    for step in range(len(one.stages)):
        lines = PART.ran(one, step).split("\n")
        assert 1 <= len(lines) <= 4 and all(line.strip() in shown for line in lines)
