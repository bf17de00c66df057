"""Telephone as a person meets it: bet, listen to the whisper, go to a map's cell."""

import re

from playwright.sync_api import expect

from tests.browser import settled
from tests.pages.browsing import button, key_of, panel, says, scrub, stepper

PHONE = "/backpropagation?bp_chapter=Telephone"
SHAPES = "node => node.layout.shapes.length"


def test_bet_then_listen_to_the_whisper_and_mend_the_stack(open_page):
    page = open_page(PHONE)
    says(page, "21 networks of 20 hidden layers")
    expect(page.locator(".hml-panel")).to_have_count(3)
    blame = panel(page, 1)
    assert not blame.evaluate(SHAPES)  # nothing has come back yet
    key_of(page, "bp_phone_bet_guess").get_by_role("slider").press("ArrowLeft")
    key_of(page, "bp_phone_bet_place").get_by_role("button").click()
    says(page, "Not this time.")
    says(page, "The blame vanishes:")
    button(page, "Last step").click()
    says(page, "Back in layer 1:")
    assert blame.evaluate(SHAPES) > 3
    button(page, "First step").click()
    says(page, "equal but for the luck")
    assert not blame.evaluate(SHAPES)
    key_of(page, "bp_phone_remedy").get_by_role("button").click()
    expect(page).to_have_url(re.compile("bp_phone_scale=10"))
    says(page, "times 10.")


def test_the_parts_share_one_stack_and_the_map_takes_a_click(open_page):
    page = open_page(f"{PHONE}&bp_phone_act=tanh&bp_phone_part=Map")
    says(page, "Every cell is 2 networks")
    key_of(page, "bp_phone_bet_skip").get_by_role("button").click()
    says(page, "Thin edges in 2 places")
    scrub(page, 10)
    says(page, "turns from loss to growth at scale 1")
    expect(page).to_have_url(re.compile("bp_phone_step=10"))  # the step is at rest
    plot = panel(page).locator(".nsewdrag.drag").first
    box = plot.bounding_box()
    plot.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.8})
    expect(page).to_have_url(re.compile("bp_phone_depth=80"))
    expect(page).to_have_url(re.compile("bp_phone_scale=0.05"))
    says(page, "80 layers at scale 0.05")


def test_a_link_to_a_step_of_the_ladder_opens_there(open_page):
    page = open_page(f"{PHONE}&bp_phone_part=Ladder+of+fixes&bp_phone_step=3")
    says(page, "ReLU with He (2015).")
    expect(stepper(page).locator("output")).to_have_text("ReLU with He (2015)")
    button(page, "Next").click()
    says(page, "Batch normalisation (2015).")
    settled(page)


def test_two_networks_learn_and_one_does_not(open_page):
    page = open_page(f"{PHONE}&bp_phone_part=Does+it+learn?")
    says(page, "Before training both networks")
    button(page, "Last step").click()
    says(page, "After epoch 20:")
    says(page, "ReLU has learnt the digits")
    says(page, "Sigmoid has not learnt")
