"""The chapter "Which question?" as a person meets it: a cell changed, a tree grown."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError, expect

from tests.browser import settled
from tests.pages.browsing import button, key_of, press_preset, says, stepper

CHAPTER = "/information_gain?ig_chapter=Which+question%3F"
HEADER, ROW = 35, 35  # pixels


def boxes(page):
    """Return the words in the boxes of the tree, as the browser shows them."""
    shown = page.locator(".hml-panel").first
    script = """node => node.layout.shapes
        .map(shape => shape.label?.text?.replaceAll(/<.?span[^>]*>/g, ""))
        .filter(Boolean)"""
    return shown.evaluate(script)


def test_the_questions_are_asked_one_by_one_and_ranked_at_the_end(open_page):
    page = open_page(CHAPTER)
    says(page, "Before any question")
    for name in ("Outlook", "Temperature", "Humidity", "Wind"):
        button(page, "Next").click()
        says(page, f"Ask “{name}”")
    button(page, "Next").click()
    says(page, "Best by information gain: Outlook")
    assert any("★ best" in text for text in texts_of(page, 1))


def texts_of(page, number):
    script = "node => node.layout.shapes.map(shape => shape.label?.text ?? '')"
    return page.locator(".hml-panel").nth(number).evaluate(script)


def test_one_changed_cell_moves_the_gains_and_the_address(open_page):
    page = open_page(CHAPTER)
    table = page.locator("[data-testid=stDataFrame]").first
    expect(table.locator("canvas").first).to_be_visible()
    size = table.bounding_box()
    at = {"x": size["width"] - 30, "y": HEADER + ROW / 2}  # day 1, Play
    for _ in range(5):  # a grid that is still being laid out hears no key
        table.click(position=at)
        page.keyboard.press("Enter")
        with suppress(TimeoutError):
            page.get_by_role("option", name="Yes").click(timeout=5000)
            break
        page.keyboard.press("Escape")
    says(page, "Put the 1 changed cell back")
    says(page, "4 No, 10 Yes")
    expect(page).to_have_url(re.compile(r"ig_question_cells=0\.4\.1"))
    page.get_by_role("button", name="Put the 1 changed cell back").click()
    says(page, "5 No, 9 Yes")
    expect(page).not_to_have_url(re.compile("ig_question_cells"))


@pytest.mark.parametrize("width", [1280, 390])
def test_a_tree_is_grown_undone_finished_and_asked(open_page, width):
    page = open_page(f"{CHAPTER}&ig_question_part=Grow", width=width)
    page.get_by_role("button", name="Ask it").click()
    says(page, "Question 1: Outlook?")
    expect(stepper(page)).to_contain_text("1: Outlook")
    assert {"Sunny<br><b>?</b>", "Overcast<br><b>Yes</b>"} <= set(boxes(page))
    page.get_by_role("button", name="Undo", exact=True).click()
    says(page, "All 14 days lie in one bag")
    page.get_by_role("button", name="Let the machine finish").click()
    says(page, "The tree is finished.")
    expect(page).to_have_url(re.compile(r"ig_question_tree=0\.0~1\.2~3\.3"))
    assert "Weak<br><b>Yes</b>" in boxes(page)
    settled(page)
    key_of(page, "ig_question_row_0").locator("[role=combobox]").click()
    page.get_by_role("option", name="Overcast").click()
    says(page, "So the tree says Play: Yes")


def test_the_rows_in_play_follow_the_stepper(open_page):
    page = open_page(f"{CHAPTER}&ig_question_part=Grow&ig_question_tree=0.0~1.2~3.3")
    expect(
        page.get_by_label(re.compile("rows in play: 14 of 14")).first
    ).to_be_attached()
    button(page, "Next").click()
    expect(
        page.get_by_label(re.compile("rows in play: 5 of 14")).first
    ).to_be_attached()


def test_a_pasted_table_is_ranked_and_stays_out_of_the_link(open_page):
    page = open_page(f"{CHAPTER}&ig_question_table=Your+own+CSV")
    says(page, "Paste or upload your table below; until then you see Fourteen days")
    page.get_by_role("button", name="Try an example").click()
    says(page, "10 rows")
    expect(page.get_by_text("here are the fourteen days")).to_have_count(0)
    assert "mood" not in page.url and "grumpy" not in page.url


def test_a_click_on_a_bar_asks_whether_its_gain_is_luck(open_page):
    page = open_page(f"{CHAPTER}&ig_question_step=5")
    says(page, "Best by information gain: Outlook")
    bars = page.locator(".hml-panel").nth(1)
    bars.scroll_into_view_if_needed()
    size = bars.locator(".nsewdrag").first.bounding_box()
    second = size["y"] + size["height"] * (1.6 / 4.2)  # of four rows, by rank
    page.mouse.click(size["x"] + size["width"] / 3, second)
    says(page, "On the real table Humidity gains 0.151836 bits.")
    expect(page).to_have_url(re.compile("ig_question_part=Luck.*ig_question_about=2"))


# --- trees that need more room than there is ----------------------------------------

CONGRESS = "ig_question_table=The+1984+Congress+%28435+members%29"
ZOO = "ig_question_table=The+zoo+%28101+animals%29"
OVER = """() => [...document.querySelectorAll('.hml-panel .shape-group')].map(one => {
  const text = one.querySelector('.shape-label text'), box = one.querySelector('path');
  if (!text?.textContent.trim() || !box) return null;
  const [words, around] = [text, box].map(node => node.getBoundingClientRect());
  if (around.width < 5) return null; // an unseen shape that only carries words
  return { text: text.textContent, wide: words.width, over: words.width - around.width,
           left: around.left - words.left, right: words.right - around.right };
}).filter(Boolean)"""


def no_words_leave_their_boxes(page, at_least):
    settled(page)
    with suppress(TimeoutError):  # a figure may still grow into its room
        page.wait_for_function(f"() => ({OVER})().every(one => one.over <= 0)")
    found = page.evaluate(OVER)
    assert len(found) >= at_least and all(one["wide"] > 5 for one in found)
    assert [
        one for one in found if max(one["over"], one["left"], one["right"]) > 0
    ] == []


@pytest.mark.parametrize("table", [CONGRESS, ZOO], ids=["congress", "zoo"])
def test_no_label_is_wider_than_its_box(open_page, table):
    page = open_page(f"{CHAPTER}&ig_question_part=Grow&{table}")
    page.get_by_role("button", name="Let the machine finish").click()
    says(page, "The tree is finished.")
    no_words_leave_their_boxes(page, 10)
    page = open_page(f"{CHAPTER}&ig_question_part=Three+trees&{table}")
    button(page, "Last step").click()
    says(page, "How it ends.")
    no_words_leave_their_boxes(page, 40)


@pytest.mark.parametrize("width", [1280, 390])
def test_no_label_of_the_fourteen_days_is_wider_than_its_box(open_page, width):
    page = open_page(f"{CHAPTER}&ig_question_part=Three+trees", width=width)
    button(page, "Last step").click()
    says(page, "How it ends.")
    no_words_leave_their_boxes(page, 20)
    press_preset(page, "ig_question", "A bad first question")
    page.get_by_role("button", name="Let the machine finish").click()
    says(page, "The tree is finished.")
    no_words_leave_their_boxes(page, 1)


def test_on_a_phone_a_deep_tree_scrolls_inside_and_the_page_does_not(open_page):
    where = f"{CHAPTER}&ig_question_part=Three+trees&{CONGRESS}"
    page = open_page(where, width=390, height=844)
    wide = "document.querySelector('[data-testid=stMain]').scrollWidth"
    assert page.evaluate(wide) <= 390
    window = page.locator(".hml-window").first
    inside = "node => [node.scrollHeight, node.clientHeight, node.scrollTop]"
    tree, room, top = window.evaluate(inside)
    assert tree > 2 * room and room <= 400 and top == 0  # the root comes first
    assert window.evaluate("node => node.scrollWidth === node.clientWidth")
    expect(window).to_have_attribute("tabindex", "0")
    expect(window.get_by_role("figure")).to_have_attribute(
        "aria-label", re.compile("tree")
    )
    label = stepper(page).locator("output").inner_text()
    window.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("node => node.scrollTop > 0", arg=window.element_handle())
    assert stepper(page).locator("output").inner_text() == label  # the keys scroll here


def test_what_is_new_comes_into_sight_and_the_first_step_brings_back_the_root(
    open_page,
):
    where = f"{CHAPTER}&ig_question_part=Three+trees&{CONGRESS}"
    page = open_page(where, width=390, height=844, reduced_motion=True)
    top = "document.querySelector('.hml-window').scrollTop"
    page.get_by_text("Skip, just show me").click()  # until then little is drawn
    says(page, "How it ends.")
    for _ in range(3):
        button(page, "Next").click()
    page.wait_for_function(f"{top} > 300")
    button(page, "First step").click()
    # The root lies right below the title.
    page.wait_for_function(f"{top} < 50")


def test_a_panel_that_has_room_is_no_stop_for_the_keyboard(open_page):
    page = open_page(CHAPTER)
    expect(page.locator(".hml-window").first).not_to_have_attribute("tabindex", "0")


def test_a_trees_name_stays_where_its_title_is_scrolled_away(open_page):
    page = open_page(f"{CHAPTER}&{ZOO}&ig_question_part=Three+trees&ig_question_step=6")
    says(page, "asks “aquatic” of 7 rows")
    window = page.locator(".hml-window").first
    name = "one => getComputedStyle(one, '::before').content"
    assert window.evaluate(name) == "none"
    window.evaluate("one => one.scrollTo(0, 90)")
    expect(window).to_have_class(re.compile("hml-off"))
    assert window.evaluate(name) == '"ID3: gain"'
