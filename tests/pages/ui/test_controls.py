"""Controls own their value, their place in the link, and how they are put."""

from functools import partial

import pytest
import streamlit as st

from pages import PAGES
from pages.ui import desk
from pages.ui.choices import Choice
from pages.ui.controls import Scale, Slider, every
from tests.pages.app import fine, start, texts

NEURON = {"gd_chapter": "One neuron"}
ETA = "gd_valley_eta_square"


def shared(app) -> dict[str, str]:
    return {name: text for name, text in app.session_state["shared"].items() if text}


def typed(app, text):
    return fine(app.text_input(key="gd_neuron_eta_typed").set_value(text).run())


def test_a_number_between_the_marks_is_typed_and_lives_in_the_link():
    app = typed(start("gradient_descent", **NEURON), "0.25")
    assert app.select_slider(key="gd_neuron_eta").value == 0.25
    assert app.text_input(key="gd_neuron_eta_typed").value == ""
    assert shared(app)["gd_neuron_eta"] == "0.25"
    again = start("gradient_descent", **NEURON, gd_neuron_eta="0.25")
    assert again.select_slider(key="gd_neuron_eta").value == 0.25
    assert "could not be used" not in texts(again)
    fine(again.select_slider(key="gd_neuron_eta").set_value(0.3).run())
    assert shared(again)["gd_neuron_eta"] == "0.3"


@pytest.mark.parametrize(
    ("text", "value"), [("0,9", 0.9), ("1/2", 0.5), ("25 %", 0.25), ("1e-3", 0.001)]
)
def test_a_number_is_typed_as_people_write_it(text, value):
    app = typed(start("gradient_descent", **NEURON), text)
    assert app.select_slider(key="gd_neuron_eta").value == value


@pytest.mark.parametrize(
    "text", ["7", "-1", "−1", "1e9", "1/0", "abc", "nan", "0x1", "<b>1</b>"]
)
def test_what_cannot_be_taken_is_named_once_and_changes_nothing(text):
    app = typed(start("gradient_descent", **NEURON), text)
    assert app.select_slider(key="gd_neuron_eta").value == 0.1
    said = "was not taken; type a number from 0.000001 to 1."
    assert [one.value for one in app.caption if said in one.value]
    assert not [one for one in fine(app.run()).caption if said in one.value]


def test_an_emptied_box_changes_nothing():
    app = typed(start("gradient_descent", **NEURON), "  ")
    assert app.select_slider(key="gd_neuron_eta").value == 0.1


def test_a_preset_pressed_after_typing_is_a_click():
    app = start("gradient_descent", **NEURON)
    app.text_input(key="gd_neuron_eta_typed").set_value("0.37")
    preset = app.pills(key="gd_neuron_preset")
    fine(preset.set_value("Too bold").run())  # both in one message
    assert app.select_slider(key="gd_neuron_eta").value == 0.5


def test_what_is_typed_is_as_good_as_a_mark_for_everything_on_the_page():
    app = start("gradient_descent", **NEURON, gd_neuron_eta="0.9")
    assert "differs from" not in texts(app)
    fine(app.button(key="gd_neuron_bet_skip").click().run())
    assert "How it ends." in texts(app)


@pytest.mark.parametrize("text", ["7", "0", "-0.1", "nan", "inf", "a"])
def test_a_number_beyond_the_marks_is_complained_of(text):
    app = start("gradient_descent", **NEURON, gd_neuron_eta=text)
    assert app.select_slider(key="gd_neuron_eta").value == 0.1
    assert "could not be used" in texts(app)


def test_a_control_that_was_never_shown_keeps_what_is_put_into_it():
    app = start("gradient_descent")
    preset = app.pills(key="gd_valley_preset")
    fine(preset.set_value("Stuck on the plateau").run())
    plateau = shared(app)["gd_valley_curve"]
    fine(app.slider(key="gd_valley_eta_plateau").set_value(2.0).run())
    assert shared(app)["gd_valley_eta_plateau"] == "2"
    fine(app.selectbox(key="gd_valley_curve").select_index(0).run())
    assert "gd_valley_eta_plateau" not in shared(app)
    fine(app.selectbox(key="gd_valley_curve").select(plateau).run())
    assert app.slider(key="gd_valley_eta_plateau").value == 2.0


def test_the_last_change_is_undone_and_a_preset_is_come_back_to():
    app = start("gradient_descent")
    assert not [b for b in app.button if b.key == "gd_valley_undo"]
    fine(app.slider(key="gd_valley_eta_square").set_value(0.9).run())
    fine(app.slider(key="gd_valley_x_square").set_value(-4.0).run())
    fine(app.button(key="gd_valley_undo").click().run())
    assert app.slider(key="gd_valley_x_square").value == 10.0
    assert app.slider(key="gd_valley_eta_square").value == 0.9
    fine(app.slider(key="gd_valley_x_square").set_value(-4.0).run())
    fine(app.button(key="gd_valley_back").click().run())
    assert app.pills(key="gd_valley_preset").value == "Zigzag"
    while [b for b in app.button if b.key == "gd_valley_undo"]:
        fine(app.button(key="gd_valley_undo").click().run())
    assert app.pills(key="gd_valley_preset").value == "Steady walk"


def test_a_preset_whose_run_is_cut_short_is_put_all_the_same(monkeypatch):
    """The next message names what the browser heard of last: the values before it."""
    app = start("gradient_descent")
    for name in ("Crawl", "Zigzag"):
        stood = {n: app.session_state[n] for n in ("gd_valley_x_square", ETA)}
        with monkeypatch.context() as patch:
            patch.setattr(desk, "ask", lambda *_: st.stop())
            app.pills(key="gd_valley_preset").set_value(name).run()
        for control, value in stood.items():
            app.session_state[control] = value
        fine(app.run())
        assert lit(app) == name
    fine(app.slider(key=ETA).set_value(stood[ETA]).run())
    assert app.slider(key=ETA).value == stood[ETA]  # what was told is one's own


def lit(app):
    return app.pills(key="gd_valley_preset").value


def test_what_is_undone_comes_back_with_its_step():
    app = start("gradient_descent", gd_valley_step="7")
    fine(app.pills(key="gd_valley_preset").set_value("Zigzag").run())
    assert "**Step 0.**" in texts(app)
    fine(app.button(key="gd_valley_undo").click().run())
    assert "**Step 7.**" in texts(app)
    fine(app.selectbox(key="gd_valley_curve").select_index(1).run())
    assert "**Step 0.**" in texts(app)
    fine(app.button(key="gd_valley_undo").click().run())
    assert "**Step 7.**" in texts(app)


def test_a_whole_number_is_put_as_the_kind_of_number_that_the_control_has():
    app = start("gradient_descent")
    control = Slider("x", "x", (-1.0, 1.0), 0.5, 0.1)
    app.session_state["change"] = partial(control.put, "gd_valley", 1)
    fine(app.run())
    assert type(app.session_state["gd_valley_x"]) is float


def test_a_table_is_undone_too():
    app = start("gradient_descent", **NEURON)
    before = app.session_state["gd_neuron_data_rows"]
    fine(app.pills(key="gd_neuron_preset").set_value("Five students").run())
    assert app.session_state["gd_neuron_data_rows"] != before
    fine(app.button(key="gd_neuron_undo").click().run())
    assert app.session_state["gd_neuron_data_rows"] == before
    assert app.pills(key="gd_neuron_preset").value == "One student"


def test_the_places_of_a_slider_are_its_grid_and_those_of_a_scale_its_marks():
    slider = Slider("eta", "η", (0.01, 0.05), 0.02, 0.01)
    assert slider.places(0.02) == [0.01, 0.02, 0.03, 0.04, 0.05]
    scale = Scale("eta", "η", (0.1, 0.2, 0.5), 0.1, typed=True)
    assert scale.places(0.25) == [0.1, 0.2, 0.25, 0.5]
    assert scale.places(0.2) == [0.1, 0.2, 0.5]


def test_words_stand_for_what_the_engine_wants():
    choice = Choice("batch", "Samples", {"All": None, "Two": 2}, into="size")
    assert choice.first({}) == "All" and choice.setting == "size"
    assert choice.means("All", {}) is None and choice.means("Two", {}) == 2


# --- where the step stands after a change -------------------------------------------


def at_step(step: int):
    """Return the valley with its stepper at rest at a step."""
    app = start("gradient_descent")
    app.session_state["gd_valley_memory"]["step"] = step
    return fine(app.run())


def stands_at(app) -> int:
    return app.session_state["gd_valley_memory"]["step"]


def test_a_change_at_the_end_begins_anew_because_its_bet_is_open():
    app = at_step(20)
    fine(app.slider(key="gd_valley_eta_square").set_value(0.3).run())
    assert stands_at(app) == 0
    assert "How it ends is told when you bet" in texts(app)
    fine(app.button(key="gd_valley_undo").click().run())
    assert stands_at(app) == 20  # as it was


def test_a_change_on_the_way_stays_at_its_step():
    app = at_step(7)
    fine(app.slider(key="gd_valley_eta_square").set_value(0.3).run())
    assert stands_at(app) == 7


def test_who_has_made_the_bet_stays_at_the_end():
    app = at_step(20)
    fine(app.slider(key="gd_valley_eta_square").set_value(0.3).run())
    fine(app.button(key="gd_valley_bet_skip").click().run())
    app.session_state["gd_valley_memory"]["step"] = 20
    fine(app.run())
    fine(app.slider(key="gd_valley_eta_square").set_value(0.4).run())
    fine(app.button(key="gd_valley_bet_skip").click().run())
    app.session_state["gd_valley_memory"]["step"] = 20
    fine(app.slider(key="gd_valley_eta_square").set_value(0.3).run())
    assert stands_at(app) == 20


def test_a_scale_of_whole_numbers_reads_them_as_such():
    scale = Scale("tries", "Tries", (4, 7, 13), 7)
    assert isinstance(scale._read("4"), int)
    with pytest.raises(ValueError, match="5"):
        scale._read("5")


def test_an_emptied_box_for_a_number_keeps_its_number():
    link = {"ig_chapter": "Grow a tree", "ig_tree_part": "The tree"}
    app = start("information_gain", **link, ig_tree_row="71")
    fine(app.number_input(key="ig_tree_row").set_value(None).run())
    assert app.number_input(key="ig_tree_row").value == 71
    assert shared(app)["ig_tree_row"] == "71"


def test_a_slider_goes_as_far_as_the_number_that_was_typed():
    app = start("gradient_descent")

    def now(text):
        fine(app.text_input(key=f"{ETA}_typed").set_value(text).run())
        slider = app.slider(key=ETA)
        return slider.min, slider.value, slider.max

    assert now("0.123") == (0.01, 0.123, 1.2)
    assert now("2,5") == (0.01, 2.5, 2.5)
    assert shared(app)[ETA] == "2.5"
    fine(app.run())
    assert app.slider(key=ETA).value == 2.5
    assert now("0.001") == (0.0, 0.001, 1.2)
    fine(app.slider(key=ETA).set_value(0.0).run())
    assert shared(app)[ETA] == "0.0001"  # the least that it takes
    fine(app.slider(key=ETA).set_value(0.3).run())
    assert (app.slider(key=ETA).min, app.slider(key=ETA).value) == (0.01, 0.3)
    assert now("1000") == (0.01, 0.3, 1.2)
    assert "1000” was not taken; type a number from 0.0001 to 10." in texts(app)


@pytest.mark.parametrize(("text", "taken"), [("1.7", 1.7), ("11", 0.2), ("0", 0.2)])
def test_a_link_may_hold_what_could_be_typed(text, taken):
    app = start("gradient_descent", **{ETA: text})
    assert app.slider(key=ETA).value == taken
    assert ("could not be used" in texts(app)) == (taken == 0.2)


def every_rate_control():
    """Yield the learning rates of all chapters: what is a slider and is called η."""
    for page in PAGES:
        for chapter in page.chapters:
            for part in chapter.parts:
                for one in every(chapter.controls_of(part)):
                    of_rates = "η" in getattr(one, "label", "")
                    if of_rates and isinstance(one, Slider | Scale):
                        yield chapter.key, one


def test_every_learning_rate_can_be_typed():
    found = {(key, one.name): one.typed for key, one in every_rate_control()}
    assert len(found) > 20
    assert [name for name, typed in found.items() if not typed] == []
