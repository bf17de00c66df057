"""Two directions: its pictures, what follows a hand, its remedy, and its scale."""

import numpy as np
import pytest

from pages.chapters.gradient_descent.momentum import notes
from pages.chapters.gradient_descent.momentum.chapter import CHAPTER
from pages.chapters.gradient_descent.momentum.settings import (
    OVER_STEPS,
    PHASES,
    TWO_DIRECTIONS,
    Settings,
)
from pages.chapters.gradient_descent.momentum.two_directions import (
    bands,
    pictures,
    remedies,
)
from pages.chapters.gradient_descent.momentum.two_directions.cut import stretches
from pages.chapters.gradient_descent.momentum.two_directions.live import live
from pages.chapters.gradient_descent.momentum.two_directions.record import run
from pages.figures.axes import Window
from tests.pages.looking import settings_at

OWN = [
    preset
    for preset in CHAPTER.presets
    if CHAPTER.part_at(preset.values).title == TWO_DIRECTIONS
]
every_preset = pytest.mark.parametrize("preset", OWN, ids=lambda one: one.name)
ON_AN_AXIS = Settings(rotation=0.0, start=(-9.0, 0.0))
AT_THE_BOTTOM = Settings(start=(0.0, 0.0))
FLIES_OFF = Settings(learning_rate=3.3, n_steps=100)


@every_preset
def test_a_frame_stays_cheap_and_every_step_has_its_own(preset):
    record = run(settings_at(CHAPTER, preset))
    for panel in pictures.panels(record):
        assert len(panel.frames) == record.n_steps + 1
        for step in range(record.n_steps + 1):
            assert len(panel.at(step).layout["shapes"]) <= 65


@pytest.mark.parametrize("view", [OVER_STEPS, PHASES])
@pytest.mark.parametrize("settings", [ON_AN_AXIS, AT_THE_BOTTOM, FLIES_OFF], ids=str)
def test_odd_starts_and_fates_can_be_drawn(settings, view):
    record = run(Settings(**{**vars(settings), "view": view}))
    lines = pictures.panels(record)[2].trails
    assert all(np.isfinite([*line.x, *line.y]).all() for line in lines)


def test_a_direction_that_starts_at_its_bottom_has_no_line():
    assert len(pictures.panels(run(ON_AN_AXIS))[2].trails) == 2
    assert len(pictures.panels(run(AT_THE_BOTTOM))[2].trails) == 0


def test_a_line_ends_at_the_edge_of_its_band_and_goes_on_where_it_returns():
    points = np.array([[0, 0.0], [1, 2.0], [2, 0.5], [3, -4.0], [4, 3.0]])
    first, second = stretches(points, Window((0, 4), (-1, 1)))
    assert first.points.tolist() == [[0, 0], [0.5, 1]] and first.seen == [0, 1]
    assert second.points[0] == pytest.approx([5 / 3, 1])
    assert second.points[-1] == pytest.approx([2 + 1 / 3, -1])
    assert second.seen == [2, 2, 3]


def test_no_line_runs_along_the_edge_of_its_band():
    record = run(FLIES_OFF)
    for who, one, points, band in bands._lines(record):
        for line in bands._grows(who, one, points, band, record.n_steps + 1):
            on_edge = np.isin(np.round(line.y, 6), np.round(band.y, 6))
            assert not (on_edge[1:] & on_edge[:-1]).any()


@every_preset
@pytest.mark.parametrize("name", ["learning_rate", "momentum"])
def test_under_the_hand_stands_what_the_record_will_show(preset, name):
    record = run(settings_at(CHAPTER, preset))
    now = getattr(record.settings, name)
    parts = live(record, name, np.array([0.37, now])).parts
    path = next(part for part in parts if part.panel == 0)
    hiker = record.hiker.parts.points
    assert path.last[1] == record.hiker.n_steps
    shown = np.column_stack([path.x[-1], path.y[-1]])[: len(hiker)]
    assert shown == pytest.approx(np.clip(hiker, -10, 10), abs=1e-9)
    ball = [part for part in parts if part.panel == 0][1]
    assert ball.last[1] == record.ball.n_steps


def test_the_hand_on_beta_moves_the_ball_alone():
    hiker, ball = (
        part
        for part in live(run(Settings()), "momentum", np.array([0.0, 0.9])).parts
        if part.panel == 0
    )
    assert len(hiker.x) == 1 and len(hiker.last) == 2
    assert not np.array_equal(ball.x[0], ball.x[1])
    assert np.array_equal(ball.x[0], hiker.x[0])


@pytest.mark.parametrize("kappa", [1.0, 5.0, 20.0, 100.0, 300.0])
def test_a_remedy_is_so_when_it_is_taken_and_none_is_left(kappa):
    settings = Settings(condition_number=kappa, learning_rate=0.3, momentum=0.2)
    record = run(settings)
    remedy = remedies.remedy(record)
    values = {"learning_rate": remedy.values["eta"], "momentum": remedy.values["beta"]}
    values["n_steps"] = remedy.values.get("steps", settings.n_steps)
    after = run(Settings(**{**vars(settings), **values}))
    assert remedy.label.endswith(f"from step {after.ball.arrival} on")
    assert remedies.remedy(after) is None


def test_at_the_bottom_nothing_is_bet_on_or_mended():
    record = run(AT_THE_BOTTOM)
    part = CHAPTER.parts[0]
    assert part.bet(record) is None and part.remedy(record) is None
    assert part.ending(record) == [
        "Both stand at the bottom already: there is no slope to follow."
    ]


def test_a_click_on_the_scale_takes_a_rate_of_the_slider():
    note = notes.scale(run(Settings()))
    assert note.clicked({"x": 1.234})["eta"] == pytest.approx(1.24)
    assert note.clicked({"x": -3.0})["eta"] == pytest.approx(0.02)
    assert note.clicked({"x": 9.0})["eta"] == pytest.approx(4.0)


def test_the_scale_marks_the_balls_edge():
    panel = notes.scale(run(Settings(momentum=0.3))).panel
    shapes = panel.at(0).layout["shapes"]
    marks = [one["x0"] for one in shapes if one["type"] == "line"]
    assert marks == pytest.approx([1.0, 2.0, 2.6])


def test_the_balls_edge_follows_a_hand_on_the_momentum():
    note = notes.scale(run(Settings(learning_rate=1.2, momentum=0.3)))
    mark, edge = note.also["beta"](np.array([0.0, 0.45])).parts
    assert mark.x[:, 0].tolist() == [1.2, 1.2]
    assert edge.x[:, 1] == pytest.approx([2.0, 2.9])
    mark, edge = note.live(np.array([0.5, 3.0])).parts
    assert mark.x[:, 0].tolist() == [0.5, 3.0]
    assert edge.x[:, 1] == pytest.approx([2.6, 2.6])


@pytest.mark.parametrize(
    ("values", "at"),
    [
        ({}, 10),  # 40 steps: who is not down at 10 is none of the first quarter's
        ({"learning_rate": 2.2, "momentum": 0.61}, 1),  # he climbs at once
        ({"learning_rate": 1.0, "condition_number": 1.0}, 1),  # down at step 1
        ({"learning_rate": 0.5, "condition_number": 1.0}, 3),  # down at step 4
    ],
)
def test_the_bet_closes_where_a_step_speaks_against_an_answer(values, at):
    record = run(Settings(**values))
    assert CHAPTER.parts[0].bet(record).told_at == at


def test_no_label_of_a_band_says_what_a_hand_changes():
    one, other = (run(Settings(learning_rate=eta)) for eta in (0.5, 2.5))
    texts = [
        [shape["label"]["text"] for shape in panel.layout["shapes"] if "label" in shape]
        for panel in (pictures.panels(record)[2].figure for record in (one, other))
    ]
    assert texts[0] == texts[1] == ["flat, λ = 0.05", "steep, λ = 1"]
