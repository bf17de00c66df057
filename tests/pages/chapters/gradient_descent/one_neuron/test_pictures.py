"""The pictures of one neuron: its loss, and what leaves them."""

from dataclasses import replace

import numpy as np
import pytest

from pages.chapters.gradient_descent.one_neuron.chapter import CHAPTER
from pages.chapters.gradient_descent.one_neuron.learn import pictures
from pages.chapters.gradient_descent.one_neuron.learn.live import live
from pages.chapters.gradient_descent.one_neuron.learn.record import VIEWS, rows_of, run
from pages.chapters.gradient_descent.one_neuron.presets import LEARN as PRESETS
from pages.figures.plain import to_json
from pages.words.numbers import short
from tests.pages.figures import said_at
from tests.pages.looking import settings_at

EVERY = [settings_at(CHAPTER, preset) for preset in PRESETS]
IDS = [preset.name for preset in PRESETS]
every = pytest.mark.parametrize("settings", EVERY, ids=IDS)
MINUTES = {"rows": rows_of("minutes"), "n_epochs": 20, "learning_rate": 0.1}


def trained(**changes):
    return run(replace(settings_at(CHAPTER), **changes))


@pytest.mark.parametrize(("view", "n"), [*zip(VIEWS, (3, 3, 4), strict=True)])
def test_every_view_has_samples_loss_and_surface(view, n):
    titles = [
        panel.figure.layout["title"]["text"]
        for panel in pictures.panels(trained(view=view))
    ]
    assert len(titles) == n and titles[:2] == [
        "Samples and answers",
        "Loss, update by update",
    ]
    assert all(len(title) <= 34 for title in titles)


def half_squares(rows, weights, activation):
    """Return the mean of the halved squared mistakes, by hand."""
    total = 0.0
    for time, target in rows:
        answer = weights[0] + weights[1] * time
        if activation == "sigmoid":
            answer = 1 / (1 + np.exp(-answer))
        total += (target - answer) ** 2 / 2
    return total / len(rows)


@every
def test_the_loss_that_is_drawn_is_the_mean_of_the_halved_squares(settings):
    record = run(settings)
    panel = pictures.loss_panel(record)
    kind, rows = settings.activation, settings.rows
    theirs = [half_squares(rows, w, kind) for w in record.fit.weights.tolist()]
    high = panel.figure.layout["yaxis"]["range"][1]
    points = [(x, y) for t in panel.trails for x, y in zip(t.x, t.y, strict=True)]
    drawn = {x: y for x, y in points if x == int(x)}
    assert drawn[0] == pytest.approx(theirs[0], rel=1e-5)
    for update, loss in enumerate(theirs):
        if loss < high:
            assert drawn[update] == pytest.approx(loss, rel=1e-5), update
    wrong = half_squares(rows, record.fit.weights[0] - 1, kind)
    assert drawn[0] != pytest.approx(wrong, rel=1e-5)


def test_the_loss_grows_with_the_updates_and_not_with_their_parts():
    record = trained()
    [trail] = pictures.loss_panel(record).trails
    assert list(trail.upto[:9]) == [1, 1, 1, 2, 2, 2, 2, 3, 3]


@pytest.mark.parametrize(
    "changes", [{"learning_rate": 0.5}, MINUTES], ids=["bold", "far"]
)
def test_a_training_that_flies_off_is_told_in_every_panel(changes):
    record = trained(**changes)
    samples, loss, above, side = pictures.panels(record)
    last, fit = len(record.moments) - 1, record.fit
    [told] = said_at(loss, last)
    assert told == f"to {short(float(fit.losses[-1]))}<br>at update {fit.n_steps}"
    w0, w1 = (short(float(weight)) for weight in fit.weights[-1])
    for words in (above.names["list"][0]["texts"][last], *said_at(side, last)):
        text = words.replace("<br>", " ")
        assert "left the picture at update" in text and f"({w0}, {w1})" in text
    assert not above.names["list"][0]["texts"][0] and not said_at(side, 0)
    farthest, edge = max(fit.activations[-1].tolist(), key=abs), samples.figure
    is_told = f"a = {short(farthest)}" in samples.names["list"][0]["texts"][-1]
    assert is_told or abs(farthest) < edge.layout["yaxis"]["range"][1]


def test_a_training_that_stays_says_nothing_of_leaving():
    for panel in pictures.panels(trained()):
        written = [to_json(panel.names)] if panel.names else []
        said = [text for step in range(21) for text in said_at(panel, step)]
        assert not any("left" in text or "to " in text for text in said + written)


def test_under_a_hand_the_loss_ends_where_it_leaves_too():
    record = trained(learning_rate=0.5)
    part = live(record, "learning_rate", np.array([0.1, 0.5])).parts[-1]
    assert part.panel == 1 and part.last.tolist() == [5, 2]
    assert part.y.max() <= pictures.loss_window(record).y[1]


@every
def test_the_dot_stands_above_the_surface_and_on_a_stem(settings):
    record = run(settings)
    panel = pictures.bowl_panel(record)
    walk, head = panel.tracks
    tall = float(np.ptp(record.ground.values))
    gaps = np.array(head.z) - np.array(walk.z)
    assert gaps.min() >= 0.05 * tall
    stem = panel.figure.data[head.trace]["error_z"]["valueminus"]
    assert stem == pytest.approx(gaps.mean(), rel=0.02)
    assert head.points(0)["z"][0] - stem > record.fit.losses[0]


@every
def test_places_visited_stay_to_be_seen_and_a_frame_stays_cheap(settings):
    record = run(settings)
    _, loss, above, side = pictures.panels(record)
    for panel in (loss, above):
        dots = [s for s in panel.spans if s.shape["type"] == "circle"]
        assert dots and all(s.last == len(record.moments) - 1 for s in dots)
        for step in range(0, len(record.moments), 7):
            assert len(panel.at(step).layout["shapes"]) <= 65
    assert side.figure.data[side.tracks[0].trace]["mode"] == "lines+markers"
