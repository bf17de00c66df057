"""What is kept for all sessions, what for one alone, and what is told apart."""

from dataclasses import replace

import pytest

from engines.datasets import load
from pages.chapters.information_gain.which_question.chapter import CHAPTER
from pages.chapters.information_gain.which_question.record import (
    GROW,
    OWN_NAME,
    Settings,
)
from pages.ui import memory

DAYS = load("fourteen_days")


@pytest.fixture
def caches(monkeypatch) -> list[str]:
    """Note which cache is asked."""
    asked = []
    for name in ("_record", "_own_record", "_picture", "_own_picture"):
        monkeypatch.setattr(memory, name, lambda *_, n=name: asked.append(n) or KEPT)
    return asked


KEPT = memory.Kept()
KEPT.fill(lambda: "record")


@pytest.mark.parametrize(
    ("own", "wanted"),
    [(False, ["_record", "_picture"]), (True, ["_own_record", "_own_picture"])],
)
def test_what_is_brought_is_kept_for_its_session_alone(caches, own, wanted):
    memory.record_of("key", Settings(GROW, DAYS), str, own)
    memory.picture_for("key", 1, str, own)
    assert caches == wanted


def test_a_table_of_ones_own_is_brought_and_a_shipped_one_is_not():
    assert CHAPTER.is_own(Settings(GROW, replace(DAYS, name=OWN_NAME)))
    assert not CHAPTER.is_own(Settings(GROW, DAYS))


def kept(table) -> memory.Kept:
    return memory.record_of("a test", Settings(GROW, table), object, own=False)


def test_equal_settings_have_one_record(nothing_kept):
    assert kept(DAYS) is kept(replace(DAYS))


@pytest.mark.parametrize(
    "other",
    [
        {"label": "Other days"},
        {"row_names": tuple(f"night {n}" for n in range(1, 15))},
        {"rows": (DAYS.rows[1], DAYS.rows[0], *DAYS.rows[2:])},
        {"target": DAYS.columns[0]},
    ],
    ids=lambda other: next(iter(other)),
)
def test_tables_that_differ_in_anything_have_records_of_their_own(nothing_kept, other):
    assert kept(DAYS) is not kept(replace(DAYS, **other))
