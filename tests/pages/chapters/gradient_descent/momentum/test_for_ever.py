"""For ever: the round and who is drawn in, the windows, and the strip of starts."""

import re

import numpy as np
import pytest

from engines.gradient_descent import Fate
from pages.chapters.gradient_descent.momentum.chapter import CHAPTER
from pages.chapters.gradient_descent.momentum.for_ever import (
    every_start,
    live,
    onwards,
    pictures,
    record,
    words,
)
from pages.chapters.gradient_descent.momentum.settings import FOR_EVER
from tests.pages.looking import settings_at

NAMES = {
    "eta": "eta_two_bends",
    "beta": "beta_two_bends",
    "x": "x_two_bends",
    "far": "far",
}


def ran(**values):
    named = {NAMES[name]: value for name, value in values.items()}
    return record.run(settings_at(CHAPTER, part=FOR_EVER, **named))


def test_it_opens_with_the_round_while_the_others_arrive():
    one = ran()
    assert one.ball.goes_round
    assert one.ball.period == 3
    assert one.hiker.rests
    assert one.ahead.rests
    assert one.cycle.attracts


@pytest.mark.parametrize(
    ("values", "fate"),
    [
        ({"beta": 0.4}, Fate.RESTS),
        ({"x": 3.0}, Fate.RESTS),
        ({"beta": 0.95}, Fate.CYCLES),
        ({"beta": 0.3}, Fate.WANDERS),
        ({"beta": 0.1}, Fate.FLIES_OFF),
        ({"eta": 0.05, "beta": 0.99}, Fate.RESTS),  # slow: as near as can be seen
        ({"eta": 0.05, "beta": 0.99, "x": -4.0}, Fate.CYCLES),  # of six, slowly
    ],
)
def test_what_becomes_of_the_ball(values, fate):
    one = ran(**values)
    assert one.ball.fate is fate
    answers = words.ROUND, words.ARRIVES, words.never(one), words.GONE
    fates = Fate.CYCLES, Fate.RESTS, Fate.WANDERS, Fate.FLIES_OFF
    assert words.bet(one).options == answers
    assert words.answer(one) == answers[fates.index(fate)]


def test_rings_stand_around_the_round_once_it_can_be_seen():
    one = ran()
    first = record.seen_at(one)
    assert 1 < first < 20
    wide = pictures.after_bet(one)
    big = [s for s in pictures.phase_panel(one, wide).spans if s.shape["x1"] == 10]
    assert [span.first for span in big] == [first] * 3
    rests = ran(beta=0.4)
    spans = pictures.phase_panel(rests, pictures.after_bet(rests)).spans
    assert not [span for span in spans if span.shape["x1"] == 10]


def test_before_the_bet_the_windows_hold_the_first_step_alone():
    one = ran(beta=0.1)  # flies off
    before, after = pictures.before_bet(one), pictures.after_bet(one)
    assert np.abs(one.ball.places[:2]).max() <= before.wide < after.wide
    assert before.wide == pictures.before_bet(ran(beta=0.44)).wide


def test_the_strip_tells_of_every_start_what_a_walk_from_it_does():
    fates = onwards.seen_fates(onwards.every_start(0.111, 0.44))
    starts = onwards.all_starts()
    assert len(starts) == len(fates) == 161
    for at in (0, 12, 19, 80, 100, 141, 146, 150, 160):
        assert ran(x=float(starts[at])).ball.fate is fates[at]
    note = every_start.scale(ran())
    rounds = fates.count(Fate.CYCLES)
    assert f"from {rounds} it goes round for ever" in note.text
    assert note.clicked({"x": 3.02}) == {"x_two_bends": 3.0}
    assert every_start.before(ran()) is None


@pytest.mark.parametrize(
    ("name", "value"), [("learning_rate", 0.111), ("momentum", 0.44), ("x", 3.3)]
)
def test_what_follows_a_hand_is_all_three_walks(name, value):
    one = ran()
    moved = live.live(one, name, np.array([0.05, value, 0.12]))
    for who, walk in pictures.walks(one).items():
        line = pictures.LOOKS[who]
        (places,) = (
            part
            for part in moved.parts
            if part.panel == pictures.PLACES and part.line == line
        )
        last = int(places.last[1])
        assert last == walk.n_steps
        np.testing.assert_allclose(places.y[1, : last + 1], walk.places, atol=1e-12)
    assert (moved.handle is not None) == (name == "x")


def test_late_places_that_nearly_repeat_are_a_round_and_others_are_none():
    n = onwards.LATE + onwards.LONGEST_CYCLE
    turn = np.arange(n) % 3
    late = np.stack([turn + 1.0, turn + 1e-5 * np.arange(n), 1e-7 * turn], axis=1)
    assert onwards.seen_rounds(late).tolist() == [3, 0, 1]


def test_the_offered_momentum_is_the_nearest_that_rests():
    one = ran()
    offered = words.remedy(one).values["beta_two_bends"]
    assert ran(beta=offered).ball.rests
    between = np.arange(round(100 * offered) + 1, 45) / 100
    assert not any(ran(beta=float(beta)).ball.rests for beta in between)
    assert words.remedy(ran(beta=0.4)) is None


def test_the_bet_closes_before_the_ball_that_is_lost_is_out_of_sight():
    lost = ran(eta=0.16, beta=0.1, far=100)
    at = words.bet(lost).told_at
    assert abs(lost.ball.places[at]) > 12.5 >= np.abs(lost.ball.places[:at]).max()
    for values in ({}, {"beta": 0.3}, {"beta": 0.95}):
        assert 1 <= words.bet(ran(**values)).told_at <= 20


def test_no_observe_line_or_name_says_what_becomes_of_the_ball():
    told = {"repeats", "ever", "round", "rest", "lost", "visit", "none"}
    for preset in CHAPTER.presets:
        if CHAPTER.part_at(preset.values).title == FOR_EVER:
            said = {*re.findall(r"\w+", f"{preset.name} {preset.observe}".lower())}
            assert not told & said, preset.name
