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
LENSES = "ig_question_table=Contact+lenses+%2824+patients%29"
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


@pytest.mark.parametrize("table", [LENSES, ZOO], ids=["lenses", "zoo"])
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


INSIDE = """() => {
  const place = (node) => node.getBoundingClientRect();
  const windows = [...document.querySelectorAll(".hml-window")];
  return {
    over: windows.map((one) => Math.max(
      one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight)),
    wide: windows.map((one) => place(one).width),
    high: place(document.querySelector(".hml-panels")).height,
    end: place(document.querySelector(".hml-stepper")).bottom,
    page: document.querySelector("[data-testid=stMain]").scrollWidth,
  };
}"""
POINTS = """(panel, most) => {
  const { xaxis, yaxis } = panel._fullLayout, { x, y, customdata } = panel._fullData[0];
  const { left, top } = panel.getBoundingClientRect();
  const asks = (at) => customdata[at].includes(" before it ");
  const all = [...customdata.keys()].filter(asks);
  return all.slice(0, most).map((at) => [
    left + xaxis._offset + xaxis.l2p(x[at]), top + yaxis._offset + yaxis.l2p(y[at]),
    customdata[at].split("<br>")[0].replaceAll(/<[^>]*>/g, ""),
  ]);
}"""


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_three_trees_of_congress_stay_in_one_screen_and_tell_every_question(
    open_page, width, height
):
    where = f"{CHAPTER}&ig_question_part=Three+trees&{CONGRESS}"
    page = open_page(where, width=width, height=height)
    for is_over in (False, True):
        if is_over:
            page.get_by_text("Skip, just show me").click()
            says(page, "How it ends.")
            button(page, "Last step").click()
            settled(page)
        page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
        at = page.evaluate(INSIDE)
        assert len(at["over"]) == 3 and max(at["over"]) <= 0
        assert max(at["wide"]) <= width and at["page"] <= width
        assert at["high"] <= 400 and at["end"] <= height
    tree = page.locator(".hml-panel").first
    tree.scroll_into_view_if_needed()
    points = tree.evaluate(POINTS, 60)
    assert len(points) == 24  # all that ask, each with its answers
    for x, y, asked in points[::5]:
        page.mouse.move(x, y)
        expect(tree.locator(".hovertext")).to_contain_text(asked[:20])


def test_a_panel_that_has_room_is_no_stop_for_the_keyboard(open_page):
    page = open_page(CHAPTER)
    expect(page.locator(".hml-window").first).not_to_have_attribute("tabindex", "0")
