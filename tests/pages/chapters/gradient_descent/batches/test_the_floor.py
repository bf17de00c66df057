"""The floor: the issue's numbers, its pictures, what follows a hand, and its remedy."""

import re

import numpy as np
import pytest

from pages.chapters.gradient_descent.batches.chapter import CHAPTER
from pages.chapters.gradient_descent.batches.settings import THE_FLOOR
from pages.chapters.gradient_descent.batches.the_floor import bets, pictures, words
from pages.chapters.gradient_descent.batches.the_floor.live import live
from pages.chapters.gradient_descent.batches.the_floor.looks import LOOKS
from pages.chapters.gradient_descent.batches.the_floor.part import PART
from pages.chapters.gradient_descent.batches.the_floor.record import (
    DRAWN,
    SHUFFLED,
    Record,
    run,
)
from pages.figures.live import MOST_POINTS, packed, size_of
from pages.ui.live import MOST_BYTES
from tests.pages.looking import settings_at

NAMES = {"eta", "batch", "numbers", "bend", "way", "steps", "walks", "seed"}
OWN = [
    preset
    for preset in CHAPTER.presets
    if CHAPTER.part_at(preset.values).title == THE_FLOOR
]
every_preset = pytest.mark.parametrize("preset", OWN, ids=lambda one: one.name)


def ran(**values) -> Record:
    assert {*values} <= NAMES
    named = {f"floor_{name}": value for name, value in values.items()}
    return run(settings_at(CHAPTER, part=THE_FLOOR, **named))


def test_the_numbers_of_the_laboratory_stand_on_the_page():
    record = ran(steps=400, walks=1000)
    drawn, shuffled = (record.measures[way] for way in (DRAWN, SHUFFLED))
    assert drawn.floor == pytest.approx(0.00547, abs=5e-6)
    assert shuffled.floor == pytest.approx(0.00126, abs=5e-6)
    for one in (drawn, shuffled):
        measured, error = one.late
        assert abs(measured - one.late_predicted) < 3 * error
    told = " ".join(words.ending(record))
    assert "= 0.00547 with replacement and 0.00126 reshuffled, 0.23 times that" in told
    assert "90 steps, and a floor of 0.00267" in told  # twice the steps, half the floor


def test_one_batch_of_all_numbers_is_plain_descent_and_only_reshuffled():
    record = ran(batch=128)
    weights = record.shuffled.weights
    assert (weights == weights[:, :1]).all()
    assert np.ptp(record.drawn.weights[-1]) > 0
    assert words.ending(record)[2].endswith("the steps of plain descent.")


@every_preset
def test_every_position_has_its_frame_and_what_is_drawn_is_finite(preset):
    record = run(settings_at(CHAPTER, preset))
    for told in (pictures.panels(record), pictures.panels_before_bet(record)):
        for panel in told:
            for frames in filter(len, [panel.frames]):
                assert len(frames) == len(record.shown)
            for trail in panel.trails:
                drawn = [x for x in (*trail.x, *trail.y) if x is not None]
                assert np.isfinite(drawn).all()
                assert len(trail.upto) == len(record.shown)
                assert [x is None for x in trail.x] == [y is None for y in trail.y]


def test_before_the_bet_nothing_says_what_theory_expects():
    record = ran()
    before, after = (
        make(record) for make in (pictures.panels_before_bet, pictures.panels)
    )
    assert len(before[1].trails) == 2 and len(after[1].trails) == 4
    assert not before[1].spans and len(after[1].spans) == 2
    other = ran(way="Reshuffled each epoch")
    axes = [
        pictures.panels_before_bet(one)[0].figure.layout["yaxis"]["range"]
        for one in (record, other)
    ]
    assert axes[0] == axes[1]


@pytest.mark.parametrize(
    "values", [{}, {"eta": 1.7, "batch": 1}, {"eta": 2.2}], ids=str
)
@pytest.mark.parametrize("way", ["Drawn with replacement", "Reshuffled each epoch"])
def test_under_the_hand_stands_what_the_record_will_show(values, way):
    record = ran(steps=100, way=way, **values)
    rates = np.array([0.05, record.settings.floor_rate, 2.5])
    moved = live(record, "floor_rate", rates)
    ends = pictures.distance_ends(record, is_told=True)
    lines = [
        one for one in moved.parts if one.panel == 1 and one.line in LOOKS.values()
    ]
    for line, one in zip(lines, record.measures.values(), strict=True):
        expected = pictures.powers(record, one.distances, ends)
        np.testing.assert_allclose(line.y[1], expected, atol=1e-9)
    low, high = pictures.cloud_window(record).y
    walks = [one for one in moved.parts if one.panel == 0]
    off = np.clip(pictures.off_bottom(record), low, high)
    for at in range(pictures.N_LINES):
        np.testing.assert_allclose(walks[at].y[1], off[:, at], atol=1e-9)
    for side, line in zip(pictures.band(record), walks[-2:], strict=True):
        np.testing.assert_allclose(line.y[1], np.clip(side, low, high), atol=1e-6)
    assert live(record, "seed", rates) is None


def test_what_follows_the_hand_is_little_enough_to_send():
    moved = live(ran(steps=400, walks=10), "floor_rate", np.array(bets.RATES))
    assert len(moved.parts[0].x) == MOST_POINTS + 1
    assert size_of(packed(moved)) < MOST_BYTES


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({}, bets.FAR_NEARER),
        ({"eta": 0.7, "batch": 16}, bets.NEARER),
        ({"eta": 0.001}, bets.SAME),
        ({"eta": 1.0, "batch": 1}, bets.SAME),
        ({"eta": 1.7, "batch": 1, "numbers": 8}, bets.FARTHER),
    ],
)
def test_the_bet_is_decided_by_what_is_expected_whatever_the_draws(values, answer):
    for seed in (0, 7):
        record = ran(seed=seed, walks=10, **values)
        assert PART.bet(record).answer == answer
        assert PART.bet(record).told_at == 1  # the first step's numbers tell


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({"eta": 2.0, "batch": 64}, bets.NEARER),  # 9, without noise, against 16.8
        ({"eta": 2.0, "batch": 1, "numbers": 2}, bets.FARTHER),
        ({"eta": 2.5}, bets.SAME),
    ],
)
def test_where_there_is_no_floor_the_bet_asks_who_is_nearer_all_the_same(
    values, answer
):
    record = ran(walks=10, **values)
    assert not record.has_floor and PART.bet(record).answer == answer
    assert "so there is no floor" in PART.bet(record).reason
    drawn, shuffled = (record.measures[way] for way in (DRAWN, SHUFFLED))
    is_nearer = shuffled.late_predicted < drawn.late_predicted
    assert is_nearer == (answer != bets.FARTHER)
    titles = [title for title, _ in PART.before_bet["formulas"](record, 3)]
    with_floor = PART.before_bet["formulas"](ran(walks=10), 3)
    assert titles == [title for title, _ in with_floor]  # nor is it told by a gap


def test_the_answers_exclude_each_other():
    """Half, nine tenths, and eleven tenths: what is between is one answer's alone."""
    assert len({*bets.OPTIONS}) == 4
    assert all("tenth" in one or "half" in one for one in bets.OPTIONS)


def test_before_the_bet_no_formula_tells_a_floor():
    for way in ("Drawn with replacement", "Reshuffled each epoch"):
        record = ran(walks=10, way=way)
        before = [title for title, _ in PART.before_bet["formulas"](record, 3)]
        after = [title for title, _ in PART.formulas(record, 3)]
        assert len(before) == len(after) - 1
        assert not {"The floor", "What one reshuffled epoch adds"} & {*before}


def test_beyond_one_the_reason_makes_up_the_number():
    told = words.why(ran(eta=1.5, batch=32, walks=10))
    assert "= 0.508 times" in told and "1.5 times as large: 0.762 times" in told


def test_a_half_of_the_last_digit_is_rounded_up_and_digits_are_those_of_the_step():
    record = ran(batch=2, numbers=64, steps=100, walks=10)
    at = record.shown.tolist().index(100)
    assert "3.125 epochs" in words.story(record, at)[0]
    record = ran(numbers=8, batch=8, walks=10)
    assert "Reshuffled: 5.905, for no walk" in " ".join(words.story(record, 2))


def test_both_numbers_are_called_both():
    record = ran(numbers=2, batch=2, walks=10)
    told = " ".join([*words.story(record, 0), *words.ending(record)])
    assert "all 2" not in told and "both numbers" in told
    assert "each walk by a draw of its own" in words.story(ran(walks=10), 0)[1]


def test_near_the_edge_the_band_is_its_envelope():
    record = ran(eta=1.9, steps=50)
    low, high = pictures.band(record)
    assert (low == -high).all()
    assert (np.diff(high) < 0).mean() > 0.5 and np.abs(np.diff(high)).max() < 3
    assert not (pictures.band(ran())[0] == -pictures.band(ran())[1]).any()


@pytest.mark.parametrize("values", [{"eta": 0.01}, {"eta": 2.0}, {"bend": 0.1}])
def test_a_remedy_is_so_when_it_is_taken_and_none_is_left(values):
    record = ran(walks=10, **values)
    remedy = PART.remedy(record)
    after = ran(walks=10, **{**values, "eta": remedy.values["floor_eta"]})
    assert f"after {after.forgets_in} steps" in remedy.label
    assert after.is_late and PART.remedy(after) is None


@pytest.mark.parametrize("numbers", [2, 128])
@pytest.mark.parametrize("steps", [50, 400])
@pytest.mark.parametrize("eta", [0.001, 1.0, 2.0, 2.5])
def test_at_its_ends_all_numbers_can_be_told(numbers, steps, eta):
    record = ran(numbers=numbers, steps=steps, eta=eta, walks=10, batch=128)
    last = len(record.shown) - 1
    told = " ".join([*PART.story(record, last), *PART.ending(record)])
    assert not re.search(r"nan|inf\b|None", told)
    assert all(np.isfinite(row).all() for row in PART.table(record).rows)
    assert PART.formulas(record, last) and PART.panels(record)


def test_no_observe_line_says_which_walks_are_nearer():
    for preset in OWN:
        said = {*re.findall(r"\w+", f"{preset.name} {preset.observe}".lower())}
        assert not {"nearer", "smaller", "reshuffled", "replacement"} & said


def test_the_shape_counts_every_walk_that_is_here():
    record = ran(walks=100)
    wide = np.linspace(-50, 50, pictures.BINS + 1)
    shares = pictures.shares_of(record, DRAWN, wide)
    assert shares.sum(axis=1) == pytest.approx(np.ones(len(record.shown)))
    narrow = np.linspace(-0.3, 0.3, pictures.BINS + 1)
    shares = pictures.shares_of(record, SHUFFLED, narrow)
    off = record.shuffled.weights[record.shown[-1]] - record.bowl.minimum
    counts, _ = np.histogram(off, narrow)
    assert shares[-1] * 100 == pytest.approx(counts)
    assert not shares[0].any()
