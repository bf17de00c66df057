"""The pictures of the valley: names, footprints, and what leaves them."""

import re
from itertools import combinations

import numpy as np
import pytest

from engines.gradient_descent import SURFACES
from pages.chapters import home
from pages.chapters.gradient_descent.the_valley import pictures
from pages.chapters.gradient_descent.the_valley.chapter import CHAPTER
from pages.chapters.gradient_descent.the_valley.live import live
from pages.chapters.gradient_descent.the_valley.record import FIRST_RATES, Settings, run
from pages.words.numbers import short, signed
from tests.pages.figures import in_pixels, said_at, word_boxes
from tests.pages.looking import settings_at

SIZES = {
    "phone": (270, 285),
    "home": (335, 190),
    "desk": (510, 285),
    "tall": (510, 370),
}
FLIES_OFF = Settings("square", 1.18, -4.8, 95)
EVERY = [settings_at(CHAPTER, preset) for preset in CHAPTER.presets] + [FLIES_OFF]
IDS = [preset.name for preset in CHAPTER.presets] + ["Far out"]
every = pytest.mark.parametrize("settings", EVERY, ids=IDS)


def curve(settings):
    return pictures.panels(run(settings))[0]


def overlap(one, other):
    """Tell whether two boxes share more than the pixel by which they are rounded."""
    across = min(one[1], other[1]) - max(one[0], other[0])
    return across > 1 and min(one[3], other[3]) - max(one[2], other[2]) > 1


@every
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_no_name_is_over_another_over_the_hiker_or_cut(settings, size):
    record = run(settings)
    panel, view = curve(settings), pictures.panels(record)[0].figure.layout["xaxis"]
    for step, x in enumerate(record.trajectory.points[:, 0]):
        boxes = list(word_boxes(panel, step, size).values())
        assert not any(overlap(*pair) for pair in combinations(boxes, 2)), step
        for left, right, low, high in boxes:
            assert left >= -1 and low >= -1 and right <= size[0] + 1
            assert high <= size[1] + 1, step
        if view["range"][0] < x < view["range"][1]:
            at = in_pixels(panel, size, x, record.trajectory.values[step])
            hiker = [at[0] - 5, at[0] + 5, at[1] - 5, at[1] + 5]
            assert not any(overlap(box, hiker) for box in boxes), step


@every
def test_what_matters_is_named_at_every_step(settings):
    record = run(settings)
    panel, walk = curve(settings), record.trajectory
    for step in range(walk.n_steps + 1):
        said = said_at(panel, step)
        assert said.count("minimum") <= len(settings.surface.minima)
        assert "the ground" in said
        if any(text.startswith("left the picture") for text in said):
            continue
        slope, change = signed(walk.gradients[step, 0]), None
        assert f"slope {slope}" in said or "slope" in said or slope == "0"
        if step < walk.n_steps:
            change = short(float(walk.updates[step, 0]))
            assert f"Δ = {change}" in said or "Δ" in said


def test_the_parabola_and_the_hiker_are_named_where_there_is_room():
    said = said_at(curve(Settings("square", 1.05, 3.0, 20)), 14)
    assert "hiker" in said and any(text.startswith("the parabola") for text in said)
    said = said_at(curve(Settings("square", 0.2, 10.0, 20)), 0)
    assert {"minimum", "the ground", "Δ = −4", "slope +20"} <= set(said)


@pytest.mark.parametrize("curve_name", SURFACES)
@pytest.mark.parametrize("end", [0, 1])
def test_the_window_holds_every_minimum_and_what_is_lowest(curve_name, end):
    start = SURFACES[curve_name].domain[0][end]
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
    outside = [text for text in said_at(panel, last) if "left the picture" in text]
    assert len(outside) == 1
    assert outside[0].endswith(f"now<br>x = {short(float(x))}")
    since = int(re.search(r"at step (\d+)", outside[0])[1])
    view = pictures.view_of(record.settings.surface, record.trajectory)
    walked = zip(record.trajectory.points[:, 0], record.trajectory.values, strict=True)
    inside = [view.holds(*point) for point in walked]
    assert all(inside[:since]) and not any(inside[since:])
    [told] = said_at(heights, last)
    assert told == f"to {short(float(height))}<br>at step {last}"
    assert "e+" not in told + outside[0] and "·10" in told


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


def test_on_the_home_page_the_same_curve_has_its_names():
    panel, labels, _ = home._two_valleys()
    for step in range(len(labels)):
        boxes = list(word_boxes(panel, step, SIZES["home"]).values())
        assert len(boxes) >= 3
        assert not any(overlap(*pair) for pair in combinations(boxes, 2))


def test_names_of_a_wider_window_would_be_over_each_other():
    """The negative control: the checks above can fail."""
    panel = curve(Settings("square", 0.2, 10.0, 20))
    boxes = list(word_boxes(panel, 0, (60, 40)).values())
    assert any(overlap(*pair) for pair in combinations(boxes, 2))
