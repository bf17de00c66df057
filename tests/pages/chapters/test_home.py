"""The home page at first sight: three cards, three pictures."""

import pytest

from pages import PAGES
from tests.pages.browsing import panel

HEADINGS = "nodes => nodes.map((node) => Number(node.tagName[1]))"


def boxes(page):
    return [panel(page, number).bounding_box() for number in range(len(PAGES))]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_three_pictures_stand_side_by_side_in_the_first_view(open_page, dark):
    found = boxes(open_page(width=1280, height=800, dark=dark))
    assert (
        len({round(box["y"]) for box in found}) == 1
    )  # no title is longer than others
    assert len({round(box["x"]) for box in found}) == len(PAGES)
    assert all(box["y"] + box["height"] < 700 for box in found)  # and their steppers


def test_on_a_phone_they_stand_below_one_another_the_first_in_the_first_view(open_page):
    found = boxes(open_page(width=390, height=844))
    assert len({round(box["x"]) for box in found}) == 1
    assert found[0]["y"] + found[0]["height"] < 844


def test_no_level_of_heading_is_left_out(open_page):
    levels = open_page().locator("h1, h2, h3, h4, h5, h6").evaluate_all(HEADINGS)
    assert levels == [1] + [2] * len(PAGES)
