"""Three public examples, typed in as they stand: from the paper to the slip."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, Locator, Page, expect

from tests.browser import settled
from tests.pages.browsing import says, scrub

TITLE = "My number is different"
TRIES = 5
WIDTHS = pytest.mark.parametrize("width", (1280, 390))
# A sheet that many pages print, and the four new weights that stand below it there.
SHEET = """inputs 0.35 0.9
target 0.5
weights into h: 0.1 0.4 / 0.8 0.6
weights into y: 0.3 / 0.9
eta 1"""
PRINTED = {
    "new w₁₁": "0.09916",
    "new w₂₁": "0.7978",
    "new w₁₂": "0.3972",
    "new w₂₂": "0.5928",
}


def tell(page: Page, number: int, name: str, text: str) -> None:
    """Choose a quantity, and type the number that somebody has of it."""
    choose(page, page.get_by_role("combobox", name=f"Quantity {number}").last, name)
    enter(page, page.get_by_role("textbox", name=f"Your number {number}").last, text)


def choose(page: Page, box: Locator, name: str) -> None:
    """Choose from a list until it is chosen: a late run may draw it anew meanwhile."""
    for _ in range(TRIES):
        with suppress(Error):  # it was drawn anew in the middle
            if box.input_value() == name:
                return
            box.click()
            box.fill(name)
            page.get_by_role("option", name=name, exact=True).click(timeout=3000)
            settled(page)
            continue
        page.keyboard.press("Escape")
        settled(page)
    expect(box).to_have_value(name)


def enter(page: Page, box: Locator, text: str) -> None:
    """Write into a box until it is there: a late run may draw it anew meanwhile."""
    for _ in range(TRIES):
        with suppress(Error):
            if box.input_value() != text:
                box.fill(text)
                box.press("Enter")
        settled(page)
        with suppress(AssertionError):
            expect(box).to_have_value(text, timeout=2000)
            return
    raise AssertionError(f"{text!r} does not stay in its box.")


def verdict(page: Page, *sentences: str) -> None:
    """Skip the bet, and read how it ends."""
    page.get_by_role("button", name="Skip, just show me").click()
    for sentence in sentences:
        says(page, sentence)


def write(page: Page, door: str, label: str, text: str) -> None:
    """Open a door, and write into the box behind it: another example, other digits."""
    first = page.get_by_role("textbox", name="Your number 1")
    before = first.input_value()
    page.get_by_text(door, exact=True).first.click()
    box = page.get_by_role("textbox", name=label)
    box.fill(text)
    box.press("ControlOrMeta+Enter")
    expect(first).not_to_have_value(before)
    settled(page)


@WIDTHS
def test_four_printed_weights(open_page, width):
    where = f"bp_factory_part={TITLE}&bp_factory_net=Your own"
    page = open_page(f"/backpropagation?{where}", width=width)
    write(page, "Paste your example, or copy it", "Your example as text", SHEET)
    for number, (name, text) in enumerate(PRINTED.items(), 1):
        tell(page, number, name, text)
    verdict(
        page,
        "“Update before back-propagating” and digits cut off",
        "Nothing alone fits, so",
    )


@WIDTHS
def test_a_sluggish_neurons_other_end(open_page, width):
    where = f"gd_chapter=One neuron&gd_neuron_part={TITLE}"
    page = open_page(f"/gradient_descent?{where}", width=width)
    page.get_by_role("radio", name="Sigmoid").click()
    settled(page)
    write(
        page,
        "Paste an example",
        "A sample a line, as x y or x1 x2 y; also w0 = 0.1, w1 = 0.3, eta = 0.1",
        "1 0\nw0 = 0.9\nw1 = 0.6\neta = 0.15",
    )
    page.keyboard.press("Escape")
    rounds = page.get_by_role("spinbutton", name="The numbers are of round")
    enter(page, rounds, "301")
    tell(page, 1, "a", "0.0610")
    verdict(page, "Another convention:", "“Whole squared error”")


@WIDTHS
def test_a_gain_in_print(open_page, width):
    where = f"ig_chapter=Marbles&ig_marbles_view={TITLE}"
    page = open_page(f"/information_gain?{where}", width=width)
    box = page.get_by_role("textbox", name="Your counts, a group a line")
    box.fill("9 yes, 5 no; sunny 2 and 3; overcast 4 and 0; rain 3 and 2")
    box.press("ControlOrMeta+Enter")
    settled(page)
    tell(page, 1, "information gain", "0.246")
    verdict(page, "digits cut off")
    scrub(page, 1)
    says(page, "Right is 0.24675")
