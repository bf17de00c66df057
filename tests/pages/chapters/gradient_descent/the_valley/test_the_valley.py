"""The valley: what it says is what happens."""

import numpy as np
import pytest

from engines.gradient_descent import Fate
from pages.chapters.gradient_descent.the_valley import (
    endings,
    pictures,
    remedies,
    words,
)
from pages.chapters.gradient_descent.the_valley.chapter import CHAPTER
from pages.chapters.gradient_descent.the_valley.every_rate import (
    BY_FATE,
    FALLS,
    LOWEST,
    OTHER,
    every_rate,
    scale,
)
from pages.chapters.gradient_descent.the_valley.ground import RATES
from pages.chapters.gradient_descent.the_valley.pictures import view_of
from pages.chapters.gradient_descent.the_valley.presets import PRESETS
from pages.chapters.gradient_descent.the_valley.record import Settings, run
from tests.pages.looking import settings_at

EXPECTED = {
    "Steady walk": Fate.RESTS,
    "Crawl": Fate.RESTS,
    "One perfect step": Fate.RESTS,
    "Zigzag": Fate.RESTS,
    "Two-cycle": Fate.CYCLES,
    "Fly off": Fate.FLIES_OFF,
    "The wrong dip": Fate.RESTS,
    "Stuck on the plateau": Fate.RESTS,
    "Never settling": Fate.CYCLES,
    "Resting on a slope": Fate.CREEPS,
    "(w − 3)² by hand": Fate.RESTS,
    "λ decides": Fate.RESTS,
    "Your own formula": Fate.RESTS,
}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_each_preset_teaches_its_fate(preset):
    record = run(settings_at(CHAPTER, preset))
    assert record.diagnosis.fate is EXPECTED[preset.name]


def test_ten_steps_on_the_parabola_are_the_published_ones():
    for rate, end in ((0.2, 0.060466), (0.05, 3.486784), (1.1, 61.917364)):
        record = run(Settings("square", rate, 10.0, 10))
        assert record.trajectory.points[-1, 0] == pytest.approx(end, abs=5e-7)


def test_the_bet_is_about_the_point_after_ten_steps():
    settings = Settings("square", 0.2, 10.0, 20)
    record = run(settings)
    bet = words.bet(record)
    assert bet.answer == record.trajectory.points[10, 0]
    assert bet.wins(bet.answer) and not bet.wins(bet.answer + 2 * bet.tolerance)


def test_the_end_of_the_guess_stands_for_everything_beyond():
    settings = Settings("square", 1.2, 10.0, 20)
    bet = words.bet(run(settings))
    assert bet.answer > 12 and bet.wins(12.0) and not bet.wins(-12.0)


@pytest.mark.parametrize("rate", [0.9, 1.2])
def test_the_window_always_holds_the_whole_curve(rate):
    settings = Settings("square", rate, 10.0, 50)
    walk = run(settings).trajectory
    view = view_of(settings.surface, walk)
    low, high = settings.surface.domain[0]
    assert view.x[0] < low and high < view.x[1]
    assert view.x[1] - view.x[0] < 4 * (high - low)


def test_a_hiker_outside_the_window_is_marked_at_its_edge():
    settings = Settings("square", 1.2, 10.0, 50)
    record = run(settings)
    panel = pictures.panels(record)[0]
    assert panel.names["list"][0]["texts"][-1].startswith("left the picture")
    for frame in panel.frames:
        assert frame, "a blank chart"


def test_divergence_is_explained_with_step_inequality_and_remedy():
    record = run(Settings("square", 1.05, 10.0, 20))
    said, remedy = " ".join(endings.ending(record)), remedies.remedy(record)
    assert "η·λ = 2.1 > 2" in said and "first" in said and "2/λ = 1 " in said
    assert remedy.values == {"eta_square": 0.5}


def test_the_cubic_without_a_minimum_has_an_ending():
    """Its distance to a minimum there is not was formatted once: the page broke."""
    said = " ".join(endings.ending(run(Settings("cubic", 0.01, 0.1, 20))))
    assert "no bottom here" in said


def test_two_valleys_have_cycles_of_their_own():
    said = " ".join(endings.ending(run(Settings("double_well", 0.25, 1.6, 20))))
    assert "cycle of 2 places" in said and "exactly the boundary" not in said
    assert "−0.224" in said and "−0.148" in said


def test_what_is_beyond_every_scale_is_at_both_ends_of_the_guess():
    record = run(Settings("double_well", 0.4, 1.8, 20))
    bet = words.bet(record)
    assert record.trajectory.n_steps < 10 and bet.truth == "beyond every scale"
    assert bet.wins(1.8) and bet.wins(-1.8) and not bet.wins(0.0)
    assert "settles" not in bet.reason


def test_the_picture_before_the_bet_does_not_tell_how_far_it_strays():
    record = run(Settings("square", 1.05, 10.0, 50))
    steady = run(Settings("square", 0.9, 10.0, 50))
    for before, other in zip(
        pictures.panels_before_bet(record),
        pictures.panels_before_bet(steady),
        strict=True,
    ):
        assert before.figure.layout["xaxis"] == other.figure.layout["xaxis"]


def test_the_strip_is_one_cell_for_each_rate_and_names_what_becomes_of_it():
    record = run(Settings("double_well", 0.25, 1.6, 20, places=True))
    found = every_rate(("double_well",), 1.6)
    low, high, grain = RATES["double_well"]
    assert len(found.rates) == round((high - low) / grain) + 1 == len(found.ends)
    for k in range(0, 80, 9):
        alone = run(Settings("double_well", float(found.rates[k]), 1.6, 20))
        fate = alone.diagnosis.fate
        assert found.ends[k] == BY_FATE.get(fate, found.ends[k])
        if fate is Fate.RESTS:
            assert found.ends[k] == (LOWEST if alone.diagnosis.is_lowest else OTHER)
    note = scale(record)
    assert note.clicked({"x": 0.2013}) == {"eta_double_well": 0.2}
    names = [
        s["label"]["text"] for s in note.panel.figure.layout["shapes"] if "label" in s
    ]
    assert "flies off" in names and "other valley" in names


def test_where_every_rate_is_lost_there_are_no_places_to_show():
    record = run(Settings("cubic", 0.2, -1.0, 20, places=True))
    assert {*every_rate(("cubic",), -1.0).ends} == {FALLS}
    assert len(scale(record).panel.figure.data) == 1


@pytest.mark.parametrize("curve", RATES)
def test_a_remedy_is_a_value_the_slider_can_take(curve):
    low, high, grain = RATES[curve]
    settings = Settings(
        curve, high, Settings(curve, high, 0, 1).surface.domain[0][1], 50
    )
    remedy = remedies.remedy(run(settings))
    if remedy:
        value = remedy.values[f"eta_{curve}"]
        assert low <= value <= high
        assert (value - low) / grain == pytest.approx(round((value - low) / grain))


@pytest.mark.parametrize("curve", ["cubic", "kink"])
def test_without_a_bent_bottom_no_boundary_is_marked(curve):
    settings = Settings(curve, 0.1, 1.0, 20)
    assert "no boundary" in words.boundary(run(settings))


def test_one_step_is_claimed_only_when_one_step_was_taken():
    settings = Settings("plateau", 0.5, 1.5, 20)
    record = run(settings)
    assert record.trajectory.n_steps > 1
    assert "one step" not in " ".join(endings.ending(record))
    settings = Settings("square", 0.5, 10.0, 20)
    assert "one step" in " ".join(endings.ending(run(settings)))


def test_the_dashed_parabola_has_its_bottom_at_the_next_point():
    settings = Settings("square", 0.2, 10.0, 20)
    panel = pictures.panels(run(settings))[0]
    path = next(s["path"] for s in panel.frames[0] if s["type"] == "path")
    left, handle, right = (
        np.array([float(cell) for cell in point.split(",")])
        for point in path[1:].replace("Q", " ").split()
    )
    along = np.linspace(0, 1, 1001)[:, None]
    arch = left * (1 - along) ** 2 + 2 * handle * along * (1 - along) + right * along**2
    assert arch[arch[:, 1].argmin()] == pytest.approx((6.0, 60.0))
