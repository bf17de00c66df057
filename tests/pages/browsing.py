"""What all tests in the browser do: find a part of the page, step, wait for words."""

import re
from contextlib import suppress

from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.browser import settled


def panel(page: Page, number: int = 0) -> Locator:
    """Return a figure by its place in the row."""
    return page.locator(".hml-panel").nth(number)


def stepper(page: Page) -> Locator:
    """Return the stepper."""
    return page.locator(".hml-stepper:visible").first


def button(page: Page, name: str) -> Locator:
    """Return a button of the stepper."""
    return stepper(page).get_by_role("button", name=name, exact=True)


def scrub(page: Page, step: int) -> None:
    """Move the stepper's slider as a hand would: input events, then rest."""
    move = "(bar, step) => {bar.value = step; bar.dispatchEvent(new Event('input'))}"
    stepper(page).locator("input").evaluate(move, step)


def says(page: Page, text: str) -> None:
    """Wait until a text is there, and the figures show the step that it tells of."""
    expect(page.get_by_text(text).first).to_be_visible()
    settled(page)


def key_of(page: Page, key: str) -> Locator:
    """Return the widget of this key."""
    return page.locator(f".st-key-{key}")


def press_preset(page: Page, chapter_key: str, name: str) -> None:
    """Press a preset, in sight or behind the door."""
    said = re.compile(f"^{re.escape(name)}( · start here)?$")
    in_sight = key_of(page, f"{chapter_key}_preset").get_by_role("radio")
    in_sight.first.wait_for()  # they may come a moment after the pictures
    row = in_sight.and_(page.get_by_role("radio", name=said))
    if row.count():
        row.click()
        return
    page.get_by_role("button", name="More examples").click()
    page.get_by_test_id("stPopoverBody").get_by_role("radio", name=said).click()


def open_cell(page: Page, column: int = 0) -> Locator:
    """Open a cell in the first row of the first table that can be changed.

    The grid is drawn on a canvas and may not listen yet.
    """
    table = page.locator('[class*="_editor_"] [data-testid=stDataFrame]').first
    editor = page.locator(".gdg-input")
    for _ in range(20):
        width = table.bounding_box()["width"]
        x = 100 if column == 0 else width - 40
        table.dblclick(position={"x": x, "y": 52})
        with suppress(TimeoutError):
            editor.wait_for(timeout=1000)
            return editor
    raise AssertionError("The cell did not open for editing.")
