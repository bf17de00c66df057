"""A place dragged in the plane, and the last of some, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import running_app, settled
from tests.pages.ui.test_live_in_browser import MIDDLE, SHAPES, grab

RING, SPEAKS = ".hml-handle", ".hml-handle input"
TEXT = "aria-valuetext"


@pytest.fixture(scope="module")
def plane_app():
    with running_app("tests/plane/streamlit_app.py") as app:
        yield app


@pytest.fixture
def page(open_page, plane_app):
    return open_page("/", app=plane_app)


def ring(page) -> list[float]:
    return page.locator(RING).evaluate(MIDDLE)


def drag(page, across: float, up: float) -> list[float]:
    """Take the ring along; the hand stays on. Return where it is."""
    x, y = ring(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y - up, steps=6)
    return [x + across, y - up]


def test_a_place_is_dragged_in_two_dimensions(page):
    speaks = page.locator(SPEAKS)
    expect(speaks).to_have_attribute(TEXT, "x = −2, y = 1.5")
    before = page.evaluate(SHAPES)
    hand = drag(page, 131, 47)
    expect(page.locator("html")).to_have_class(re.compile("hml-hand"))
    page.wait_for_function(f"before => {SHAPES} !== before", arg=before)
    assert ring(page) == pytest.approx(hand, abs=1.5)  # under the hand, on no lattice
    said = speaks.get_attribute(TEXT)
    assert "pl_start" not in page.url
    page.mouse.up()
    expect(page).to_have_url(re.compile("pl_start="))
    settled(page)
    at = re.search(r"pl_start=(-?[\d.]+)_(-?[\d.]+)", page.url)
    assert said.replace("−", "-") == f"x = {at[1]}, y = {at[2]}"
    assert -2 < float(at[1]) and 1.5 < float(at[2])
    assert ring(page) == pytest.approx(hand, abs=6)
    expect(page.locator("html")).not_to_have_class(re.compile("hml-hand"))
    box = page.locator(".st-key-pl_start_x input")
    assert float(box.input_value()) == float(at[1])


def test_a_place_that_comes_back_changes_nothing(page):
    place = ring(page)
    before = page.evaluate(SHAPES)
    drag(page, 60, -30)
    expect(page.locator("html")).to_have_class(re.compile("hml-hand"))
    page.mouse.move(*place, steps=6)
    page.mouse.up()
    expect(page.locator("html")).not_to_have_class(re.compile("hml-hand"))
    expect(page.locator(SPEAKS)).to_have_attribute(TEXT, "x = −2, y = 1.5")
    page.wait_for_function(f"before => {SHAPES} === before", arg=before)


def test_keys_move_a_place_along_both_axes_and_stop_at_the_edge(page):
    speaks = page.locator(SPEAKS)
    speaks.focus()
    page.keyboard.press("ArrowRight")
    expect(speaks).to_have_attribute(TEXT, "x = −1.5, y = 1.5")
    page.keyboard.press("ArrowDown")
    expect(speaks).to_have_attribute(TEXT, "x = −1.5, y = 1")
    expect(page).to_have_url(re.compile("pl_start=-1.5_1(&|$)"))
    settled(page)
    expect(speaks).to_be_focused()
    for _ in range(4):
        page.keyboard.press("ArrowUp", delay=20)
    for _ in range(9):
        page.keyboard.press("ArrowUp", delay=20)
    expect(page).to_have_url(re.compile("pl_start=-1.5_3(&|$)"))


def test_a_finger_drags_a_place(open_page, plane_app):
    page = open_page("/", app=plane_app, width=390, height=844)
    handle = page.locator(RING)
    handle.scroll_into_view_if_needed()
    x, y = ring(page)
    for kind, off in (("down", 0), ("move", 30), ("move", 60), ("up", 60)):
        place = {"clientX": x + off, "clientY": y + off / 2}
        event = {"pointerId": 1, "pointerType": "touch", "bubbles": True, **place}
        handle.dispatch_event(f"pointer{kind}", event)
    expect(page).to_have_url(re.compile("pl_start="))
    boxes = [page.locator(f".st-key-pl_start_{axis}").bounding_box() for axis in "xy"]
    assert boxes[0]["y"] == boxes[1]["y"]  # beside each other, here too


def test_another_landscape_takes_the_ring_along(page):
    page.get_by_role("radio", name="Bend", exact=True).click()
    expect(page.locator(SPEAKS)).to_have_attribute(TEXT, "x = −1.2, y = 1")
    expect(page.locator(".st-key-pl_start_x input")).to_have_value("-1.2")
    expect(page).to_have_url(re.compile("pl_landscape=Bend"))
    assert "pl_start" not in page.url
    page.locator(".st-key-pl_start_y input").fill("2.5")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("pl_start=-1.2_2.5"))
    page.get_by_role("button", name="Undo the last change").click()
    expect(page.locator(".st-key-pl_start_y input")).to_have_value("1")
    page.get_by_role("button", name="Undo the last change").click()
    expect(page.locator(".st-key-pl_start_x input")).to_have_value("-2")


def test_the_last_of_some_is_put_back(page):
    who = page.locator(".st-key-pl_walkers")
    pills = {name: who.get_by_role("button", name=name) for name in ("Plain", "Adam")}
    pills["Plain"].click()
    expect(page).to_have_url(re.compile("pl_walkers=Adam"))
    pills["Adam"].click()
    expect(page.get_by_text("One at least stays")).to_be_visible()
    expect(page).to_have_url(re.compile("pl_walkers=Adam"))
    pills["Plain"].click()
    expect(page).not_to_have_url(re.compile("pl_walkers"))


def test_one_dimension_is_dragged_as_ever(open_page):
    page = open_page("/gradient_descent?gd_valley_step=3")
    grab(page, ring(page), along=-90)
    page.mouse.up()
    expect(page).to_have_url(re.compile("gd_valley_x_square"))
