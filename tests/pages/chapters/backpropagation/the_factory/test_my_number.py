"""My number is different, for a factory: what is typed, drawn, linked and planted."""

from itertools import product

import pytest

from pages.chapters.backpropagation.the_factory.chapter import CHAPTER
from pages.chapters.backpropagation.the_factory.factories import OWN
from pages.chapters.backpropagation.the_factory.my_number_is_different.ways_on import (
    plant,
)
from pages.chapters.my_number.words import TITLE
from tests.pages.app import fine, start, texts, written
from tests.pages.looking import settings_at, skip_the_bet

KEY = "bp_factory_told"
PART = next(part for part in CHAPTER.parts if part.title == TITLE)


def opened(**query):
    query = {f"bp_factory_{name}": value for name, value in query.items()}
    return start("backpropagation", bp_factory_part=TITLE, **query)


def box(app, kind, name, number):
    """Return a widget of a row, whatever version of it stands."""
    start_of_key = f"{KEY}_{name}_{number}_"
    return next(one for one in app.get(kind) if one.key.startswith(start_of_key))


def rows(app):
    return app.session_state[f"{KEY}_rows"]


@pytest.mark.parametrize("n_second", (0, 1, 4))
def test_every_own_network_has_its_pictures(n_second):
    for n_inputs, n_outputs in product((1, 4), repeat=2):
        sizes = {"own_in": n_inputs, "own_h": 4, "own_h2": n_second}
        told = {"net": OWN, **sizes, "own_out": n_outputs, "part": TITLE}
        record = PART.run(settings_at(CHAPTER, **told))
        panels = PART.panels(record)
        assert len(panels) == 2 and all(panel.alt for panel in panels)
        assert [one.kind for one in record.verdict.of_kind("slip")], told


def test_what_is_no_number_stays_in_its_box_and_is_told():
    app = opened()
    fine(box(app, "text_input", "number", 0).set_value("0.3O").run())
    assert "is no number with digits" in written(app)
    assert "No number is told, so this one is looked into" in written(app)
    assert box(app, "text_input", "number", 0).value == "0.3O"


def test_a_row_that_is_emptied_lets_the_next_one_move_up():
    app = opened(told="E=0.0654~new E=0.0631")
    assert rows(app) == (("E", "0.0654"), ("new E", "0.0631"))
    fine(box(app, "text_input", "number", 0).set_value("").run())
    assert rows(app) == (("new E", "0.0631"),)
    assert box(app, "selectbox", "what", 0).value == "new E"


def test_another_network_keeps_what_it_has_too():
    app = opened(net="2-2-2", told="E=0.298~new w₁₂=0.25")
    fine(app.button_group(key="bp_factory_net").set_value("2-2-1").run())
    assert rows(app) == (("E", "0.298"), ("new w₁₂", "0.25"))
    app = opened(net="2-2-2", told="ŷ₂=0.77~E=0.298")
    fine(app.button_group(key="bp_factory_net").set_value("2-2-1").run())
    assert rows(app) == (("E", "0.298"),)


def test_the_link_says_what_was_told_and_a_bad_one_is_explained():
    app = opened(told="E=0.0654")
    assert app.session_state["shared"][KEY] == "E=0.0654"
    app = opened(told="Q=0.1")
    assert "Part of this link could not be used" in written(app)
    assert "Numbers such as new w" in written(app)


def test_digits_decide_and_say_so():
    app = opened(told="E=0.07")
    skip_the_bet(app, CHAPTER)
    assert "Right, to the digits you gave." in texts(app)
    app = opened(told="E=0.0653")
    skip_the_bet(app, CHAPTER)
    assert "digits cut off" in texts(app)


def test_a_suspect_is_one_click_from_break_it():
    told = (("new E", "0.291027924"),)
    record = PART.run(settings_at(CHAPTER, part=TITLE, net="2-2-2", told=told))
    (button,) = plant(record)
    assert button.label == "Plant “Update before back-propagating” in Break it"
    planted = {name for name, on in button.values.items() if on is True}
    assert planted == {"update_first"} and button.values["part"] == "Break it"
    app = opened(net="2-2-2", told="new E=0.291027924")
    skip_the_bet(app, CHAPTER)
    fine(app.button(key="bp_factory_remedy").click().run())
    assert app.session_state["bp_factory_part"] == "Break it"
    assert app.session_state["bp_factory_update_first"]
