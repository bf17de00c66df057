"""Scales: its pictures, its bet, its remedies, and both ways to walk one fit."""

from dataclasses import replace

import numpy as np
import pytest

from engines.datasets import load
from pages.chapters.gradient_descent.batches.chapter import CHAPTER
from pages.chapters.gradient_descent.batches.scales import (
    bets,
    checks,
    code,
    formulas,
    pictures,
    remedies,
)
from pages.chapters.gradient_descent.batches.scales.flowers import (
    PREPARATIONS,
    RAW,
    UNITS,
    ground_of,
)
from pages.chapters.gradient_descent.batches.scales.record import columns, run
from pages.chapters.gradient_descent.batches.settings import SCALES, Settings
from pages.words.formulas import tex
from tests.pages.looking import settings_at

OWN = [
    preset
    for preset in CHAPTER.presets
    if CHAPTER.part_at(preset.values).title == SCALES
]
every_preset = pytest.mark.parametrize("preset", OWN, ids=lambda one: one.name)
SPECIES, SEPARABLE = Settings(samples="species"), Settings(samples="separable")
TWO = Settings(features="both")
FLIES_OFF = Settings(has_one_rate=True, one_rate=20.0)
FITS = [Settings(), SPECIES, SEPARABLE, TWO]
each_fit = pytest.mark.parametrize("settings", FITS, ids=lambda s: s.samples)


# --- what a unit does -----------------------------------------------------------------


@each_fit
def test_the_unit_changes_the_raw_kappa_alone(settings):
    raw, standardised = (
        [ground_of(replace(settings, unit=unit), name).kappa for unit in UNITS]
        for name in (RAW, "standardised")
    )
    assert max(raw) > 20 * min(raw)
    assert standardised == pytest.approx([standardised[0]] * len(UNITS), rel=1e-9)


@pytest.mark.parametrize("name", PREPARATIONS)
@each_fit
def test_all_ways_to_prepare_have_one_best_fit(settings, name):
    ground = ground_of(settings, name)
    if settings is SEPARABLE:
        assert ground.minimum is None
        return
    ours = ground.turned_back(ground.minimum)
    expected = ground_of(settings, RAW).minimum
    np.testing.assert_allclose(ours, expected, rtol=1e-6)


def test_neither_centring_nor_scaling_alone_makes_a_bowl_round():
    kappas = run(Settings(unit="mm")).kappas
    assert kappas["standardised"] == pytest.approx(1)
    assert kappas["centred"] == pytest.approx(309.550, rel=1e-5)  # the variance, in mm
    assert kappas["scaled"] == pytest.approx(41.0392, rel=1e-5)


def test_two_features_that_go_together_stay_narrow():
    length, width = run(TWO).flowers.columns.T
    r = np.corrcoef(length, width)[0, 1]
    for name in ("scaled", "standardised"):
        assert run(TWO).kappas[name] == pytest.approx((1 + r) / (1 - r))


@each_fit
def test_scikit_learn_agrees(settings):
    opinion = checks.reference(run(settings))
    assert opinion.difference <= opinion.allowed


def test_scikit_learn_is_not_asked_about_chances_that_it_rounds():
    wild = replace(SEPARABLE, unit="mm", has_one_rate=True, one_rate=20.0)
    record = run(replace(wild, preparation="centred", walk_steps=20))
    assert checks.reference(record) is None


# --- pictures -------------------------------------------------------------------------


@every_preset
def test_a_frame_stays_cheap_and_every_step_has_its_own(preset):
    record = run(settings_at(CHAPTER, preset))
    for panel in pictures.panels(record):
        assert len(panel.frames) == record.n_steps + 1
        for step in range(record.n_steps + 1):
            assert len(panel.at(step).layout["shapes"]) <= 65


@pytest.mark.parametrize("settings", [*FITS, FLIES_OFF], ids=str)
def test_odd_walks_can_be_drawn(settings):
    for panel in pictures.panels(run(settings)):
        assert all(np.isfinite([*line.x, *line.y]).all() for line in panel.trails)


@each_fit
def test_walks_below_the_edge_stay_in_their_picture(settings):
    for side in run(settings).sides:
        (left, right), (low, high) = pictures.span_of(side)
        assert pictures.TALL * (right - left) == pytest.approx(high - low)
        x, y = side.trajectory.points.T
        assert left <= x.min() <= x.max() <= right
        assert low <= y.min() <= y.max() <= high


def test_who_stands_at_the_minimum_is_drawn_at_the_bottom():
    """And not on the lowest power of ten, as if it had a loss above the smallest."""
    record = run(Settings())
    said = repr(pictures.losses_panel(record).names)
    assert "standardised: at the bottom" in said and "raw: at the bottom" not in said
    assert "raw lost" in repr(pictures.losses_panel(run(FLIES_OFF)).names)


def test_what_is_told_after_a_walk_has_left_is_said_to_be_of_its_last_step():
    record = run(replace(FLIES_OFF, unit="mm"))
    n, last = record.prepared.n_steps, record.n_steps
    assert n < last
    title, _ = formulas.formulas(record, last)[-1]
    assert title.endswith(f"those of step {n}, its last")
    assert "its last" not in formulas.formulas(record, n)[-1][0]
    assert f"standardised to step {n}: w" in columns(record)
    assert "raw: w" in columns(run(Settings()))


def test_who_steps_on_alone_is_named_above_its_step():
    record = run(FLIES_OFF)
    raw, prepared = (side.n_steps for side in record.sides)
    titles = [title for title, _ in formulas.formulas(record, min(raw, prepared))]
    last = "raw" if raw > prepared else "standardised"
    assert f"The next step of the {last} walk" in titles


def test_of_two_features_both_are_made_and_the_target_is_named():
    (_, made), *_ = formulas.formulas(run(TWO), 0)
    assert "z_1 &=" in made and "z_2 &=" in made and "sepal length" in made
    assert "m_1" in made and "z &=" not in made
    length, width = (load("iris").column(f"petal {one}") for one in ("length", "width"))
    assert tex(float(length.mean())) in made and tex(float(width.std())) in made
    (_, made), *_ = formulas.formulas(run(Settings()), 0)
    assert "z &=" in made and "z_1" not in made


# --- the bet and the remedy -----------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "answer", "told_at"),
    [
        ({}, "it is not there within 100 steps", 1),
        ({"unit": "inch"}, bets.MORE, 1),
        ({"unit": "inch", "preparation": "scaled"}, bets.FEWER, 54),
        ({"unit": "inch", "features": "both"}, bets.SOME, 76),
        ({"preparation": "centred", "unit": "mm", "walk_steps": 20}, None, 19),
    ],
)
def test_the_bet_closes_a_step_before_the_first_arrives(changes, answer, told_at):
    bet = bets.bet(run(replace(Settings(), **changes)))
    assert bet.answer == (answer or "it is not there within 20 steps")
    assert bet.told_at == told_at


def test_where_there_is_no_minimum_nothing_is_bet_on_or_mended():
    record = run(SEPARABLE)
    assert bets.bet(record) is None and remedies.remedy(record) is None


@pytest.mark.parametrize("samples", ["petals", "species"])
@pytest.mark.parametrize("preparation", ["centred", "scaled", "standardised"])
@pytest.mark.parametrize("rate", [None, 0.002, 0.5, 20.0])
def test_a_remedy_is_so_when_it_is_taken_and_none_is_left(samples, preparation, rate):
    settings = Settings(samples=samples, preparation=preparation)
    if rate:
        settings = replace(settings, has_one_rate=True, one_rate=rate)
    remedy = remedies.remedy(run(settings))
    if remedy is None:
        return
    if "prepare" in remedy.values:
        settings = replace(settings, preparation="standardised")
    if "rates" in remedy.values:
        settings = replace(settings, has_one_rate=False)
    after = run(settings)
    assert remedy.label.endswith(f"from step {after.arrival(after.prepared)} on")
    assert remedies.remedy(after) is None


def test_the_first_step_shows_how_the_features_are_made():
    record = run(Settings())
    assert "(given - means) / scales" in code.ran(record, 0)
    assert "scales" not in code.ran(record, 1)
    assert "learning_rate" not in code.ran(record, record.n_steps)
