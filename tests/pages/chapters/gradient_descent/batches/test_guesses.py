"""Guesses: the cloud and its scatter, at every batch size and from any place."""

import re

import numpy as np
import pytest

from pages.chapters.gradient_descent.batches.chapter import CHAPTER
from pages.chapters.gradient_descent.batches.guesses import pictures, words
from pages.chapters.gradient_descent.batches.guesses.part import PART
from pages.chapters.gradient_descent.batches.guesses.record import (
    KEPT,
    RETURNED,
    WAYS,
    Record,
    place_at,
    run,
)
from pages.chapters.gradient_descent.batches.settings import GUESSES, SAMPLES
from pages.chapters.gradient_descent.batches.side_by_side.record import ground_for
from tests.pages.looking import settings_at

OWN = [
    preset
    for preset in CHAPTER.presets
    if CHAPTER.part_at(preset.values).title == GUESSES
]
every_preset = pytest.mark.parametrize("preset", OWN, ids=lambda one: one.name)


def ran(**values) -> Record:
    return run(settings_at(CHAPTER, part=GUESSES, **values))


@pytest.mark.parametrize("samples", SAMPLES)
@pytest.mark.parametrize("way", WAYS)
def test_the_scatter_is_that_of_theory_within_its_sampling_error(samples, way):
    gaps = []
    for seed in range(3):
        record = ran(samples=samples, guess_count=1000, guess_seed=seed)
        mean, error = record.measured[way]
        random = error > 0
        assert random.sum() == len(record.sizes) - (way == KEPT)
        gaps.append(
            ((mean - record.scatters[way]) / np.where(random, error, 1))[random]
        )
    assert np.abs(np.mean(gaps, axis=0)).max() * np.sqrt(3) < 4
    other = record.scatters[RETURNED if way == KEPT else KEPT]
    far = np.abs(mean - other)[random][-1] / error[random][-1]
    assert far > 5 or way == RETURNED  # the other formula is not so


def test_all_flowers_with_nothing_put_back_are_everyones_slope():
    record = ran()
    assert (record.kept[-1] == record.slope).all()
    assert record.uphill[KEPT][-1] == 0
    assert record.measured[KEPT][0][-1] == 0 < record.measured[RETURNED][0][-1]


@every_preset
def test_every_position_has_its_frame_and_what_is_drawn_is_finite(preset):
    record = run(settings_at(CHAPTER, preset))
    n = len(record.sizes) + 1
    assert len(PART.labels(record)) == n
    for panel in pictures.panels(record):
        assert len(panel.frames) == n
        for step in range(n):
            shapes = panel.at(step).layout["shapes"]
            assert len(shapes) < 70
            assert not re.search(r"nan|inf", repr(shapes))
    assert pictures.ground_panel(record).clickable


def test_with_every_size_two_marks_more_are_there():
    record = ran()
    panel = pictures.scatter_panel(record)
    marks = [
        sum(one.first <= step <= one.last for one in panel.spans) for step in range(9)
    ]
    assert marks == [0, 4, 8, 12, 16, 20, 24, 28, 31]  # nothing scatters: an arrow


def test_an_ellipse_of_two_deviations_holds_what_it_should():
    covariance = np.array([[4.0, 1.0], [1.0, 2.0]])
    shape = pictures._ellipse(np.array([1.0, -1.0]), covariance)
    points = np.array(
        [pair.split(",") for pair in shape["path"][1:].split("L")], dtype=float
    )
    off = points - [1.0, -1.0]
    away = np.einsum("pi,ij,pj->p", off, np.linalg.inv(covariance), off)
    assert away == pytest.approx(np.full(len(points), 4.0), rel=1e-4)


def test_the_border_parts_uphill_from_downhill():
    record = ran(guess_at=(0.8, 1.1))
    window = pictures.cloud_window(record)
    (border,) = pictures._border(record, window)
    a = np.array([border["x0"], border["y0"]])
    b = np.array([border["x1"], border["y1"]])
    assert a @ record.slope == pytest.approx(0, abs=1e-12)
    assert b @ record.slope == pytest.approx(0, abs=1e-12)
    assert 0 < record.uphill[RETURNED][0] < 500


@pytest.mark.parametrize("samples", SAMPLES)
def test_where_it_is_level_nothing_is_bet_on(samples):
    minima = ground_for(SAMPLES[samples]).surface.minima
    if not minima:
        return
    record = ran(samples=samples, guess_at=minima[0])
    assert PART.bet(record) is None
    assert words.story(record, 0)[0].endswith("there is no slope.")
    assert not pictures._border(record, pictures.cloud_window(record))
    assert "the minimum" in words.story(record, 0)[0]
    assert len(words.ending(record)) == 3


def test_a_click_on_the_loss_is_a_place_and_elsewhere_none():
    record = ran()
    assert place_at(record, {"panel": 0, "x": 0.31, "y": 1.2}) == {
        "guess_at": (0.31, 1.2)
    }
    assert place_at(record, {"panel": 1, "x": 0.31, "y": 1.2}) == {}


def test_the_bet_is_about_the_flowers_alone_whatever_is_drawn():
    answers = {PART.bet(ran(guess_at=(0.8, 1.1), guess_seed=s)).answer for s in (0, 9)}
    assert answers == {words.SOME}
    assert PART.bet(ran()).answer == words.NONE


def test_the_place_is_printed_so_that_the_slope_is_the_one_told():
    """At 0.731 and 1.2 the slope is 460 times as long as where it is asked."""
    record = ran(guess_at=(0.731483, 1.19933))
    w, b = re.search(r"w = ([\d.]+), b = ([\d.]+):", words.story(record, 0)[0]).groups()
    there = record.ground.neuron.gradient(np.array([float(w), float(b)]))
    assert np.hypot(*there) == pytest.approx(record.length, rel=5e-3)
    assert "w = 0.731, b = 1.2:" not in words.story(record, 0)[0]
    assert "at w = 0.8, b = 1.1." in PART.bet(ran(guess_at=(0.8, 1.1))).question


def test_the_default_has_draws_enough_and_says_how_many_are_near():
    record = ran()
    assert record.settings.n_guesses == 1000
    assert words.ending(record)[-1].startswith("14 of the 15 measures are within two")
    mean, error = (one[0] for one in record.measured[RETURNED])
    assert abs(mean - record.scatters[RETURNED][0]) < error  # the first that is shown


def test_sizes_between_those_drawn_are_not_spoken_of():
    told = " ".join(words.ending(ran(guess_at=(0.8, 1.1))))
    assert "Of the sizes drawn, from B = 8 on" in told


def test_the_place_is_asked_for_by_the_names_of_its_weights():
    place = next(one for one in PART.controls if one.name == "guess_at")
    assert place.names == ("w", "b")
