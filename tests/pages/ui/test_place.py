"""A place: typed, clicked, dragged over a lattice, and sent within bounds."""

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from pages.figures.live import MOST_POINTS, Live, LivePath, packed, size_of
from pages.figures.plain import to_json
from pages.ui.anatomy import _clicked, _dragged
from pages.ui.live import MOST_BYTES, live_numbers
from pages.ui.places import Place
from tests.pages.app import texts
from tests.pages.figures import sent
from tests.plane import chapter as plane
from tests.plane.driving import (
    BOWL,
    button,
    moved,
    opened,
    pressed,
    settings,
    shared,
    start_of,
    told,
)


def test_a_place_is_typed_and_lives_in_the_link():
    app = moved(opened(), 1.5, -2)
    assert settings(app).start == (1.5, -2.0)
    assert shared(app)["start"] == "1.5_-2"
    again = opened(start="1.5_-2")
    assert start_of(again) == (1.5, -2.0)
    assert start_of(button(app, "undo")) == BOWL
    assert "start" not in shared(app)


@pytest.mark.parametrize("text", ["1", "1_2_3", "9_0", "0_nan", "a_b", "_", "inf_0"])
def test_a_link_with_a_place_that_is_none_is_complained_of(text):
    app = opened(start=text)
    assert start_of(app) == BOWL
    assert "x from -3 to 3 and y from -3 to 3, such as 1.5_-2" in texts(app).replace(
        "−", "-"
    )


def test_a_click_and_a_drag_put_the_place_of_the_grain():
    app = opened(step="7")
    told(app, _clicked, {"panel": 0, "x": 0.4999999, "y": -1.234})
    assert start_of(app) == (0.5, -1.25)
    assert app.session_state["pl_memory"]["step"] == 0
    app = opened(step="7")
    told(app, _dragged, {"name": "start", "value": [9.0, -0.02]})
    assert start_of(app) == (3.0, 0.0)
    assert app.session_state["pl_memory"]["step"] == 7


PLACE = Place("p", "p", ((-2.048, 2.048), (-1.0, 3.0)), (0.0, 0.0), grain=0.05)


@pytest.mark.parametrize("now", [(0.0, 0.0), (0.513, 2.2), (-2.048, 3.0)])
@pytest.mark.parametrize("across", [5, 13])
def test_the_lattice_is_inside_and_has_what_stands_now(now, across):
    places = PLACE.places(now, {}, across)
    assert len({*map(tuple, places)}) == len(places) == across**2
    assert now in {*map(tuple, places)}
    for axis, (low, high) in enumerate(PLACE.span):
        numbers = np.unique(places[:, axis])
        assert len(numbers) == across
        assert low <= numbers[0] and numbers[-1] <= high
        others = numbers[(numbers != now[axis]) & (np.abs(numbers) != 2.048)]
        assert np.abs(others / 0.05 - np.round(others / 0.05)).max() < 1e-9
    dropped = [PLACE.dropped(place, {}) for place in places.tolist()]
    assert len({*dropped}) == len(places)


def live_of(app) -> dict:
    return next(data for data in sent(app) if "stories" in data)["live"][0]


def test_what_follows_a_place_is_a_lattice_around_what_stands_now():
    live = live_of(moved(opened(), 0.37, -1.111))
    assert (live["name"], live["by"]) == ("start", "lattice")
    assert live["values"][live["now"]] == [0.37, -1.111]
    assert len(live["values"]) == 13**2
    assert live["span"] == [[-3, 3], [-3, 3]] and live["grain"] == 0.05
    x, y = zip(*live["values"], strict=True)
    assert live["handle"]["x"] == pytest.approx(x)
    assert live["handle"]["y"] == pytest.approx(y)


def test_of_many_walkers_fewer_places_are_sent():
    seen = []

    def moving(name, values):
        seen.append(len(values))
        walks = np.random.default_rng(0).normal(size=(2, len(values), MOST_POINTS))
        last = np.full(len(values), MOST_POINTS - 1)
        return Live([LivePath(0, *walks, last, plane.STROKE)] * n_walkers)

    for n_walkers, n_places in ((1, 169), (2, 169), (3, 81), (7, 49), (99, 25)):
        values = {"p": (0.5, 0.5)}
        found = [*live_numbers("pl", {"p": LIVE_PLACE}, ["p"], values, moving)]
        assert len(found[0]["values"]) == seen[-1] == n_places
        assert n_walkers == 99 or len(to_json(found[0]["parts"])) < MOST_BYTES * 1.02


LIVE_PLACE = Place("p", "p", PLACE.span, PLACE.default, live=True)


def test_who_is_not_in_hand_is_sent_once():
    """One of seven walkers moves with the 27 marks of its rate; six stay."""
    last = np.full(27, MOST_POINTS - 1)
    moving = np.random.default_rng(0).normal(size=(2, 27, MOST_POINTS))
    others = moving[:, 0]
    paths = [LivePath(0, *moving, last, plane.STROKE)]
    paths += 6 * [LivePath(0, *others, last, plane.STROKE)]
    assert size_of(packed(Live(paths))) < MOST_BYTES / 8
    all_moving = Live(7 * paths[:1])
    assert size_of(packed(all_moving)) > 4 * size_of(packed(Live(paths)))


def test_what_is_said_of_a_run_is_short():
    app = opened()
    said = next(data for data in sent(app) if "stories" in data)["said"]
    assert said["Who walks"] == "Plain, Adam"
    assert said["Start"] == "−2, 1.5"
    app = pressed(app, "walkers", ["Plain", "Momentum", "Adam"])
    said = next(data for data in sent(app) if "stories" in data)["said"]
    assert said["Who walks"] == "Plain, Momentum, Adam"


def test_both_numbers_have_the_names_that_they_are_given():
    def page():
        from pages.ui.places import Place

        names = ("w", "b")
        Place("at", "Guess at", ((0, 2), (0, 1)), (1.0, 0.5), names=names).ask(
            "x", {}, lasting=True
        )

    app = AppTest.from_function(page)
    app.query_params["x_at"] = "9_0"
    app.run()
    assert [one.label for one in app.number_input] == ["Guess at w", "Guess at b"]
