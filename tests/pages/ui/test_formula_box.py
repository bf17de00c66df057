"""A formula is typed: the last good one is in force, a bad one is pointed at."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.formula_box import pointed_at
from tests.pages.app import PATIENCE, fine, texts
from tests.typed import chapter as typed_chapter

APP = Path(typed_chapter.__file__).with_name("streamlit_app.py")
OWN, BOWL = typed_chapter.OWN, typed_chapter.BOWL


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=PATIENCE)
    app.session_state["native_figures"] = False
    for name, value in query.items():
        app.query_params[name if name.startswith("pg_") else f"ty_{name}"] = value
    return fine(app.run())


def own(**query: str) -> AppTest:
    return opened(landscape=OWN, **query)


def box(app):
    return app.text_input(key="ty_formula_typed")


def typed(app, text: str) -> AppTest:
    return fine(box(app).set_value(text).run())


def pressed(app, name: str, value: str) -> AppTest:
    return fine(app.button_group(key=name).set_value(value).run())


def in_force(app) -> str:
    """Return the formula that the picture was made of."""
    return app.session_state["ty_record"][1].record.settings.formula


def shared(app) -> dict[str, str]:
    return {n: text for n, text in app.session_state["shared"].items() if text}


def pointed(app) -> list[str]:
    return [one.value for one in app.code if one.value.endswith("^")]


def said(app) -> str:
    return "\n".join(one.value.replace("\\", "") for one in app.caption)


def test_a_formula_is_typed_and_lives_in_the_link():
    app = typed(own(), "  x^2 + 3|y| ")
    assert (in_force(app), box(app).value) == ("x^2 + 3|y|", "x^2 + 3|y|")
    assert shared(app)["ty_formula"] == "x^2 + 3|y|"
    assert not pointed(app)
    again = own(formula=shared(app)["ty_formula"])
    assert (in_force(again), box(again).value) == ("x^2 + 3|y|", "x^2 + 3|y|")
    assert "could not be used" not in texts(again)
    fine(typed(again, BOWL))
    assert "ty_formula" not in shared(again)  # the default needs no word


def test_what_cannot_be_read_stays_in_the_box_and_is_pointed_at():
    app = typed(typed(own(), "x + y"), "3*)")
    assert box(app).value == "3*)"
    assert in_force(app) == "x + y" and shared(app)["ty_formula"] == "x + y"
    assert pointed(app) == ["3*)\n  ^"]
    assert "At character 3, after “3*”" in said(app)
    assert "keeps the last one that was read, “x + y”." in said(app)
    fine(app.run())
    assert pointed(app) == ["3*)\n  ^"] and in_force(app) == "x + y"
    typed(app, "3*(x)")
    assert in_force(app) == "3*(x)" and not pointed(app)
    assert "At character" not in said(app)


@pytest.mark.parametrize("text", ["", "   ", "9^9^9^9", "(" * 10_000, "x" * 10**5])
def test_any_text_is_answered_with_a_sentence(text):
    app = typed(own(), text)
    assert in_force(app) == BOWL and "that was read" in said(app)
    assert len(box(app).value) <= 1000
    assert len("".join(pointed(app))) < 100


def test_what_is_typed_is_shown_as_it_is():
    app = typed(own(), "x <b>$y$</b> **z** :smile:")
    wrong = [one.value for one in app.caption if "cannot be read" in one.value]
    assert len(wrong) == 1 and "\\<" in wrong[0]
    assert pointed(app) == ["x <b>$y$</b> **…\n  ^"]
    assert "<b>" not in "".join(one.value for one in app.markdown)


def test_a_preset_puts_its_formula_and_clears_what_could_not_be_read():
    app = typed(own(), "sine(x)")
    pressed(app, "ty_preset", "A wave")
    assert box(app).value == in_force(app) == "sin(x) + y^2"
    assert not pointed(app)


def test_a_preset_pressed_after_typing_is_a_click():
    for text in ("x y", "x +"):
        app = own()
        box(app).set_value(text)
        pressed(app, "ty_preset", "A wave")  # both in one message
        assert box(app).value == in_force(app) == "sin(x) + y^2"


def test_a_formula_is_undone():
    app = typed(typed(own(), "x y"), "x + y")
    fine(app.button(key="ty_undo").click().run())
    assert box(app).value == in_force(app) == "x y"
    assert shared(app)["ty_formula"] == "x y"


def test_what_could_not_be_read_is_no_change_that_could_be_undone():
    app = typed(typed(own(), "x y"), "x +")
    typed(app, "x y")
    fine(app.button(key="ty_undo").click().run())
    assert box(app).value == in_force(app) == BOWL


def test_both_texts_outlive_other_landscapes_and_chapters():
    app = typed(typed(own(), "x y"), "x +")
    pressed(app, "ty_landscape", "Bowl")
    assert not [one for one in app.text_input if one.key == "ty_formula_typed"]
    pressed(app, "ty_landscape", OWN)
    assert (box(app).value, in_force(app)) == ("x +", "x y")
    pressed(app, "pg_chapter", "Plane")
    pressed(app, "pg_chapter", "Typed")
    assert (box(app).value, in_force(app)) == ("x +", "x y")
    assert pointed(app)


@pytest.mark.parametrize("text", ["sine(x)", "0,5", "x" * 301, "<b>", "__import__"])
def test_a_formula_in_a_link_that_cannot_be_read_is_complained_of(text):
    app = own(formula=text)
    assert box(app).value == in_force(app) == BOWL
    assert "could not be used" in texts(app)
    assert "a formula such as x^2 + 3y^2" in texts(app)
    assert not pointed(app)


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("3*)", 2, "3*)\n  ^"),
        ("x +", 3, "x +\n   ^"),
        ("$x", 0, "$x\n^"),
        ("a" * 40, 20, "…aaaaaaaaaaaaaaaaaaaaaaaaa…\n             ^"),
        ("x\n\ty\x00z", 3, "x  y\ufffdz\n   ^"),
        ("ｘ+?", 2, "ｘ+?\n   ^"),
        ("e\u0301+?", 3, "e\u0301+?\n  ^"),
        ("`` `^", 3, "`` `^\n   ^"),
        ("\u202ex\u202d", 1, "\ufffdx\ufffd\n ^"),
    ],
)
def test_the_mark_stands_below_the_letter(text, position, expected):
    assert pointed_at(text, position) == expected
