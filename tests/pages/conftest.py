"""Fixtures for the tests of the pages."""

from collections.abc import Iterator

import pytest
import streamlit as st

from tests.pages.ui.workbench import open_workbench


@pytest.fixture
def nothing_kept() -> Iterator[None]:
    """Forget what all sessions share, before and after: for tests that change code."""
    forget()
    yield
    forget()


def forget() -> None:
    """Forget every record and picture that the app keeps."""
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def bare(browser):
    """A page with nothing but the component; it may complain of nothing."""
    complaints = []
    page = open_workbench(browser, complaints)
    yield page
    page.context.close()
    assert not complaints
