"""No request leaves the machine.

Every visit of every test listens for one, and complains; here doors are opened too.
"""

from urllib.parse import quote_plus

import pytest

from pages import PAGES
from tests.browser import settled

CHAPTERS = [
    f"/{page.slug}?{page.key}_chapter={quote_plus(chapter.title)}"
    for page in PAGES
    for chapter in page.chapters
]
SOME = CHAPTERS[::4]  # with every door open; the others are visited by other tests


@pytest.mark.parametrize(
    "dark", [False, pytest.param(True, marks=pytest.mark.long)], ids=["light", "dark"]
)
def test_home_and_chapters_ask_nothing_of_another_machine(open_page, dark):
    page = open_page("/", dark=dark)
    for path in SOME:
        page.goto(path)
        settled(page)
        for drawer in page.locator("[data-testid=stExpander] summary").all():
            drawer.click()
        settled(page)


def test_neither_does_a_cold_deep_link(fresh_server, open_page):
    open_page(CHAPTERS[0], app=fresh_server())
