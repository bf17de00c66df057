"""Fixtures for tests of the component without the app."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.ui.workbench import VIEWPORT, open_workbench


@pytest.fixture(scope="module")
def heard() -> list[str]:
    """All that the page of this module has complained about in the present test."""
    return []


@pytest.fixture(scope="module")
def workbench(browser: Browser, heard: list[str]) -> Iterator[Page]:
    page = open_workbench(browser, heard, viewport=VIEWPORT)
    yield page
    page.context.close()


@pytest.fixture
def bench(workbench: Page, heard: list[str]) -> Iterator[Callable]:
    """Run a script with `bench` and its argument; at the end nobody has complained.

    A test that wants complaints takes them from `heard` before it ends.
    """
    heard.clear()

    def run(script: str, argument: object = None) -> object:
        return workbench.evaluate(f"async (arg) => {{ {script} }}", argument)

    run("bench.mount()")
    yield run
    run("await bench.end()")
    assert heard == []
