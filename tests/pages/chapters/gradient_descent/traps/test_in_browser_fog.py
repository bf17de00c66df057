"""Fog as a person plays it to the end: by clicks, and by keys, at both widths."""

import re

import pytest
from playwright.sync_api import expect

from pages.chapters.gradient_descent.traps.fog.controls import HIGH, LOW
from tests.browser import settled
from tests.pages.browsing import key_of, panel, says, stepper

PART = "/gradient_descent?gd_chapter=Traps&gd_traps_part=Fog&gd_traps_fog_budget=4"
KINDS = "node => node.data.map(({ type }) => type)"
DOTS = "node => node.layout.shapes.filter(({ type }) => type === 'circle').length"


def probe_at(page, across: float, up: float) -> None:
    """Click in the fog, at these shares of the plot, once the place is named.

    Plotly tells of a click on what it has last said under the pointer.
    """
    hover_at(page, across, up)
    named = [f"{LOW + share * (HIGH - LOW):.1f}" for share in (across, up)]
    x, y = (text.replace("-", "−") for text in named)
    expect(panel(page).locator(".hoverlayer")).to_contain_text(f"x = {x}, y = {y}")
    page.mouse.down()
    page.mouse.up()


def hover_at(page, across: float, up: float) -> None:
    """Move the mouse there."""
    plot = panel(page).locator(".nsewdrag").first.bounding_box()
    x, y = plot["x"] + across * plot["width"], plot["y"] + (1 - up) * plot["height"]
    page.mouse.move(x, y)


def probe_by_keys(page, x: str, y: str) -> None:
    """Type a place, and press the return key."""
    boxes = key_of(page, "gd_traps_move_box").get_by_role("spinbutton")
    boxes.nth(0).fill(x)
    boxes.nth(1).fill(y)
    boxes.nth(1).press("Enter")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_game_is_played_to_its_end(open_page, width: int):
    page = open_page(PART, width=width, height=800 if width > 400 else 844)
    box = key_of(page, "gd_traps_move_box")
    for n, share in enumerate((0.25, 0.5, 0.75), start=1):
        expect(box).to_contain_text(f"Probe {n} of 4.")
        probe_at(page, share, share)
        says(page, f"Probe {n} at (")
        assert panel(page).evaluate(KINDS) == ["heatmap"] * (1 + n)
        assert panel(page).evaluate(DOTS) == n
    hovered = panel(page).locator(".hoverlayer")
    expect(hovered).to_contain_text("x = 2.0, y = 2.0: probe 3 felt ")
    hover_at(page, 0.125, 0.25)
    expect(hovered).to_contain_text("x = −3.0, y = −2.0: not felt")
    if width < 400:  # it would lie over the fog's corner
        expect(page.locator(".modebar-btn")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"felt=20\.20~40\.40~60\.60(&|$)"))
    probe_by_keys(page, "-1.2", "2.5")
    says(page, "The fog has lifted.")
    assert "contour" in panel(page).evaluate(KINDS)
    expect(box).to_contain_text("The game is over")
    key_of(page, "gd_traps_bet_box").get_by_text("Restarts", exact=True).click()
    key_of(page, "gd_traps_bet_place").get_by_role("button").click()
    says(page, "Lowest felt: you")
    stepper(page).get_by_role("button", name="Last step").click()
    says(page, "Probe 4 at (−1.2, 2.5)")
    expect(page.get_by_text("felt the lowest place").last).to_be_visible()
    settled(page)
    key_of(page, "gd_traps_next").get_by_role("button").click()
    expect(box).to_contain_text("Probe 1 of 4.", timeout=20_000)
    settled(page)
    assert panel(page).evaluate(KINDS) == ["heatmap"]
