"""Doors between chapters lead to chapters that are there."""

import pytest

from pages import PAGES
from tests.pages.app import start

DOORS = [  # page, its chapter, perhaps the part; page and chapter behind the door
    ("backpropagation", "Its landscape", {}, "gradient_descent", "Landscapes"),
    ("gradient_descent", "Landscapes", {}, "backpropagation", "Its landscape"),
    (
        "backpropagation",
        "The factory",
        {"bp_factory_part": "10,000 steps"},
        "backpropagation",
        "Train a network",
    ),
]


@pytest.mark.parametrize(("page", "chapter", "more", "to", "behind"), DOORS)
def test_a_door_leads_to_a_chapter_that_is_there(page, chapter, more, to, behind):
    pages = {one.slug: one for one in PAGES}
    query = {f"{pages[page].key}_chapter": chapter, **more}
    app = start(page, **query)
    doors = [one.proto for one in app.get("page_link") if behind in one.proto.label]
    (door,) = doors
    assert door.page == to
    assert f"{pages[to].key}_chapter={behind.replace(' ', '+')}" in door.query_string
    assert behind in [one.title for one in pages[to].chapters]
