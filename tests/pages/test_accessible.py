"""Every chapter and home, light and dark, hold the rules of axe-core."""

from urllib.parse import quote_plus

import pytest

from tests.browser import settled
from tests.pages.accessible import violations
from tests.pages.looking import CHAPTERS, IDS

PATHS = ["/"] + [
    f"/{page.slug}?{page.key}_chapter={quote_plus(chapter.title)}"
    for page, chapter in CHAPTERS
]


@pytest.mark.parametrize("path", PATHS, ids=["home", *IDS])
def test_everybody_can_see_read_and_reach_what_is_there(open_page, path):
    check_in_both_themes(open_page(path))


@pytest.mark.long
@pytest.mark.parametrize("path", PATHS[1:], ids=IDS)
def test_so_can_they_with_all_drawers_open(open_page, path):
    page = open_page(path)
    for drawer in page.locator("[data-testid=stExpander] summary").all():
        drawer.click()
    settled(page)
    check_in_both_themes(page)


BACKGROUND = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  return getComputedStyle(app).backgroundColor;
}"""


def check_in_both_themes(page) -> None:
    """Look at what is shown, and at the same again when it has turned dark."""
    found, light = violations(page), page.evaluate(BACKGROUND)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"light => ({BACKGROUND})() !== light", arg=light)
    settled(page)
    found += violations(page)
    assert not found, "\n".join(found)


GREY_ON_GREY = """() => {
  const words = document.createElement("p");
  words.textContent = "Who can read this?";
  words.style.cssText = "color: #999; background: #aaa";
  document.querySelector("[data-testid=stMainBlockContainer]").prepend(words);
}"""


def test_grey_on_grey_is_found(open_page):
    page = open_page()
    before = violations(page)
    page.evaluate(GREY_ON_GREY)
    (found,) = set(violations(page)) - set(before)
    assert found.startswith("color-contrast (serious)") and "#999999" in found
