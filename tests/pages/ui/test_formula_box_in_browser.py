"""A formula typed in a real browser, on a wide screen and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import running_app, settled

BOX, MARKED = ".st-key-ty_formula_typed input", "[data-testid=stCode] code"


@pytest.fixture(scope="module")
def typed_app():
    with running_app("tests/typed/streamlit_app.py") as app:
        yield app


@pytest.fixture
def page(open_page, typed_app):
    return open_page("/?ty_landscape=Your+own", app=typed_app)


def write(page, text: str) -> None:
    page.locator(BOX).fill(text)
    page.locator(BOX).press("Enter")
    settled(page)


def test_a_formula_is_typed_refused_mended_and_undone(page):
    write(page, "3sin(x)^2 + |y|")
    expect(page).to_have_url(re.compile(r"ty_formula=3sin"))
    write(page, "0,5<b>y</b>")
    marked = page.locator(MARKED).filter(has_text="<b>")
    expect(marked).to_contain_text("0,5<b>y</b>")
    expect(page.get_by_text("a decimal point is expected")).to_be_visible()
    expect(page.locator(BOX)).to_have_value("0,5<b>y</b>")
    expect(page).to_have_url(re.compile(r"ty_formula=3sin[^&]*%7Cy%7C"))
    write(page, "x y")
    expect(page).to_have_url(re.compile(r"ty_formula=x(\+|%20)y"))
    expect(page.get_by_text("a decimal point is expected")).to_have_count(0)
    page.locator(".st-key-ty_undo button").click()
    expect(page.locator(BOX)).to_have_value("3sin(x)^2 + |y|")


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_pointed_at_fits_on_the_screen(page, width):
    page.set_viewport_size({"width": width, "height": 844})
    write(page, "x^2 + " * 30 + "sine(x)" + " + y^2" * 10)
    marked = page.locator(MARKED).filter(has_text="sine")
    expect(marked).to_be_visible()
    wider = "code => code.closest('pre').scrollWidth - code.closest('pre').clientWidth"
    assert marked.evaluate(wider) <= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
