"""A chapter is played on one screen: where things stand on a laptop and on a phone."""

from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page, expect

from pages.ui.control import settled as valued
from pages.ui.controls import every as each
from pages.ui.presets import untouched, values_at
from tests.browser import running_app, settled, visit
from tests.pages.browsing import button, stepper
from tests.pages.looking import CHAPTERS, IDS

LAPTOP, PHONE = (1280, 800), (390, 844)
TOP = 120  # pixels: header, chapters and parts
PICTURE, STEPPER, STORY = 360, 60, 120
LINE = 24  # of the story
PHONE_TOP = 430  # where the picture begins at the latest

PLACES = """(main) => {
  const high = (node) => node.getBoundingClientRect().height > 0;
  const seen = (node) => node.checkVisibility() && high(node);
  const of = (selector) => {
    const node = [...document.querySelectorAll(selector)].find(seen);
    if (!node) return null;
    const { top, bottom, left, right } = node.getBoundingClientRect();
    return { top, bottom, left, right };
  };
  return {
    row: of('[class*="_top"]'), picture: of(".hml-panels"), panel: of(".hml-panel"),
    stepper: of(".hml-stepper"), story: of(".hml-story"),
    bet: of('[class*="_bet_box"]'), main: of(main),
  };
}"""


IS_NARROW = """() => [...document.querySelectorAll(".hml-panel")]
  .find((node) => node.checkVisibility()).getBoundingClientRect().right <= innerWidth"""


def link(page, chapter, part=None) -> str:
    address = f"/{page.slug}?{page.key}_chapter={quote_plus(chapter.title)}"
    if part in (None, chapter.parts[0]):
        return address
    return f"{address}&{chapter.key}_{chapter.part_name}={quote_plus(part.title)}"


def main_controls(chapter, part) -> str:
    """Return a selector of what is to be tried first: the learner's turn, if there is
    one, or the controls that say so and are not idle."""
    if part.turn:
        return ".st-key-turn"
    at = values_at(chapter, untouched(chapter, part))
    here = {**at, chapter.part_name: part.title}
    controls = each(chapter.controls_of(part))
    first = [one for one in controls if one.top or valued(one.main, here)]
    names = [one.name for one in first if one.name not in at or not one.is_idle(at)]
    return ", ".join(f".st-key-{chapter.key}_{name}" for name in names) or "no-control"


def places(page: Page, chapter, part=None) -> dict:
    """Return where everything of the first view stands, in pixels of the window."""
    expect(page.locator(".hml-panel").first).to_be_visible()
    settled(page)
    part = part or chapter.parts[0]
    at = page.evaluate(PLACES, main_controls(chapter, part))
    on_top = any(one.top for one in each(chapter.controls_of(part)))
    pair = ("main", "bet") if on_top else ("bet", "main")
    return at | {"pair": [at[one] for one in pair]}


def fits_a_laptop(at: dict) -> None:
    """Check the first view of 1280 x 800."""
    _, height = LAPTOP
    assert at["row"]["bottom"] <= TOP, at["row"]
    assert tall(at["picture"]) <= PICTURE, at["picture"]
    assert not at["stepper"] or tall(at["stepper"]) <= STEPPER, at["stepper"]
    assert tall(at["story"]) <= STORY, at["story"]
    assert at["story"]["top"] + 2 * LINE <= height, at["story"]
    assert not at["main"] or at["main"]["bottom"] <= height, at["main"]
    for one in ("bet", "main"):
        if at[one]:
            assert at[one]["left"] >= at["picture"]["right"], "beside the picture"
    if all(at["pair"]):
        first, second = at["pair"]
        assert first["bottom"] <= second["top"], "in this order"


def fits_a_phone(at: dict) -> None:
    """Check the first view of 390 x 844."""
    width, height = PHONE
    assert at["picture"]["top"] <= PHONE_TOP, at["picture"]
    assert at["panel"]["bottom"] <= height and at["panel"]["right"] <= width, at
    assert not at["stepper"] or at["stepper"]["bottom"] <= height, at["stepper"]
    first, second = at["pair"]
    assert (first or second)["top"] <= 2 * height, "one swipe away"
    if first and second:
        assert 0 <= second["top"] - first["bottom"] <= 100, "and right below it"


def tall(box: dict) -> float:
    return box["bottom"] - box["top"]


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize(("page", "chapter"), CHAPTERS, ids=IDS)
def test_a_chapter_is_played_on_one_screen(page, chapter, every, open_page):
    shown = open_page(link(page, chapter), width=LAPTOP[0], height=LAPTOP[1])
    for at, part in enumerate(chapter.parts[::every]):
        if at:
            shown.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
            shown.goto(link(page, chapter, part))
        fits_a_laptop(places(shown, chapter, part))
        shown.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        if every == 1:  # else it is turned into a phone while it is shown
            shown.reload()
        else:
            shown.wait_for_function(IS_NARROW)
        fits_a_phone(places(shown, chapter, part))


@pytest.fixture(scope="module")
def crowded_app():
    with running_app("tests/crowded/streamlit_app.py") as app:
        yield app


def test_six_chapters_eight_parts_and_fourteen_presets_fit_too(browser, crowded_app):
    from tests.crowded.streamlit_app import CHAPTERS as CROWD

    one = visit(browser, crowded_app.url, width=LAPTOP[0], height=LAPTOP[1])
    one.page.goto("/")
    settled(one.page)
    fits_a_laptop(places(one.page, CROWD[0]))
    one.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    one.page.reload()
    settled(one.page)
    fits_a_phone(places(one.page, CROWD[0]))
    assert not one.close()


def test_what_stands_too_low_is_found(open_page):
    page, chapter = CHAPTERS[0]
    shown = open_page(link(page, chapter), width=LAPTOP[0], height=LAPTOP[1])
    shown.locator("h1").evaluate("(node) => { node.style.marginTop = '300px'; }")
    with pytest.raises(AssertionError):
        fits_a_laptop(places(shown, chapter))


# --- while one plays ----------------------------------------------------------------


def count_messages(page: Page) -> list:
    """Collect from now on what the page asks of the server."""
    asked = []

    def hear(socket) -> None:
        socket.on("framesent", lambda frame: asked.append(frame))

    page.on("websocket", hear)
    page.reload()
    settled(page)
    asked.clear()
    return asked


FIRST = {page.chapters[0].slug for page, _ in CHAPTERS}  # played in every run
PLAYED = [
    pytest.param(*one, id=name, marks=[] if name in FIRST else pytest.mark.long)
    for one, name in zip(CHAPTERS, IDS, strict=True)
]


@pytest.mark.parametrize(("page", "chapter"), PLAYED)
def test_playing_asks_the_server_once_at_its_end(page, chapter, open_page):
    shown = open_page(link(page, chapter))
    asked = count_messages(shown)
    stepper(shown).get_by_label("Speed of Play").select_option("2")
    before = shown.locator(".hml-story").first.inner_text()
    button(shown, "Play").click()
    for _ in range(3):
        label = stepper(shown).locator("output").inner_text()
        expect(stepper(shown).locator("output")).not_to_have_text(label)
    assert asked == []
    expect(shown.locator(".hml-story").first).not_to_have_text(before)
    button(shown, "Pause").click()
    settled(shown)
    shown.wait_for_function("() => true")
    assert len(asked) <= 1
