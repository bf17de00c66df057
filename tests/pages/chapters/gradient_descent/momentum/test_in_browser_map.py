"""The map of η and β as a person meets it: a cell that is clicked."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import settled
from tests.pages.browsing import panel, says

PART = "/gradient_descent?gd_chapter=Momentum&gd_momentum_part=Every+η+and+β"
RANGES = "node => ['xaxis', 'yaxis'].map(axis => node._fullLayout[axis].range)"


def test_a_click_on_the_map_loads_that_setting(open_page):
    page = open_page(PART)
    above = panel(page, 0)
    (left, right), (low, high) = above.evaluate(RANGES)
    plot = above.locator(".nsewdrag").first.bounding_box()
    across, up = 0.25, 0.8  # shares of the plot
    x, y = plot["x"] + across * plot["width"], plot["y"] + (1 - up) * plot["height"]
    page.mouse.click(x, y)
    expect(page).to_have_url(re.compile("gd_momentum_eta="))
    settled(page)
    eta, beta = (
        float(re.search(rf"momentum_{name}=([-\d.]+)", page.url)[1])
        for name in ("eta", "beta")
    )
    assert abs(eta - (left + across * (right - left))) < 0.06
    assert abs(beta - (low + up * (high - low))) < 0.02
    says(page, f"Momentum with η = {eta:g} and β = {beta:g}")


@pytest.mark.parametrize(
    ("across", "up", "said"), [(0, 0, "η = 0.04 and β = 0:"), (1, 1, "β = 0.99:")]
)
def test_a_click_on_a_corner_is_heard(open_page, across, up, said):
    page = open_page(PART)
    plot = panel(page, 0).locator(".nsewdrag").first.bounding_box()
    x = plot["x"] + (plot["width"] - 1 if across else 1)
    y = plot["y"] + (1 if up else plot["height"] - 1)
    page.mouse.click(x, y)
    says(page, said)
