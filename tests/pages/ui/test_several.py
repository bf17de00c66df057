"""A choice of some: at least one, in the order of the options."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.choices import Several
from tests.pages.app import fine, texts
from tests.plane.driving import button, opened, pressed, settings, shared


def walkers(app) -> tuple:
    return tuple(app.button_group(key="pl_walkers").value)


def test_some_are_chosen_in_any_order_and_told_in_one():
    app = pressed(opened(), "walkers", ["Adam", "Plain", "Momentum"])
    assert settings(app).walkers == (1.0, 2.0, 3.0)
    assert shared(app)["walkers"] == "Plain_Momentum_Adam"
    assert app.pills(key="pl_preset").value == "All"
    pressed(app, "walkers", ["Adam", "Plain"])
    assert "walkers" not in shared(app)
    assert app.pills(key="pl_preset").value == "A bowl"


def test_the_last_one_stays_and_it_is_said_once():
    app = pressed(opened(), "walkers", ["Adam"])
    pressed(app, "walkers", [])
    assert walkers(app) == ("Adam",) and settings(app).walkers == (3.0,)
    assert "One at least stays" in texts(app)
    assert "One at least stays" not in texts(fine(app.run()))
    pressed(app, "walkers", ["Momentum"])
    assert settings(app).walkers == (2.0,)


@pytest.mark.parametrize("text", ["Adam", "Adam_Momentum", "Plain_Momentum_Adam"])
def test_a_link_says_who_is_chosen(text):
    app = opened(walkers=text)
    assert {*walkers(app)} == {*text.split("_")}
    assert {*shared(app)["walkers"].split("_")} == {*text.split("_")}
    assert "could not be used" not in texts(app)


@pytest.mark.parametrize("text", ["", "Nobody", "Adam_Adam", "Adam_", "adam", "a b"])
def test_a_link_with_a_name_that_is_none_is_complained_of(text):
    app = opened(walkers=text)
    assert walkers(app) == ("Plain", "Adam")
    assert "some of Plain, Momentum, Adam, joined by _; Plain_Adam" in texts(app)


def test_a_choice_of_some_is_undone():
    app = pressed(opened(), "walkers", ["Momentum"])
    assert walkers(button(app, "undo")) == ("Plain", "Adam")
    assert not [one for one in app.button if one.key == "pl_undo"]


def test_some_names_without_a_meaning_stand_for_themselves():
    several = Several("who", "Who", ("a", "b"), ("a",))
    assert several.means(("a", "b"), {}) == ("a", "b")
    assert several.first({}) == ("a",)


def test_what_is_offered_may_depend_on_the_values_above():
    several = Several(
        "who",
        "Who",
        lambda values: {"a": 1, "b": 2} if values["all"] else {"b": 2},
        lambda values: ("a",) if values["all"] else ("b",),
    )
    for values, first in (({"all": True}, (1,)), ({"all": False}, (2,))):
        assert several.means(several.first(values), values) == first


def _offered(few: bool) -> None:
    import streamlit as st

    from pages.ui import links
    from pages.ui.choices import Several

    links.remember_link()
    names = ("b", "c") if few else ("a", "b", "c")
    several = Several("who", "Who", lambda values: names, lambda values: names[:1])
    st.session_state["said"] = several.ask("pl", {}, lasting=False)


@pytest.mark.parametrize(
    ("chosen", "kept"), [(["c", "b"], ("b", "c")), (["a", "c"], ("b",))]
)
def test_where_one_chosen_is_offered_no_more_it_begins_anew(chosen, kept):
    app = AppTest.from_function(_offered, kwargs={"few": False}).run()
    app.button_group(key="pl_who").set_value(chosen).run()
    assert app.session_state["said"] == tuple(sorted(chosen))
    app.session_state["pl_who"] = chosen
    few = AppTest.from_function(_offered, kwargs={"few": True})
    few.session_state["pl_who"] = chosen
    assert not few.run().exception and few.session_state["said"] == kept
