"""Which hold: what its pictures tell when, and what follows the hand."""

from dataclasses import replace
from math import log10

import numpy as np
import pytest

from engines.gradient_descent import Hold
from pages.chapters.gradient_descent.traps.chapter import CHAPTER
from pages.chapters.gradient_descent.traps.which_hold import ladder, live, record
from pages.chapters.gradient_descent.traps.which_hold.part import PART
from pages.figures.live import packed, size_of
from tests.pages.looking import settings_at

PRESETS = {preset.name: preset for preset in CHAPTER.presets}


def made(name="They vanish one by one", **more):
    return PART.run(replace(settings_at(CHAPTER, PRESETS[name]), **more))


def said(panel) -> str:
    return f"{panel.figure.layout} {panel.spans} {panel.names} {panel.frames}"


def test_before_the_bet_no_picture_tells_who_holds():
    one = made()
    for panel in PART.before_bet["panels"](one):
        told = said(panel)
        assert "holds'" not in told and "✓" not in told and "at rest" not in told
    ground, rungs = PART.before_bet["panels"](one)
    assert ground.names is None and not rungs.spans
    assert len(ground.figure.data) < len(PART.panels(one)[0].figure.data)
    assert not rungs.figure.layout["shapes"]
    moving = PART.before_bet["live"](one, "learning_rate", np.array([0.01, 0.02]))
    assert [part.panel for part in moving.parts] == [1]


def test_badges_come_with_the_step_that_tells_them():
    one = made()
    _, rungs = PART.panels(one)
    begins = [(span.first, span.shape["label"]["text"]) for span in rungs.spans]
    assert [first for first, _ in begins] == [1, 2, 3, 4]
    assert ["✓" in text for _, text in begins] == [False, False, True, True]
    assert PART.bet(one).told_at == 1


@pytest.mark.parametrize("eta, holding", [(0.01, 4), (0.015, 3), (0.02, 2), (0.03, 0)])
def test_minima_vanish_one_after_the_other_the_sharpest_first(eta, holding):
    one = made(learning_rate=eta)
    verdicts = [verdict is Hold.RESTS for verdict in one.verdicts]
    assert verdicts == [False] * (4 - holding) + [True] * holding
    assert (np.diff(one.bends) < 0).all()


def test_nesterovs_marks_are_left_of_descents_and_momentums_right():
    one = made("Nesterov's smaller edge")
    marks = [s for s in PART.panels(one)[1].figure.layout["shapes"] if "x0" in s]
    lines = [s["x0"] for s in marks if s["type"] == "line"]
    assert len(lines) == 12
    for at in range(4):
        ahead, plain, heavy = lines[3 * at : 3 * at + 3]
        assert ahead < plain < heavy
        assert plain == pytest.approx(log10(2 / one.bends[at]))


def test_the_signs_under_a_hand_are_the_verdicts_of_its_rate():
    one = made()
    values = np.array([0.01, 0.02, 0.03])
    moving = live.live(one, "learning_rate", values)
    low, high = np.array([one.window.x, one.window.y]).T
    seen = []
    for part in moving.parts[1:]:
        inside = (part.x <= high[0] + 1) & (part.y <= high[1] + 1)
        seen.append(inside.all(axis=(1, 2)))
    seen = np.array(seen).reshape(4, 3, 3)  # minimum, sign, value
    for at, value in enumerate(values.tolist()):
        there = PART.run(replace(one.settings, learning_rate=value))
        wanted = [[verdict is sign for sign in Hold] for verdict in there.verdicts]
        assert seen[:, :, at].tolist() == wanted
    assert size_of(packed(moving)) < 20_000
    assert live.live(one, "momentum", values) is None


def test_a_click_on_the_ladder_takes_the_rate_there():
    one = made()
    assert ladder.rate_at(one, {"panel": 1, "x": -2.01, "y": 0}) == {"eta": 0.01}
    assert ladder.rate_at(one, {"panel": 0, "x": -2.01, "y": 0}) == {}


def test_runs_at_every_rate_are_asked_for_only_where_they_are_drawn(monkeypatch):
    monkeypatch.setattr(record, "_by_rate", None)
    one = made()
    PART.before_bet["panels"](one)
    assert PART.remedy(one).values == {"eta": 0.01}


def test_where_theory_is_mum_a_remedy_is_tried_by_runs():
    one = made("Adam, without theory")
    remedy = PART.remedy(one)
    better = made("Adam, without theory", learning_rate=remedy.values["eta"])
    assert len(better.holding) == better.n and PART.remedy(better) is None


def test_large_steps_end_in_the_flat_hollow():
    one = made("A sharp and a flat hollow")
    assert one.heights[0] < one.heights[1]  # the sharp one is the deeper one
    said = PART.ending(one)[-1]
    assert said.startswith("All 200 runs that went") and "a flatter one" in said


@pytest.mark.parametrize(
    "ground, walker, rate",
    [
        ("sphere", "gradient_descent", 1.0),
        ("matyas", "gradient_descent", 2.0),
        ("himmelblau", "newton", 2.0),
        ("sphere", "momentum", 1.9),
    ],
)
def test_on_the_edge_runs_and_verdict_say_the_same(ground, walker, rate):
    one = made(landscape=ground, walker=walker, learning_rate=rate)
    assert {*one.verdicts} == {Hold.RESTLESS} and one.counts[0].tolist() == [0, 200, 0]
    *_, runs, edge = PART.story(one, 1)
    assert "rest: it keeps them near, but does not hold (≈)" in runs
    assert edge.startswith("On the edge itself an error")


def test_without_a_bend_no_rate_is_on_the_edge():
    level = made("A sharp and a flat hollow", formula="x^4 + y^4", learning_rate=1.0)
    assert np.isinf(level.own_edges).all()
    assert not any("On the edge" in said for said in PART.story(level, 1))


@pytest.mark.parametrize("eta, said", [(0.0149493, "3 of"), (0.01494929, "all 4")])
def test_rates_on_both_sides_of_an_edge_are_written_otherwise(eta, said):
    one = made(learning_rate=eta)
    assert f"At η = {eta}, {said}" in PART.ending(one)[0]
    assert f"η = {eta}:" in PART.bet(one).question


def test_a_bet_on_many_minima_goes_in_whole_steps():
    bet = PART.bet(made(landscape="rastrigin", learning_rate=0.005))
    assert (bet.scale["step"], bet.scale["high"]) == (1, 9) and bet.wins(9)


@pytest.mark.parametrize("ground", ["ackley", "rastrigin"])
def test_runs_that_rounding_decides_are_not_compared(ground):
    wild = made(landscape=ground, learning_rate=0.5)
    opinions = PART.opinions(wild)
    assert all(one.difference <= one.allowed for one in opinions)
    assert "single runs are not compared" in opinions[-1].what


def test_a_wrong_end_of_a_run_is_noticed():
    one = made(learning_rate=0.02)
    *_, right = PART.opinions(one)
    held = replace(one.held, ends=one.held.ends + 1e-7)
    *_, wrong = PART.opinions(replace(one, held=held))
    assert right.difference <= right.allowed < wrong.difference


@pytest.mark.parametrize("formula", ["x^2 - y^2", "(x - y)^2", "3", "log(x)"])
def test_without_a_minimum_there_is_no_bet_and_nothing_is_drawn_of_one(formula):
    none = made("A sharp and a flat hollow", formula=formula)
    assert none.n == 0 and PART.bet(none) is None and PART.remedy(none) is None
    assert len(PART.labels(none)) == 1 and PART.ending(none) == PART.story(none, 0)
    PART.panels(none)
    assert PART.table(none).rows == [] and PART.script(none).prints == ()


def test_a_grid_of_heights_would_find_a_hollow_that_was_missed():
    none = made("A sharp and a flat hollow", formula="x^2 - y^2")
    [right] = PART.opinions(none)
    assert right.difference == 0
    hollow = replace(none, settings=replace(none.settings, formula="x^2 + y^2"))
    [wrong] = PART.opinions(hollow)
    assert wrong.difference > wrong.allowed


def test_of_many_minima_the_nine_lowest_are_asked():
    one = made(landscape="rastrigin", learning_rate=0.005)
    assert (one.n, one.n_left_out) == (9, 16)
    assert "25 minima" in PART.story(one, 0)[-1]
    assert np.abs(one.minima).max() < 1.1
