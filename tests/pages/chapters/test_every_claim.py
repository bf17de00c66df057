"""Every sentence of every part has a shape, is so, and could have been false."""

from importlib import import_module

import pytest

from pages.ui.chapter import Chapter, Part
from tests.claims import Claims, faults
from tests.pages.looking import PART_IDS, PARTS

every_part = pytest.mark.parametrize(("page", "chapter", "part"), PARTS, ids=PART_IDS)


def table_of(page, chapter: Chapter, part: Part) -> Claims:
    """Return the table of a part's claims."""
    folder = f"tests.pages.chapters.{page.slug}.{chapter.slug}"
    return import_module(f"{folder}.claims").CLAIMS[part.title]


@every_part
def test_every_sentence_is_true(page, chapter, part):
    table = table_of(page, chapter, part)
    found = faults(chapter, part, table, table.few)
    assert not found.report(), found.report()


@pytest.mark.long
@every_part
def test_every_sentence_is_true_over_thousands_of_settings(page, chapter, part):
    table = table_of(page, chapter, part)
    found = faults(chapter, part, table, table.many)
    assert not found.report(), found.report()
    untold = [c.shape.text for c in table.claims if c.shape.text not in found.told]
    assert not untold, "\n".join(["never told:", *untold])
