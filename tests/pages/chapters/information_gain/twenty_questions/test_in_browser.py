"""Twenty questions as a person plays it, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from engines.datasets import load
from pages.chapters.information_gain.twenty_questions.speech import SPOKEN
from tests.pages.browsing import says, stepper

PAGE = "/information_gain?ig_chapter=Twenty+questions"
KEY = "ig_twenty"
ZOO = load("zoo")
NUMBERS = re.compile(r"Question (\d+)\.")


def part(page, name):
    return page.locator(f".st-key-{KEY}_{name}")


def press(page, name):
    """Press one of our buttons; a button with a help text is there twice."""
    part(page, name).get_by_role("button").first.click()


def animal(name):
    row = ZOO.rows[ZOO.row_names.index(name)]
    return dict(zip(ZOO.columns, row, strict=True))


def asked(page):
    """Return the column that the machine asks about now."""
    text = part(page, "move_box").inner_text()
    return next(name for name, spoken in SPOKEN.items() if spoken in text)


@pytest.mark.parametrize("name", ["girl", "flamingo"])
def test_a_whole_game_the_machine_names_your_animal(open_page, name):
    page, cells = open_page(f"{PAGE}&{KEY}_game=It+guesses+yours"), animal(name)
    box = part(page, "move_box")
    for number in range(1, 21):
        expect(box).to_contain_text(re.compile(rf"Question {number}\.|it is the"))
        if "it is the" in box.inner_text():
            break
        word = cells[asked(page)]
        label = word if word.isdecimal() else word.capitalize()
        box.get_by_role("button", name=label, exact=True).click()
    expect(box).to_contain_text(f"it is the {name}")
    expect(page.get_by_text("Found.").first).to_be_visible()
    expect(stepper(page)).to_contain_text(f"question {number - 1}")
    assert 3 <= number - 1 <= 20


def test_the_game_is_played_back_and_undone(open_page):
    played = f"{KEY}_turns=12.6~2.2&{KEY}_step=2"
    page = open_page(f"{PAGE}&{KEY}_game=It+guesses+yours&{played}")
    expect(part(page, "move_box")).to_contain_text("it is the scorpion")
    stepper(page).get_by_role("button", name="First step").click()
    expect(page.get_by_text("101 animals are possible").first).to_be_visible()
    press(page, "take_back")
    expect(part(page, "move_box")).to_contain_text("Question 2.")
    expect(page).to_have_url(re.compile(rf"{KEY}_turns=12\.6(&|$)"))
    press(page, "anew")
    expect(part(page, "move_box")).to_contain_text("Question 1.")
    expect(page).not_to_have_url(re.compile(f"{KEY}_turns"))


def test_a_duel_is_played_to_its_end_and_shared(open_page):
    page = open_page(f"{PAGE}&{KEY}_game=Duel&{KEY}_number=4&{KEY}_gains=Hidden")
    for number, question in enumerate(("milk", "aquatic", "fins", "legs"), start=1):
        expect(part(page, "move_box")).to_contain_text(f"Your question {number}?")
        questions = page.locator(f".st-key-{KEY}_ask_{number - 1}")
        questions.get_by_text(f"{question}?", exact=True).click()
    expect(part(page, "move_box")).to_contain_text("You win. It was the sealion")
    expect(page.locator(".hml-panel")).to_have_count(3)
    expect(page).to_have_url(re.compile(f"{KEY}_turns=3.1~5.1~11.1~12.2"))
    link = page.url.split("://", 1)[1].split("/", 1)[1]
    again = open_page(f"/{link}")
    expect(part(again, "move_box")).to_contain_text("You win. It was the sealion")
    press(again, "next")
    expect(part(again, "move_box")).to_contain_text("animal number 5")


def test_names_of_the_ruled_out_fade_while_stepping(open_page):
    page = open_page(PAGE)
    crowd = page.locator(".hml-panel").first
    covered = """node => (node.layout.shapes[0]?.path?.match(/M/g) ?? []).length"""
    before = [crowd.evaluate(covered)]
    for number in range(1, 4):
        stepper(page).get_by_role("button", name="Next").click()
        expect(stepper(page)).to_contain_text(f"question {number}")
        says(page, f"Question {number}.")
        before.append(crowd.evaluate(covered))
    assert before[1:] == sorted(before[1:]) and before[1] > 50


def test_only_the_controls_that_matter_are_in_sight(open_page):
    page = open_page(PAGE)
    expect(part(page, "animal")).to_be_visible()
    expect(part(page, "number")).to_have_count(0)
    page.goto(f"{PAGE}&{KEY}_game=Duel")
    expect(part(page, "number")).to_be_visible()
    expect(part(page, "animal")).to_have_count(0)
    expect(part(page, "lies")).to_have_count(0)
