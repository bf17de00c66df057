"""Saddles: which there are, what the pictures tell when, and what follows the hand."""

from dataclasses import replace
from math import ceil, log

import numpy as np
import pytest

from engines.gradient_descent import NEVER, CriticalKind
from pages.chapters.gradient_descent.traps.chapter import CHAPTER
from pages.chapters.gradient_descent.traps.saddles import bets, live, places, record
from pages.chapters.gradient_descent.traps.saddles.part import PART
from pages.figures.live import packed, size_of
from tests.pages.looking import settings_at

PRESETS = {preset.name: preset for preset in CHAPTER.presets}


def made(name="A millionth off the saddle", **more):
    return PART.run(replace(settings_at(CHAPTER, PRESETS[name]), **more))


@pytest.mark.parametrize(
    ("formula", "n"),
    [
        ("x^2 - y^2", 1),
        ("x^3 - 3x*y^2", 1),
        ("x^4 + y^4", 0),
        ("-x^4 - y^4", 0),
        ("x^4 + y^4 - 4x*y + 1", 1),
        ("(x - y)^2", 0),
        ("3", 0),
    ],
)
def test_a_level_place_is_a_saddle_where_the_ground_goes_both_ways(formula, n):
    assert len(places.saddles_of("own", formula, 3.0)) == n
    none = made(landscape="own", formula=formula)
    assert (none.escape is None) == (n == 0)


def test_all_saddles_that_were_found_may_be_chosen():
    one = made(landscape="himmelblau")
    known = one.settings.critical.of_kind(CriticalKind.SADDLE)
    np.testing.assert_array_equal(one.saddles, known)
    words = {"landscape": "Himmelblau", "formula": "", "window": 3.0}
    assert places.numbered(words) == {"1": 0, "2": 1, "3": 2, "4": 3}
    assert places.numbered(words | {"landscape": "Elongated bowl"}) == {"none": 0}
    x, y = known[2].tolist()
    assert record.saddle_at(one, {"x": x, "y": y + 0.1}) == {"saddle": "3"}
    assert record.saddle_at(one, {"x": x, "y": y, "panel": 1}) == {}


def test_ten_times_nearer_costs_the_same_number_of_steps_each_time():
    left = np.array([made(saddle_exponent=k).own_left for k in (4, 5, 6, 7)])
    expected = log(10) / log(1.1)
    assert (np.abs(np.diff(left) - expected) <= 1).all()
    assert left[2] == ceil(log(0.06 / 1e-6) / log(1.1)) == 116


def test_before_the_bet_theory_is_not_drawn():
    one = made()
    ground, away = PART.panels(one)
    _, before = PART.before_bet["panels"](one)
    assert len(away.spans) == len(before.spans) + 1
    axes = [panel.figure.layout["yaxis"] for panel in (before, away)]
    assert axes[0] == axes[1] and "theory" in str(away.figure.layout["title"])
    assert "theory" not in str(before.figure.layout["title"])
    step = PART.bet(one).told_at
    assert one.shown[step] == 10 and len(PART.before_bet["formulas"](one, 0)) == 1
    assert ground.clickable


def test_while_the_bet_is_open_the_last_run_leaves_no_ghost_in_its_picture():
    one, other = made(), made(saddle_exponent=7)
    seen = PART.panels(one)[1].figure.layout["uirevision"]
    open_ = PART.before_bet["panels"](other)[1].figure.layout["uirevision"]
    assert seen != open_ and seen == PART.panels(other)[1].figure.layout["uirevision"]


def test_a_bet_that_is_won_at_once_closes_with_that_step():
    one = made("Adam at a saddle")
    assert one.own_left == 2 and PART.bet(one).told_at == 2
    assert PART.bet(one).answer == "by step 10"


@pytest.mark.parametrize(
    ("left", "at"), [(0, 0), (10, 0), (11, 1), (30, 1), (100, 2), (101, 3), (NEVER, 4)]
)
def test_every_step_is_in_one_option(left, at):
    assert bets.bucket(left) == at and len(bets.options_of(200)) == 5


def test_exactly_on_it_nobody_moves_and_where_it_is_rounded_some_do():
    still = made("Exactly on it")
    assert still.nobody_moves and still.slope == 0
    assert "exactly 0" in PART.ending(still)[-1]
    rounded = made("Exactly on it", saddle=4)
    assert 0 < rounded.slope < 1e-12 and not rounded.nobody_moves
    assert "not quite level" in PART.ending(rounded)[-1]


def test_the_way_down_the_ridge_leads_to_the_saddle_first():
    one = made("Up the ridge")
    gaps = np.hypot(*one.escape.points[:, one.hand].T)
    assert one.is_predicted and gaps[0] > 0.5 and gaps.min() < 1e-3 and gaps[-1] > 100
    assert one.own_left == made().own_left


@pytest.mark.parametrize(
    ("name", "field", "values"),
    [
        ("learning_rate", "learning_rate", [0.02, 0.05, 0.5]),
        ("momentum", "momentum", [0.0, 0.5, 0.9]),
        ("saddle_exponent", "saddle_exponent", [2, 6, 12]),
    ],
)
def test_what_follows_the_hand_are_the_walks_of_each_value(name, field, values):
    one = made("Up the ridge")
    moving = live.live(one, name, np.array(values))
    assert size_of(packed(moving)) < 20_000
    steps = moving.parts[1].x
    for at, value in enumerate(values):
        there = made("Up the ridge", **{field: value})
        for k in range(6):
            drawn = moving.parts[2 * k].y[at]
            ours = there.escape.points[steps, k, 1]
            inside = np.abs(ours) < 3
            np.testing.assert_allclose(drawn[inside], ours[inside], rtol=1e-9)
    assert live.live(made("Exactly on it"), "saddle_exponent", np.array([2])) is None
    assert live.live(one, "window", np.array([2.0])) is None


def test_newton_walks_by_itself():
    one = made(walker="newton", learning_rate=1.0)
    assert one.walkers == ("newton",) and one.escape.factors.tolist() == [2.0]
    assert one.own_left == ceil(log(0.06 / 1e-6) / log(2))
    assert "Newton begins" in PART.story(one, 0)[1]


def test_without_a_saddle_there_is_nothing_to_bet_on_or_draw():
    none = made(landscape="sphere")
    assert PART.bet(none) is None and PART.opinions(none) == []
    assert PART.story(none, 0) == PART.ending(none)
    _, away = PART.panels(none)
    assert not away.trails
    assert PART.table(none).rows == [] and PART.script(none).prints == ()
    assert live.live(none, "learning_rate", np.array([0.1])) is None
    assert record.saddle_at(none, {"x": 0.0, "y": 0.0}) == {}
