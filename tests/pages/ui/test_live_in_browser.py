"""A hand on a number, in a real browser: the picture follows, Python hears later."""

import re

from playwright.sync_api import expect

from tests.browser import settled
from tests.pages.browsing import says

VALLEY = "/gradient_descent?gd_valley_step=3"
RATE, START = "gd_valley_eta_square", "gd_valley_x_square"
THUMB = """input => {
  const box = input.parentElement.parentElement.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""
MIDDLE = """node => {
  const box = node.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""
SHAPES = "JSON.stringify(document.querySelector('.hml-panel').layout.shapes)"
LOSE = """input => {
  const around = input.closest('.stElementContainer');
  around.classList.remove('st-key-gd_valley_eta_square');
}"""


def slider(page, key):
    return page.locator(f".st-key-{key} input[type=range]")


def shapes(page, panel=0):
    node = page.locator(".st-key-gd_valley_figure .hml-panel").nth(panel)
    return node.evaluate("node => JSON.stringify(node.layout.shapes)")


def grab(page, place, along=40):
    """Press where it is and move; the hand stays on."""
    x, y = place
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + along, y, steps=6)


def is_dim(page):
    story = page.locator(".st-key-gd_valley_story_speaks .stMarkdown").first
    return story.evaluate("node => Number(getComputedStyle(node).opacity) < 0.7")


def test_the_picture_follows_a_dragged_slider_and_python_hears_of_the_release(
    open_page,
):
    page = open_page(VALLEY)
    before = [shapes(page, panel) for panel in (0, 1)]
    grab(page, slider(page, RATE).evaluate(THUMB))
    expect(page.locator("html")).to_have_class(re.compile("hml-hand"))
    page.wait_for_function(
        f"before => {SHAPES} !== before",
        arg=before[0],
    )
    assert shapes(page, 1) != before[1]
    assert is_dim(page) and RATE not in page.url
    page.mouse.up()
    expect(page).to_have_url(re.compile(RATE))
    expect(page.locator("html")).not_to_have_class(re.compile("hml-hand"))
    settled(page)
    assert not is_dim(page)


def test_keys_move_the_picture_as_well(open_page):
    page = open_page(VALLEY)
    before = shapes(page)
    slider(page, RATE).focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(f"{RATE}=0.21"))
    settled(page)
    assert shapes(page) != before


def test_a_hand_that_comes_back_changes_nothing(open_page):
    page = open_page(VALLEY)
    before = shapes(page)
    place = slider(page, RATE).evaluate(THUMB)
    grab(page, place)
    expect(page.locator("html")).to_have_class(re.compile("hml-hand"))
    page.mouse.move(*place, steps=6)
    page.mouse.up()
    expect(page.locator("html")).not_to_have_class(re.compile("hml-hand"))
    page.wait_for_function(
        f"before => {SHAPES} === before",
        arg=before,
    )


def test_where_no_slider_is_found_the_picture_waits_for_the_release(open_page):
    page = open_page(VALLEY)
    before = shapes(page)
    slider(page, RATE).evaluate(LOSE)
    lost = page.locator(".stSlider input[type=range]").nth(1)  # below the bet's own
    grab(page, lost.evaluate(THUMB))
    expect(page.locator("html")).not_to_have_class(re.compile("hml-hand"))
    assert shapes(page) == before
    page.mouse.up()
    expect(page).to_have_url(re.compile(RATE))
    settled(page)
    assert shapes(page) != before


def test_the_start_is_dragged_in_the_picture_by_mouse_and_by_keys(open_page):
    page = open_page(VALLEY)
    handle = page.locator(".hml-handle")
    speaks = handle.locator("input")
    expect(speaks).to_have_attribute("aria-valuetext", "x₀ = 10")
    before = shapes(page)
    grab(page, handle.evaluate(MIDDLE), along=-90)
    expect(speaks).not_to_have_attribute("aria-valuetext", "x₀ = 10")
    assert is_dim(page) and START not in page.url
    assert shapes(page) != before
    page.mouse.up()
    expect(page).to_have_url(re.compile(START))
    settled(page)
    at = float(re.search(rf"{START}=(-?[\d.]+)", page.url)[1])
    assert -12 <= at < 10
    speaks.focus()
    page.keyboard.press("ArrowLeft")
    expect(page).not_to_have_url(re.compile(rf"{START}={at:g}(&|$)"))


def test_a_ring_that_comes_back_leaves_no_word_dim(open_page):
    page = open_page(VALLEY)
    handle = page.locator(".hml-handle")
    place = handle.evaluate(MIDDLE)
    grab(page, place, along=-90)
    expect(page.locator("html")).to_have_class(re.compile("hml-hand"))
    page.mouse.move(*place, steps=6)
    page.mouse.up()
    expect(page.locator("html")).not_to_have_class(re.compile("hml-hand"))
    expect(handle.locator("input")).to_have_attribute("aria-valuetext", "x₀ = 10")


def test_a_ring_dragged_to_the_end_is_a_whole_number_and_keeps_the_step(open_page):
    page = open_page(VALLEY)
    grab(page, page.locator(".hml-handle").evaluate(MIDDLE), along=-700)
    page.mouse.up()
    expect(page).to_have_url(re.compile(f"{START}=-12"))
    says(page, "Step 3.")
    expect(page.get_by_text("encountered an error")).to_have_count(0)


def test_keys_held_on_the_ring_move_it_all_the_way(open_page):
    page = open_page(VALLEY)
    speaks = page.locator(".hml-handle input")
    speaks.focus()
    before = int(speaks.get_attribute("max")) and int(speaks.input_value())
    for _ in range(8):
        page.keyboard.press("ArrowLeft", delay=40)
    expect(page).to_have_url(re.compile(START))
    settled(page)
    assert int(speaks.input_value()) == before - 8
    expect(speaks).to_be_focused()


def test_a_finger_drags_the_start_and_does_not_scroll_the_page(open_page):
    page = open_page(VALLEY, width=390, height=844)
    handle = page.locator(".hml-handle")
    assert handle.evaluate("node => getComputedStyle(node).touchAction") == "none"
    handle.scroll_into_view_if_needed()
    x, y = handle.evaluate(MIDDLE)
    for kind, at in (("down", x), ("move", x - 30), ("move", x - 60), ("up", x - 60)):
        event = {"pointerId": 1, "pointerType": "touch", "clientX": at, "clientY": y}
        handle.dispatch_event(f"pointer{kind}", event | {"bubbles": True})
    expect(page).to_have_url(re.compile(START))
