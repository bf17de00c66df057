"""No request leaves the machine.

Every visit of every test listens for one, and complains; here every place is visited.
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


EVERY_FOURTH = slice(None, None, 4)


@pytest.mark.parametrize("some", [slice(None), EVERY_FOURTH], ids=["light", "dark"])
def test_home_and_every_chapter_ask_nothing_of_another_machine(open_page, some):
    page = open_page("/", dark=some is EVERY_FOURTH)
    for path in CHAPTERS[some]:
        page.goto(path)
        settled(page)
        if path not in CHAPTERS[EVERY_FOURTH]:
            continue  # its doors open like those of the others
        for drawer in page.locator("[data-testid=stExpander] summary").all():
            drawer.click()
        settled(page)


def test_neither_does_a_cold_deep_link(fresh_server, open_page):
    open_page(CHAPTERS[0], app=fresh_server())
