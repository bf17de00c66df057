"""What is loaded to stay is not looked through for rubbish."""

import gc

import pytest

from pages.ui import standing
from tests.pages.app import start


@pytest.fixture(autouse=True)
def as_before():
    standing.leave_alone.cache_clear()
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_a_page_that_was_shown_is_left_alone():
    start("gradient_descent")
    assert gc.get_freeze_count() > 50_000


def test_what_comes_later_is_looked_through_until_another_page_is_shown():
    standing.leave_alone("one")
    count, later = gc.get_freeze_count(), [[] for _ in range(1000)]
    standing.leave_alone("one")
    assert gc.get_freeze_count() <= count
    standing.leave_alone("another")
    assert gc.get_freeze_count() >= count + len(later) / 2
