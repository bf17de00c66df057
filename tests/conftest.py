"""Fixtures for the tests that look at the app in a browser."""

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from hypothesis import settings
from playwright.sync_api import (
    Browser,
    Page,
    expect,
    sync_playwright,
)
from streamlit.components.v2 import manifest_scanner

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

QUICK_FOLDERS = ("engines/", "tests/engines/")
QUICK_FILES = (
    "_words.py",
    "tree_figures.py",
    "questions_figures.py",
    "test_imports.py",
)
NEW_OBJECTS = 20_000  # until Python looks for rubbish; 700 are usual
collect_ignore = ["gallery.py", "benchmarks", "minimal"]  # programs, not tests
settings.register_profile("patient", deadline=None)  # nor is a busy machine here
settings.load_profile("patient")
expect.set_options(timeout=SECONDS_TO_SETTLE * 1000)  # a busy machine is no failure


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Mark tests by what they need; run those with a browser last, long ones if asked.

    The last ones are the slow ones.
    """
    for item in items:
        if opens_a_browser(item):
            item.add_marker("browser")
        elif is_quick(item):
            item.add_marker("quick")
    items.sort(key=opens_a_browser)
    if "long" not in config.option.markexpr:
        left_out = [item for item in items if item.get_closest_marker("long")]
        items[:] = [item for item in items if not item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=left_out)


def pytest_collection_finish() -> None:
    """Let Python look for rubbish less often; it took a twentieth of the time."""
    gc.set_threshold(NEW_OBJECTS)


def opens_a_browser(item: pytest.Item) -> bool:
    return "browser" in getattr(item, "fixturenames", ())


def is_quick(item: pytest.Item) -> bool:
    """Tell whether a test looks at engines, words or figures alone."""
    path = item.path.relative_to(item.config.rootpath).as_posix()
    looks = path.startswith(QUICK_FOLDERS) or path.endswith(QUICK_FILES)
    return looks and not item.get_closest_marker("long")


@pytest.fixture(scope="session", autouse=True)
def packages_are_searched_once() -> Iterator[None]:
    """AppTest searches all packages for components at every start: a tenth of a second.

    None is installed while tests run.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner,
            "scan_component_manifests",
            cache(manifest_scanner.scan_component_manifests),
        )
        yield


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


@pytest.fixture(scope="session")
def new_page(browser: Browser, server: App) -> Iterator[Callable[[], Page]]:
    """Open pages of the session's server in one context: what is loaded stays."""
    context = browser.new_context(base_url=server.url)
    yield context.new_page
    context.close()


@pytest.fixture(scope="session")
def idle_pages() -> list[Page]:
    """Keep the pages that no test looks at now; the next one goes on in them."""
    return []


@pytest.fixture
def open_page(
    browser: Browser, idle_pages: list[Page], request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """Open pages of the app, settled; fail at the end if one of them complained.

    `open_page(path, app=None, **look)`, where `look` is what `visit` takes: width,
    height, dark, reduced_motion. Without `app` it is the session's server.
    """
    visits: list[Visit] = []

    def open_one(path: str = "/", app: App | None = None, **look) -> Page:
        if app is None:
            app = request.getfixturevalue("server")
            new_page = request.getfixturevalue("new_page")
            look["page"] = idle_pages.pop() if idle_pages else new_page()
        visits.append(visit(browser, app.url, **look))
        page = visits[-1].page
        page.goto(path)
        settled(page)
        return page

    yield open_one
    complaints = [text for one in visits for text in one.close()]
    pages = [one.page for one in visits if one.stays and not one.page.is_closed()]
    for page in pages[1:]:
        page.close()
    idle_pages.extend(pages[:1])
    for page in idle_pages:
        page.goto("about:blank")  # else its figures take from the next test's time
    assert not complaints, "\n".join(complaints)
