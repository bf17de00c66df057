"""What follows a hand is what the record of every value says, and it is small."""

import json
from base64 import b64decode
from dataclasses import replace

import numpy as np
import pytest

from pages.figures.live import FINEST, MOST_VALUES, thinned
from pages.figures.plain import to_json
from pages.ui.live import MOST_BYTES
from tests.pages.app import start
from tests.pages.figures import sent
from tests.pages.looking import CHAPTERS, shown_record

LIVE = {
    ("The valley", "Steady walk"): ("eta_square", "x_square"),
    ("The valley", "Fly off"): ("eta_square", "x_square"),
    ("The valley", "The wrong dip"): ("eta_double_well", "x_double_well"),
    ("One neuron", "One student"): ("eta",),
    ("One neuron", "One at a time"): ("eta",),
    ("One neuron", "A sigmoid neuron"): ("eta",),
}


def chapter_of(title):
    return next(chapter for _, chapter in CHAPTERS if chapter.title == title)


def opened(title, preset):
    app = start("gradient_descent", gd_chapter=title)
    key = chapter_of(title).key
    return app.pills(key=f"{key}_preset").set_value(preset).run()


def numbers(app):
    """Return what is sent of every number that is live, by its name."""
    pictures = [data for data in sent(app) if len(data["panels"]) > 1]
    return {live["name"]: live for live in pictures[0]["live"]}


def places(axis):
    """Return the places that a part was packed from, to within half a grain."""
    fine = np.frombuffer(b64decode(axis["fine"]), dtype="<u2").reshape(axis["shape"])
    return axis["low"] + (axis["high"] - axis["low"]) * fine / FINEST


def grain(axis):
    return (axis["high"] - axis["low"]) / FINEST + 1e-12


@pytest.mark.parametrize(("title", "preset"), LIVE)
def test_every_live_number_is_sent_and_is_small(title, preset):
    app = opened(title, preset)
    live = numbers(app)
    assert tuple(live) == LIVE[title, preset]
    for one in live.values():
        assert 2 < len(one["values"]) <= MOST_VALUES
        assert len(to_json(one["parts"])) <= MOST_BYTES + 5000
        now = app.session_state[one["key"]]
        gaps = np.diff(one["values"]).max()
        assert one["values"][one["now"]] == pytest.approx(now, abs=gaps)


@pytest.mark.parametrize(("title", "preset"), LIVE)
def test_the_path_of_every_value_is_that_of_its_own_record(title, preset):
    app, chapter = opened(title, preset), chapter_of(title)
    settings, part = shown_record(app, chapter).settings, chapter.parts[0]
    for name, live in numbers(app).items():
        field = chapter.named[name].setting
        path = next(p for p in live["parts"] if p["kind"] == "LivePath")
        drawn = places(path["x"]), places(path["y"])
        for at in range(0, len(live["values"]), 7):
            record = part.run(replace(settings, **{field: live["values"][at]}))
            for axis, mine, own in zip("xy", drawn, walked(record), strict=True):
                n = path["last"][at] + 1
                low, high = path[axis]["low"], path[axis]["high"]
                own = np.clip(own, low, high)
                step = -(-(len(own) - 1) // (n - 1)) if n > 1 else 1
                own = own if len(own) == n else np.append(own[:-1:step], own[-1])
                assert len(own) == n
                assert mine[at, :n] == pytest.approx(own, abs=grain(path[axis]))


def walked(record):
    """Return the two coordinates of a record's path, as they are drawn."""
    if hasattr(record, "trajectory"):
        return record.trajectory.points[:, 0], record.trajectory.values
    return record.fit.weights.T


def test_a_wrong_path_is_seen():
    """The negative control: the comparison above can fail."""
    live = numbers(opened("The valley", "Steady walk"))["eta_square"]
    path = next(p for p in live["parts"] if p["kind"] == "LivePath")
    x = places(path["x"])
    assert x[0] != pytest.approx(x[1], abs=grain(path["x"]))


def test_what_can_be_dragged_stands_on_the_curve():
    app = opened("The valley", "The wrong dip")
    live = numbers(app)
    handle, values = live["x_double_well"]["handle"], live["x_double_well"]["values"]
    surface = shown_record(app, chapter_of("The valley")).settings.surface
    heights = surface.value(np.array(values)[:, np.newaxis])
    assert handle["x"] == pytest.approx(values)
    assert handle["y"] == pytest.approx(heights, rel=1e-5, abs=1e-5)
    assert live["eta_double_well"]["handle"] is None


def test_of_many_values_some_are_taken_and_both_ends():
    values = np.linspace(0, 1, 1001)
    some = thinned(values)
    assert len(some) <= MOST_VALUES and {some[0], some[-1]} == {0.0, 1.0}
    assert np.diff(some).max() < 2 * np.diff(some).min()
    assert np.array_equal(thinned(values[:50]), values[:50])


def test_a_part_survives_the_wire():
    live = numbers(opened("One neuron", "One student"))["eta"]
    assert json.loads(to_json(live)) == live
