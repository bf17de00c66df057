"""A table of the learner's own on the page, in both chapters that grow trees."""

import pytest

from pages import PAGES
from pages.chapters.information_gain.own_samples import KEY
from tests.pages.app import fine, start, texts

PAGE = PAGES[1]
CHAPTERS = {"ig_tree": "Grow a tree", "ig_too_many": "Too many questions"}
OTHER = {"ig_tree": "ig_too_many", "ig_too_many": "ig_tree"}
MORNINGS = "hours,breakfast,mood\n" + "\n".join(
    f"{hours / 2} h,{'bread' if hours % 2 else 'fruit'},"
    f"{'good' if hours > 12 else 'grumpy'}"
    for hours in range(6, 24)
)


def opened(key):
    query = {"ig_chapter": CHAPTERS[key], f"{key}_data": "Your own CSV"}
    return start(PAGE.slug, **query)


def paste(app, text):
    fine(app.text_area[0].set_value(text).run())
    return fine(app.button(key=f"{KEY}_csv_use_this_text").click().run())


@pytest.mark.parametrize("key", CHAPTERS)
def test_an_own_table_is_grown_in_one_chapter_and_is_there_in_the_other(key):
    app = opened(key)
    assert "Paste or upload your table below; until then you see Iris." in texts(app)
    app = paste(app, MORNINGS)
    assert "18 rows, 2 features and 2 classes." in texts(app)
    assert not [name for name in app.query_params if name.endswith("_own")]
    other = OTHER[key]
    app.session_state["ig_chapter"] = CHAPTERS[other]
    fine(app.run())
    app.session_state[f"{other}_data"] = "Your own CSV"
    fine(app.run())
    assert "18 rows, 2 features and 2 classes." in texts(app)


def test_another_table_begins_another_story():
    app = paste(opened("ig_tree"), MORNINGS)
    before = app.session_state["ig_tree_story"]
    fine(app.button(key=f"{KEY}_csv_forget").click().run())
    assert app.session_state["ig_tree_story"]["own"] == 0 != before["own"]
    assert "until then you see Iris" in texts(app)
