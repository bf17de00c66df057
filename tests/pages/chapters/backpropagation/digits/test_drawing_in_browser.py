"""The sheet in a real browser: mouse, keys, tools, and the link."""

import re

from playwright.sync_api import expect

from pages.ui.canvas import BLANK, SHEET, levels_of
from tests.browser import settled
from tests.pages.browsing import says

KEY = "bp_digits_drawn"
DRAW = "/backpropagation?bp_chapter=Digits&bp_digits_part=Draw+your+own"


def sheet(page):
    return page.locator(".hml-sheet")


def drawn_in(url):
    """Return the letters of a link's drawing."""
    return re.search(rf"{KEY}=([0-9a-g]{{64}})", url)[1]


def stroke(page, *places):
    """Draw with the mouse through places, (row, column)."""
    sheet(page).scroll_into_view_if_needed()
    box = sheet(page).bounding_box()
    points = [
        (
            box["x"] + box["width"] * (column + 0.5) / SHEET,
            box["y"] + box["height"] * (row + 0.5) / SHEET,
        )
        for row, column in places
    ]
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=3)
    page.mouse.up()


def test_a_stroke_changes_what_is_said_and_the_link_reloads_it(open_page):
    page = open_page(f"{DRAW}&{KEY}={BLANK}")
    says(page, "A blank page, and it says")
    page.get_by_role("button", name="Fine pen").click()
    stroke(page, (0, 4), (7, 4))
    says(page, "A rubber takes 8 pixels")
    expect(page.get_by_text("A blank page, and it says")).to_have_count(0)
    expect(page).to_have_url(re.compile(f"{KEY}=0000g000"))
    letters = drawn_in(page.url)
    assert letters == "0000g000" * SHEET

    again = open_page("/" + page.url.split("://", 1)[1].split("/", 1)[1])
    says(again, "A rubber takes 8 pixels")
    shown = (
        sheet(again)
        .locator("i")
        .evaluate_all(
            "cells => cells.map((cell) => Number(cell.style.getPropertyValue('--ink')))"
        )
    )
    assert tuple(shown) == levels_of(letters)


def test_keys_draw_rub_out_and_undo(open_page):
    page = open_page(f"{DRAW}&{KEY}={BLANK}")
    says(page, "A blank page, and it says")
    page.get_by_role("button", name="Fine pen").click()
    sheet(page).focus()
    for key in ("ArrowRight", "ArrowDown", "Space"):
        page.keyboard.press(key)
    expect(page.locator(".hml-cell")).to_have_text("Row 2, column 2: 16 of 16")
    expect(page).to_have_url(re.compile(f"{KEY}={'0' * 9}g"))
    page.keyboard.press("-")
    expect(page).to_have_url(re.compile(f"{KEY}={'0' * 9}f"))
    page.keyboard.press("Delete")
    expect(page).to_have_url(re.compile(f"{KEY}={BLANK}"))
    page.get_by_role("button", name="Undo the last stroke").click()
    expect(page).to_have_url(re.compile(f"{KEY}={'0' * 9}f"))
    settled(page)
