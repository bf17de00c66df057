"""A record that grows while one looks, in a real browser."""

import asyncio
import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser import running_app, settled
from tests.growing.chapter import LAST, SLICE
from tests.learner import Learner, slid
from tests.pages.browsing import button, key_of, stepper

GROWS = ".hml-figure[data-grows=true]"


@pytest.fixture(scope="module")
def growing_app():
    with running_app("tests/growing/streamlit_app.py") as app:
        yield app


def change(page) -> None:
    """Move the one number by a mark: another record begins."""
    key_of(page, "gw_share").get_by_role("slider").press("ArrowRight")


def test_play_begins_before_all_is_there_and_goes_on_to_the_end(open_page, growing_app):
    page = open_page("/?gw_share=0.7", app=growing_app)
    change(page)
    page.wait_for_selector(GROWS)
    expect(key_of(page, "gw_bet_place").get_by_role("button")).to_be_disabled()
    button(page, "Play").click()
    assert page.locator(GROWS).count()
    expect(stepper(page).locator("output")).to_have_text(f"step {LAST}")
    settled(page)
    expect(key_of(page, "gw_story_speaks")).to_contain_text("In the end")


def test_a_link_leads_to_a_step_that_is_not_there_yet(open_page, growing_app):
    page = open_page("/?gw_share=0.9&gw_step=40", app=growing_app)
    expect(stepper(page).locator("output")).to_have_text("step 40")
    assert page.url.endswith("gw_step=40")


def test_who_stands_at_the_end_and_changes_a_number_is_asked_anew(
    open_page, growing_app
):
    page = open_page("/?gw_share=0.8", app=growing_app)
    button(page, "Last step").click()
    expect(page).to_have_url(re.compile(f"gw_step={LAST}"))
    change(page)
    settled(page)
    expect(stepper(page).locator("output")).to_have_text("step 0")
    expect(key_of(page, "gw_bet_place").get_by_role("button")).to_be_visible()


async def grown(url: str) -> tuple[list[int], list[str]]:
    """Change the number, tick until nothing is to come; return how it grew."""
    learner = Learner("")
    complaints = (await learner.open(url)).exceptions
    slider = learner.keyed("gw_share")
    complaints += (await learner.run(slid(slider, 0.6))).exceptions
    sizes = [steps_of(learner)]
    while learner.ticks:
        complaints += (await learner.tick()).exceptions
        sizes.append(steps_of(learner))
    await learner.close()
    return sizes, complaints


def steps_of(learner: Learner) -> int:
    (figure,) = (
        it for name, it in learner.figures.items() if name.endswith("gw_figure")
    )
    return len(json.loads(figure)["labels"])


def test_every_tick_brings_a_slice_and_the_last_one_is_the_last(growing_app):
    sizes, complaints = asyncio.run(grown(growing_app.url))
    assert sizes == [*range(SLICE + 1, LAST + 2, SLICE)]
    assert not complaints
