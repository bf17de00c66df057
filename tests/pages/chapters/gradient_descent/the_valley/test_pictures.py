"""The pictures of the valley: its window, footprints, and what leaves them."""

import re

import numpy as np
import pytest

from engines.gradient_descent import CURVES
from pages.chapters.gradient_descent.the_valley import pictures
from pages.chapters.gradient_descent.the_valley.chapter import CHAPTER
from pages.chapters.gradient_descent.the_valley.ground import FIRST_RATES
from pages.chapters.gradient_descent.the_valley.live import live
from pages.chapters.gradient_descent.the_valley.record import Settings, run
from pages.words.numbers import short
from tests.pages.figures import said_at
from tests.pages.looking import settings_at

FLIES_OFF = Settings("square", 1.18, -4.8, 95)
EVERY = [settings_at(CHAPTER, preset) for preset in CHAPTER.presets] + [FLIES_OFF]
IDS = [preset.name for preset in CHAPTER.presets] + ["Far out"]
every = pytest.mark.parametrize("settings", EVERY, ids=IDS)


def curve(settings):
    return pictures.panels(run(settings))[0]


@pytest.mark.parametrize("curve_name", CURVES)
@pytest.mark.parametrize("end", [0, 1])
def test_the_window_holds_every_minimum_and_what_is_lowest(curve_name, end):
    start = CURVES[curve_name].domain[0][end]
    for rate in (FIRST_RATES[curve_name], 4 * FIRST_RATES[curve_name]):
        record = run(Settings(curve_name, rate, start, 30))
        surface = record.settings.surface
        view = pictures.view_of(surface, record.trajectory, rate)
        for minimum in surface.minima:
            assert view.holds(minimum[0], float(surface.value(np.array(minimum))))
        along = np.linspace(*view.x, 999)[:, np.newaxis]
        assert view.y[0] < surface.value(along).min()


def test_a_steps_trusted_bottom_is_in_the_picture_unless_far_below():
    record = run(Settings("square", 0.6, 10.0, 20))
    bottom = 100 - 20**2 * 0.6 / 2
    view = pictures.view_of(record.settings.surface, record.trajectory, 0.6)
    assert view.y[0] < bottom
    record = run(Settings("square", 1.2, 10.0, 5))
    view = pictures.view_of(record.settings.surface, record.trajectory, 1.2)
    assert view.y[1] > -2 * view.y[0]  # the valley itself stays large


def test_numbers_far_out_are_short_and_say_since_when():
    record = run(FLIES_OFF)
    panel, heights = pictures.panels(record)
    x, height = record.trajectory.points[-1, 0], record.trajectory.values[-1]
    last = record.trajectory.n_steps
    gone = panel.names["list"][0]["texts"]
    assert gone[last].endswith(f"now<br>x = {short(float(x))}")
    since = int(re.search(r"at step (\d+)", gone[last])[1])
    view = pictures.view_of(record.settings.surface, record.trajectory)
    walked = zip(record.trajectory.points[:, 0], record.trajectory.values, strict=True)
    inside = [view.holds(*point) for point in walked]
    assert all(inside[:since]) and not any(inside[since:])
    [told] = said_at(heights, last)
    assert told == f"to {short(float(height))}<br>at step {last}"
    assert [bool(text) for text in gone] == [not held for held in inside]
    assert "e+" not in told + gone[last] and "·10" in told


def test_the_height_ends_at_the_edge_instead_of_running_along_it():
    record = run(FLIES_OFF)
    heights = pictures.panels(record)[1]
    [line] = heights.trails
    top = heights.figure.layout["yaxis"]["range"][1]
    assert max(line.y) == pytest.approx(top) and list(line.y).count(line.y[-1]) == 1
    assert line.upto[-1] == line.upto[20] == len(line.x) < 20


@every
def test_places_visited_stay_to_be_seen_and_a_frame_stays_cheap(settings):
    record = run(settings)
    for panel in pictures.panels(record):
        last = record.trajectory.n_steps
        dots = [s for s in panel.spans if s.shape["type"] == "circle"]
        assert dots and all(span.last == last for span in dots)
        assert dots[0].first == 0
        for step in range(last + 1):
            assert len(panel.at(step).layout["shapes"]) <= 65


def test_the_path_is_a_thin_solid_line():
    [trail] = curve(Settings("square", 1.0, 10.0, 20)).trails
    assert trail.line["dash"] == "solid" and trail.line["width"] < 2


def test_under_a_hand_the_height_ends_where_it_leaves_too():
    record = run(FLIES_OFF)
    path = live(record, "learning_rate", np.array([0.1, 1.18])).parts[-1]
    assert path.last[0] > path.last[1] and path.last[1] < 20
