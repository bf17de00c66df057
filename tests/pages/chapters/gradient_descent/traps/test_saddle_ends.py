"""Saddles: who came, who left, who is lost, and of whom theory says when."""

from dataclasses import replace

import pytest

from engines.gradient_descent import NEVER
from pages.chapters.gradient_descent.traps.chapter import CHAPTER
from pages.chapters.gradient_descent.traps.saddles.part import PART
from tests.pages.looking import settings_at

PRESETS = {preset.name: preset for preset in CHAPTER.presets}


def made(name="A millionth off the saddle", **more):
    return PART.run(replace(settings_at(CHAPTER, PRESETS[name]), **more))


def ending(*some, **more):
    return " ".join(PART.ending(made(*some, **more)))


@pytest.mark.parametrize(
    ("ground", "at"), [("himmelblau", 0), ("himmelblau", 3), ("six_hump_camel", 1)]
)
def test_a_curved_ridge_leads_to_the_saddle(ground, at):
    more = {"landscape": ground, "saddle": at, "learning_rate": 0.005}
    one = made("Up the ridge", **more, saddle_steps=500)
    assert 0 < one.escape.came_at[one.hand] < one.own_left


def test_a_walk_down_a_ridge_is_predicted_only_where_it_goes_as_on_the_bend():
    wild = made("Up the ridge", landscape="himmelblau", learning_rate=0.02, saddle=1)
    near = made("Up the ridge", saddle_exponent=2)  # is beyond before it is there
    for one in (wild, near):
        assert not one.is_predicted
        assert len(PART.formulas(one, 0)) < 2
        assert "predicted" not in " ".join(PART.ending(one))
        assert PART.panels(one)[1].spans == []
    assert "Never within 0.06 of the saddle: gradient descent" in " ".join(
        PART.ending(near)
    )


def test_on_a_saddle_without_a_ridge_the_choice_says_so():
    monkey = made("Up the ridge", landscape="monkey_saddle")
    [note] = [c.note for c in PART.controls if c.name == "saddle_start"]
    assert monkey.ridge is None and "all begin beside it" in str(note(monkey))
    flat = made("Up the ridge", landscape="own", formula="x^2 - y^4")
    assert note(flat) is None and abs(flat.ridge[0]) == pytest.approx(0.6)
    assert note(made("Up the ridge")) is None and note(made()) is None
    assert "up the ridge" not in " ".join(PART.story(monkey, 0))


def test_who_never_came_has_not_left():
    one = made("Up the ridge", walker="adam")
    assert one.own_left == NEVER and "never came within" in PART.bet(one).reason
    assert "Never within 0.06 of the saddle" in " ".join(PART.ending(one))


def test_who_flew_off_is_lost_and_has_no_distance_any_more():
    one = made("A saddle without a bend", learning_rate=10.0)
    lost, last = one.own_lost, len(one.shown) - 1
    assert 0 < lost < one.n_steps
    assert f"flew off at step {lost}" in PART.story(one, last)[0]
    before, at = PART.table(one).rows[lost - 1 : lost + 1]
    assert at[1 + one.hand] is None and before[1 + one.hand] > 1
    assert f"gradient descent at step {lost}" in PART.ending(one)[1]
    ground, away = PART.panels(one)
    assert max(ground.trails[one.hand].upto) <= lost
    assert "GD lost" in str(away.names)


def test_where_the_other_bend_overshoots_nothing_is_predicted():
    steep = made(landscape="beale", saddle_exponent=3, learning_rate=0.01)
    assert steep.overshoots and PART.formulas(steep, 0) == []
    assert "predicts nothing" in " ".join(PART.ending(steep))
    assert not PART.ran(steep, 0).startswith("w, z")
    assert PART.ran(made(), 0).startswith("w, z")


def test_a_factor_that_is_hardly_more_than_1_shows_its_digits():
    ground = {"landscape": "own", "formula": "x^2 - 0.0141*y^2"}
    slow = made(**ground, learning_rate=0.005)
    assert slow.escape.factors[slow.hand] == pytest.approx(1.000141)
    assert " 1.000141 in the long run" in " ".join(PART.ending(slow))
    assert ", 1.000141 times" in PART.story(slow, 3)[0]
    assert "1.000141" in PART.formulas(slow, 0)[0][1]


def test_what_divides_is_said_the_slope_or_epsilon():
    assert "Adam divides by the slope:" in ending("Adam at a saddle", saddle_exponent=3)
    told = ending("Adam at a saddle", saddle_exponent=12)
    assert "ε = 10⁻⁸, here the larger" in told


def test_who_never_will_move_is_not_told_to_do_so_some_day():
    told = ending("Exactly on it", saddle=2, walker="gradient_descent")
    assert "Never: gradient descent" in told and "Not yet: gradient" not in told


def test_newtons_factor_has_no_bend_in_it_and_its_kind_is_told():
    one = made(walker="newton", learning_rate=1.0)
    [(_, law), _] = PART.formulas(one, 0)
    assert law == r"z = 1 + \eta = 2"
    assert "divides by |λ|" in PART.ending(one)[-1]
