"""What all tests in the browser do: find a part of the page, step, wait for words."""

from playwright.sync_api import Locator, Page, expect

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
