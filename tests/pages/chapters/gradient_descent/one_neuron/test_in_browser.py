"""The chapter "One neuron" as a person meets it: a start that is clicked."""

import re

from playwright.sync_api import expect

from tests.browser import settled
from tests.pages.browsing import button, panel, says

CHAPTER = "/gradient_descent?gd_chapter=One+neuron"
RANGES = "node => ['xaxis', 'yaxis'].map(axis => node._fullLayout[axis].range)"


def test_a_click_on_the_error_surface_sets_the_start(open_page):
    page = open_page(f"{CHAPTER}&gd_neuron_view=From+above")
    button(page, "Next").click()
    says(page, "The truth is 1, so the answer is too low")
    above = panel(page, 2)
    (left, right), (low, high) = above.evaluate(RANGES)
    plot = above.locator(".nsewdrag").first.bounding_box()
    across, up = 0.8, 0.25  # shares of the plot
    x, y = plot["x"] + across * plot["width"], plot["y"] + (1 - up) * plot["height"]
    page.mouse.click(x, y)
    expect(page).to_have_url(re.compile("gd_neuron_w0="))
    settled(page)
    wanted = [left + across * (right - left), low + up * (high - low)]
    at = [float(re.search(rf"neuron_{w}=([-\d.]+)", page.url)[1]) for w in ("w0", "w1")]
    assert all(abs(a - b) < 0.07 for a, b in zip(at, wanted, strict=True))
    assert all(abs(10 * one - round(10 * one)) < 1e-9 for one in at)
    says(page, f"With w₀ = {at[0]:g} and w₁ = {at[1]:g}")
    expect(page.get_by_label("First weight w₁")).to_have_value(f"{at[1]:.2f}")
