"""A cell is typed into by hand: the picture follows, or a sentence says why not."""

import re

from playwright.sync_api import expect

from tests.browser import settled
from tests.pages.browsing import open_cell, says

NEURON = "/gradient_descent?gd_chapter=One+neuron&gd_neuron_data=2_1~3_0"
TYPED = [  # column, text, row of the link: one after another in one table
    (0, "0,5", "0.5_1"),  # a decimal comma
    (0, "1/4", "0.25_1"),  # a fraction
    (1, "−2", "0.25_-2"),  # a true minus
    (1, "0.75", "0.25_0.75"),  # a plain number
]


def type_into(page, column, text, redrawn=True):
    """Type into a cell; unless its text may stay, wait until the table is redrawn."""
    table = page.locator("[data-testid=stDataFrame]").first.element_handle()
    open_cell(page, column).fill(text)
    page.keyboard.press("Enter")
    if redrawn:
        page.wait_for_function("node => !node.isConnected", arg=table)


def test_a_number_is_read_as_it_is_meant_and_shown_as_a_plain_one(open_page):
    page = open_page(NEURON)
    for column, text, row in TYPED:
        number = row.split("_")[column]
        type_into(page, column, text, redrawn=text != number)
        expect(page).to_have_url(re.compile(f"gd_neuron_data={row}(~|%7E)3_0"))
        settled(page)
        expect(open_cell(page, column)).to_have_value(number)
        page.keyboard.press("Escape")


def test_what_cannot_be_taken_is_told_and_the_cell_keeps_what_it_held(open_page):
    page = open_page(NEURON)
    type_into(page, 1, "12")
    says(
        page,
        "“12” is out of range; passed takes a number from −10 to 10. The cell keeps 1.",
    )
    expect(open_cell(page, 1)).to_have_value("1")
    page.keyboard.press("Escape")
    type_into(page, 0, "many")
    says(page, "“many” is not a number; study time takes a number from 0 to 1000")
    expect(page).to_have_url(re.compile("gd_neuron_data=2_1(~|%7E)3_0"))
    type_into(page, 0, "4", redrawn=False)
    expect(page).to_have_url(re.compile("gd_neuron_data=4_1(~|%7E)3_0"))
    expect(page.get_by_text("is not a number")).to_have_count(0)
