"""Fixtures for the tests that look at the app in a browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import (
    SECONDS_TO_SETTLE,
    App,
    Visit,
    in_ci,
    launch,
    running_app,
    settled,
    visit,
)

collect_ignore = ["gallery.py", "benchmarks.py"]  # programs, not tests
expect.set_options(timeout=SECONDS_TO_SETTLE * 1000)  # a busy machine is no failure


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that open a browser, and run them last: they are the slow ones."""

    def opens_a_browser(item: pytest.Item) -> bool:
        return "browser" in getattr(item, "fixturenames", ())

    for item in filter(opens_a_browser, items):
        item.add_marker("browser")
    items.sort(key=opens_a_browser)


@pytest.fixture(scope="session")
def server() -> Iterator[App]:
    """One server for all tests that do not need a cold one."""
    with running_app() as app:
        yield app


@pytest.fixture
def fresh_server() -> Iterator[Callable[[], App]]:
    """Start servers nobody has visited yet, for cold deep links."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(running_app())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give one browser for the session; without one, fail in CI and skip elsewhere."""
    with sync_playwright() as playwright:
        try:
            chromium = launch(playwright)
        except FileNotFoundError as missing:
            pytest.fail(str(missing)) if in_ci() else pytest.skip(str(missing))
        with chromium:
            yield chromium


@pytest.fixture
def open_page(
    browser: Browser, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """Open pages of the app, settled; fail at the end if one of them complained.

    `open_page(path, app=None, **look)`, where `look` is what `visit` takes: width,
    height, dark, reduced_motion. Without `app` it is the session's server.
    """
    visits: list[Visit] = []

    def open_one(path: str = "/", app: App | None = None, **look) -> Page:
        app = app or request.getfixturevalue("server")
        visits.append(visit(browser, app.url, **look))
        page = visits[-1].page
        page.goto(path)
        settled(page)
        return page

    yield open_one
    complaints = [text for one in visits for text in one.close()]
    assert not complaints, "\n".join(complaints)
