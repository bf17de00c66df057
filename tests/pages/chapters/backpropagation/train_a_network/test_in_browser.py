"""Train a network as a person meets it: train, scrub, share, touch a weight."""

import re

from playwright.sync_api import expect

from tests.browser import settled
from tests.pages.browsing import button, key_of, panel, press_preset, says, scrub

TRAIN = "/backpropagation?bp_chapter=Train+a+network"
# Where the wire number `at` of the network's drawing is pointed at, in the window.
SPOT = """(node, at) => {
  const { left, top } = node.getBoundingClientRect();
  const { xaxis, yaxis } = node._fullLayout, { x, y } = node.calcdata[0][at];
  return [left + xaxis._offset + xaxis.c2p(x), top + yaxis._offset + yaxis.c2p(y)];
}"""
PICTURES = "node => node.querySelectorAll('.imagelayer image').length"


def test_the_spiral_is_trained_scrubbed_and_shared(open_page):
    page = open_page(TRAIN)
    press_preset(page, "bp_train", "Spiral")
    says(page, "told sin x and sin y")
    skip = key_of(page, "bp_train_bet_skip").get_by_role("button")
    expect(skip).to_be_enabled()  # once the training has come to its end
    skip.click()
    says(page, "Solved.")
    assert panel(page).evaluate(PICTURES) == 4 + 8 + 8 + 1
    scrub(page, 30)
    says(page, "After epoch 50")
    expect(page).to_have_url(re.compile("bp_train_step=30"))
    settled(page)
    again = open_page(page.url[page.url.index("/backpropagation") :])
    says(again, "After epoch 50")
    button(again, "Last step").click()
    says(again, "After epoch 100")


def test_a_weight_is_clicked_changed_and_frozen_and_the_link_knows_it(open_page):
    page = open_page(TRAIN)
    says(page, "Click a weight in the network")
    settled(page)
    x, y = panel(page).evaluate(SPOT, 1)
    page.mouse.move(x - 4, y - 4)
    page.mouse.move(x, y)
    expect(panel(page).locator(".hoverlayer")).to_contain_text("x → 1.2")
    page.mouse.click(x, y)
    says(page, "The weight x → 1.2")
    box = page.get_by_role("spinbutton", name="Its first value")
    box.fill("3")
    box.press("Enter")
    expect(page).to_have_url(re.compile("bp_train_hand=0_0_1_3_0"))
    page.get_by_text("Frozen", exact=True).click()
    expect(page).to_have_url(re.compile("bp_train_hand=0_0_1_3_1"))
    says(page, "first 3")
